"""How well known somebody is, computed from what they did.

The scale is logarithmic: ten points more is twice as well known, so a difference of two
prominences says how clearly one namesake stands above the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log2

# Who leads a team or a race is asked for rather than who works for one.
_LEADS = ("manager of", "director of", "president of", "founder of", "owner of")

TWICE = 10.0
"""The difference in prominence between somebody and somebody twice as well known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RiderCounts:
    """What a rider did at the Tour (men's and women's alike), and what else makes a name.

    `podiums` are second and third places, `top_tens` places four to ten, `jerseys` points,
    mountains and youth classifications won. Annulled results count for nothing there; `stripped`
    are the Tours won and taken away, which make a name too. `last_year` is
    that of the last Tour known of, None where there is none. `series_seasons` are the seasons of
    the Netflix series they appear in, `nicknames` the names that fans gave them, `known` is True
    for those listed for what they did elsewhere.
    """

    wins: int = 0
    podiums: int = 0
    top_tens: int = 0
    stage_wins: int = 0
    yellow_days: int = 0
    jerseys: int = 0
    stripped: int = 0
    finishes: int = 0
    last_year: int | None = None
    series_seasons: int = 0
    nicknames: int = 0
    known: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamCounts:
    """What a team's lineage did: Tours ridden, stages won, seasons of the series; its last year."""

    tours: int = 0
    stage_wins: int = 0
    last_year: int | None = None
    series_seasons: int = 0
    women: bool = False


def rider_prominence(counts: RiderCounts, *, now: int) -> float:
    """Return how well known a rider is in the year `now`, from 0 to about 100."""
    points = (
        60.0 * counts.wins
        + 20.0 * counts.podiums
        + 5.0 * counts.top_tens
        + 8.0 * counts.stage_wins
        + 1.0 * counts.yellow_days
        + 15.0 * counts.jerseys
        + 20.0 * counts.stripped
        + 1.5 * counts.finishes
        + 12.0 * counts.series_seasons
        + 12.0 * min(counts.nicknames, 5)
        + (12.0 if counts.known else 0.0)
    )
    return _scaled(points, counts.last_year, now)


def team_prominence(counts: TeamCounts, *, now: int) -> float:
    """Return how well known a team's lineage is in the year `now`, from 0 to about 100."""
    points = 4.0 * counts.tours + 1.0 * counts.stage_wins + 80.0 * counts.series_seasons + 10.0
    if counts.women:
        points *= 0.5
    return _scaled(points, counts.last_year, now)


def person_prominence(*, series_seasons: int, nicknames: int = 0, role: str = "") -> float:
    """Return how well known somebody around the race is; `role` is what they are, in English."""
    points = 25.0 + 15.0 * series_seasons + 10.0 * min(nicknames, 5)
    if role.startswith(_LEADS):
        points += 15.0
    return _scaled(points, None, 0)


def _scaled(points: float, last_year: int | None, now: int) -> float:
    """Fade `points` with the years since `last_year`, and put them on the scale."""
    if last_year is not None:
        # Half of what fades is gone after ten years; the deeds of legends never fade wholly.
        points *= 0.3 + 0.7 * 0.5 ** (max(0, now - last_year) / 10)
    # Machines differ in the last digits of a logarithm.
    return round(TWICE * log2(1 + points), 3)
