"""Lays the words of a query beside those of a name: each must find its own."""

from __future__ import annotations

from collections.abc import Callable, Collection
from heapq import nlargest

from bot.names.common_words import PARTICLES
from bot.names.index import Index
from bot.names.likeness import (
    FORM_OF,
    SAME,
    base_quality,
    few_edits,
    given_likeness,
)

Alike = Callable[[str, str], float]
"""How alike a typed word and a word of a name are, from 0 to 1."""

Candidates = list[tuple[float, int]]
"""Likeness and number of words of the vocabulary, best first."""

LEAST = 0.5
"""Words less alike than this are not taken for each other."""

MISMATCH = 34.0
"""What a word costs that finds no counterpart."""

_STEEPNESS = 60.0
_MOST_PER_WORD = 60
_MOST_WALKED = 600
_MOST_ALIGNED = 14


def significant(words: Collection[str]) -> list[str]:
    """Return the words that can make a match: no particles, unless there is nothing else."""
    return [word for word in words if word not in PARTICLES]


def of_one_word(
    index: Index, typed: str, candidates: Candidates, kinds: Collection[str]
) -> list[tuple[int, float, bool]]:
    """Return entries with a word like `typed`: (entry, quality, sure)."""
    hits: list[tuple[int, float, bool]] = []
    for alike, number in candidates:
        word = index.vocabulary[number]
        loss = _STEEPNESS * (1.0 - alike)
        taken = 0
        for entry in index.postings[number][:200]:
            if index.kinds[entry] not in kinds:
                continue
            matched = {word}
            words = index.words[entry]
            if word not in words:
                matched.update(words[index.family[entry] :])
            base = base_quality(index, entry, matched)
            sure = few_edits(typed, alike) and base >= (74.0 if alike >= SAME else 80.0)
            hits.append((entry, base - loss, sure))
            taken += 1
            if taken >= 8:
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
    for typed, found in zip(words, candidates, strict=True):
        taken = 0
        weight = len(typed)
        seen: set[int] = set()
        for likeness, number in found[:10]:
            for entry in index.postings[number][:_MOST_PER_WORD]:
                if entry not in seen and index.kinds[entry] in kinds:
                    seen.add(entry)
                    scores[entry] = scores.get(entry, 0.0) + likeness * weight
                    taken += 1
            if taken >= _MOST_PER_WORD:
                break
    _walk_common(index, words, candidates, kinds, scores)
    best = nlargest(_MOST_ALIGNED, scores, key=lambda entry: (scores[entry], -entry))
    hits = []
    for entry in best:
        aligned = _align(index, words, entry, alike)
        if aligned is not None:
            hits.append((entry, *aligned))
    return hits


def _walk_common(
    index: Index,
    words: list[str],
    candidates: list[Candidates],
    kinds: Collection[str],
    scores: dict[int, float],
) -> None:
    """Find names made of two common words ("John Smith"), which the best known few would hide."""
    walked = 0
    for i, ones in enumerate(candidates):
        for one_alike, one in ones[:3]:
            postings = index.postings[one]
            if len(postings) <= _MOST_PER_WORD:
                continue
            for j, others in enumerate(candidates):
                if j == i:
                    continue
                for other_alike, other in others[:3]:
                    second = index.postings[other]
                    if len(second) <= _MOST_PER_WORD or len(second) < len(postings):
                        continue
                    word = index.vocabulary[other]
                    weight = one_alike * len(words[i]) + other_alike * len(words[j])
                    for entry in postings[: _MOST_WALKED - walked]:
                        if word in index.words[entry] and index.kinds[entry] in kinds:
                            scores[entry] = weight
                    walked += min(len(postings), _MOST_WALKED - walked)
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
    lost = 0
    sure = True
    for typed in sorted(words, key=len, reverse=True):
        best, where = 0.0, -1
        for i in free:
            if len(typed) == 1:
                likeness = SAME if i < max(at, 1) and own[i][0] == typed else 0.0
            elif person and i < at:
                likeness = max(alike(typed, own[i]), given_likeness(typed, own[i]))
            else:
                likeness = alike(typed, own[i])
            if likeness > best:
                best, where = likeness, i
        if best < LEAST:
            lost += 1
            continue
        free.remove(where)
        matched.add(own[where])
        size = max(len(typed), 3)
        total += best * size
        weight += size
        if person and where < at:
            sure = sure and (best >= FORM_OF or (best >= 0.58 and len(typed) > 3))
        else:
            sure = sure and few_edits(typed, best)
    if not matched or lost > 1 or lost >= len(words):
        return None
    quality = base_quality(index, entry, matched) - _STEEPNESS * (1.0 - total / weight)
    if person and not any(word in matched for word in own[at:]):
        return None
    return quality - MISMATCH * lost, sure and not lost
