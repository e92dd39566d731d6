"""Which edition did they mean? Which race is told in words; of a year without one, why that is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from bot.errors import Candidate, NotThere
from bot.names.folding import fold
from bot.records import PROLOGUE, Edition, Race, Route

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


def not_held(race: Race, year: int, held: Sequence[int], others: Iterable[Race]) -> NotThere:
    """Return why there is no edition of a year, with the editions that are nearest.

    Args:
        race: the race that is asked about.
        year: the year.
        held: the years in which it was held, the first one first.
        others: the races that were held in that year.
    """
    before = [each for each in held if each < year]
    after = [each for each in held if each > year]
    near = [(race, each) for each in (*before[-1:], *after[:1])] + [(each, year) for each in others]
    candidates = tuple(Candidate("edition", f"{which}-{when}", "") for which, when in near)
    if not after:
        later = "tour-not-yet" if race == "tdf" else "femmes-not-yet"
        return NotThere(later, {"year": str(year), "last": str(held[-1])}, candidates)
    if not before:
        earlier = "tour-before" if race == "tdf" else "femmes-before"
        return NotThere(earlier, {"year": str(year), "first": str(held[0])}, candidates)
    first, last = str(before[-1] + 1), str(after[0] - 1)
    return NotThere("tour-war", {"year": str(year), "first": first, "last": last}, candidates)


def no_such_number(edition: Edition, number: str, routes: Sequence[Route]) -> NotThere:
    """Return that an edition has no stage of that number, with its first and last ones."""
    candidates = (
        Candidate("edition", edition.id, ""),
        *(Candidate("stage", route.id, "") for route in (routes[0], routes[-1])),
    )
    year, last = str(edition.year), routes[-1].number
    if number == PROLOGUE:
        without = "no-prologue" if edition.race == "tdf" else "femmes-no-prologue"
        return NotThere(without, {"year": year, "last": last}, candidates)
    reason = "no-stage-number" if edition.race == "tdf" else "femmes-no-stage-number"
    return NotThere(reason, {"year": year, "number": number, "last": last}, candidates)
