"""Years from left to right and places from the first on top, each doubling as far below."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import log
from typing import Final

from bot.pictures import Column, Mark, Place
from bot.pictures.canvas import FAINT, INK, MARGIN, QUIET, WIDTH, Canvas, Point, fitted, width

LEFT: Final = MARGIN + 54  # of the first column: the places on the scale stand left of it
RIGHT: Final = WIDTH - MARGIN
WIDEST: Final = 120  # of a column, so that two Tours do not stand at the two edges
TALL: Final = 400  # from the first place to the last one
LOW: Final = 300  # the same where nobody was far back
NEAR: Final = 12  # the least that the scale goes down to
SCALE: Final = (1, 3, 10, 30, 100)  # places with a line across
LANE: Final = 50  # below the scale, for years without a place
AIR: Final = 26  # between what is lowest and the years
KEY_LINE: Final = 46
RADIUS: Final = 14  # of a mark
LEFT_OUT: Final = frozenset({Mark.NOT_HELD, Mark.BREAK})  # years for which the dots stand


def placed(column: Column, rider: int) -> Place | None:
    """Return what a rider did in a year, None where the years are left out."""
    entry = column.places[rider]
    return None if entry is None or entry.mark in LEFT_OUT else entry


class Chart:
    """Where years and places are on a sheet.

    Args:
        columns: the years.
        top: where the first place is.
        lanes: how many rows of marks without a place there are below.
        air: how much to leave below the lowest mark.
    """

    def __init__(
        self, columns: Sequence[Column], top: float, *, lanes: int, air: float = AIR
    ) -> None:
        self.columns = columns
        self.top = top
        places = [each.place for column in columns for each in column.places if each]
        last = max(place for place in places if place is not None) if any(places) else 1
        self.last = max(last, NEAR)
        self.tall = TALL if last > NEAR else LOW
        self.foot = top + self.tall + air + lanes * LANE
        self.step = min((RIGHT - LEFT) / len(columns), WIDEST)
        self.radius = min(RADIUS, self.step * 0.34)
        self.type = 30 if self.step >= 54 else 26 if self.step >= 42 else 23

    @property
    def end(self) -> float:
        """Where the years end."""
        return self.foot + 50

    def y(self, place: int) -> float:
        """Return the height of a place."""
        return self.top + self.tall * log(place) / log(self.last)

    def lane(self, number: int) -> float:
        """Return the height of a lane."""
        return self.top + self.tall + LANE * (number + 0.8)

    def at(self, column: int, entry: Place, lane: int = 0) -> Point:
        """Return where a mark stands: without a place, in a lane."""
        x = LEFT + self.step * (column + 0.5)
        return x, self.lane(lane) if entry.place is None else self.y(entry.place)

    def rule(self, canvas: Canvas) -> None:
        """Draw the lines across."""
        for place in SCALE:
            if place <= self.last:
                canvas.line((LEFT, self.y(place)), (RIGHT, self.y(place)), colour=FAINT)
                canvas.text((LEFT - 16, self.y(place)), str(place), 26, colour=QUIET, anchor="rm")

    def years(self, canvas: Canvas, strong: Sequence[bool]) -> None:
        """Write the years below, as many as there is room for."""
        whole = self.step >= width("2000", self.type) + 10
        every = whole or self.step >= width("’00", self.type) + 6
        baseline = self.foot + 30
        left_out = {
            number
            for number, column in enumerate(self.columns)
            if column.places[0] and column.places[0].mark in LEFT_OUT
        }
        for number, (column, stands_out) in enumerate(zip(self.columns, strong, strict=True)):
            x = LEFT + self.step * (number + 0.5)
            if number in left_out:
                canvas.mark(Mark.BREAK, (x, baseline - 8), self.radius)
            elif every or (number % 2 == 0 and number + 1 not in left_out):
                year = column.label if whole else f"’{column.label[2:]}"
                colour = INK if stands_out else QUIET
                canvas.text((x, baseline), year, self.type, colour=colour, anchor="ms")

    def trail(self, canvas: Canvas, rider: int, colour: str) -> None:
        """Draw a line from each place of a rider to the one of the year after."""
        for number, (before, after) in enumerate(pairwise(self.columns)):
            first, second = before.places[rider], after.places[rider]
            if first and second and first.place and second.place:
                start, end = self.at(number, first), self.at(number + 1, second)
                canvas.line(start, end, colour=colour, thick=2.5)


Key = Sequence[tuple[Mark, str]]


def height_of_key(key: Key) -> float:
    """Return how much room the key takes."""
    return KEY_LINE * ((len(key) + 1) // 2) + 30


def draw_key(canvas: Canvas, key: Key, top: float) -> None:
    """Say in two columns what the marks mean."""
    half = WIDTH / 2 - MARGIN
    for number, (mark, label) in enumerate(key):
        x, y = MARGIN + half * (number % 2), top + KEY_LINE * (number // 2 + 1)
        canvas.mark(mark, (x + 16, y - 10), 12)
        text, size = fitted(label, half - 56, 30, 24)
        canvas.text((x + 46, y), text, size, colour=QUIET)
