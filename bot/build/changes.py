"""What a build changes, record by record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """A record that differs. `fields` are those that do, with before and after."""

    kind: str
    id: str
    how: str  # added, changed or removed
    fields: tuple[tuple[str, str | None, str | None], ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """How many records of each kind were added, changed and removed, and the first of them."""

    counts: Mapping[str, tuple[int, int, int]]
    first: tuple[Change, ...]

    def __bool__(self) -> bool:
        return bool(self.counts)
