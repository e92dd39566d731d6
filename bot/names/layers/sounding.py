"""Written as it is heard: `Pogatcha`, `Conefroy`, `Even a pool`."""

from __future__ import annotations

from collections.abc import Collection

from bot.names.alignment import Candidates, of_one_word, of_several_words, significant, with_particles
from bot.names.cleaning import Query
from bot.names.index import Index
from bot.names.layers import Hit
from bot.names.likeness import likeness, likenesses
from bot.names.outcome import Layer
from bot.names.sounds import skeletons, sound

_LEAST_ALIKE = 0.62
_HEARD = 0.94
"""What the same sound is worth beside the same spelling."""
_MOST_IN_BUCKET = 40


class Sounding:
    """Compares how words sound, among those with the same consonants or the same look."""

    def __init__(self, index: Index, how: Layer = Layer.SOUND) -> None:
        self._index = index
        self._how = how

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
            joined = "".join(query.words)
            if 5 <= len(joined) <= 20:
                hits += of_one_word(
                    self._index, joined, [c for c in self.candidates(joined) if c[0] >= 0.75], kinds
                )
        return [Hit(entry, quality, self._how, sure) for entry, quality, sure in with_particles(self._index, query.words, hits)]

    def candidates(self, word: str) -> Candidates:
        """Return words that sound like `word`, best first."""
        index = self._index
        if len(word) < 3:
            number = index.number(word)
            return [] if number is None else [(1.0, number)]
        heard = sound(word)
        if len(heard) < 3:
            return []
        numbers = set(index.trigrams.like(word))
        for key in skeletons(heard):
            numbers.update(index.skeletons.get(key, ())[:_MOST_IN_BUCKET])
        picked = list(numbers)
        best: dict[int, float] = {}
        seen = [index.vocabulary[number] for number in picked]
        for alike, place in likenesses(word, seen, _LEAST_ALIKE):
            best[picked[place]] = alike
        sounds = [index.sounds[number] for number in picked]
        for alike, place in likenesses(heard, sounds, _LEAST_ALIKE / _HEARD):
            if _HEARD * alike > best.get(picked[place], 0.0):
                best[picked[place]] = _HEARD * alike
        return sorted(((alike, number) for number, alike in best.items()), reverse=True)[:24]

    def _alike(self, typed: str, word: str) -> float:
        number = self._index.numbers.get(word)
        heard = self._index.sounds[number] if number is not None else sound(word)
        return max(likeness(typed, word), _HEARD * likeness(sound(typed), heard))
