"""How alike two words are, and how much of a name a query has named."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.names.common_words import ARTICLES, PARTICLES
from bot.names.given_names import same_given_name
from bot.names.index import PEOPLE, Index

_similarity = OSA.normalized_similarity

SAME = 0.999
"""From here on two words count as the same."""

WELL_KNOWN = 40.0
"""Half a name, or a misspelt word alone, is only taken for somebody at least this well known."""

HOUSEHOLD_NAME = 60.0
"""Somebody at least this well known is meant by what is merely like the name."""

_OTHER_WRITING = 0.6

FORM_OF = 0.9
"""The likeness of two forms of one given name."""


def likeness(one: str, other: str) -> float:
    """Return how alike two folded words look, from 0 to 1 (1 less edits per letter)."""
    return _similarity(one, other)


def likeness_of_each(one: str, others: Iterable[str]) -> list[float]:
    """Return how alike `one` and each of the others look."""
    return list(map(partial(_similarity, one), others))


def likenesses(one: str, others: list[str], least: float) -> list[tuple[float, int]]:
    """Return likeness and place in `others` of those that are like `one` by `least` or more.

    For some dozens of words that an index has picked, never for all there are.
    """
    return [
        (alike, place)
        for _, alike, place in process.extract(
            one, others, scorer=_similarity, score_cutoff=least, limit=None
        )
    ]


def given_likeness(typed: str, given: str) -> float:
    """Return how alike two given names are; an initial is as good as the name."""
    if len(typed) == 1:
        return SAME if given[:1] == typed else 0.0
    if same_given_name(typed, given):
        return 1.0 if typed == given else FORM_OF
    return _similarity(typed, given)


def meant_alone(typed: str, alike: float, prominence: float) -> bool:
    """Tell whether one word typed alone, this much like a surname, is meant to be it.

    Short words are like too many others; the better known somebody is, the more may be wrong.
    """
    length = len(typed)
    if alike >= SAME:
        return True
    if length < 5 or prominence < (HOUSEHOLD_NAME if length == 5 else WELL_KNOWN):
        return False
    if length < 7 or prominence < HOUSEHOLD_NAME:
        return alike >= 0.8
    return alike >= 0.7


def is_other_writing(index: Index, entry: int, word: str) -> bool:
    """Tell whether a word of an alias is one of today's name in another writing (Lefevre)."""
    return any(_similarity(word, own) >= _OTHER_WRITING for own in index.words_of_today(entry))


def few_edits(typed: str, alike: float) -> bool:
    """Tell whether a word of this length at this likeness is a slip rather than another word.

    One edit in four or five letters, two in six to eight, three in more.
    """
    length = len(typed)
    if alike >= SAME:
        return True
    if length < 4:
        return False
    if length < 6:
        return alike >= 0.74
    if length < 9:
        return alike >= 0.7
    return alike >= 0.68


SURNAME = 90.0
"""No more than this is said about anybody by a surname, or a part of a name."""


def base_quality(index: Index, entry: int, matched: frozenset[str] | set[str]) -> float:
    """Return what naming the words `matched` of an entry is worth, from 0 to 96.

    Of a person: surname and given name 96, surname 88, part of it 80, given name alone 78.
    A nickname counts when all of it is named. Of anything else: the more of its words, the first
    above all, the better.
    """
    words = index.words[entry]
    if index.nickname[entry]:
        own = [word for word in words if word not in PARTICLES and word not in ARTICLES]
        return 90.0 if all(word in matched for word in own) else 45.0
    if index.kinds[entry] in PEOPLE and len(words) > 1:
        return _of_a_person(index, entry, matched)
    own = [word for word in words if word in index.numbers] or list(words)
    share = len([word for word in own if word in matched]) / len(own)
    return 74.0 + 16.0 * share + (6.0 if own[0] in matched else 0.0)


def prominent(index: Index, entry: int) -> bool:
    """Tell whether an entry is of somebody that half a name is enough for."""
    return index.spellings[entry].prominence >= WELL_KNOWN


def _of_a_person(index: Index, entry: int, matched: frozenset[str] | set[str]) -> float:
    if index.spellings[entry].how == "alias":
        today = index.words_of_today(entry)
        if matched.isdisjoint(today):
            # A second surname alone names somebody else: Jonas Vingegaard is no Rasmussen.
            return 60.0
        if matched.isdisjoint(today[1:]):
            # "Super Mario" is no surname Mario.
            return 78.0
    words = index.words[entry]
    at = index.family[entry]
    family = [word for word in words[at:] if word not in PARTICLES] or list(words[at:])
    given = not matched.isdisjoint(words[:at])
    if matched.issuperset(family):
        return 96.0 if given else 88.0
    if family[-1] in matched:
        return 94.0 if given else 85.0
    if not matched.isdisjoint(family):
        return 90.0 if given else 80.0
    return 78.0
