"""What happened on a day of the year, for /onthisday and for the daily post."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.days import Day
from bot.reader import Reader
from bot.records import Birth, Edition, Event, Stage
from bot.world import World

DAYS: Final = 366  # of a leap year


@dataclass(frozen=True, slots=True)
class Anniversaries:
    """What is known of a day of any year, as far as it may be told.

    `editions` started or ended on it. `births` are of the best known riders.
    """

    editions: tuple[Edition, ...]
    stages: tuple[Stage, ...]
    events: tuple[Event, ...]
    births: tuple[Birth, ...]

    @property
    def quiet(self) -> bool:
        """Tell whether nothing happened on it, births apart."""
        return not (self.editions or self.stages or self.events)


async def anniversaries(world: World, reader: Reader, day: Day) -> Anniversaries:
    """Return what happened on a day of the year, with what is covered taken out."""
    store, cover = world.store, reader.cover(world)
    editions = await store.tour.editions_on(day.month, day.day)
    stages = await store.tour.stages_on(day.month, day.day)
    events = [event for event in await store.events() if event.date[5:] == day.of_year]
    return Anniversaries(
        tuple(cover.edition(each) for each in editions),
        tuple(cover.stage(each) for each in stages),
        tuple(cover.told(events)),
        tuple(await store.annals.births(day.month, day.day, reader.veil)),
    )


async def nearest(world: World, reader: Reader, day: Day) -> tuple[Day, ...]:
    """Return the days before and after this one on which something happened in any year.

    None where nothing is known to have happened on any day.
    """
    told = reader.cover(world).told(await world.store.events())
    dates = [*await world.store.tour.days(), *(event.date for event in told)]
    places = {
        date(2000, int(each[5:7]), int(each[8:])).timetuple().tm_yday
        for each in dates
        if len(each) == 10
    }
    if not places:
        return ()
    before = min(places, key=lambda place: (day.place - place - 1) % DAYS)
    after = min(places, key=lambda place: (place - day.place - 1) % DAYS)
    return _at(before, day.year), _at(after, day.year)


def _at(place: int, year: int) -> Day:
    found = date.fromordinal(date(2000, 1, 1).toordinal() + place - 1)
    return Day(year, found.month, found.day)
