"""What is left of records under a veil, so that a card never sees what it must not show.

Results are replaced by words that say so, or left out of lists. Whether anything at all may be
covered is said on every card alike: what is said about one record would be a hint.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from bot.palmares import Palmares, palmares
from bot.records import (
    Contradiction,
    Edition,
    Episode,
    Event,
    Life,
    Person,
    Placing,
    Quote,
    Ref,
    Season,
    Source,
    Stage,
    StageStatus,
    Text,
    WinnerStatus,
)
from bot.spoilers import Veil, reveals
from bot.words import Words

T = TypeVar("T", bound=Event | Quote | Contradiction | Edition | Stage | Placing)

COVERED = Ref("covered", None, "")


class Cover:
    """Covers records for one reader."""

    def __init__(self, veil: Veil, words: Words) -> None:
        self.veil = veil
        self._covered = Text(words["en"]("covered-text"), words["fr"]("covered-text"))

    def season(self, season: Season) -> Season:
        """Return a season without the winner of its Tour, and without scenes."""
        facts = {
            key: fact for key, fact in season.facts.items() if not self.veil.covers(reveals(fact))
        }
        if not self.veil.covers(reveals(season)):
            return replace(season, facts=facts)
        return replace(season, winner=COVERED, winner_team=COVERED, facts=facts)

    def edition(self, edition: Edition) -> Edition:
        """Return an edition with what was known before it started."""
        if not self.veil.covers(reveals(edition)):
            return edition
        return replace(
            edition,
            finishers=None,
            winner=COVERED,
            winner_status=WinnerStatus.AWARDED,
            stripped=None,
            points=COVERED,
            mountains=COVERED,
            youth=COVERED,
            unverified=(),
            note=None,
        )

    def stage(self, stage: Stage) -> Stage:
        """Return a stage with what was known before it started."""
        if not self.veil.covers(reveals(stage)):
            return stage
        return replace(
            stage,
            winner=COVERED,
            co_winner=None,
            status=StageStatus.OK,
            why=None,
            leader=COVERED,
            points=COVERED,
            mountains=COVERED,
            youth=COVERED,
            note=None,
        )

    def episode(self, episode: Episode) -> Episode:
        """Return an episode with its title and its place only."""
        if not self.veil.covers(reveals(episode)):
            return episode
        return replace(
            episode,
            teams=(),
            people=(),
            mentioned=(),
            stages=(),
            stages_text=None,
            summary=self._covered,
            note=None,
        )

    def told(self, records: Sequence[T]) -> list[T]:
        """Return those of a list that may be shown; nothing says that others were left out."""
        if not self.veil.anything:
            return list(records)
        return [record for record in records if not self.veil.covers(reveals(record))]

    def palmares(
        self,
        rider: str,
        placings: Sequence[Placing],
        stages: Sequence[Stage],
        editions: Sequence[Edition],
    ) -> Palmares:
        """Count what a rider did in what may be shown."""
        return palmares(rider, self.told(placings), self.told(stages), self.told(editions))

    def covered_years(self, editions: Sequence[Edition]) -> set[int]:
        """Return the years of editions whose results are covered, whoever rode them."""
        return {each.year for each in editions if self.veil.covers(reveals(each))}

    def episodes(self, episodes: Sequence[Episode]) -> list[Episode]:
        """Return the episodes of which it may be told whom they follow."""
        return [each for each in episodes if not self.veil.covers(reveals(each))]

    def person(self, person: Person) -> Person:
        """Return a person without what they won."""
        if not self.veil.covers(reveals(person)):
            return person
        role = person.role
        if person.rider:
            role = Text(role.en.partition(",")[0], role.fr.partition(",")[0])
        return replace(person, role=role, note=None)

    def life(self, life: Life, quotes: Sequence[Quote]) -> Life:
        """Return a person's life without days of racing and without what seasons tell."""
        return Life(
            tuple(self.episodes(life.episodes)),
            tuple(self.told(life.events)),
            tuple(self.told(life.contradictions)),
            len(self.told(quotes)),
        )

    def sources(self, sources: Sequence[Source]) -> list[Source]:
        """Return sources, without titles where results are covered: a headline tells them."""
        if not self.veil.anything:
            return list(sources)
        return [replace(each, title=None, url=None) for each in sources]
