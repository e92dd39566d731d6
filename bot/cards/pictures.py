"""From places and gaps to what a picture shows, with the words that say the same."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from bot.cards.times import gap, time
from bot.pictures import Column, DuelPicture, Gap, GapsPicture, Mark, Place, PlacesPicture
from bot.words import Say

SHOWN: Final = 10  # riders of a classification: what a phone shows at once
LEFT_OUT: Final = 3  # years without either rider, from which on a break stands for them
NUMBERED: Final = frozenset({Mark.PODIUM, Mark.TOP_TEN, Mark.BEYOND})  # told with their place
DASH: Final = "–"

Places = Mapping[int, int | None]
"""A rider's places by year; None where the rider was disqualified afterwards."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A rider in a final classification.

    `rank` is None for who was disqualified. `seconds` is the whole time and `gap` what the first of
    the road was ahead, both in seconds and None where they are not known.
    """

    rank: int | None
    name: str
    seconds: int | None = None
    gap: int | None = None


def gaps_picture(
    say: Say, edition: str, standings: Sequence[Standing], *, first_on_road: str | None = None
) -> GapsPicture | None:
    """Return the gaps between the first riders, None where fewer than two are known.

    Args:
        say: the words.
        edition: what the Tour is called: "Tour de France 2025".
        standings: its classification, first to last; those without a rank are left out.
        first_on_road: whose win was taken away with nobody put in the place (1999 to 2005): the
            gaps are behind this rider.
    """
    ranked = [each for each in standings if each.rank is not None][:SHOWN]
    rows = [
        Gap(str(each.rank), each.name, _behind(say, each), each.gap, mark_of(each.rank))
        for each in ranked
    ]
    if first_on_road is not None:
        out = say("picture-disqualified")
        rows.insert(0, Gap(DASH, first_on_road, out, 0, Mark.DISQUALIFIED))
    if sum(row.seconds is not None for row in rows) < 2:
        return None
    title = say("picture-gaps-title", edition=edition)
    note = say("picture-gaps-vacant" if first_on_road else "picture-gaps-note")
    told = "; ".join(f"{row.place} {row.name} {row.label}" for row in rows)
    return GapsPicture(title, note, tuple(rows), f"{title}. {note}. {told}.")


def _behind(say: Say, standing: Standing) -> str:
    if standing.gap is None:
        return say("picture-gap-unknown")
    if standing.rank == 1 and standing.seconds is not None:
        return time(say, standing.seconds)
    return gap(say, standing.gap)


def mark_of(place: int | None) -> Mark:
    """Return the mark of a place; None is a disqualification."""
    if place is None:
        return Mark.DISQUALIFIED
    limits = ((1, Mark.WIN), (3, Mark.PODIUM), (10, Mark.TOP_TEN))
    return next((mark for last, mark in limits if place <= last), Mark.BEYOND)


def places_picture(
    say: Say,
    rider: str,
    race: str,
    places: Places,
    *,
    held: Collection[int],
    covered: Collection[int] = (),
) -> PlacesPicture | None:
    """Return a rider's final places by year, None for fewer than two Tours: a sentence says more.

    Args:
        say: the words.
        rider: the rider's name.
        race: "Tour de France" or "Tour de France Femmes".
        places: the places that may be shown.
        held: the years in which the race was held.
        covered: the years whose results are not told to this reader, whoever rode in them.
    """
    places = _shown(places, covered)
    if len(places) < 2:
        return None
    columns = _columns([places], held, covered)
    note = say("picture-places-note", race=race, years=_span(places))
    told = _told(say, columns, 0)
    return PlacesPicture(rider, note, columns, _key(say, columns), f"{rider}. {note}. {told}.")


def duel_picture(
    say: Say,
    race: str,
    first: tuple[str, Places],
    second: tuple[str, Places],
    *,
    held: Collection[int],
    covered: Collection[int] = (),
) -> DuelPicture | None:
    """Return the places of two riders by year, None where one of them has none.

    Args:
        say: the words.
        race: "Tour de France" or "Tour de France Femmes".
        first: the name and the places of one rider.
        second: those of the other.
        held: the years in which the race was held.
        covered: the years whose results are not told to this reader, whoever rode in them.
    """
    names = first[0], second[0]
    both = _shown(first[1], covered), _shown(second[1], covered)
    if not all(both):
        return None
    columns = _columns(both, held, covered)
    title = say("picture-duel-title", first=names[0], second=names[1])
    shared = sorted(year for year in both[0] if year in both[1])
    score = DASH.join(
        str(sum(_ahead(places, others, year) for year in shared))
        for places, others in (both, both[::-1])
    )
    note = say("picture-duel-note", race=race, shared=len(shared), score=score)
    told = ". ".join(
        say("picture-told", what=name, years=_told(say, columns, rider))
        for rider, name in enumerate(names)
    )
    return DuelPicture(note, names, columns, _key(say, columns), f"{title}. {note}. {told}.")


def _ahead(places: Places, others: Places, year: int) -> bool:
    place, other = places[year], others[year]
    return place is not None and other is not None and place < other


def _shown(places: Places, covered: Collection[int]) -> Places:
    return {year: place for year, place in places.items() if year not in covered}


def _columns(
    riders: Sequence[Places], held: Collection[int], covered: Collection[int]
) -> tuple[Column, ...]:
    """Return a column for each year from the first to the last place, and one for each break."""
    years = range(min(map(min, riders)), max(map(max, riders)) + 1)
    # Of two riders it is told where they met, not where they were not.
    absent = Place(Mark.ABSENT) if len(riders) == 1 else None

    def entries(year: int) -> tuple[Place | None, ...]:
        return tuple(_entry(places, year, covered, absent) for places in riders)

    columns: list[Column] = []
    for (mark, _), run in groupby(
        ((year, _without(entries(year), year, held)) for year in years),
        # Years that stand for themselves are runs of one.
        key=lambda each: (each[1], None if each[1] else each[0]),
    ):
        group = [year for year, _ in run]
        if mark is Mark.NOT_HELD or (mark is Mark.BREAK and len(group) >= LEFT_OUT):
            columns.append(Column(_span(group), (Place(mark),) * len(riders)))
        else:
            columns += [Column(str(year), entries(year)) for year in group]
    return tuple(columns)


def _without(entries: tuple[Place | None, ...], year: int, held: Collection[int]) -> Mark | None:
    """Return why a year may be left out, None where it may not."""
    if year not in held:
        return Mark.NOT_HELD
    return None if any(entries) else Mark.BREAK


def _entry(
    places: Places, year: int, covered: Collection[int], absent: Place | None
) -> Place | None:
    if year in places:
        return Place(mark_of(places[year]), places[year])
    if not min(places) < year < max(places):
        return None
    return Place(Mark.COVERED) if year in covered else absent


def _span(years: Iterable[int]) -> str:
    """Return "1915–1918", or the one year that there is."""
    first, last = min(years), max(years)
    return str(first) if first == last else f"{first}{DASH}{last}"


def _key(say: Say, columns: Sequence[Column]) -> tuple[tuple[Mark, str], ...]:
    """Return what the marks that occur mean, in the order of Mark."""
    occur = {place.mark for column in columns for place in column.places if place}
    return tuple((mark, say(f"picture-mark-{mark}")) for mark in Mark if mark in occur)


def _told(say: Say, columns: Sequence[Column], rider: int) -> str:
    """Return a rider's years, by mark: "Win: 2020, 2021; 2nd or 3rd: 2022 (2)"."""
    years: dict[Mark, list[str]] = {}
    for column in columns:
        if (place := column.places[rider]) is not None:
            told = f"{column.label} ({place.place})" if place.mark in NUMBERED else column.label
            years.setdefault(place.mark, []).append(told)
    return "; ".join(
        say("picture-told", what=say(f"picture-mark-{mark}"), years=", ".join(years[mark]))
        for mark in Mark
        if mark in years
    )
