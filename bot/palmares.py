"""What riders and teams did at the Tour, counted from places and stages. No I/O, no Discord.

Counted is what is given: what a reader may not see is left out before, and is in no total then.
What was annulled afterwards counts for nothing, and is kept apart so that it can be said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Final, Literal

from bot.records import Edition, Placing, Race, Ref, Stage, StageStatus

PODIUM: Final = 3
TOP_TEN: Final = 10

Worn = Literal["points", "mountains", "youth"]
WORN: Final[tuple[Worn, ...]] = ("points", "mountains", "youth")
"""The jerseys beside the yellow one, as the classifications they stand for."""

WEARERS_KNOWN: Final = 1997
"""Before, who wore these is only known of the last stage, so that counting would mislead."""


@dataclass(frozen=True, slots=True)
class Palmares:
    """What a rider did at the Tour, everything the oldest first.

    `finished` are the Tours with a place that stands, `annulled` those whose place was taken away;
    of Tours that were not finished nothing is known. `won` are stages won alone or in a dead heat:
    a team time trial is the team's. `vacated` are wins that were taken away. `yellow` are the
    stages after which the rider led, half-stages one by one; `yellow_annulled` those of Tours whose
    result was taken away. `worn` are the stages since 1997 after which each other jersey was worn,
    `titles` the editions whose classification was won, `stripped` the Tours won and lost since.
    """

    finished: tuple[Placing, ...]
    annulled: tuple[Placing, ...]
    won: tuple[Stage, ...]
    vacated: tuple[Stage, ...]
    yellow: tuple[Stage, ...]
    yellow_annulled: tuple[Stage, ...]
    worn: Mapping[Worn, tuple[Stage, ...]]
    titles: Mapping[Worn, tuple[Edition, ...]]
    stripped: tuple[Edition, ...]

    @property
    def rests_on(self) -> tuple[Placing | Stage | Edition, ...]:
        """Everything that is counted or told."""
        titles = (each for editions in self.titles.values() for each in editions)
        worn = (each for stages in self.worn.values() for each in stages)
        return (*self._raced, *self.yellow_annulled, *self.stripped, *titles, *worn)

    @property
    def _raced(self) -> tuple[Placing | Stage, ...]:
        return (*self.finished, *self.annulled, *self.won, *self.vacated, *self.yellow)

    @property
    def race(self) -> Race | None:
        """The race that all of it is of, None where there is nothing."""
        return self._raced[0].race if self._raced else None

    @property
    def tours_won(self) -> tuple[Placing, ...]:
        """The Tours won."""
        return self.within(1)

    @property
    def podiums(self) -> tuple[Placing, ...]:
        """The first three places, the wins among them."""
        return self.within(PODIUM)

    @property
    def top_tens(self) -> tuple[Placing, ...]:
        """The first ten places, the podiums among them."""
        return self.within(TOP_TEN)

    def within(self, rank: int) -> tuple[Placing, ...]:
        """Return the places up to `rank`."""
        return tuple(each for each in self.finished if each.rank is not None and each.rank <= rank)

    @property
    def best(self) -> tuple[Placing, ...]:
        """The best place, as often as it was reached."""
        ranks = [each.rank for each in self.finished if each.rank is not None]
        return tuple(each for each in self.finished if ranks and each.rank == min(ranks))

    @property
    def days_in_yellow(self) -> int:
        """The days at whose end, or after one of whose half-stages, the rider led."""
        return len({(each.race, each.date) for each in self.yellow})

    @property
    def places(self) -> dict[int, int | None]:
        """The place of each year, None where it was taken away."""
        lost: dict[int, int | None] = {each.year: None for each in self.stripped}
        return lost | {each.year: each.rank for each in (*self.finished, *self.annulled)}


def palmares(
    rider: str, placings: Iterable[Placing], stages: Iterable[Stage], editions: Iterable[Edition]
) -> Palmares:
    """Count what a rider did.

    Args:
        rider: the rider's id.
        placings: the rider's places.
        stages: the stages that the rider won, or after which the rider wore a jersey.
        editions: those that the rider won or lost, or whose classifications the rider won.
    """
    places = sorted(placings, key=lambda each: (each.year, each.race))
    ridden = sorted(stages, key=lambda each: (each.date, each.race, each.place))
    told = sorted(editions, key=lambda each: (each.year, each.race))
    annulled = [each for each in places if each.rank is None]
    stripped = [each for each in told if _is(rider, each.stripped)]
    lost = {(each.race, each.year) for each in annulled}
    lost |= {(each.race, each.year) for each in stripped}
    first = [each for each in ridden if _is(rider, each.winner) or _is(rider, each.co_winner)]
    led = [each for each in ridden if _is(rider, each.leader)]
    return Palmares(
        finished=tuple(each for each in places if each.rank is not None),
        annulled=tuple(annulled),
        won=tuple(each for each in first if each.status is StageStatus.OK),
        vacated=tuple(each for each in first if each.status is StageStatus.VACATED),
        yellow=tuple(each for each in led if (each.race, each.year) not in lost),
        yellow_annulled=tuple(each for each in led if (each.race, each.year) in lost),
        worn={
            jersey: tuple(
                each
                for each in ridden
                if _is(rider, getattr(each, jersey))
                and each.year >= WEARERS_KNOWN
                and (each.race, each.year) not in lost
            )
            for jersey in WORN
        },
        titles={
            jersey: tuple(each for each in told if _is(rider, getattr(each, jersey)))
            for jersey in WORN
        },
        stripped=tuple(stripped),
    )


NOTHING: Final = palmares("", (), (), ())


@dataclass(frozen=True, slots=True)
class Meeting:
    """A Tour that two riders both finished, or lost afterwards; `ahead` is the one or the other."""

    one: Placing
    other: Placing

    @property
    def ahead(self) -> Placing | None:
        """The better place; None where one of the two was taken away: nobody was beaten there."""
        if self.one.rank is None or self.other.rank is None:
            return None
        return min(self.one, self.other, key=lambda each: each.rank or 0)


def meetings(one: Palmares, other: Palmares) -> tuple[Meeting, ...]:
    """Return the Tours in which both have a place, the oldest first."""
    places = {(each.race, each.year): each for each in (*other.finished, *other.annulled)}
    met = [
        Meeting(each, places[each.race, each.year])
        for each in (*one.finished, *one.annulled)
        if (each.race, each.year) in places
    ]
    return tuple(sorted(met, key=lambda each: each.one.year))


@dataclass(frozen=True, slots=True)
class TeamYear:
    """What is known of a team in one Tour: its riders who finished, by place, the annulled last.

    `won` are the stages that they, or the team together, won. A win of a rider who did not finish
    is not known to be the team's.
    """

    race: Race
    year: int
    placings: tuple[Placing, ...]
    won: tuple[Stage, ...]

    @property
    def best(self) -> Placing | None:
        """The best place that stands, None where there is none."""
        return next((each for each in self.placings if each.rank is not None), None)


def team_years(placings: Iterable[Placing], stages: Iterable[Stage]) -> tuple[TeamYear, ...]:
    """Return what a team did in each Tour, the oldest first.

    Args:
        placings: the places of the team's riders.
        stages: the stages that the team or these riders won.
    """
    finished: dict[tuple[int, Race], list[Placing]] = {}
    for each in placings:
        finished.setdefault((each.year, each.race), []).append(each)
    won: dict[tuple[int, Race], list[Stage]] = {}
    for stage in stages:
        if stage.status is StageStatus.OK:
            won.setdefault((stage.year, stage.race), []).append(stage)
    return tuple(
        TeamYear(
            race,
            year,
            tuple(sorted(finished.get((year, race), ()), key=_by_rank)),
            tuple(sorted(won.get((year, race), ()), key=lambda each: each.place)),
        )
        for year, race in sorted({*finished, *won})
    )


def by_year(stages: Iterable[Stage]) -> list[tuple[int, list[Stage]]]:
    """Return stages by their year, as they come."""
    return [(year, list(run)) for year, run in groupby(stages, key=lambda each: each.year)]


def _by_rank(placing: Placing) -> tuple[bool, int, str]:
    return placing.rank is None, placing.rank or 0, placing.rider.name


def _is(rider: str, ref: Ref | None) -> bool:
    return ref is not None and ref.id == rider
