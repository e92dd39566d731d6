"""Slips of the finger and words not typed to the end, over candidates from the trigram index."""

from __future__ import annotations

from collections.abc import Collection

from bot.names.alignment import BEGINNING, Candidates, best_candidates, like_those_typed
from bot.names.cleaning import Query
from bot.names.index import Index
from bot.names.layers import Hit
from bot.names.likeness import likeness, likenesses
from bot.names.outcome import Layer

LEAST_ALIKE = 0.6


class Fuzzy:
    """Compares word by word."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def find(self, query: Query, kinds: Collection[str]) -> list[Hit]:
        """Return entries whose words look like those typed."""
        found = like_those_typed(self._index, query, kinds, self.candidates, likeness)
        return [Hit(entry, quality, Layer.FUZZY, sure) for entry, quality, sure in found]

    def candidates(self, word: str) -> Candidates:
        """Return words that look like `word` or start with it, best first."""
        index = self._index
        if len(word) < 3:
            number = index.number(word)
            return [] if number is None else [(1.0, number)]
        found: dict[int, float] = {}
        numbers = index.trigrams.like(word)
        seen = [index.vocabulary[number] for number in numbers]
        for alike, place in likenesses(word, seen, LEAST_ALIKE):
            found[numbers[place]] = alike
        for number in index.starting(word, 24):
            length = len(index.vocabulary[number])
            alike = 1.0 if length == len(word) else BEGINNING - 0.01 * (length - len(word))
            if alike > found.get(number, 0.0):
                found[number] = alike
        return best_candidates(found)
