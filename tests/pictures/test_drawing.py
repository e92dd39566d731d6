"""What is drawn: sizes, letters, and marks that do without colour."""

from __future__ import annotations

import json
from io import BytesIO
from itertools import combinations

import pytest
from pictured import HARD, hard, names
from PIL import Image, ImageChops, ImageFont

from bot.pictures import Column, DuelPicture, Gap, GapsPicture, Mark, Place, PlacesPicture
from bot.pictures.canvas import FINER, FONTS, GROUND, WIDTH, Canvas
from bot.pictures.drawing import drawn
from bot.pictures.wire import packed, unpacked
from bot.records import LANGUAGES, Language
from bot.words import Words

WORDS = Words()
LARGEST = 100 * 1024  # bytes
EDGE = 24  # pixels at the edge of the sheet that stay empty


def opened(png: bytes) -> Image.Image:
    sheet = Image.open(BytesIO(png))
    assert sheet.format == "PNG"
    return sheet.convert("RGB")


def with_ink(sheet: Image.Image) -> tuple[int, int, int, int]:
    """Return the box of all that is not the ground."""
    ground = Image.new("RGB", sheet.size, GROUND)
    box = ImageChops.difference(sheet, ground).getbbox()
    assert box is not None, "the sheet is empty"
    return box


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", HARD)
def test_a_picture_fits_a_phone_and_leaves_its_edges_empty(name: str, language: Language) -> None:
    png = drawn(hard(WORDS[language], name))
    sheet = opened(png)

    assert len(png) < LARGEST
    assert sheet.width == WIDTH
    assert 500 < sheet.height < 1100
    left, top, right, bottom = with_ink(sheet)
    assert left >= EDGE
    assert top >= EDGE
    assert right <= WIDTH - EDGE
    assert bottom <= sheet.height - EDGE / 2
    assert sheet.getpixel((0, 0)) == sheet.getpixel((WIDTH - 1, sheet.height - 1))


@pytest.mark.parametrize("name", HARD)
def test_the_languages_differ_in_words_only(name: str) -> None:
    english, french = (drawn(hard(WORDS[language], name)) for language in LANGUAGES)

    assert english != french
    assert opened(english).size == opened(french).size


@pytest.mark.parametrize("name", HARD)
def test_a_picture_is_the_same_after_its_journey(name: str) -> None:
    picture = hard(WORDS["fr"], name)

    assert unpacked(json.loads(json.dumps(packed(picture)))) == picture


@pytest.mark.parametrize("weight", ["Regular", "Semibold"])
def test_every_letter_of_names_and_words_is_in_the_typeface(weight: str) -> None:
    letters = set("éčøłßđÉČØŁĐœŒ0123456789")
    letters |= {letter for name in names().values() for letter in name}
    for name in HARD:
        for language in LANGUAGES:
            letters |= set(json.dumps(packed(hard(WORDS[language], name)), ensure_ascii=False))
    face = ImageFont.truetype(FONTS / f"SourceSansPro-{weight}.otf", 40)
    missing = bytes(face.getmask("\uffff"))
    assert missing, "a letter that is not there is a box"

    lacking = {
        each for each in letters if each.isprintable() and bytes(face.getmask(each)) == missing
    }

    assert lacking == set()


def shape(mark: Mark) -> Image.Image:
    """Return a mark as a reader sees it who sees no colours at all."""
    canvas = Canvas(100)
    canvas.mark(mark, (50, 50), 14)
    grey = canvas._sheet.convert("L").crop((0, 0, 100 * FINER, 100 * FINER))
    return grey.point(lambda value: 255 if value > 80 else 0)


def test_marks_are_told_apart_without_colour() -> None:
    shapes = {mark: shape(mark) for mark in Mark if mark is not Mark.BREAK}
    shapes_of = {mark: bytes(each.tobytes()) for mark, each in shapes.items()}

    for one, other in combinations(shapes, 2):
        changed = sum(a != b for a, b in zip(shapes_of[one], shapes_of[other], strict=True))
        assert changed > 60 * FINER, f"{one} looks like {other}"


def test_the_smallest_of_each_kind_can_be_drawn() -> None:
    one = Column("1904", (Place(Mark.BEYOND, 174),))
    both = Column("1904", (Place(Mark.WIN, 1), Place(Mark.DISQUALIFIED)))
    alone = Gap("1", "Łukasz Đorđević-ß", "1:00", 0, Mark.WIN)

    for picture in (
        GapsPicture("title", "note", (alone,), "alt"),
        PlacesPicture("title", "note", (one,), ((Mark.BEYOND, "far"),), "alt"),
        DuelPicture("note", ("one", "other"), (both,), (), "alt"),
    ):
        assert opened(drawn(picture)).width == WIDTH
