"""May this be shown? Fact × place × server × reader × now → a decision. No I/O, no Discord.

Every kind of record says what it reveals (`reveals`): the results of a day, and what seasons of the
series tell. A policy, a moment and what the reader has watched make a `Veil`, which says what is
covered. Two veils that cover the same are equal, so cards are cached by the decision taken.
"""

from __future__ import annotations

import calendar
import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import singledispatch
from typing import Final

from bot.records import (
    Contradiction,
    Edition,
    Episode,
    Event,
    Fact,
    Person,
    Placing,
    Quote,
    Season,
    Stage,
)


class Policy(StrEnum):
    """What a server wants covered, mildest first."""

    OPEN = "open"  # nothing
    RECENT = "recent"  # results younger than some hours
    CAREFUL = "careful"  # those, and what the seasons of the series tell
    SEALED = "sealed"  # every result, however old, and what the seasons tell


DEFAULT_HOURS: Final = 48
"""A result stays covered this long after the end of its day."""
MOST_HOURS: Final = 720
"""The longest that a server may have a result covered as a fresh one."""
UNDATED: Final = "9999-12-31"
"""A result whose day is not known: covered as long as any result is."""
EVER: Final = "0000"
RACE: Final = "race"  # the topic of events that are days of racing
IN_SERIES: Final = "in-series"
TELLING: Final = frozenset({"scenes", "omissions", "absent", "last", "new-faces"})
"""Facts of a season that tell what it shows."""


@dataclass(frozen=True, slots=True)
class Reveals:
    """What a record gives away: the results of a day, and what seasons of the series tell."""

    on: str | None = None
    seasons: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Veil:
    """What is covered for one reader in one place at one moment.

    `since`: results of that day and later ones, None for none. `seasons`: what these tell.
    `opened`: seasons that the reader has watched, whose results are no spoiler any more.
    """

    since: str | None = None
    seasons: frozenset[int] = frozenset()
    opened: frozenset[int] = frozenset()

    def covers(self, revealed: Reveals | None) -> bool:
        """Tell whether what is revealed is to be covered."""
        if revealed is None or (revealed.seasons and revealed.seasons <= self.opened):
            return False
        since, on = self.since, revealed.on
        if since is not None and on is not None and last_day(on) >= since:
            return True
        return bool(revealed.seasons & self.seasons)

    @property
    def anything(self) -> bool:
        """Tell whether anything is covered: alike for every record, so it gives nothing away."""
        return self.since is not None or bool(self.seasons)


NOTHING: Final = Veil()


def veil(
    policy: Policy,
    now: datetime,
    *,
    hours: int = DEFAULT_HOURS,
    days: Sequence[str] = (),
    seasons: Iterable[int] = (),
    watched: Iterable[int] = (),
    open_for_results: bool = False,
) -> Veil:
    """Return what is covered.

    Args:
        policy: what the server wants.
        now: the moment, in UTC.
        hours: how long a result stays covered after the end of its day (UTC).
        days: the days of which results are known, in the order in which they end.
        seasons: the seasons there are.
        watched: those that the reader has seen; they open in private answers only, so a public
            place passes none.
        open_for_results: whether the place is one for spoilers, by Discord's flag.
    """
    if policy is Policy.OPEN:
        return NOTHING
    seen = frozenset(watched) & frozenset(seasons)
    since: str | None = None
    if open_for_results:
        since = None
    elif policy is Policy.SEALED:
        since = EVER
    else:
        since = _since(days, now, hours)
    told = frozenset() if policy is Policy.RECENT else frozenset(seasons) - seen
    if since is None and not told:
        return NOTHING
    return Veil(since, told, seen)


def _since(days: Sequence[str], now: datetime, hours: int) -> str | None:
    """Return the first day whose results are covered: asked for by every answer."""
    over = (now - timedelta(hours=hours, days=1)).date().isoformat()
    ending = days[bisect_left(days, over, key=last_day) :]
    return min((day for day in ending if _fresh(day, now, hours)), default=None)


def _fresh(day: str, now: datetime, hours: int) -> bool:
    """Tell whether a result of this day may be known by now, and is younger than `hours`."""
    first = date.fromisoformat(f"{day}-01-01"[:10])
    began = datetime(first.year, first.month, first.day, tzinfo=UTC) - timedelta(hours=14)
    last = date.fromisoformat(last_day(day))
    ended = datetime(last.year, last.month, last.day, tzinfo=UTC) + timedelta(days=1)
    return began <= now < ended + timedelta(hours=hours)


def settled(day: str) -> str:
    """Return the day from which on results may be covered as fresh ones, on `day` or later."""
    return (date.fromisoformat(day) - timedelta(hours=MOST_HOURS, days=1)).isoformat()


def last_day(day: str) -> str:
    """Return the last day of a year, of a month, or the day itself."""
    if len(day) == 4:
        return f"{day}-12-31"
    if len(day) == 7:
        year, month = int(day[:4]), int(day[5:])
        return f"{day}-{calendar.monthrange(year, month)[1]}"
    return day


# What a kind of record reveals. A further kind is a further function here, and what stands on its
# cards in place of what is covered is one in bot/covering.py.


@singledispatch
def reveals(record: object) -> Reveals | None:
    """Return what a record reveals, None for nothing."""
    raise TypeError(f"nothing says what a {type(record).__name__} reveals")


@reveals.register
def _(record: Season) -> Reveals:
    """Who won its Tour."""
    return Reveals(record.end, frozenset({record.number}))


@reveals.register
def _(record: Edition) -> Reveals:
    """Who won it; a season of the series may tell."""
    return Reveals(record.end, _told_by(record))


@reveals.register
def _(record: Stage) -> Reveals:
    """Who won it and who wore the jerseys after it; a season of the series may tell."""
    return Reveals(record.date, _told_by(record))


@reveals.register
def _(record: Placing) -> Reveals:
    """A place, and that the rider finished; a season of the series may tell."""
    return Reveals(record.end, _told_by(record))


def _told_by(record: Edition | Stage | Placing) -> frozenset[int]:
    return frozenset(() if record.season is None else (record.season,))


@reveals.register
def _(record: Episode) -> Reveals:
    """What it tells."""
    return Reveals(None, frozenset({record.season}))


@reveals.register
def _(record: Fact) -> Reveals | None:
    """Scenes of a season are told by it; dates and teams are not."""
    if record.key in TELLING and record.about.startswith("season-"):
        return Reveals(None, frozenset({int(record.about.removeprefix("season-"))}))
    return None


@reveals.register
def _(record: Event) -> Reveals | None:
    """A day of racing."""
    if RACE not in record.topics:
        return None
    return Reveals(record.date, frozenset(() if record.season is None else (record.season,)))


@reveals.register
def _(record: Quote) -> Reveals | None:
    """What is said in a season."""
    if record.season is None or record.relation != IN_SERIES:
        return None
    return Reveals(None, frozenset({record.season}))


@reveals.register
def _(record: Person) -> Reveals | None:
    """What was won, in the note and in the role; on which day is not known."""
    return Reveals(UNDATED, frozenset(record.seasons))


@reveals.register
def _(record: Contradiction) -> Reveals | None:
    """What an episode shows, where sources disagree about it."""
    told = {int(each[1:3]) for each in record.about if re.fullmatch(r"s\d\de\d\d", each)}
    return Reveals(None, frozenset(told)) if told else None
