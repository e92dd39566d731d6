"""Final places by year: the first place on top, each doubling of a place as far below."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import log
from typing import Final

from bot.pictures import Column, DuelPicture, Mark, Place, PlacesPicture
from bot.pictures.canvas import (
    BLUE,
    FAINT,
    INK,
    MARGIN,
    QUIET,
    WIDTH,
    YELLOW,
    Canvas,
    Point,
    fitted,
    width,
)

LEFT: Final = MARGIN + 54  # of the first column; the places on the scale stand left of it
RIGHT: Final = WIDTH - MARGIN
WIDEST: Final = 120  # of a column, so that two Tours do not stand at the two edges
TALL: Final = 400  # from the first place to the last on the scale
LANE: Final = 54  # below it, for years without a place
SCALE: Final = (1, 3, 10, 30, 100)  # places with a line across
KEY_LINE: Final = 44
RADIUS: Final = 14


class Chart:
    """Where years and places are on the sheet."""

    def __init__(self, columns: Sequence[Column], top: float, lanes: int) -> None:
        self.columns = columns
        self.top = top
        last = max(
            (entry.place for column in columns for entry in column.places if entry and entry.place),
            default=1,
        )
        self.last = max(last, 12)
        self.foot = top + TALL + lanes * LANE  # where the years are written
        self.step = min((RIGHT - LEFT) / len(columns), WIDEST)
        self.radius = min(RADIUS, self.step * 0.34)
        self.type = 30 if self.step >= 54 else 26 if self.step >= 42 else 22

    def x(self, column: int) -> float:
        """Return the middle of a column."""
        return LEFT + self.step * (column + 0.5)

    def y(self, place: int) -> float:
        """Return the height of a place."""
        return self.top + TALL * log(place) / log(self.last)

    def at(self, column: int, entry: Place, lane: int = 0) -> Point:
        """Return where a mark stands; one without a place is in a lane below."""
        if entry.place is not None:
            return self.x(column), self.y(entry.place)
        return self.x(column), self.top + TALL + LANE * (lane + 0.6)

    def rule(self, canvas: Canvas) -> None:
        """Draw the lines across, and the years."""
        for place in SCALE:
            if place <= self.last:
                canvas.line((LEFT, self.y(place)), (RIGHT, self.y(place)), colour=FAINT)
                canvas.text((LEFT - 16, self.y(place)), str(place), 26, colour=QUIET, anchor="rm")

    def years(self, canvas: Canvas, shared: Sequence[bool]) -> None:
        """Write the years below, as many as there is room for; those shared by two stand out."""
        every = self.step >= width("2000", self.type) + 10
        for number, (column, both) in enumerate(zip(self.columns, shared, strict=True)):
            if not column.label.isdecimal():  # years that are left out
                continue
            text = column.label if every else f"’{column.label[2:]}"
            if self.step < width(text, self.type) + 2 and number % 2:
                continue
            at = (self.x(number), self.foot + 34)
            canvas.text(at, text, self.type, colour=INK if both else QUIET, anchor="ms")


def draw_places(picture: PlacesPicture) -> Canvas:
    """Draw one rider's places."""
    lanes = any(entry and entry.place is None for each in picture.columns for entry in each.places)
    chart = Chart(picture.columns, 190, int(lanes))
    key_top = chart.foot + 96
    canvas = Canvas(key_top + KEY_LINE * (len(picture.key) + 1) // 2 + 10)
    title, size = fitted(picture.title, WIDTH - 2 * MARGIN, 46, 34, bold=True)
    canvas.text((MARGIN, 70), title, size, bold=True)
    note, size = fitted(picture.note, WIDTH - 2 * MARGIN, 31, 24)
    canvas.text((MARGIN, 116), note, size, colour=QUIET)
    chart.rule(canvas)
    chart.years(canvas, [False] * len(picture.columns))
    _trail(canvas, chart, 0, QUIET)
    for number, column in enumerate(picture.columns):
        if (entry := column.places[0]) is None:
            continue
        at = chart.at(number, entry)
        if entry.place is not None:
            lifted = chart.radius * (2.0 if entry.mark is Mark.WIN else 1.5) + 4
            canvas.text(
                (at[0], at[1] - lifted),
                str(entry.place),
                chart.type,
                bold=entry.place <= 3,
                anchor="ms",
            )
        canvas.mark(entry.mark, at, chart.radius)
    _key(canvas, picture.key, key_top)
    return canvas


def draw_duel(picture: DuelPicture) -> Canvas:
    """Draw the places of two riders."""
    rests = [
        any(each.places[rider] and each.places[rider].place is None for each in picture.columns)  # type: ignore[union-attr]
        for rider in (0, 1)
    ]
    chart = Chart(picture.columns, 290, 2 if all(rests) else int(any(rests)))
    key = tuple(each for each in picture.key if each[0] in IN_DUEL)
    key_top = chart.foot + 96
    canvas = Canvas(key_top + KEY_LINE * (len(key) + 1) // 2 + (10 if key else -30))
    for rider, name in enumerate(picture.names):
        _sign(canvas, rider, (MARGIN + 16, 57 + rider * 60), 15, RIDERS[rider])
        shown, size = fitted(name, WIDTH - 2 * MARGIN - 50, 46, 34, bold=True)
        canvas.text((MARGIN + 50, 72 + rider * 60), shown, size, bold=True)
    note, size = fitted(picture.note, WIDTH - 2 * MARGIN, 31, 24)
    canvas.text((MARGIN, 188), note, size, colour=QUIET)
    chart.rule(canvas)
    shared = [all(each and each.place for each in column.places) for column in picture.columns]
    chart.years(canvas, shared)
    for rider in (0, 1):
        _trail(canvas, chart, rider, FAINT)
    for number, column in enumerate(picture.columns):
        _pair(canvas, chart, number, column, shared=shared[number])
    _key(canvas, key, key_top)
    return canvas


RIDERS: Final = (INK, BLUE)
IN_DUEL: Final = frozenset({Mark.DISQUALIFIED, Mark.COVERED, Mark.NOT_HELD, Mark.BREAK})


def _pair(canvas: Canvas, chart: Chart, number: int, column: Column, *, shared: bool) -> None:
    """Draw what both did in a year: the one ahead has the number above, the other one below."""
    spots = [
        chart.at(number, entry, lane) if entry else None for lane, entry in enumerate(column.places)
    ]
    if shared and spots[0] and spots[1]:
        canvas.line(spots[0], spots[1], colour=QUIET, thick=5)
    lowest = max((entry.place for entry in column.places if entry and entry.place), default=None)
    for rider, (entry, at) in enumerate(zip(column.places, spots, strict=True)):
        if entry is None or at is None:
            continue
        if entry.place is None:
            if entry.mark is Mark.DISQUALIFIED or rider == 0:
                canvas.mark(entry.mark, at, chart.radius)
            continue
        below = shared and entry.place == lowest
        if shared or chart.step >= 34 or entry.place <= 3:
            offset = chart.radius + 8
            canvas.text(
                (at[0], at[1] + offset if below else at[1] - offset),
                str(entry.place),
                chart.type,
                colour=RIDERS[rider],
                bold=entry.place == 1,
                anchor="mt" if below else "ms",
            )
        _sign(canvas, rider, at, chart.radius, YELLOW if entry.mark is Mark.WIN else RIDERS[rider])


def _sign(canvas: Canvas, rider: int, at: Point, radius: float, colour: str) -> None:
    (canvas.disc if rider == 0 else canvas.square)(at, radius * (1 if rider == 0 else 0.86), colour)


def _trail(canvas: Canvas, chart: Chart, rider: int, colour: str) -> None:
    """Draw a line from each place to the one of the year after."""
    for number, (before, after) in enumerate(pairwise(chart.columns)):
        first, second = before.places[rider], after.places[rider]
        if first and second and first.place and second.place:
            start, end = chart.at(number, first), chart.at(number + 1, second)
            canvas.line(start, end, colour=colour, thick=2.5)


def _key(canvas: Canvas, key: Sequence[tuple[Mark, str]], top: float) -> None:
    """Say in two columns what the marks mean."""
    for number, (mark, label) in enumerate(key):
        x = MARGIN + (WIDTH / 2 - MARGIN) * (number % 2)
        y = top + KEY_LINE * (number // 2)
        canvas.mark(mark, (x + 14, y - 10), 11)
        text, size = fitted(label, WIDTH / 2 - MARGIN - 56, 30, 24)
        canvas.text((x + 44, y), text, size, colour=QUIET)
