"""Faults: what is wrong in facts/, where, and what to do about it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: file, line from 1, and column from 1 where it is known.

    In a TOML file the column counts characters, in a CSV file it counts cells.
    """

    file: str
    line: int
    column: int | None = None

    def __str__(self) -> str:
        parts = [self.file, str(self.line)]
        if self.column is not None:
            parts.append(str(self.column))
        return ":".join(parts)


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: `what` is wrong, and the `remedy` for somebody who is not a programmer."""

    place: Place
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.place}: {self.what} {self.remedy}"

    @property
    def order(self) -> tuple[str, int, int, str]:
        """The key that faults are listed by: file, line, column, then the words."""
        return self.place.file, self.place.line, self.place.column or 0, self.what


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that looks most like `word`, None where none does."""
    matches = difflib.get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return matches[0] if matches else None


def listed(words: Iterable[str]) -> str:
    """Return the words as one enumeration: `a, b or c`."""
    items = list(words)
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} or {items[-1]}"
