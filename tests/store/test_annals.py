"""The records of the race, counted from facts.db: known totals, ties, what is covered."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.records import RACES, Annal, Confidence, Mark
from bot.spoilers import EVER, NOTHING, Veil
from bot.store import Store

FACTS = Path(__file__).parent.parent.parent / "facts.db"


@pytest.fixture
async def store() -> AsyncIterator[Store]:
    opened = await Store.open(FACTS)
    yield opened
    await opened.close()


async def marks(store: Store, annal: Annal, veil: Veil = NOTHING, **more: str) -> tuple[Mark, ...]:
    return (await store.annals.listing(annal, "tdf", veil, **more)).marks  # type: ignore[arg-type]


def totals(listed: tuple[Mark, ...]) -> dict[str, int]:
    return {mark.who[0].id or "": mark.value for mark in listed}


async def test_known_totals(store: Store) -> None:
    stages = totals(await marks(store, Annal.STAGES))
    assert list(stages.items())[:6] == [
        ("mark-cavendish", 35),
        ("eddy-merckx", 34),
        ("bernard-hinault", 28),
        ("tadej-pogacar", 26),
        ("andre-leducq", 25),
        ("andre-darrigade", 22),
    ]
    assert totals(await marks(store, Annal.PODIUMS))["raymond-poulidor"] == 8
    assert totals(await marks(store, Annal.POINTS))["peter-sagan"] == 7
    assert totals(await marks(store, Annal.LAST, most="1")) == {"wim-vansevenant": 3}
    assert totals(await marks(store, Annal.MOUNTAINS))["richard-virenque"] == 7


async def test_five_men_have_won_five_tours_and_share_the_rank(store: Store) -> None:
    first = [mark for mark in await marks(store, Annal.TOURS) if mark.rank == 1]
    assert [mark.who[0].id for mark in first] == [
        "jacques-anquetil",
        "eddy-merckx",
        "bernard-hinault",
        "miguel-indurain",
        "tadej-pogacar",
    ]
    assert {(mark.value, mark.tied) for mark in first} == {(5, 5)}
    assert (await marks(store, Annal.TOURS))[5].rank == 6


async def test_a_day_in_yellow_counts_once(store: Store) -> None:
    yellow = totals(await marks(store, Annal.YELLOW))
    assert yellow["miguel-indurain"] == 60
    database = sqlite3.connect(FACTS)
    query = "SELECT count(*), count(DISTINCT date) FROM stages WHERE leader = 'eddy-merckx'"
    evenings, days = database.execute(query).fetchone()
    database.close()
    assert yellow["eddy-merckx"] == days < evenings


async def test_annulled_results_count_for_nobody(store: Store) -> None:
    for annal in (Annal.TOURS, Annal.STAGES, Annal.YELLOW, Annal.PODIUMS, Annal.FINISHED):
        armstrong = totals(await marks(store, annal, most="9999")).get("lance-armstrong", 0)
        expected = {Annal.STAGES: 2, Annal.YELLOW: 0, Annal.FINISHED: 1}  # of 1993 and 1995
        assert armstrong == expected.get(annal, 0), annal


async def test_a_dead_heat_counts_for_both_and_once_for_a_country(store: Store) -> None:
    french = (await marks(store, Annal.NATIONS_STAGES))[0]
    riders = await marks(store, Annal.STAGES, country="FRA", most="9999")
    database = sqlite3.connect(FACTS)
    query = (
        "SELECT count(*) FROM stages s JOIN riders a ON a.id = s.winner "
        "JOIN riders b ON b.id = s.co_winner WHERE a.nationality = 'FRA' AND b.nationality = 'FRA'"
    )
    (both,) = database.execute(query).fetchone()
    database.close()
    assert both > 0
    assert sum(mark.value for mark in riders) == french.value + both


async def test_margins_lengths_and_ages(store: Store) -> None:
    closest = (await marks(store, Annal.CLOSEST))[0]
    assert (closest.year, closest.value) == (1989, 8)
    assert [each.id for each in closest.who] == ["greg-lemond", "laurent-fignon"]
    assert (await marks(store, Annal.WIDEST))[0].year == 1903
    assert (await marks(store, Annal.LONGEST))[0].year == 1926
    assert [mark.year for mark in await marks(store, Annal.SHORTEST) if mark.rank == 1] == [
        1903,
        1904,
    ]
    youngest = (await marks(store, Annal.YOUNGEST))[0]
    assert (youngest.who[0].id, youngest.value, youngest.days) == ("henri-cornet", 19, 354)
    assert youngest.confidence is Confidence.UNVERIFIED
    oldest = (await marks(store, Annal.OLDEST_STAGE))[0]
    assert (oldest.who[0].id, oldest.value, oldest.stage) == ("mark-cavendish", 39, "5")


async def test_an_age_is_that_of_the_day(store: Store) -> None:
    pogacar = next(
        mark for mark in await marks(store, Annal.YOUNGEST) if mark.who[0].id == "tadej-pogacar"
    )
    # Born on 21 September 1998, winner on 20 September 2020: the day before his birthday.
    assert (pogacar.value, pogacar.days) == (21, 365)


async def test_whose_birth_date_is_not_known_is_counted(store: Store) -> None:
    listing = await store.annals.listing(Annal.YOUNGEST_STAGE, "tdf", NOTHING)
    placed = await store.annals.listing(Annal.YOUNGEST_STAGE, "tdf", NOTHING, most=9999)
    winners = await store.annals.listing(Annal.STAGES, "tdf", NOTHING, most=9999)
    assert listing.unplaced == len(winners.marks) - len(placed.marks) > 600


async def test_cells_that_no_source_supports_are_named(store: Store) -> None:
    van_impe = next(
        mark for mark in await marks(store, Annal.MOUNTAINS) if mark.who[0].id == "lucien-van-impe"
    )
    assert van_impe.unsure == (1975,)


@pytest.mark.parametrize("annal", Annal)
@pytest.mark.parametrize("race", RACES)
async def test_ranks_follow_from_values(store: Store, annal: Annal, race: str) -> None:
    listed = (await store.annals.listing(annal, race, NOTHING, most=9999)).marks  # type: ignore[arg-type]
    values = [(mark.value, mark.days) for mark in listed]
    assert values in (sorted(values), sorted(values, reverse=True))
    for mark, value in zip(listed, values, strict=True):
        assert mark.rank == values.index(value) + 1
        assert mark.tied == values.count(value)
        assert mark.sources, mark


@pytest.mark.parametrize(
    ("veil", "wins", "yellow"),
    [
        (NOTHING, 26, 71),
        (Veil(since=EVER), 0, 0),
        (Veil(since="2026-07-25"), 26, 69),
        (Veil(since="2026-01-01"), 21, 54),
        (Veil(seasons=frozenset({1, 2, 3})), 15, 47),
        (Veil(since=EVER, seasons=frozenset({1, 2}), opened=frozenset({3})), 6, 19),
    ],
    ids=str,
)
async def test_what_is_covered_leaves_no_trace(
    store: Store, veil: Veil, wins: int, yellow: int
) -> None:
    found = totals(await marks(store, Annal.STAGES, veil, most="9999")).get("tadej-pogacar", 0)
    assert found == wins
    found = totals(await marks(store, Annal.YELLOW, veil, most="9999")).get("tadej-pogacar", 0)
    assert found == yellow


async def test_sealed_lists_hold_lengths_and_places_only(store: Store) -> None:
    announced = {
        Annal.LONGEST,
        Annal.SHORTEST,
        Annal.LONGEST_STAGE,
        Annal.SHORTEST_STAGE,
        Annal.HOSTS,
    }
    for annal in Annal:
        listing = await store.annals.listing(annal, "tdf", Veil(since=EVER))
        assert bool(listing.marks) == (annal in announced), annal
        assert listing.unplaced == 0


async def test_births_follow_what_may_be_told(store: Store) -> None:
    births = await store.annals.births(11, 28, NOTHING)
    assert "stephen-roche" not in [each.rider.id for each in births], "nobody vouches for the day"
    assert all(birth.sources for birth in births)
    many = await store.annals.births(11, 26, NOTHING)
    assert [birth.date for birth in many] == sorted(birth.date for birth in many)
    assert len(many) <= 5
    assert "ivan-basso" in [birth.rider.id for birth in many]
    assert await store.annals.births(11, 31, NOTHING) == []
