"""Written as it is heard: `Pogatcha`, `Conefroy`, `Even a pool`."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from bot.names.alignment import BEGINNING, Candidates, best_candidates, like_those_typed
from bot.names.cleaning import Query
from bot.names.index import Index
from bot.names.layers import Hit
from bot.names.likeness import SAME, likeness, likeness_of_each, likenesses
from bot.names.outcome import Layer
from bot.names.sounds import skeleton, skeletons, sound

_LEAST_ALIKE = 0.62
_HEARD = 0.94
_HEARD_SHORT = 0.86
"""What the same sound is worth beside the same spelling; many short words sound alike."""
_UNLIKE = 0.05
"""What another spelling costs beside the same sound."""
_NEARLY_SAME_BONES = 0.86
"""What consonants that are nearly the same are worth beside the same spelling."""
_SAME_BONES = 0.74
_VOWELS = 0.16
"""What the same consonants are worth, and what the vowels between them add: many have the same."""
_MOST_UNSAID = 4
"""Words with more letters between them than these do not sound alike."""
_LEAST_BONES = 3
"""Fewer consonants than these are like those of too many words."""
_MOST_ALIKE = 20
_MOST_IN_BUCKET = 20


class Sounding:
    """Compares how words sound, among those with the same consonants or the same look.

    With `syllables` the consonants count above all: Chinese characters put a vowel behind each,
    Arabic letters none. Japanese has but one letter for l and r.
    """

    def __init__(self, index: Index, *, syllables: bool = False) -> None:
        self._index = index
        self._syllables = syllables
        self._most = _MOST_IN_BUCKET * (2 if syllables else 1)
        # The same words are compared for one name after another.
        self._alike = lru_cache(maxsize=1_024)(self._compared)

    def find(self, query: Query, kinds: Collection[str]) -> list[Hit]:
        """Return entries whose words sound like those typed."""
        found = like_those_typed(self._index, query, kinds, self.candidates, self._alike)
        return [Hit(entry, quality, Layer.SOUND, sure) for entry, quality, sure in found]

    def candidates(self, word: str) -> Candidates:
        """Return words that sound like `word`, best first."""
        index = self._index
        if len(word) < 3:
            number = index.number(word)
            return [] if number is None else [(1.0, number)]
        heard = sound(word)
        if len(heard) < 3:
            return []
        same_bones, others = self._worth_hearing(word, heard)
        picked = [*same_bones, *others]
        words = [index.vocabulary[number] for number in picked]
        looks = likeness_of_each(word, words)
        best = {
            number: alike
            for number, alike in zip(picked, looks, strict=True)
            if alike >= _LEAST_ALIKE
        }
        worth = _worth(word)
        ways = [(place, index.sounds[number]) for place, number in enumerate(picked)]
        otherwise = index.sounds_otherwise
        ways += [(at, otherwise[number]) for at, number in enumerate(picked) if number in otherwise]
        said = self._as_heard([said for _, said in ways])
        (own,) = self._as_heard([heard])
        for alike, way in likenesses(own, said, _LEAST_ALIKE / worth):
            place = ways[way][0]
            by_ear = _by_ear(worth, alike, looks[place])
            if by_ear > best.get(picked[place], 0.0):
                best[picked[place]] = by_ear
        bones = skeleton(heard)
        if self._syllables and len(bones) >= _LEAST_BONES:
            vowels = likeness_of_each(own, said[: len(same_bones)])
            for number, alike in zip(same_bones, vowels, strict=True):
                best[number] = max(_by_bones(1.0, alike), best.get(number, 0.0))
            ways = [(number, own) for number in others for own in index.bones(number)]
            for alike, way in likenesses(bones, [own for _, own in ways], _LEAST_ALIKE):
                number = ways[way][0]
                best[number] = max(_NEARLY_SAME_BONES * alike, best.get(number, 0.0))
        return best_candidates(best)

    def _worth_hearing(self, word: str, heard: str) -> tuple[list[int], list[int]]:
        """Return the numbers of words that have the consonants of `word`, and of those like it."""
        own, *cut = skeletons(heard)
        same = self._index.skeletons.get(own)[: self._most].tolist()
        others = set(self._index.trigrams.like(word)[:_MOST_ALIKE])
        for key in cut:
            others.update(self._index.skeletons.get(key)[: self._most])
        return same, list(others.difference(same))

    def _compared(self, typed: str, word: str) -> float:
        """Return how alike a typed word and one of a name are, by look and by sound."""
        alike = looks = likeness(typed, word)
        if looks >= BEGINNING or abs(len(typed) - len(word)) > _MOST_UNSAID:
            return looks
        heard, *said = self._as_heard([sound(typed), *self._said(word)])
        nearest = max(likeness(heard, way) for way in said)
        alike = max(alike, _by_ear(_worth(typed), nearest, looks))
        bones = skeleton(heard)
        if self._syllables and len(bones) >= _LEAST_BONES:
            number = self._index.numbers.get(word)
            for own in self._index.bones(number) if number is not None else ():
                alike = max(alike, _by_bones(likeness(bones, own), nearest))
        return alike

    def _as_heard(self, sounds: list[str]) -> list[str]:
        """Return sounds as they are compared: where syllables are written, l and r are one."""
        return [each.replace("l", "r") for each in sounds] if self._syllables else sounds

    def _said(self, word: str) -> list[str]:
        """Return the ways to say a word of a name."""
        number = self._index.numbers.get(word)
        if number is None:
            return [sound(word)]
        otherwise = self._index.sounds_otherwise.get(number)
        said = self._index.sounds[number]
        return [said] if otherwise is None else [said, otherwise]


def _worth(typed: str) -> float:
    return _HEARD if len(typed) > 5 else _HEARD_SHORT


def _by_ear(worth: float, alike: float, looks: float) -> float:
    """Return how alike words are that sound `alike`: one that also looks like it is meant first."""
    return worth * alike - _UNLIKE * (1.0 - looks)


def _by_bones(alike: float, vowels: float) -> float:
    """Return what consonants are worth that are `alike`, and where the same, their vowels."""
    return _SAME_BONES + _VOWELS * vowels if alike >= SAME else _NEARLY_SAME_BONES * alike
