"""Which edition did they mean? The year is given; which race, in words; which ones are near."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from bot.names.folding import fold
from bot.records import Race

RACE_WORDS: Final[dict[str, Race]] = {
    **dict.fromkeys(
        ("tdff", "femmes", "femme", "feminin", "feminine", "women", "womens", "ladies", "female"),
        "tdff",
    ),
    **dict.fromkeys(("tdf", "hommes", "homme", "masculin", "men", "mens", "male"), "tdf"),
}


def race_of(text: str | None) -> Race:
    """Return the race that `text` names, the men's Tour where it names none."""
    named = [RACE_WORDS[word] for word in fold(text or "").split() if word in RACE_WORDS]
    return named[0] if named else "tdf"


def nearest(year: int, held: Collection[int]) -> list[int]:
    """Return the years in which a race was held last before `year` and first after it."""
    before, after = [each for each in held if each < year], [each for each in held if each > year]
    return [*([max(before)] if before else []), *([min(after)] if after else [])]
