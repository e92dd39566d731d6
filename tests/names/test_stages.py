"""Which stage is meant, over the real stages: any words, in any order, misspelt or in French."""

from __future__ import annotations

import asyncio
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import Ambiguous, NotFound, NotThere
from bot.names import at_once
from bot.names.editions import race_of
from bot.names.history import History
from bot.names.outcome import Layer
from bot.records import Edition, Route
from bot.store import Store

FACTS = Path(__file__).parents[2] / "facts.db"


async def read() -> tuple[list[Edition], list[Route]]:
    store = await Store.open(FACTS)
    try:
        return await store.tour.editions(), await store.tour.routes()
    finally:
        await store.close()


@cache
def history() -> History:
    return at_once(History.in_slices(*asyncio.run(read())))


def meant(text: str) -> list[str]:
    return [route.id for route in history().stages.find(text).routes]


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("21 1989", "tdf-1989-21"),
        ("1989 21", "tdf-1989-21"),
        ("étape 21, 1989", "tdf-1989-21"),
        ("stage 12 2022", "tdf-2022-12"),
        ("12e étape 2022", "tdf-2022-12"),
        ("s12 2022", "tdf-2022-12"),
        ("stage 07 2022", "tdf-2022-7"),
        ("12a 1978", "tdf-1978-12a"),
        ("1978 12B", "tdf-1978-12b"),
        ("prologue 1997", "tdf-1997-0"),
        ("0 1997", "tdf-1997-0"),
        ("P 1997", "tdf-1997-0"),
        ("1ère étape 2022", "tdf-2022-1"),
        ("first stage 2022", "tdf-2022-1"),
        ("grand départ 2022", "tdf-2022-1"),
        ("dernière étape 1989", "tdf-1989-21"),
        ("last stage 1989", "tdf-1989-21"),
        ("avant-dernière étape 2022", "tdf-2022-20"),
        ("2022 alpe", "tdf-2022-12"),
        ("alpe d'huez 2022", "tdf-2022-12"),
        ("Alpe d’Huez 2022", "tdf-2022-12"),
        ("arenberg 2022", "tdf-2022-5"),
        ("Ventoux 2013", "tdf-2013-15"),
        ("Londres 2007", "tdf-2007-0"),
        ("London 2007", "tdf-2007-0"),
        ("geneve 1951", "tdf-1951-22"),
        ("st etienne 2022", "tdf-2022-13"),
        ("saint-sebastien 2023", "tdf-2023-2"),
        ("Paris Lyon 1903", "tdf-1903-1"),
        ("isola 2000 2024", "tdf-2024-19"),
        ("ax 3 domaines 2013", "tdf-2013-8"),
        ("14 juillet 1989", "tdf-1989-13"),
        ("July 14th 1989", "tdf-1989-13"),
        ("1989-07-23", "tdf-1989-21"),
        ("femmes 2023 7", "tdff-2023-7"),
        ("2023 stage 7 women", "tdff-2023-7"),
        ("tourmalet 2023", "tdff-2023-7"),
        ("qui a gagné l’étape de l’Alpe d’Huez en 2022 ?", "tdf-2022-12"),
        ("tdf-2022-12", "tdf-2022-12"),
    ],
)
def test_one_stage_is_meant(text: str, id_: str) -> None:
    found = history().stages.find(text)

    assert [route.id for route in found.routes] == [id_]
    assert not found.guessed


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("alpe dhuez 2022", "tdf-2022-12"),
        ("alpedhuez 2022", "tdf-2022-12"),
        ("arnberg 2022", "tdf-2022-5"),
        ("vontoux 2013", "tdf-2013-15"),
        ("bagneres de bigore 2013", "tdf-2013-9"),
        ("copenague 2022", "tdf-2022-1"),
    ],
)
def test_a_misspelt_place_is_understood(text: str, id_: str) -> None:
    assert meant(text) == [id_]


def test_a_stage_to_a_place_is_meant_rather_than_one_from_it() -> None:
    assert meant("saint-étienne 2022") == ["tdf-2022-13"]  # the next day started there
    assert meant("besançon 1938") == meant("1938 besançon")


def test_the_number_alone_is_of_the_mens_race_and_a_place_of_either() -> None:
    assert meant("2022 8") == ["tdf-2022-8"]
    assert meant("femmes 2022 8") == ["tdff-2022-8"]
    assert meant("planche des belles filles 2022") == ["tdff-2022-8", "tdf-2022-7"]


def test_half_stages_fit_their_number() -> None:
    assert meant("12 1978") == ["tdf-1978-12a", "tdf-1978-12b"]
    assert meant("12 a 1978") == ["tdf-1978-12a", "tdf-1978-12b"]


def test_several_come_latest_first() -> None:
    found = [route.date for route in history().stages.find("alpe d'huez").routes]

    assert len(found) > 30
    assert found == sorted(found, reverse=True)


@pytest.mark.parametrize(
    "text", ["", "🥐", "xyzzy", "xyzzy 2022", "the", "…", "9999", "22 21 1989"]
)
def test_nonsense_is_no_stage(text: str) -> None:
    assert meant(text) == []


@given(st.text(max_size=80))
def test_nothing_that_is_typed_breaks_it(text: str) -> None:
    stages = history().stages
    stages.find(text)
    assert len(stages.suggest(text)) <= 25


def test_what_is_nearest_is_given_where_nothing_fits() -> None:
    near = [route.id for route in history().stages.find("Tourmalet 1910").near]
    assert near == ["tdf-2010-17", "tdf-2019-14", "tdff-2023-7"]

    near = [route.id for route in history().stages.find("alpe d'huez 13 2022").near]
    assert near == ["tdf-2022-12"]


def test_suggestions_follow_what_is_typed() -> None:
    stages = history().stages

    def suggested(text: str) -> list[str]:
        return [route.id for route in stages.suggest(text)]

    assert suggested("") == [route.id for route in stages.of_edition("tdf", 2026)]
    assert suggested("2022 alp") == ["tdf-2022-12"]
    assert suggested("2022 tdff ") == [f"tdff-2022-{number}" for number in range(1, 9)]
    assert suggested("2022 1")[:3] == ["tdf-2022-1", "tdf-2022-10", "tdf-2022-11"]
    assert all("198" in id_ for id_ in suggested("198"))
    assert suggested("alpe d'h")[:2] == ["tdf-2026-20", "tdf-2026-19"]
    assert suggested("2022 arnberg") == ["tdf-2022-5"]
    assert suggested("zzzzzz") == []


def test_stages_beside_one() -> None:
    stages = history().stages

    assert [each.number for each in stages.beside("tdf-1978-12b")] == ["12a", "13"]
    assert [each.number for each in stages.beside("tdf-1997-0")] == ["1"]
    assert [each.number for each in stages.beside("tdf-2022-21")] == ["20"]
    assert stages.beside("tdf-1916-1") == []


# -- what is told instead


def not_there(text: str) -> tuple[str, list[str]]:
    with pytest.raises(NotThere) as told:
        history().stage(text)
    return told.value.reason, [each.id for each in told.value.candidates]


def test_an_accepted_stage_says_whether_it_was_guessed() -> None:
    assert history().stage("2022 alpe").how is Layer.EXACT
    assert history().stage("2022 alppe").how is Layer.FUZZY


@pytest.mark.parametrize(
    ("text", "reason", "near"),
    [
        ("1916 3", "tour-war", ["tdf-1914", "tdf-1919"]),
        ("alpe d'huez 1943", "tour-war", ["tdf-1939", "tdf-1947"]),
        ("12 1901", "tour-before", ["tdf-1903"]),
        ("12 2031", "tour-not-yet", ["tdf-2026"]),
        ("femmes 3 1998", "femmes-before", ["tdff-2022", "tdf-1998"]),
        ("2022 25", "no-stage-number", ["tdf-2022", "tdf-2022-1", "tdf-2022-21"]),
        ("femmes 2022 9", "femmes-no-stage-number", ["tdff-2022", "tdff-2022-1", "tdff-2022-8"]),
        ("prologue 2022", "no-prologue", ["tdf-2022", "tdf-2022-1", "tdf-2022-21"]),
    ],
)
def test_what_there_is_not_is_told_with_what_there_is(
    text: str, reason: str, near: list[str]
) -> None:
    assert not_there(text) == (reason, near)


def test_several_are_asked_about_with_how_many_they_are() -> None:
    with pytest.raises(Ambiguous) as asked:
        history().stage("alpe d'huez")

    assert asked.value.count > 30
    assert [each.id for each in asked.value.candidates][:2] == ["tdf-2026-20", "tdf-2026-19"]
    assert len(asked.value.candidates) == 5


def test_a_year_alone_leads_to_its_edition() -> None:
    with pytest.raises(Ambiguous) as asked:
        history().stage("1989")

    first = asked.value.candidates[0]
    assert (first.kind, first.id, first.elsewhere) == ("edition", "tdf-1989", True)


def test_a_place_without_a_finish_leads_to_the_edition_and_to_other_years() -> None:
    with pytest.raises(NotFound) as missed:
        history().stage("Tourmalet 1910")

    assert [each.id for each in missed.value.candidates][:2] == ["tdf-1910", "tdf-2010-17"]


@pytest.mark.parametrize(
    ("text", "race"),
    [
        (None, "tdf"),
        ("", "tdf"),
        ("tdff", "tdff"),
        ("Femmes", "tdff"),
        ("Tour de France Femmes", "tdff"),
        ("men", "tdf"),
        ("nonsense", "tdf"),
    ],
)
def test_the_race_is_told_in_words(text: str | None, race: str) -> None:
    assert race_of(text) == race


@pytest.mark.parametrize(
    ("race", "year", "reason", "near"),
    [
        ("tdf", 1916, "tour-war", ["tdf-1914", "tdf-1919"]),
        ("tdf", 1946, "tour-war", ["tdf-1939", "tdf-1947"]),
        ("tdf", 1902, "tour-before", ["tdf-1903"]),
        ("tdf", -5, "tour-before", ["tdf-1903"]),
        ("tdf", 2027, "tour-not-yet", ["tdf-2026"]),
        ("tdff", 2027, "femmes-not-yet", ["tdff-2026"]),
        ("tdff", 1989, "femmes-before", ["tdff-2022", "tdf-1989"]),
        ("tdff", 1916, "femmes-before", ["tdff-2022"]),
    ],
)
def test_a_year_without_an_edition_is_told_with_the_nearest(
    race: str, year: int, reason: str, near: list[str]
) -> None:
    with pytest.raises(NotThere) as told:
        history().edition(race_of(race), year)

    assert told.value.reason == reason
    assert [each.id for each in told.value.candidates] == near


def test_editions_beside_one_and_the_latest() -> None:
    held = history()

    assert held.edition("tdf", None).year == 2026
    assert held.beside(held.edition("tdf", 1919)) == [1914, 1920]
    assert held.beside(held.edition("tdf", 1903)) == [1904]
    assert held.beside(held.edition("tdff", 2026)) == [2025]
