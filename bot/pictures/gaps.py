"""The gaps of a final classification: a line a rider, as long as the rider was behind."""

from __future__ import annotations

from typing import Final

from bot.pictures import Gap, GapsPicture, Mark
from bot.pictures.canvas import INK, MARGIN, QUIET, WIDTH, Canvas, fitted, width

TOP: Final = 170  # above the first rider
ROW: Final = 78
TYPE: Final = 34
BASE: Final = MARGIN + 62  # where the lines begin: places stand left of it
RIGHT: Final = WIDTH - MARGIN
REACH: Final = 9  # of the dot at the end of a line
JERSEY: Final = 48  # room for the winner's, behind the name


def draw(picture: GapsPicture) -> Canvas:
    """Draw the picture."""
    canvas = Canvas(TOP + ROW * len(picture.rows) + MARGIN / 2)
    canvas.head(picture.title, picture.note)
    longest = max(row.seconds or 0 for row in picture.rows) or 1
    for number, row in enumerate(picture.rows):
        _row(canvas, row, TOP + ROW * number, longest)
    return canvas


def _row(canvas: Canvas, row: Gap, top: float, longest: int) -> None:
    baseline, line = top + 32, top + 54
    bold = row.mark in (Mark.WIN, Mark.PODIUM)
    strong = INK if bold else QUIET
    canvas.text((BASE - 24, baseline), row.place, TYPE, colour=strong, bold=bold, anchor="rs")
    known = QUIET if row.seconds is None else INK
    canvas.text((RIGHT, baseline), row.label, TYPE, colour=known, bold=bold, anchor="rs")
    room = RIGHT - BASE - width(row.label, TYPE, bold=bold) - 24
    if row.mark is Mark.WIN:
        room -= JERSEY
    name, size = fitted(row.name, room, TYPE, 26, bold=bold)
    canvas.text((BASE, baseline), name, size, bold=bold)
    if row.mark is Mark.WIN:
        at = BASE + width(name, size, bold=bold) + JERSEY / 2 + 6, baseline - 11
        canvas.jersey(at, JERSEY / 3)
    if row.seconds is None:
        return
    end = BASE + REACH + (RIGHT - BASE - 2 * REACH) * row.seconds / longest
    canvas.line((BASE, line), (end, line), colour=QUIET, thick=4)
    canvas.disc((end, line), REACH, INK)
