"""Words that look alike, found through the three-letter pieces they share."""

from __future__ import annotations

from collections import Counter
from itertools import chain

from bot.names.packing import Keyed

LEAST_POSTINGS = 320
MOST_POSTINGS = 1_000
"""Between these many postings are read for one word, the rarest pieces first.

More of them the more words there are, since each piece then says less.
"""

_POSTINGS_PER_WORD = 1 / 80
_MOST_REMEMBERED = 64


def pieces(word: str, *, open_ended: bool = False) -> set[str]:
    """Return the trigrams of a folded word, with marks before and behind it.

    `open_ended` leaves out those that say where the word ends: `"pog"` → `{"  p", " po", "pog"}`.
    """
    padded = f"  {word}" if open_ended else f"  {word} "
    return {padded[i : i + 3] for i in range(len(padded) - 2)}


class Trigrams:
    """Finds the numbers of words by `postings`, those of the words that have each trigram.

    What a query costs is bounded, however many `words` there are.
    """

    def __init__(self, postings: Keyed, words: int) -> None:
        self._postings = postings
        self._bound = min(MOST_POSTINGS, LEAST_POSTINGS + int(words * _POSTINGS_PER_WORD))
        self._bits = words.bit_length()
        self._remembered: dict[tuple[str, int, bool], list[int]] = {}

    def parts(self) -> list[object]:
        """Return what takes the memory."""
        return [self, self._postings]

    def like(self, word: str, *, most: int = 40, open_ended: bool = False) -> list[int]:
        """Return at most `most` numbers of words that share most pieces with `word`."""
        # A query asks for the same word in several layers.
        key = (word, most, open_ended)
        found = self._remembered.get(key)
        if found is None:
            if len(self._remembered) >= _MOST_REMEMBERED:
                self._remembered.clear()
            found = self._remembered[key] = self._like(word, most=most, open_ended=open_ended)
        return found

    def _like(self, word: str, *, most: int, open_ended: bool) -> list[int]:
        found = [
            postings
            for piece in pieces(word, open_ended=open_ended)
            if (postings := self._postings.get(piece))
        ]
        found.sort(key=len)
        read = 0
        within = 0
        for postings in found:
            read += len(postings)
            # The rarest piece is always read, however common, but never past the bound.
            if read > self._bound and within:
                break
            within += 1
        found[:1] = [postings[: self._bound] for postings in found[:1]]
        counts = Counter(chain(*found[:within]))
        if not counts:
            return []
        # What shares less than a third of what the best one shares is never near enough.
        least = -(-max(counts.values()) // 3)
        # Count and number in one: such are put in order twice as fast as pairs of them.
        bits = self._bits
        shared = [number - (count << bits) for number, count in counts.items() if count >= least]
        shared.sort()
        return [both & ((1 << bits) - 1) for both in shared[:most]]
