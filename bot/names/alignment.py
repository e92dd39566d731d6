"""Lays the words of a query beside those of a name: each must find its own."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from itertools import permutations, product

from bot.names.cleaning import Query
from bot.names.common_words import PARTICLES
from bot.names.index import PEOPLE, Index
from bot.names.likeness import (
    FORM_OF,
    SAME,
    base_quality,
    few_edits,
    given_likeness,
    is_other_writing,
    meant_alone,
)

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

LEAST_GIVEN = 0.68
"""A given name less alike than this is that of somebody else."""

LEAST_WRITTEN_AS_ONE = 0.75
"""A surname of several words that is typed as one ("vanderpol") must be like it by this."""

MOST_WORDS = 4
"""More words than these are no name: the rest is not looked at."""

_MOST_CANDIDATES = 24
_LEAST_BEST = 0.72
"""Where no word of several is more like a word of a name than this, nobody is meant."""

_EXACT_ENOUGH = 0.84
"""A surname beside another form of the given name must be like this."""

_SLIP = 0.78
"""A surname beside the exact given name must be like this."""

_PART_OF_SURNAME = 80.0
_FIRST_OF_A_NAME = 85.0
"""A word that is like one of a team's or a race's name must be like the first, or nearly all."""

_SHORTEST_GUESSED = 5
"""Shorter words are like too many others."""

_LIKE_A_NICKNAME = 10.0
"""What it costs to be like a nickname, short form or other alias rather than a name."""

_STEEPNESS = 60.0
_MOST_PER_WORD = 24
_MOST_WALKED = 600
_RARE = 12
"""A word that no more names than these have is rare."""
_RARE_SURNAME = 0.5
"""What a rare surname counts more: many bear the given name beside it."""
_MOST_ALIGNED = 6
_MOST_OF_A_RECORD = 3
_MOST_BY_INITIAL = 60
_LEAST_SHARE = 0.5
"""Names that have less than this of what the most promising one has are not looked at."""


def best_candidates(found: dict[int, float]) -> Candidates:
    """Return likenesses by word number as candidates: the most alike, then the best known."""
    ordered = sorted([(-alike, number) for number, alike in found.items()])
    return [(-alike, number) for alike, number in ordered[:_MOST_CANDIDATES]]


def like_those_typed(
    index: Index,
    query: Query,
    kinds: Collection[str],
    candidates: Callable[[str], Candidates],
    alike: Alike,
) -> list[tuple[int, float, bool]]:
    """Return entries whose words are like those typed: (entry, quality, sure).

    `candidates` gives the words of the vocabulary that a typed one may stand for.
    """
    words = significant(query.words)
    if not words:
        return []
    if len(words) == 1:
        hits = of_one_word(index, words[0], candidates(words[0]), kinds)
    else:
        # An initial leads to nobody, it only tells namesakes apart.
        found = [candidates(word) if len(word) > 1 else [] for word in words]
        hits = of_several_words(index, words, found, kinds, alike)
    return with_particles(index, query.words, hits)


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
        taken = 0
        for entry in index.postings[number][:120]:
            if index.kinds[entry] not in kinds:
                continue
            if index.nickname[entry] and alike < SAME and (len(typed) < 6 or alike < 0.84):
                # Short nicknames are like too many words.
                continue
            words = index.words[entry]
            matched = {word} if word in words else set(words[index.family[entry] :])
            base = base_quality(index, entry, matched)
            prominence = index.spellings[entry].prominence
            least = _PART_OF_SURNAME if index.kinds[entry] in PEOPLE else _FIRST_OF_A_NAME
            sure = (
                base >= least
                and (alike >= SAME or len(word) >= _SHORTEST_GUESSED)
                and meant_alone(typed, alike, prominence)
            )
            if alike < SAME and index.spellings[entry].how == "alias":
                # What is merely like a nickname is rather a name; its beginning is any word.
                if not is_other_writing(index, entry, word):
                    base -= _LIKE_A_NICKNAME
                sure = sure and not word.startswith(typed)
                sure = sure and (len(words) == 1 or index.kinds[entry] in PEOPLE)
            hits.append((entry, base - loss, sure))
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
    if not any(found and found[0][0] >= _LEAST_BEST for found in candidates):
        return []
    scores: dict[int, float] = {}
    for found in candidates:
        taken = 0
        seen: set[int] = set()
        for likeness, number in found[:6]:
            postings = index.postings[number]
            # A rare word says more than a common one, unless that is the very one.
            rare, same = len(postings) <= _RARE, likeness >= SAME
            weight = likeness * likeness * (2.0 if rare or same else 1.0)
            word = index.vocabulary[number] if rare and same else None
            for entry in postings[:_MOST_PER_WORD]:
                if entry not in seen and index.kinds[entry] in kinds:
                    seen.add(entry)
                    surname = word is not None and index.words[entry][-1] == word
                    scores[entry] = scores.get(entry, 0.0) + weight + _RARE_SURNAME * surname
                    taken += 1
            if taken >= _MOST_PER_WORD:
                break
    _walk_common(index, candidates, kinds, scores)
    least = _LEAST_SHARE * max(scores.values(), default=0.0)
    best = sorted([(-score, entry) for entry, score in scores.items() if score >= least])
    initials = {word for word in words if len(word) == 1}
    if initials:
        best = [
            (score, entry)
            for score, entry in best[:_MOST_BY_INITIAL]
            if initials.issubset(word[0] for word in index.words[entry])
        ]
    hits = []
    longest_first = sorted(words, key=len, reverse=True)
    for entry in _of_different_records(index, best):
        aligned = _align(index, words, longest_first, entry, alike)
        if aligned is not None:
            hits.append((entry, *aligned))
    return hits


def _of_different_records(index: Index, best: list[tuple[float, int]]) -> list[int]:
    """Return the entries to look at, three of a record at most: some teams bore twenty names."""
    chosen: list[int] = []
    records: list[int] = []
    for _, entry in best:
        record = index.record[entry]
        if records.count(record) < _MOST_OF_A_RECORD:
            records.append(record)
            chosen.append(entry)
            if len(chosen) == _MOST_ALIGNED:
                break
    return chosen


def _walk_common(
    index: Index,
    candidates: list[Candidates],
    kinds: Collection[str],
    scores: dict[int, float],
) -> None:
    """Find names made of two common words ("John Smith"), which the best known few would hide."""
    left = _MOST_WALKED
    for one, other, score in _common_pairs(index, candidates):
        word = index.vocabulary[other]
        part = index.postings[one][:left]
        left -= len(part)
        for entry in part:
            if word in index.words[entry] and index.kinds[entry] in kinds:
                scores[entry] = max(score, scores.get(entry, 0.0))
        if left <= 0:
            return


def _common_pairs(index: Index, candidates: list[Candidates]) -> Iterator[tuple[int, int, float]]:
    """Yield pairs of common words, each like another word typed, the rarer first: words, score."""
    common = [
        [
            (alike, number, len(index.postings[number]))
            for alike, number in found[:2]
            if len(index.postings[number]) > _MOST_PER_WORD
        ]
        for found in candidates
    ]
    for ones, others in permutations(common, 2):
        for (one_alike, one, size), (other_alike, other, other_size) in product(ones, others):
            if size <= other_size:
                yield one, other, one_alike**2 + other_alike**2


def _align(
    index: Index, words: list[str], longest_first: list[str], entry: int, alike: Alike
) -> tuple[float, bool] | None:
    """Give each typed word its own word of the entry; None where too few find one."""
    own = index.words[entry]
    at = index.family[entry]
    free = [place for place, word in enumerate(own) if not (at and word in PARTICLES)]
    matched: set[str] = set()
    total = weight = 0.0
    lost = 0
    given = surname = 1.0
    places: dict[str, int] = {}
    sure = True
    for typed in longest_first:
        # Only the word typed last may be unfinished.
        last = typed is words[-1]
        likeness, place = _counterpart(typed, own, free, at, alike, last=last)
        if likeness < LEAST_WRITTEN_AS_ONE and at and len(own) - at > 1:
            as_one = alike(typed, "".join(own[at:]))
            if as_one >= LEAST_WRITTEN_AS_ONE and matched.isdisjoint(own[at:]):
                likeness, place = as_one, len(own) - 1
                matched.update(own[at:])
                free = [*(spot for spot in free if spot < at), place]
        if likeness < LEAST:
            lost += 1
            if lost > 1:
                return None
            continue
        free.remove(place)
        matched.add(own[place])
        size = max(len(typed), 3)
        total += likeness * size
        weight += size
        places[typed] = place
        if place < at:
            given = min(given, likeness)
        else:
            swapped = likeness < _SLIP and _swapped(typed, own[place])
            swapped = swapped and typed not in index.numbers
            surname = min(surname, _SLIP if swapped else likeness)
        sure = sure and _slip(typed, likeness, given=place < at)
    if not matched:
        return None
    if at and matched.isdisjoint(own[at:]):
        return None
    quality = base_quality(index, entry, matched) - _STEEPNESS * (1.0 - total / weight)
    if given < SAME or surname < BEGINNING:
        # One of the two may be wrong, in the order of the name, or both a little.
        ordered = [places[typed] for typed in words if typed in places]
        sure = sure and (surname >= _EXACT_ENOUGH or (given >= SAME and surname >= _SLIP))
        sure = sure and ordered == sorted(ordered)
        sure = sure and not index.nickname[entry]
    return quality - MISMATCH * lost, sure and not lost


def _counterpart(
    typed: str, own: tuple[str, ...], free: list[int], at: int, alike: Alike, *, last: bool
) -> tuple[float, int]:
    """Return how alike the word most like `typed` is, and where it stands; given names before `at`.

    A single letter is the initial of a given name; a beginning stands for the word.
    """
    best, where = 0.0, -1
    if typed in own:
        for place in free:
            if own[place] == typed:
                return 1.0, place
    for place in free:
        word = own[place]
        if len(typed) == 1:
            likeness = SAME if place < max(at, 1) and word[0] == typed else 0.0
        elif last and word.startswith(typed):
            likeness = BEGINNING
        else:
            likeness = alike(typed, word)
            if place < at and likeness < FORM_OF:
                likeness = max(likeness, given_likeness(typed, word))
        if likeness > best:
            best, where = likeness, place
    return best, where


def _swapped(typed: str, word: str) -> bool:
    """Tell whether two letters that stand side by side changed places, and no more."""
    if len(typed) != len(word):
        return False
    differing = [at for at, letter in enumerate(typed) if letter != word[at]]
    if len(differing) != 2:
        return False
    one, other = differing
    return other == one + 1 and typed[one] == word[other] and typed[other] == word[one]


def _slip(typed: str, likeness: float, *, given: bool) -> bool:
    """Tell whether a word of this likeness is the same one misspelt; given names vary more."""
    if given:
        return likeness >= FORM_OF or (likeness >= LEAST_GIVEN and len(typed) > 3)
    return likeness >= BEGINNING or few_edits(typed, likeness)


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
