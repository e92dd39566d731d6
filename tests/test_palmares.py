"""What riders and teams did at the Tour, counted: over the real facts, and what covering leaves."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.covering import Cover
from bot.palmares import NOTHING, Meeting, Palmares, meetings, palmares, team_years
from bot.records import StageStatus
from bot.spoilers import NOTHING as OPEN
from bot.spoilers import Veil
from bot.store import Store
from bot.words import Words

FACTS = Path(__file__).parent.parent / "facts.db"


@pytest.fixture
async def store() -> AsyncIterator[Store]:
    opened = await Store.open(FACTS)
    yield opened
    await opened.close()


async def record(store: Store, rider: str, veil: Veil = OPEN) -> Palmares:
    editions = await store.tour.editions()
    return Cover(veil, Words()).palmares(rider, *await store.tour.deeds(rider), editions)


@pytest.mark.parametrize(
    ("rider", "tours", "stages"),
    [
        ("mark-cavendish", 0, 35),
        ("eddy-merckx", 5, 34),
        ("bernard-hinault", 5, 28),
        ("tadej-pogacar", 5, 26),
        ("andre-leducq", 2, 25),
        ("andre-darrigade", 0, 22),
        ("jacques-anquetil", 5, 16),
        ("miguel-indurain", 5, 12),
        ("lance-armstrong", 0, 2),
        ("maurice-garin", 1, 4),
    ],
)
async def test_totals_that_everybody_knows(
    store: Store, rider: str, tours: int, stages: int
) -> None:
    found = await record(store, rider)

    assert (len(found.tours_won), len(found.won)) == (tours, stages)


@pytest.mark.parametrize(
    ("rider", "days", "stages"),
    [
        ("eddy-merckx", 96, 111),
        ("bernard-hinault", 77, 79),
        ("miguel-indurain", 60, 60),
        ("chris-froome", 59, 59),
        ("jacques-anquetil", 50, 52),
        ("lance-armstrong", 0, 0),
        ("mark-cavendish", 1, 1),
    ],
)
async def test_days_in_yellow_count_half_stages_of_one_day_once(
    store: Store, rider: str, days: int, stages: int
) -> None:
    found = await record(store, rider)

    assert (found.days_in_yellow, len(found.yellow)) == (days, stages)


@pytest.mark.parametrize(
    ("rider", "stripped", "annulled", "vacated"),
    [
        ("lance-armstrong", [*range(1999, 2006)], [*range(1999, 2006), 2009, 2010], 20),
        ("floyd-landis", [2006], [2006], 0),
        ("alberto-contador", [2010], [2010, 2011], 0),
        ("maurice-garin", [1904], [], 0),
        ("jan-ullrich", [], [2005], 0),
        ("george-hincapie", [], [2004, 2005, 2006], 1),
    ],
)
async def test_what_was_taken_away_is_kept_apart(
    store: Store, rider: str, stripped: list[int], annulled: list[int], vacated: int
) -> None:
    found = await record(store, rider)

    assert [each.year for each in found.stripped] == stripped
    assert [each.year for each in found.annulled] == annulled
    assert len(found.vacated) == vacated
    lost = {*stripped, *annulled}
    assert not lost & {each.year for each in found.finished}
    assert not lost & {each.year for each in found.yellow}
    assert all(found.places[year] is None for year in lost)


async def test_a_dead_heat_counts_for_both(store: Store) -> None:
    heats = [each for each in await store.tour.stages() if each.co_winner]

    assert len(heats) == 5
    for stage in heats:
        for rider in (stage.winner, stage.co_winner):
            assert rider
            assert rider.id
            assert stage in (await record(store, rider.id)).won


async def test_a_team_time_trial_is_nobody_s_own(store: Store) -> None:
    for rider in ("eddy-merckx", "bernard-hinault", "wout-van-aert"):
        assert not {each.type for each in (await record(store, rider)).won} & {"ttt"}


async def test_jerseys_won_and_worn(store: Store) -> None:
    found = await record(store, "tadej-pogacar")

    assert [each.year for each in found.titles["youth"]] == [2020, 2021, 2022, 2023]
    assert found.worn["mountains"]
    # Of the Tours before, only the last stage is known.
    assert not (await record(store, "eddy-merckx")).worn["points"]
    assert {each.mountains.id for each in found.worn["mountains"] if each.mountains} == {
        "tadej-pogacar"
    }


async def test_best_places_podiums_and_top_tens(store: Store) -> None:
    found = await record(store, "raymond-poulidor")

    assert [(each.year, each.rank) for each in found.best] == [(1964, 2), (1965, 2), (1974, 2)]
    assert (len(found.tours_won), len(found.podiums), len(found.top_tens)) == (0, 8, 11)
    assert found.race == "tdf"
    assert (await record(store, "demi-vollering")).race == "tdff"


async def test_whoever_did_nothing_has_nothing() -> None:
    assert NOTHING.race is None
    assert NOTHING.best == NOTHING.rests_on == ()
    assert NOTHING.places == {}


async def test_what_is_covered_is_in_no_total(store: Store) -> None:
    whole = await record(store, "tadej-pogacar")
    left = await record(store, "tadej-pogacar", Veil(since="2025-01-01"))

    assert max(left.places) == 2024
    assert len(left.tours_won) == len([each for each in whole.tours_won if each.year < 2025])
    assert len(left.won) == len([each for each in whole.won if each.year < 2025]) < len(whole.won)
    assert max(each.year for each in left.rests_on) == 2024
    assert await record(store, "tadej-pogacar", Veil(since="0000")) == NOTHING


async def test_two_riders_meet_in_the_tours_that_both_finished(store: Store) -> None:
    met = meetings(await record(store, "bernard-hinault"), await record(store, "greg-lemond"))

    assert [each.one.year for each in met] == [1984, 1985, 1986]
    assert [each.ahead is each.one for each in met] == [True, True, False]
    assert not meetings(await record(store, "demi-vollering"), await record(store, "tadej-pogacar"))


async def test_nobody_is_ahead_where_a_place_was_taken_away(store: Store) -> None:
    met = meetings(await record(store, "lance-armstrong"), await record(store, "jan-ullrich"))

    assert {each.one.year for each in met} == {2000, 2001, 2003, 2004, 2005}
    assert [each.ahead for each in met] == [None] * 5
    assert [Meeting(each.other, each.one).ahead for each in met] == [None] * 5


async def test_a_team_s_years(store: Store) -> None:
    tour = store.tour
    years = {
        each.year: each
        for each in team_years(
            await tour.placings(team="us-postal"), await tour.stages_of_team("us-postal")
        )
    }

    assert sorted(years) == [*range(1997, 2008)]
    best = years[2003].best
    assert best
    assert (best.rank, best.rider.name) == (14, "Manuel Beltrán")
    assert years[2003].placings[-1].rider.name == "Lance Armstrong"  # annulled, so the last
    assert [each.type for each in years[2003].won] == ["ttt"]


async def test_a_result_that_was_annulled_is_no_win_of_a_team(store: Store) -> None:
    stages = await store.tour.stages_of_team("us-postal")

    assert any(each.status is StageStatus.VACATED for each in stages)
    for each in team_years((), stages):
        assert {stage.status for stage in each.won} == {StageStatus.OK}
        assert each.best is None


async def test_counting_does_not_follow_the_order_of_what_is_given(store: Store) -> None:
    placings, stages = await store.tour.deeds("bernard-hinault")
    editions = await store.tour.editions()

    assert palmares("bernard-hinault", placings, stages, editions) == palmares(
        "bernard-hinault", placings[::-1], stages[::-1], editions[::-1]
    )
    nobody = [replace(each, winner=None, leader=None) for each in stages]
    assert not palmares("bernard-hinault", placings, nobody, editions).won
