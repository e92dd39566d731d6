"""A sheet to draw on: type, lines and the marks that stand for places."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image, ImageColor, ImageDraw, ImageFont

from bot.pictures import Mark

FONTS: Final = Path(__file__).parent / "fonts"
WIDTH: Final = 1000
MARGIN: Final = 44
FINER: Final = 2  # drawn this much larger and then reduced, which smooths edges

# A ground of its own, so that it looks the same on Discord's dark page and on the light one.
GROUND: Final = "#1b1d21"
INK: Final = "#f4f1e8"
QUIET: Final = "#a9adb5"
FAINT: Final = "#3b3f46"
YELLOW: Final = "#f7d117"
BLUE: Final = "#7cc0ef"

SHADES: Final = 12  # between the ground and each colour, for smooth edges

Point = tuple[float, float]

# The outline of a jersey, a unit being half its height.
JERSEY: Final[Sequence[Point]] = (
    (-0.32, -1.0), (-0.16, -0.8), (0.16, -0.8), (0.32, -1.0), (0.62, -0.88), (1.12, -0.18),
    (0.74, 0.1), (0.58, -0.12), (0.58, 1.0), (-0.58, 1.0), (-0.58, -0.12), (-0.74, 0.1),
    (-1.12, -0.18), (-0.62, -0.88),
)  # fmt: skip


@cache
def font(size: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    """Return the typeface in a size, in pixels of the sheet."""
    weight = "Semibold" if bold else "Regular"
    return ImageFont.truetype(FONTS / f"SourceSansPro-{weight}.otf", size * FINER)


def width(text: str, size: int, *, bold: bool = False) -> float:
    """Return how wide a text is, in pixels of the sheet."""
    return font(size, bold=bold).getlength(text) / FINER


def fitted(
    text: str, room: float, size: int, smallest: int, *, bold: bool = False
) -> tuple[str, int]:
    """Return a text and its size so that it fits: smaller, and at last cut."""
    while width(text, size, bold=bold) > room and size > smallest:
        size -= 1
    cut = text
    while width(cut, size, bold=bold) > room:
        text = text[:-1]
        cut = f"{text.rstrip()}…"
    return cut, size


@cache
def _palette() -> Image.Image:
    """Return the few colours there are: a third of the bytes, and a third of the time."""
    ground = ImageColor.getrgb(GROUND)
    shades = [*ground]
    for colour in (INK, QUIET, FAINT, YELLOW, BLUE):
        pairs = list(zip(ground, ImageColor.getrgb(colour), strict=True))
        for step in range(1, SHADES + 1):
            shades += [round(low + (high - low) * step / SHADES) for low, high in pairs]
    palette = Image.new("P", (1, 1))
    palette.putpalette(shades)
    return palette


class Canvas:
    """A sheet of WIDTH by `height` pixels."""

    def __init__(self, height: float) -> None:
        self._sheet = Image.new("RGB", (WIDTH * FINER, round(height) * FINER), GROUND)
        self._pen = ImageDraw.Draw(self._sheet)

    def png(self) -> bytes:
        """Return what was drawn."""
        file = BytesIO()
        sheet = self._sheet.reduce(FINER).quantize(palette=_palette(), dither=Image.Dither.NONE)
        sheet.save(file, "PNG")
        return file.getvalue()

    def head(self, title: str, note: str) -> None:
        """Write what the picture shows, on top."""
        shown, size = fitted(title, WIDTH - 2 * MARGIN, 46, 34, bold=True)
        self.text((MARGIN, 70), shown, size, bold=True)
        self.note(note, 116)

    def note(self, text: str, baseline: float) -> None:
        """Write a line in small type."""
        shown, size = fitted(text, WIDTH - 2 * MARGIN, 31, 24)
        self.text((MARGIN, baseline), shown, size, colour=QUIET)

    def text(
        self,
        at: Point,
        text: str,
        size: int,
        *,
        colour: str = INK,
        bold: bool = False,
        anchor: str = "ls",
    ) -> None:
        """Write a text; `anchor` is Pillow's: "ls" is left on the baseline, "mm" the middle."""
        self._pen.text(
            self._scaled([at])[0],
            text,
            colour,
            font(size, bold=bold),
            anchor,
            stroke_width=4 * FINER,  # keeps it clear of the lines behind it
            stroke_fill=GROUND,
        )

    def line(self, start: Point, end: Point, *, colour: str = FAINT, thick: float = 2) -> None:
        """Draw a line."""
        self._pen.line(self._scaled([start, end]), colour, round(thick * FINER))

    def disc(self, at: Point, radius: float, colour: str) -> None:
        """Draw a filled circle."""
        self._pen.ellipse(self._box(at, radius), colour)

    def ring(self, at: Point, radius: float, colour: str) -> None:
        """Draw a circle that is empty inside."""
        self._pen.ellipse(self._box(at, radius), GROUND, colour, round(radius * 0.36 * FINER))

    def square(self, at: Point, radius: float, colour: str) -> None:
        """Draw a filled square."""
        self._pen.rectangle(self._box(at, radius), colour)

    def diamond(self, at: Point, radius: float, colour: str) -> None:
        """Draw a filled square that stands on a corner."""
        self._shape(at, radius, colour, ((0, -1), (1, 0), (0, 1), (-1, 0)))

    def jersey(self, at: Point, radius: float) -> None:
        """Draw a yellow jersey."""
        self._shape(at, radius, YELLOW, JERSEY)

    def cross(self, at: Point, radius: float, colour: str) -> None:
        """Draw an ×."""
        (x, y), reach = at, radius * 0.8
        for slope in (1, -1):
            self.line(
                (x - reach, y - slope * reach),
                (x + reach, y + slope * reach),
                colour=colour,
                thick=4,
            )

    def dash(self, at: Point, radius: float, colour: str) -> None:
        """Draw a –."""
        self.line(
            (at[0] - radius * 0.8, at[1]), (at[0] + radius * 0.8, at[1]), colour=colour, thick=4
        )

    def dots(self, at: Point, radius: float, colour: str) -> None:
        """Draw three dots."""
        for step in (-1, 0, 1):
            self.disc((at[0] + step * radius * 0.8, at[1]), 2.5, colour)

    def question(self, at: Point, radius: float, colour: str) -> None:
        """Draw a question mark."""
        self.text(at, "?", round(radius * 2.4), colour=colour, bold=True, anchor="mm")

    def mark(self, mark: Mark, at: Point, radius: float) -> None:
        """Draw what stands for a place."""
        draw: dict[Mark, Callable[[], None]] = {
            Mark.WIN: lambda: self.jersey(at, radius * 1.45),
            Mark.PODIUM: lambda: self.diamond(at, radius * 1.25, INK),
            Mark.TOP_TEN: lambda: self.disc(at, radius * 0.85, INK),
            Mark.BEYOND: lambda: self.ring(at, radius * 0.9, QUIET),
            Mark.ABSENT: lambda: self.dash(at, radius, QUIET),
            Mark.DISQUALIFIED: lambda: self.cross(at, radius, QUIET),
            Mark.COVERED: lambda: self.question(at, radius, QUIET),
            Mark.NOT_HELD: lambda: self.dots(at, radius, QUIET),
            Mark.BREAK: lambda: self.dots(at, radius, QUIET),
        }
        draw[mark]()

    def _shape(self, at: Point, radius: float, colour: str, outline: Sequence[Point]) -> None:
        points = [(at[0] + x * radius, at[1] + y * radius) for x, y in outline]
        self._pen.polygon(self._scaled(points), colour)

    @staticmethod
    def _scaled(points: Sequence[Point]) -> list[Point]:
        return [(x * FINER, y * FINER) for x, y in points]

    def _box(self, at: Point, radius: float) -> list[Point]:
        return self._scaled([(at[0] - radius, at[1] - radius), (at[0] + radius, at[1] + radius)])
