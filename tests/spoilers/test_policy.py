"""What is covered, by policy, place, reader and moment."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.spoilers import NOTHING, UNDATED, Policy, Reveals, Veil, veil

NOW = datetime(2026, 7, 27, 12, tzinfo=UTC)
DAYS = ("2022-07-24", "2026-07-26", "2027-07-25")
SEASONS = (1, 2, 3)
OLD, FRESH, FUTURE = (Reveals(day) for day in DAYS)
TOLD = Reveals(None, frozenset({2}))
OLD_TOLD = Reveals("2022-07-24", frozenset({1}))


def of(policy: Policy, now: datetime = NOW, **more: object) -> Veil:
    return veil(policy, now, days=DAYS, seasons=SEASONS, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("policy", "covered"),
    [
        (Policy.OPEN, []),
        (Policy.RECENT, [FRESH, FUTURE]),
        (Policy.CAREFUL, [FRESH, FUTURE, TOLD, OLD_TOLD]),
        (Policy.SEALED, [OLD, FRESH, FUTURE, TOLD, OLD_TOLD]),
    ],
)
def test_what_a_policy_covers(policy: Policy, covered: list[Reveals]) -> None:
    every = [OLD, FRESH, FUTURE, TOLD, OLD_TOLD]
    assert [each for each in every if of(policy).covers(each)] == covered
    assert not of(policy).covers(None)


@pytest.mark.parametrize("hours", [1, 48, 720])
def test_a_result_opens_some_hours_after_the_end_of_its_day(hours: int) -> None:
    opens = datetime(2026, 7, 27, tzinfo=UTC) + timedelta(hours=hours)
    assert of(Policy.RECENT, opens - timedelta(seconds=1), hours=hours).covers(FRESH)
    assert of(Policy.RECENT, opens, hours=hours) == NOTHING


def test_a_result_is_covered_from_the_first_hour_of_its_day_anywhere() -> None:
    in_auckland = datetime(2026, 7, 25, 13, tzinfo=UTC)
    assert of(Policy.RECENT, in_auckland).covers(FRESH)


def test_a_result_of_no_known_day_is_covered_as_long_as_any_is() -> None:
    assert of(Policy.RECENT).covers(Reveals(UNDATED))
    assert not of(Policy.RECENT, NOW + timedelta(days=9)).covers(Reveals(UNDATED))


def test_months_and_years_end_on_their_last_day() -> None:
    february = veil(Policy.RECENT, datetime(2024, 3, 1, tzinfo=UTC), days=["2024-02"])
    assert february.covers(Reveals("2024-02-29"))
    assert february.covers(Reveals("2024-02"))
    assert not february.covers(Reveals("2023"))


def test_watched_seasons_open_with_their_tour() -> None:
    seen = of(Policy.SEALED, watched=[1, 9])
    assert not seen.covers(OLD_TOLD)
    assert seen.covers(TOLD)
    assert seen.covers(OLD)  # not said to be told by season 1
    assert seen.covers(Reveals("2022-07-24", frozenset({1, 2})))


def test_a_place_for_spoilers_is_open_for_results_only() -> None:
    flagged = of(Policy.CAREFUL, open_for_results=True)
    assert not flagged.covers(FRESH)
    assert flagged.covers(TOLD)
    assert of(Policy.RECENT, open_for_results=True) == NOTHING


def test_policies_that_cover_the_same_are_the_same_decision() -> None:
    later = NOW + timedelta(days=30)
    assert of(Policy.RECENT, later) == of(Policy.OPEN, later) == NOTHING
    assert of(Policy.RECENT) == of(Policy.RECENT, NOW + timedelta(hours=1))
