"""Whom did they mean? Resolves what people type to records, and suggests while they type.

The way of a query: cleaning → the layers in the order of `resolver` → the verdict.
"""

from __future__ import annotations

from collections.abc import Collection, Generator, Iterable, Iterator, Sequence

from bot.names.index import Index
from bot.names.outcome import Layer, Match, Resolution, Suggestion
from bot.names.resolver import Resolver
from bot.names.suggestions import MOST, Suggestions
from bot.records import Spelling

_SLICE = 1_000
"""So many entries are given back within a millisecond."""

__all__ = ["Layer", "Match", "Names", "Resolution", "Suggestion", "emptying"]


def emptying(parts: Iterable[object]) -> Iterator[None]:
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


class Names:
    """All names of all records, ready to be asked. Never changes after it is built."""

    def __init__(self, spellings: Iterable[Spelling] = ()) -> None:
        self._index = Index()
        self._resolver = Resolver(self._index)
        self._suggestions = Suggestions(self._index)
        for _ in self._fill(spellings):
            pass

    @classmethod
    def in_slices(cls, spellings: Iterable[Spelling]) -> Generator[None, None, Names]:
        """Build in slices of a few milliseconds, for use beside a running event loop.

        Yields between them; the names are what the generator returns.
        """
        names = cls()
        yield from names._fill(spellings)
        return names

    def _fill(self, spellings: Iterable[Spelling]) -> Iterator[None]:
        yield from self._index.fill(spellings)
        yield from self._suggestions.fill()

    def parts(self) -> Sequence[object]:
        """Return what takes the memory, for `emptying` when these names are gone."""
        return self._suggestions, self._index.trigrams, self._index

    def resolve(self, text: str, kinds: Collection[str], *, year: int | None = None) -> Resolution:
        """Return whom `text` means among records of `kinds`, whatever was typed. Never raises.

        The id of a record means that record and no other. `year` prefers names borne in it.
        """
        return self._resolver.resolve(text, kinds, year)

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
