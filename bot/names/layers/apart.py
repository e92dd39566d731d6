"""One word of a name, typed as several: `Even a pool`, `even poel`."""

from __future__ import annotations

from collections.abc import Collection

from bot.names.alignment import BEGINNING, of_one_word, with_particles
from bot.names.cleaning import Query
from bot.names.index import Index
from bot.names.layers import Hit
from bot.names.layers.sounding import Sounding
from bot.names.outcome import Layer

_LEAST_ALIKE = 0.8
"""Words written as one must look or sound like the one word they stand for by this."""

_MOST_BEGINNING = 24

_MOST_BEARERS = 40
_SHORTEST = 5
_LONGEST = 14
"""Words that make more letters than this together are not one word typed apart."""


class Apart:
    """Writes the words of the query as one, and looks for words that look or sound like it."""

    def __init__(self, index: Index, sounding: Sounding) -> None:
        self._index = index
        self._sounding = sounding

    def find(self, query: Query, kinds: Collection[str]) -> list[Hit]:
        """Return entries with one word like all those typed."""
        joined = "".join(query.words)
        if len(query.words) < 2 or not _SHORTEST <= len(joined) <= _LONGEST:
            return []
        if self._is_given_name(query.words[0]):
            return []
        near = [(BEGINNING, number) for number in self._index.starting(joined, _MOST_BEGINNING)]
        near += [
            (alike, number)
            for alike, number in self._sounding.candidates(joined)
            if alike >= _LEAST_ALIKE and self._may_be(joined, self._index.vocabulary[number])
        ]
        hits = of_one_word(self._index, joined, near, kinds)
        return [
            Hit(entry, quality, Layer.SOUND, sure)
            for entry, quality, sure in with_particles(self._index, query.words, hits)
        ]

    @staticmethod
    def _may_be(joined: str, word: str) -> bool:
        """Tell whether words typed apart may be a word: it begins alike and is about as long.

        "tom ferrand prevot" is not Ferrand-Prévot with a few letters before it.
        """
        return joined[0] == word[0] and abs(len(joined) - len(word)) <= 2

    def _is_given_name(self, word: str) -> bool:
        """Tell whether a word is a given name: Léon Marchand is no Lemarchand."""
        index = self._index
        number = index.number(word)
        bearers = [] if number is None else index.postings[number][:_MOST_BEARERS]
        return any(index.family[each] and index.words[each][0] == word for each in bearers)
