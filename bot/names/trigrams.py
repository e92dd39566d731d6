"""Words that look alike, found through the three-letter pieces they share."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain

MOST_POSTINGS = 700
"""No more postings than this are read for one word, the rarest pieces first."""


def pieces(word: str, *, open_ended: bool = False) -> set[str]:
    """Return the trigrams of a folded word, with marks before and behind it.

    `open_ended` leaves out those that say where the word ends: `"pog"` → `{"  p", " po", "pog"}`.
    """
    padded = f"  {word}" if open_ended else f"  {word} "
    return {padded[i : i + 3] for i in range(len(padded) - 2)}


class Trigrams:
    """An index from trigrams to word numbers; its cost a query is bounded, whatever its size."""

    def __init__(self, words: Iterable[str]) -> None:
        postings: dict[str, list[int]] = defaultdict(list)
        for number, word in enumerate(words):
            padded = f"  {word} "
            for piece in {padded[i : i + 3] for i in range(len(padded) - 2)}:
                postings[piece].append(number)
        self._postings = dict(postings)
        # A query asks for the same word in several layers.
        self.like = lru_cache(maxsize=256)(self._like)

    def _like(self, word: str, most: int = 40, open_ended: bool = False) -> list[int]:
        """Return at most `most` numbers of words that share most pieces with `word`."""
        found = [
            postings
            for piece in pieces(word, open_ended=open_ended)
            if (postings := self._postings.get(piece)) is not None
        ]
        found.sort(key=len)
        read = 0
        within = 0
        for postings in found:
            read += len(postings)
            # The rarest piece is always read, however common, but never past the bound.
            if read > MOST_POSTINGS and within:
                break
            within += 1
        counts = Counter(chain.from_iterable(p[:MOST_POSTINGS] for p in found[:within]))
        if not counts:
            return []
        # What shares less than a third of what the best one shares is never near enough.
        least = max(1, -(-max(counts.values()) // 3))
        shared = [(count, -number) for number, count in counts.items() if count >= least]
        if len(shared) > most:
            shared.sort(reverse=True)
        return [-number for _, number in shared[:most]]
