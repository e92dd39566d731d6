"""The beginnings of the words of names, made once for suggesting while somebody types."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Generator, Iterable, Iterator
from typing import Final

from bot.names.common_words import ARTICLES
from bot.names.index import PEOPLE
from bot.names.indexing import Indexing
from bot.names.packing import Keyed, dump_numbers, dump_texts, packed_numbers

SHORT: Final = 3
"""Beginnings up to this length are answered from a table made beforehand."""
_KEPT: Final = 60
_SLICE: Final = 100
"""So many entries are made in a few milliseconds."""


class Beginnings:
    """The beginnings of all words of an index, in the making: `fill` it once, then `dump` it."""

    def __init__(self, making: Indexing) -> None:
        self._making = making
        self._short: dict[str, list[int]] = defaultdict(list)
        self._best: dict[str, list[int]] = defaultdict(list)
        self._sorted: list[str] = []
        self._entries: list[int] = []

    def fill(self) -> Iterator[None]:
        """Enter all of the index, once; yields after every few milliseconds of work."""
        making = self._making
        by_letter: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for entry, words in enumerate(making.words):
            if entry == making.records[making.record[entry]][0]:
                self._best[making.spellings[entry].kind].append(entry)
            if making.spellings[entry].kind in PEOPLE and making.family[entry]:
                # "j. vin": the initial and the surname.
                initialled = words[0][0] + "".join(words[making.family[entry] :])
                by_letter[initialled[0]].append((initialled, entry))
            phrases = list(self._phrases(entry, words))
            for phrase in phrases:
                by_letter[phrase[0]].append((phrase, entry))
            self._keep(entry, phrases)
            if entry % _SLICE == 0:
                yield
        for letter in sorted(by_letter):
            phrased = sorted(by_letter[letter])
            self._sorted += [phrase for phrase, _ in phrased]
            self._entries += [entry for _, entry in phrased]
            yield

    def _keep(self, entry: int, phrases: Iterable[str]) -> None:
        """Note the entry under the first letters of its words, while it is among the best known."""
        kind = self._making.spellings[entry].kind
        # One or two letters are the start of a name; aliases come in with the third.
        alias = kind in PEOPLE and self._making.spellings[entry].how == "alias"
        lengths = range(SHORT if alias else 1, SHORT + 1)
        for beginning in {phrase[:length] for phrase in phrases for length in lengths}:
            kept = self._short[f"{kind} {beginning}"]
            if len(kept) < _KEPT:
                kept.append(entry)

    def _phrases(self, entry: int, words: tuple[str, ...]) -> Iterator[str]:
        if self._making.nickname[entry]:
            # A nickname is typed from its start, with or without the article.
            yield "".join(words)
            if len(words) > 1 and words[0] in ARTICLES:
                yield "".join(words[1:])
            return
        for at in range(len(words)):
            yield "".join(words[at:])

    def dump(self) -> Generator[None, None, dict[str, bytes]]:
        """Return everything as Suggestions read it; yields after every few milliseconds."""
        parts = {
            "phrases": dump_numbers(packed_numbers(self._entries)),
            "phrases.texts": dump_texts(self._sorted),
        }
        yield
        short = dict(sorted(self._short.items()))  # they were entered in any order
        for name, keyed in (("short", short), ("best", self._best)):
            parts[f"{name}.texts"], parts[name] = Keyed.of(keyed).dump()
            yield
        return parts
