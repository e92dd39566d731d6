"""Written as it is heard: `Pogatcha`, `Conefroy`, `Even a pool`."""

from __future__ import annotations

from collections.abc import Collection

from bot.names.alignment import (
    LEAST_JOINED,
    LONGEST_JOINED,
    Candidates,
    best_candidates,
    is_one_word,
    of_one_word,
    of_several_words,
    significant,
    with_particles,
)
from bot.names.cleaning import Query
from bot.names.index import Index
from bot.names.layers import Hit
from bot.names.likeness import likeness, likenesses
from bot.names.outcome import Layer
from bot.names.sounds import skeleton, skeletons, sound

_LEAST_ALIKE = 0.62
_HEARD = 0.94
_HEARD_SHORT = 0.86
"""What the same sound is worth beside the same spelling; many short words sound alike."""
_SYLLABIC = 0.86
"""What the same consonants are worth beside the same spelling."""
_MOST_ALIKE = 24
_MOST_IN_BUCKET = 24


class Sounding:
    """Compares how words sound, among those with the same consonants or the same look.

    With `syllables` the consonants alone decide too: kana and Chinese characters put a vowel
    behind each.
    """

    def __init__(self, index: Index, *, syllables: bool = False) -> None:
        self._index = index
        self._syllables = syllables
        self._most = _MOST_IN_BUCKET * (2 if syllables else 1)

    def find(self, query: Query, kinds: Collection[str]) -> list[Hit]:
        """Return entries whose words sound like those typed."""
        words = significant(query.words)
        if not words:
            return []
        candidates = [self.candidates(word) for word in words]
        if len(words) == 1:
            hits = of_one_word(self._index, words[0], candidates[0], kinds)
        else:
            hits = of_several_words(self._index, words, candidates, kinds, self._alike)
        if len(query.words) > 1 and not any(sure and quality >= 84.0 for _, quality, sure in hits):
            hits += self._written_apart("".join(query.words), kinds)
        return [
            Hit(entry, quality, Layer.SOUND, sure)
            for entry, quality, sure in with_particles(self._index, query.words, hits)
        ]

    def _written_apart(self, joined: str, kinds: Collection[str]) -> list[tuple[int, float, bool]]:
        """Return entries with one word that sounds like all those typed ("Even a pool")."""
        if not 5 <= len(joined) <= LONGEST_JOINED:
            return []
        near = [
            (alike, number)
            for alike, number in self.candidates(joined)
            if alike >= LEAST_JOINED and is_one_word(joined, self._index.vocabulary[number])
        ]
        return of_one_word(self._index, joined, near, kinds)

    def candidates(self, word: str) -> Candidates:
        """Return words that sound like `word`, best first."""
        index = self._index
        if len(word) < 3:
            number = index.number(word)
            return [] if number is None else [(1.0, number)]
        heard = sound(word)
        if len(heard) < 3:
            return []
        numbers = set(index.trigrams.like(word)[:_MOST_ALIKE])
        for key in skeletons(heard):
            numbers.update(index.skeletons.get(key, ())[: self._most])
        picked = list(numbers)
        best: dict[int, float] = {}
        seen = [index.vocabulary[number] for number in picked]
        for alike, place in likenesses(word, seen, _LEAST_ALIKE):
            best[picked[place]] = alike
        sounds = [index.sounds[number] for number in picked]
        worth = _worth(word)
        for alike, place in likenesses(heard, sounds, _LEAST_ALIKE / worth):
            if worth * alike > best.get(picked[place], 0.0):
                best[picked[place]] = worth * alike
        if self._syllables:
            bones = skeleton(heard)
            for place, number in enumerate(picked):
                alike = self._of_consonants(bones, sounds[place])
                if alike > best.get(number, _LEAST_ALIKE):
                    best[number] = alike
        return best_candidates(best)

    def _alike(self, typed: str, word: str) -> float:
        number = self._index.numbers.get(word)
        heard = self._index.sounds[number] if number is not None else sound(word)
        alike = max(likeness(typed, word), _worth(typed) * likeness(sound(typed), heard))
        if self._syllables:
            alike = max(alike, self._of_consonants(skeleton(sound(typed)), heard))
        return alike

    @staticmethod
    def _of_consonants(bones: str, heard: str) -> float:
        """Return how alike the consonants are, for words that have three or more."""
        if len(bones) < 3:
            return 0.0
        return _SYLLABIC * max(likeness(bones, key) for key in skeletons(heard))


def _worth(typed: str) -> float:
    return _HEARD if len(typed) > 5 else _HEARD_SHORT
