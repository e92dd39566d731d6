"""The ways to find a name, each a class with `find(query, kinds)`, in the order of LAYERS."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple, Protocol

from bot.names.cleaning import Query
from bot.names.outcome import Layer


class Hit(NamedTuple):
    """An entry of the index that may be meant.

    `quality` is 0 to 100. `sure`: good enough to answer with, if nobody else is as good.
    """

    entry: int
    quality: float
    how: Layer
    sure: bool


class Finder(Protocol):
    """One layer."""

    def find(self, query: Query, kinds: Collection[str]) -> list[Hit]:
        """Return the entries of `kinds` that this layer finds for `query`, in any order."""
        ...
