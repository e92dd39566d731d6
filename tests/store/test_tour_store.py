"""The Tour's history as records, over the real facts."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.records import RACES, Confidence, Route, StageStatus, Text, WinnerStatus
from bot.spoilers import reveals
from bot.store import Store
from bot.store.tour import Tour

FACTS = Path(__file__).parents[2] / "facts.db"


@pytest.fixture
async def store() -> AsyncIterator[Store]:
    opened = await Store.open(FACTS)
    yield opened
    await opened.close()


@pytest.fixture
def tour(store: Store) -> Tour:
    return store.tour


async def test_every_edition_and_stage_is_there(tour: Tour) -> None:
    editions, stages = await tour.editions(), await tour.stages()

    assert len(editions) == 118
    assert len(stages) == 2467
    assert [each.year for each in await tour.editions("tdff")] == [2022, 2023, 2024, 2025, 2026]
    for edition in editions:
        ridden = [each for each in stages if (each.race, each.year) == (edition.race, edition.year)]
        assert len(ridden) == edition.stages, edition.id
        assert ridden == sorted(ridden, key=lambda each: each.place)
    assert set(await tour.days()) == {e.end for e in editions} | {s.date for s in stages}


async def test_a_race_that_was_not_held_has_no_edition(tour: Tour) -> None:
    assert await tour.edition("tdf", 1916) is None
    assert await tour.edition("tdff", 2003) is None


async def test_vacant_stripped_and_unknown_are_different(tour: Tour) -> None:
    vacant, stripped = await tour.edition("tdf", 2003), await tour.edition("tdf", 1904)
    unknown = await tour.edition("tdff", 2026)
    assert vacant
    assert stripped
    assert unknown

    assert (vacant.winner, vacant.winner_status) == (None, WinnerStatus.VACANT)
    assert vacant.stripped
    assert vacant.stripped.name == "Lance Armstrong"
    assert stripped.winner
    assert stripped.winner.name == "Henri Cornet"
    assert stripped.stripped
    assert stripped.stripped.name == "Maurice Garin"
    assert (unknown.winner, unknown.winner_status) == (None, WinnerStatus.UNKNOWN)
    assert unknown.confidence is Confidence.REPORTED


@pytest.mark.parametrize(
    ("id_", "status", "winner"),
    [
        ("tdf-1989-21", StageStatus.OK, "Greg LeMond"),
        ("tdf-1978-12a", StageStatus.ANNULLED, None),
        ("tdf-2004-17", StageStatus.VACATED, "Lance Armstrong"),
        ("tdf-2009-4", StageStatus.OK, "Astana"),
        ("tdff-2026-1", StageStatus.UNKNOWN, None),
        ("tdf-2019-0", None, None),
        ("nonsense", None, None),
    ],
)
async def test_a_stage_by_its_id(
    tour: Tour, id_: str, status: StageStatus | None, winner: str | None
) -> None:
    stage = await tour.stage(id_)
    if status is None:
        assert stage is None
        return
    assert stage is not None
    assert (stage.id, stage.status) == (id_, status)
    assert (stage.winner.name if stage.winner else None) == winner


async def test_places_have_their_french_form(tour: Tour) -> None:
    stage, home = await tour.stage("tdf-2007-0"), await tour.stage("tdf-2022-12")
    assert stage
    assert home

    assert stage.finish == Text("London", "Londres")
    assert home.finish == Text("Alpe d’Huez", "Alpe d’Huez")


async def test_a_route_is_a_stage_without_its_result(tour: Tour) -> None:
    routes, stages = await tour.routes(), await tour.stages()

    assert {route.id: route for route in routes} == {
        stage.id: Route(
            stage.id,
            stage.race,
            stage.year,
            stage.number,
            stage.date,
            stage.start,
            stage.finish,
        )
        for stage in stages
    }
    half = [route.number for route in routes if (route.race, route.year) == ("tdf", 1978)]
    assert half[12:15] == ["11", "12a", "12b"]


async def test_a_rider_has_places_wins_and_jerseys(tour: Tour) -> None:
    places = await tour.placings(rider="tadej-pogacar")
    stages = await tour.stages(rider="tadej-pogacar")

    assert [(each.year, each.rank) for each in places][:3] == [(2020, 1), (2021, 1), (2022, 2)]
    won = [each for each in stages if each.winner and each.winner.id == "tadej-pogacar"]
    assert len(won) == 26


async def test_a_classification_has_who_was_disqualified_last(tour: Tour) -> None:
    places = await tour.classification("tdf", 2005)

    assert places[0].rank == 2
    assert [each.rank for each in places[-3:]] == [None, None, None]


async def test_the_same_day_of_other_years(tour: Tour) -> None:
    stages = await tour.stages_on(7, 14)

    assert {each.date[5:] for each in stages} == {"07-14"}
    assert [each.date for each in stages] == sorted(each.date for each in stages)


async def test_what_is_revealed_and_when(tour: Tour) -> None:
    edition, stage = await tour.edition("tdf", 2022), await tour.stage("tdf-2022-12")
    (place, *_) = await tour.classification("tdf", 2022)
    assert edition
    assert stage
    season = frozenset({1})

    assert reveals(edition) == reveals(place)
    assert (reveals(edition).on, reveals(edition).seasons) == ("2022-07-24", season)  # type: ignore[union-attr]
    assert reveals(stage).on == "2022-07-14"  # type: ignore[union-attr]
    assert RACES == ("tdf", "tdff")


@pytest.mark.parametrize(
    ("id_", "english", "french"),
    [
        ("tdf-2003", "Tour de France 2003", "Tour de France 2003"),
        ("tdf-1978-12a", "Tour de France 1978, stage 12a", "Tour de France 1978, étape 12a"),
        ("tdf-1997-0", "Tour de France 1997, prologue", "Tour de France 1997, prologue"),
        (
            "tdff-2026-1",
            "Tour de France Femmes 2026, stage 1",
            "Tour de France Femmes 2026, étape 1",
        ),
    ],
)
async def test_editions_and_stages_have_names_and_sources(
    store: Store, id_: str, english: str, french: str
) -> None:
    assert await store.name_of(id_) == Text(english, french)
    sources = {each.id for each in await store.record_sources(id_)}
    assert sources >= ({"announced-route"} if "2026" in id_ else {"ltd", "wikipedia"})


@pytest.mark.parametrize("id_", ["tdf-1916", "tdf-2003-40", "tdf-2003-x", "tdf", "tdff-1989-1"])
async def test_what_was_not_held_has_neither(store: Store, id_: str) -> None:
    assert await store.name_of(id_) is None
    assert await store.record_sources(id_) == []
