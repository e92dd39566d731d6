"""The editions and stages that there are, and which of them is meant."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from typing import Final

from bot.errors import Ambiguous, Candidate, NotFound, NotThere
from bot.names.editions import no_such_number, not_held
from bot.names.outcome import Layer, Match
from bot.names.stages import Stages
from bot.records import RACES, Edition, Race, Route

OFFERED: Final = 5  # buttons of a question back


class History:
    """Every edition by race and year, and the stages by all that people call them."""

    def __init__(self, editions: Iterable[Edition], stages: Stages) -> None:
        self.editions = {(each.race, each.year): each for each in editions}
        self.stages = stages

    @classmethod
    def in_slices(
        cls, editions: Iterable[Edition], routes: Iterable[Route]
    ) -> Generator[None, None, History]:
        """Make it in slices of a few milliseconds, which it yields between."""
        stages = Stages(routes)
        yield from stages.fill()
        return cls(editions, stages)

    def held(self, race: Race) -> list[int]:
        """Return the years in which a race was held, the first one first."""
        return [year for each, year in self.editions if each == race]

    def edition(self, race: Race, year: int | None) -> Edition:
        """Return an edition, the latest one without a year.

        Raises:
            NotThere: the race was not held in that year, or it is not known here.
        """
        held = self.held(race)
        if not held:
            raise NotThere("tour-none")
        if year is None:
            year = held[-1]
        if (edition := self.editions.get((race, year))) is not None:
            return edition
        others = [other for other in RACES if (other, year) in self.editions]
        raise not_held(race, year, held, others)

    def beside(self, edition: Edition) -> list[int]:
        """Return the years of the editions before and after one, where there are such."""
        held = self.held(edition.race)
        at = held.index(edition.year)
        return [*held[max(at - 1, 0) : at], *held[at + 1 : at + 2]]

    def stage(self, text: str) -> Match:
        """Return the stage that `text` means: it has no name, but a year, a number, places.

        Raises:
            NotFound: no stage fits.
            Ambiguous: several do.
            NotThere: there was no such edition, or it has no stage of that number.
        """
        found = self.stages.find(text)
        if len(found.routes) == 1:
            id_ = found.routes[0].id
            how = Layer.FUZZY if found.guessed else Layer.EXACT
            return Match("stage", id_, id_, found.typed, (), how, 100.0)
        edition = None if found.year is None else self.edition(found.race or "tdf", found.year)
        near = [Candidate("edition", edition.id, "", elsewhere=True)] if edition else []
        if found.routes:
            # A year alone is a question about the edition, whose card has all its stages.
            offered = [*(near if found.edition else ()), *_offered(found.routes)]
            count = len(found.routes)
            raise Ambiguous("stage", found.typed, tuple(offered[:OFFERED]), count)
        if edition and found.number:
            routes = self.stages.of_edition(edition.race, edition.year)
            if found.number not in {route.number for route in routes}:
                raise no_such_number(edition, found.number, routes)
        raise NotFound("stage", found.typed, tuple([*near, *_offered(found.near)][:OFFERED]))


def _offered(routes: Iterable[Route]) -> list[Candidate]:
    return [Candidate("stage", route.id, "") for route in routes]
