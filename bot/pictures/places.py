"""A rider's final places by year."""

from __future__ import annotations

from typing import Final

from bot.pictures import Mark, PlacesPicture
from bot.pictures.canvas import QUIET, Canvas
from bot.pictures.chart import Chart, draw_key, height_of_key, placed

TOP: Final = 205  # of the first place


def draw(picture: PlacesPicture) -> Canvas:
    """Draw the picture."""
    entries = [placed(column, 0) for column in picture.columns]
    lanes = any(entry is not None and entry.place is None for entry in entries)
    chart = Chart(picture.columns, TOP, lanes=int(lanes))
    canvas = Canvas(chart.end + height_of_key(picture.key))
    canvas.head(picture.title, picture.note)
    chart.rule(canvas)
    chart.years(canvas, [False] * len(entries))
    chart.trail(canvas, 0, QUIET)
    for number, entry in enumerate(entries):
        if entry is None:
            continue
        x, y = chart.at(number, entry)
        if entry.place is not None:
            above = y - chart.radius * (2 if entry.mark is Mark.WIN else 1.5) - 4
            best = entry.mark in (Mark.WIN, Mark.PODIUM)
            canvas.text((x, above), str(entry.place), chart.type, bold=best, anchor="ms")
        canvas.mark(entry.mark, (x, y), chart.radius)
    draw_key(canvas, picture.key, chart.end)
    return canvas
