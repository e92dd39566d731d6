"""Lays the words of a query beside those of a name: each must find its own."""

from __future__ import annotations

from collections.abc import Callable, Collection

from bot.names.common_words import PARTICLES
from bot.names.index import Index
from bot.names.likeness import FORM_OF, SAME, base_quality, few_edits, given_likeness

Alike = Callable[[str, str], float]
"""How alike a typed word and a word of a name are, from 0 to 1."""

Candidates = list[tuple[float, int]]
"""Likeness and number of words of the vocabulary, best first."""

LEAST = 0.5
"""Words less alike than this are not taken for each other."""

MISMATCH = 34.0
"""What a word costs that finds no counterpart."""

BEGINNING = 0.9
"""What a word not typed to the end is worth beside the whole word."""

LEAST_GIVEN = 0.58
"""A given name less alike than this is that of somebody else."""

MOST_WORDS = 5
"""More words than these are no name: the rest is not looked at."""

_STEEPNESS = 60.0
_MOST_PER_WORD = 40
_MOST_WALKED = 600
_MOST_ALIGNED = 6


def significant(words: Collection[str]) -> list[str]:
    """Return the words that can make a match: no particles. One letter is an initial."""
    return [word for word in words if word not in PARTICLES or len(word) == 1][:MOST_WORDS]


def of_one_word(
    index: Index, typed: str, candidates: Candidates, kinds: Collection[str]
) -> list[tuple[int, float, bool]]:
    """Return entries with a word like `typed`: (entry, quality, sure)."""
    hits: list[tuple[int, float, bool]] = []
    for alike, number in candidates:
        word = index.vocabulary[number]
        loss = _STEEPNESS * (1.0 - alike)
        slip = few_edits(typed, alike) and (alike >= 0.8 or typed[0] == word[0])
        taken = 0
        for entry in index.postings[number][:120]:
            if index.kinds[entry] not in kinds:
                continue
            if index.nickname[entry] and alike < SAME and (len(typed) < 6 or alike < 0.84):
                # Short nicknames are like too many words.
                continue
            words = index.words[entry]
            if word in words:
                matched = {word}
            else:
                matched = set(words[index.family[entry] :])
            base = base_quality(index, entry, matched)
            hits.append((entry, base - loss, slip and base >= 80.0))
            taken += 1
            if taken == 5:
                break
        if len(hits) >= _MOST_PER_WORD:
            break
    return hits


def of_several_words(
    index: Index,
    words: list[str],
    candidates: list[Candidates],
    kinds: Collection[str],
    alike: Alike,
) -> list[tuple[int, float, bool]]:
    """Return entries whose words are like all of `words` (initials among them)."""
    scores: dict[int, float] = {}
    for found in candidates:
        taken = 0
        seen: set[int] = set()
        for likeness, number in found[:8]:
            postings = index.postings[number]
            # A rare word says more than a common one.
            weight = likeness * likeness * (2.0 if len(postings) <= 12 else 1.0)
            for entry in postings[:_MOST_PER_WORD]:
                if entry not in seen and index.kinds[entry] in kinds:
                    seen.add(entry)
                    scores[entry] = scores.get(entry, 0.0) + weight
                    taken += 1
            if taken >= _MOST_PER_WORD:
                break
    _walk_common(index, candidates, kinds, scores)
    best = sorted([(-score, entry) for entry, score in scores.items()])[:_MOST_ALIGNED]
    hits = []
    for _, entry in best:
        aligned = _align(index, words, entry, alike)
        if aligned is not None:
            hits.append((entry, *aligned))
    return hits


def _walk_common(
    index: Index,
    candidates: list[Candidates],
    kinds: Collection[str],
    scores: dict[int, float],
) -> None:
    """Find names made of two common words ("John Smith"), which the best known few would hide."""
    walked = 0
    for i, ones in enumerate(candidates):
        for one_alike, one in ones[:2]:
            postings = index.postings[one]
            if len(postings) <= _MOST_PER_WORD:
                continue
            for j, others in enumerate(candidates):
                if j == i:
                    continue
                for other_alike, other in others[:2]:
                    second = index.postings[other]
                    if len(second) <= _MOST_PER_WORD or len(second) < len(postings):
                        continue
                    word = index.vocabulary[other]
                    part = postings[: _MOST_WALKED - walked]
                    walked += len(part)
                    for entry in part:
                        if word in index.words[entry] and index.kinds[entry] in kinds:
                            scores[entry] = one_alike**2 + other_alike**2
                    if walked >= _MOST_WALKED:
                        return


def _align(index: Index, words: list[str], entry: int, alike: Alike) -> tuple[float, bool] | None:
    """Give each typed word its own word of the entry; None where too few find one."""
    own = index.words[entry]
    at = index.family[entry]
    person = at > 0
    free = [i for i, word in enumerate(own) if not (person and word in PARTICLES)]
    matched: set[str] = set()
    total = weight = 0.0
    lost = inexact = 0
    sure = True
    for typed in sorted(words, key=len, reverse=True):
        best, where = 0.0, -1
        for i in free:
            word = own[i]
            if len(typed) == 1:
                likeness = SAME if i < max(at, 1) and word[0] == typed else 0.0
            elif typed == word:
                likeness = 1.0
            elif word.startswith(typed) and len(typed) > 1:
                likeness = BEGINNING
            else:
                likeness = alike(typed, word)
                if i < at and likeness < FORM_OF:
                    likeness = max(likeness, given_likeness(typed, word))
            if likeness > best:
                best, where = likeness, i
                if likeness >= SAME:
                    break
        if best < LEAST:
            lost += 1
            if lost > 1:
                return None
            continue
        free.remove(where)
        matched.add(own[where])
        size = max(len(typed), 3)
        total += best * size
        weight += size
        inexact += best < 0.8
        if person and where < at:
            sure = sure and (best >= FORM_OF or (best >= LEAST_GIVEN and len(typed) > 3))
        else:
            sure = sure and (few_edits(typed, best) or best >= BEGINNING)
    if not matched or lost >= len(words):
        return None
    if person and not any(word in matched for word in own[at:]):
        return None
    quality = base_quality(index, entry, matched) - _STEEPNESS * (1.0 - total / weight)
    return quality - MISMATCH * lost, sure and not lost and inexact < 2


def with_particles(
    index: Index, words: Collection[str], hits: list[tuple[int, float, bool]]
) -> list[tuple[int, float, bool]]:
    """Return the hits, those without the particles that were typed set back.

    Robin van Persie is no Rubén Pérez; but "vanderpol" is van der Poel.
    """
    particles = [word for word in words if len(word) > 1 and word in PARTICLES]
    if not particles:
        return hits
    judged = []
    for entry, quality, sure in hits:
        own = index.words[entry]
        if any(particle in own for particle in particles):
            judged.append((entry, quality + 2.0, sure))
        elif any(word.startswith(particles[0]) and len(word) > 5 for word in own):
            judged.append((entry, quality, sure))
        else:
            judged.append((entry, quality - 12.0, False))
    return judged
