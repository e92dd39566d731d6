"""Whom did they mean? Resolves what people type to records, and suggests while they type.

The way of a query: cleaning → the layers in the order of `resolver` → the verdict.
"""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Collection, Generator, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import TypeVar

from bot.names.beginnings import Beginnings
from bot.names.index import Index
from bot.names.indexing import Indexing, in_order
from bot.names.outcome import Layer, Match, Resolution, Suggestion
from bot.names.resolver import Resolver
from bot.names.suggestions import MOST, Suggestions
from bot.records import Spelling

_SLICE = 1_000
"""So many entries are given back within a millisecond."""

SHAPING = (
    "beginnings",
    "cleaning",
    "common_words",
    "folding",
    "indexing",
    "packing",
    "sounds",
    "trigrams",
)
"""The modules that an index follows from."""

_REMEMBERED = 1_000
_LONGEST_REMEMBERED = 64
"""So many texts are remembered, of so many characters at most, and whom they mean."""

_T = TypeVar("_T")

__all__ = [
    "Layer",
    "Match",
    "Names",
    "Resolution",
    "Suggestion",
    "at_once",
    "emptying",
    "form",
    "index_of",
]


def emptying(parts: Iterable[object]) -> Generator[None, None, None]:
    """Give the memory of names back that nobody asks any more; yields after every millisecond."""
    for part in parts:
        for kept in vars(part).values():
            while isinstance(kept, list) and kept:
                del kept[-_SLICE:]
                yield
            while isinstance(kept, dict) and kept:
                for _ in range(min(_SLICE, len(kept))):
                    kept.popitem()
                yield


def index_of(
    spellings: Iterable[Spelling],
) -> Generator[None, None, tuple[list[Spelling], dict[str, bytes]]]:
    """Work out how spellings are found: the spellings in order, and what `Names.read` reads.

    Yields after every few milliseconds of work; the two are what the generator returns.
    """
    ordered = yield from in_order(spellings)
    making = Indexing(ordered)
    yield from making.fill()
    beginnings = Beginnings(making)
    yield from beginnings.fill()
    parts = yield from making.dump()
    parts |= yield from beginnings.dump()
    making.spellings = []  # these are given back
    yield from emptying((making, beginnings))
    return ordered, parts


@cache
def form() -> str:
    """Return what tells apart how names are indexed: it follows from the code that does it."""
    digest = hashlib.sha256()
    for name in SHAPING:
        source = Path(__file__).with_name(f"{name}.py").read_text(encoding="utf-8")
        digest.update(source.encode())
    return digest.hexdigest()[:12]


class Names:
    """All names of all records, ready to be asked. Never changes after it is made."""

    def __init__(self, index: Index, suggestions: Suggestions) -> None:
        self._index = index
        self._suggestions = suggestions
        self._resolver = Resolver(index)
        # Many ask for the same few.
        self._resolved = lru_cache(maxsize=_REMEMBERED)(self._resolver.resolve)

    @classmethod
    def of(cls, spellings: Iterable[Spelling]) -> Names:
        """Make them at once."""
        return at_once(cls.in_slices(spellings))

    @classmethod
    def in_slices(cls, spellings: Iterable[Spelling]) -> Generator[None, None, Names]:
        """Make them in slices of a few milliseconds, for use beside a running event loop.

        Yields between them; the names are what the generator returns.
        """
        ordered, parts = yield from index_of(spellings)
        return (yield from cls.read(ordered, parts))

    @classmethod
    def read(
        cls, spellings: Sequence[Spelling], parts: Mapping[str, bytes]
    ) -> Generator[None, None, Names]:
        """Read what `index_of` made of spellings in this order, in slices as well."""
        index = Index()
        yield from index.fill(spellings, parts)
        suggestions = Suggestions(index)
        yield from suggestions.fill(parts)
        return cls(index, suggestions)

    @property
    def spellings(self) -> Sequence[Spelling]:
        """All of them, those of the best known first."""
        return self._index.spellings

    def parts(self) -> Sequence[object]:
        """Return what takes the memory, for `emptying` when these names are gone."""
        return [*self._suggestions.parts(), *self._index.parts()]

    def resolve(self, text: str, kinds: Collection[str], *, year: int | None = None) -> Resolution:
        """Return whom `text` means among records of `kinds`, whatever was typed. Never raises.

        The id of a record means that record and no other. `year` prefers names borne in it.
        """
        if len(text) > _LONGEST_REMEMBERED:
            return self._resolver.resolve(text, kinds, year)
        return self._resolved(text, tuple(kinds), year)

    def womens_team(self, id_: str) -> Match | None:
        """Return the women's team that what people call the men's team `id_` names as well.

        None where there is none, or where `id_` is no men's team.
        """
        return self._resolver.womens_team(id_)

    def suggest(
        self, prefix: str, kinds: Collection[str], *, limit: int = MOST
    ) -> list[Suggestion]:
        """Return at most `limit` (and 25) choices for what has been typed so far. Never raises.

        An empty prefix gives the best known. A suggestion's id resolves to exactly its record.
        """
        return self._suggestions.suggest(prefix, kinds, limit)


def at_once(making: Generator[None, None, _T]) -> _T:
    """Return what a generator returns, without pausing where it would.

    Nothing is looked through for garbage meanwhile: what is made here stays.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        while True:
            next(making)
    except StopIteration as made:
        done: _T = made.value
        return done
    finally:
        if collecting:
            gc.enable()
