"""The final places of two riders by year: a disc for one, a square for the other.

Where both finished the same Tour, a bar joins them, and the number of the one ahead stands above.
"""

from __future__ import annotations

from typing import Final

from bot.pictures import Column, DuelPicture, Mark, Place
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
)
from bot.pictures.chart import LEFT, LEFT_OUT, Chart, draw_key, height_of_key, placed

TOP: Final = 280  # of the first place
AIR: Final = 56  # below the lowest mark there is room for its number
COLOURS: Final = (INK, BLUE)
ROOM: Final = 30  # pixels of a column, below which only what matters most has its number
EXPLAINED: Final = LEFT_OUT | {Mark.DISQUALIFIED, Mark.COVERED}  # places explain themselves


def draw(picture: DuelPicture) -> Canvas:
    """Draw the picture."""
    lanes = [rider for rider in (0, 1) if _in_lane(picture, rider)]
    chart = Chart(picture.columns, TOP, lanes=len(lanes), air=AIR)
    key = [each for each in picture.key if each[0] in EXPLAINED]
    canvas = Canvas(chart.end + height_of_key(key))
    for rider, name in enumerate(picture.names):
        _sign(canvas, rider, (MARGIN + 16, 57 + rider * 60), 15)
        shown, size = fitted(name, WIDTH - 2 * MARGIN - 50, 46, 34, bold=True)
        canvas.text((MARGIN + 50, 72 + rider * 60), shown, size, bold=True)
    canvas.note(picture.note, 188)
    chart.rule(canvas)
    chart.years(
        canvas, [all(_result(column, rider) for rider in (0, 1)) for column in picture.columns]
    )
    for number, rider in enumerate(lanes):
        _sign(canvas, rider, (LEFT - 26, chart.lane(number)), 10)
    for rider in (0, 1):
        chart.trail(canvas, rider, FAINT)
    for number, column in enumerate(picture.columns):
        _year(canvas, chart, number, column, lanes)
    draw_key(canvas, key, chart.end)
    return canvas


def _in_lane(picture: DuelPicture, rider: int) -> bool:
    entries = [placed(column, rider) for column in picture.columns]
    return any(entry is not None and entry.place is None for entry in entries)


def _result(column: Column, rider: int) -> Place | None:
    """Return a place, or the disqualification that took one away."""
    entry = placed(column, rider)
    return entry if entry is not None and entry.mark is not Mark.COVERED else None


def _year(canvas: Canvas, chart: Chart, number: int, column: Column, lanes: list[int]) -> None:
    entries = [placed(column, rider) for rider in (0, 1)]
    both = [entry.place for entry in entries if entry is not None and entry.place is not None]
    ahead = min(both, default=None)
    if len(both) == 2:
        x = chart.at(number, Place(Mark.BEYOND, both[0]))[0]
        canvas.line((x, chart.y(both[0])), (x, chart.y(both[1])), colour=QUIET, thick=5)
    for rider, entry in enumerate(entries):
        if entry is None:
            continue
        if entry.place is None:
            canvas.mark(entry.mark, chart.at(number, entry, lanes.index(rider)), chart.radius)
            continue
        at = chart.at(number, entry)
        if len(both) == 2 or chart.step >= ROOM or entry.place <= 3:
            _number(canvas, chart, at, rider, entry.place, below=entry.place != ahead)
        _sign(canvas, rider, at, chart.radius, won=entry.mark is Mark.WIN)


def _number(
    canvas: Canvas, chart: Chart, at: Point, rider: int, place: int, *, below: bool
) -> None:
    away = chart.radius + 8
    canvas.text(
        (at[0], at[1] + away if below else at[1] - away),
        str(place),
        chart.type,
        colour=COLOURS[rider],
        bold=place == 1,
        anchor="mt" if below else "ms",
    )


def _sign(canvas: Canvas, rider: int, at: Point, radius: float, *, won: bool = False) -> None:
    """Draw what stands for a rider, yellow for a win."""
    colour = YELLOW if won else COLOURS[rider]
    if rider == 0:
        canvas.disc(at, radius, colour)
    else:
        canvas.square(at, radius * 0.86, colour)
