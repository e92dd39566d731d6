"""The gaps of a final classification: a line a rider, as long as the rider was behind."""

from __future__ import annotations

from typing import Final

from bot.pictures import Gap, GapsPicture, Mark
from bot.pictures.canvas import INK, MARGIN, QUIET, WIDTH, YELLOW, Canvas, fitted, width

TOP: Final = 170  # above the first rider
ROW: Final = 78
NAME: Final = 34  # pixels of type
BASE: Final = MARGIN + 62  # where the lines begin: places stand left of it
ROOM: Final = WIDTH - MARGIN - BASE


def draw(picture: GapsPicture) -> Canvas:
    """Draw the picture."""
    canvas = Canvas(TOP + ROW * len(picture.rows) + MARGIN / 2)
    title, size = fitted(picture.title, WIDTH - 2 * MARGIN, 46, 34, bold=True)
    canvas.text((MARGIN, 70), title, size, bold=True)
    note, size = fitted(picture.note, WIDTH - 2 * MARGIN, 31, 24)
    canvas.text((MARGIN, 116), note, size, colour=QUIET)
    longest = max(row.seconds or 0 for row in picture.rows) or 1
    for number, row in enumerate(picture.rows):
        _row(canvas, row, TOP + ROW * number, longest)
    return canvas


def _row(canvas: Canvas, row: Gap, top: float, longest: int) -> None:
    baseline, line = top + 32, top + 54
    first = row.mark is Mark.WIN
    bold = row.mark in (Mark.WIN, Mark.PODIUM)
    canvas.text(
        (BASE - 22, baseline),
        row.place,
        NAME,
        colour=INK if bold else QUIET,
        bold=bold,
        anchor="rs",
    )
    canvas.text(
        (WIDTH - MARGIN, baseline),
        row.label,
        NAME,
        colour=INK if row.seconds is not None else QUIET,
        anchor="rs",
        bold=bold,
    )
    name, size = fitted(
        row.name, ROOM - width(row.label, NAME, bold=bold) - 24, NAME, 26, bold=bold
    )
    canvas.text((BASE, baseline), name, size, bold=bold)
    if row.seconds is None:
        return
    end = BASE + 7 + (ROOM - 14) * row.seconds / longest
    canvas.line((BASE, line), (end, line), colour=QUIET if not first else YELLOW, thick=4)
    canvas.disc((end, line), 9, INK)
