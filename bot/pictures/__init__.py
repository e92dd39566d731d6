"""What a picture shows: frozen values of numbers and of words in the reader's language.

A picture is drawn from its value alone, in a process of its own (see `studio.py`): equal values are
equal pictures, and a picture that must not show something was never told it. Knows no facts, no
languages and no Discord.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Mark(StrEnum):
    """What stands for a place: each has a shape of its own, so none is told by its colour alone."""

    WIN = "win"
    PODIUM = "podium"
    TOP_TEN = "top-ten"
    BEYOND = "beyond"
    ABSENT = "absent"  # not finished or not ridden: the facts hold finishers only
    DISQUALIFIED = "disqualified"
    COVERED = "covered"  # a result that is not told to this reader
    NOT_HELD = "not-held"
    BREAK = "break"  # years that are left out, because neither rider was there


@dataclass(frozen=True, slots=True)
class Gap:
    """A rider of a final classification: the place as it is written, the name, and how far behind.

    `label` is what stands at the end: the time of the winner, the gap of the others. `seconds` is
    the gap, None where it is not known.
    """

    place: str
    name: str
    label: str
    seconds: int | None
    mark: Mark


@dataclass(frozen=True, slots=True)
class Place:
    """A rider's place in one Tour; `place` is None where there is none."""

    mark: Mark
    place: int | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """One Tour, or years that are left out, and what each rider did in it.

    That is None before a rider's first Tour finished and after the last.
    """

    label: str
    places: tuple[Place | None, ...]


@dataclass(frozen=True, slots=True)
class GapsPicture:
    """How far the first riders of a Tour were apart; `alt` says the same in words."""

    title: str
    note: str
    rows: tuple[Gap, ...]
    alt: str


@dataclass(frozen=True, slots=True)
class PlacesPicture:
    """A rider's final places by year; `key` is what each mark that occurs means."""

    title: str
    note: str
    columns: tuple[Column, ...]
    key: tuple[tuple[Mark, str], ...]
    alt: str


@dataclass(frozen=True, slots=True)
class DuelPicture:
    """The final places of two riders by year, on one axis; `names` in the order of the places."""

    note: str
    names: tuple[str, str]
    columns: tuple[Column, ...]
    key: tuple[tuple[Mark, str], ...]
    alt: str


Picture = GapsPicture | PlacesPicture | DuelPicture

FILE_NAME = "picture.png"  # what the drawn file is called when it is sent
