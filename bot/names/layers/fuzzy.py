"""Slips of the finger and words not typed to the end, over candidates from the trigram index."""

from __future__ import annotations

from collections.abc import Collection

from bot.names.alignment import (
    BEGINNING,
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

LEAST_ALIKE = 0.6


class Fuzzy:
    """Compares word by word; also the words of the query written as one."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def find(self, query: Query, kinds: Collection[str]) -> list[Hit]:
        """Return entries whose words look like those typed."""
        words = significant(query.words)
        if not words:
            return []
        hits: list[tuple[int, float, bool]] = []
        candidates = [self.candidates(word) for word in words]
        if len(words) == 1:
            hits = of_one_word(self._index, words[0], candidates[0], kinds)
        else:
            hits = of_several_words(self._index, words, candidates, kinds, likeness)
        if len(query.words) > 1 and not any(sure and quality >= 84.0 for _, quality, sure in hits):
            hits += self._written_apart("".join(query.words), kinds)
        return [
            Hit(entry, quality, Layer.FUZZY, sure)
            for entry, quality, sure in with_particles(self._index, query.words, hits)
        ]

    def _written_apart(self, joined: str, kinds: Collection[str]) -> list[tuple[int, float, bool]]:
        """Return entries with one word that looks like all those typed ("even poel")."""
        if not 5 <= len(joined) <= LONGEST_JOINED:
            return []
        near = [
            (alike, number)
            for alike, number in self.candidates(joined)
            if alike >= LEAST_JOINED and is_one_word(joined, self._index.vocabulary[number])
        ]
        return of_one_word(self._index, joined, near, kinds)

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
