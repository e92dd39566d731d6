"""/tour: an edition, and what is told of years without one."""

from __future__ import annotations

import pytest
from shown import buttons, card, choices, leafed, menus, press, text, title
from simcord import MemberActor

from bot.preview import Simulation
from bot.words import Say


async def pages(here: Simulation, fan: MemberActor, year: int, race: str | None = None) -> str:
    """Every page of an edition's card."""
    given = {"year": year} | ({"race": race} if race else {})
    return "\n".join(await leafed(fan, card(await fan.slash(here.channel, "tour", **given))))


async def test_an_edition_tells_its_days_its_length_its_podium_and_every_stage(
    here: Simulation, fan: MemberActor, say: Say
) -> None:
    tour = here.client.world.store.tour
    answer = card(await fan.slash(here.channel, "tour", year=1989))
    shown = text(answer.components)
    whole = await pages(here, fan, 1989)

    assert title(answer.components) == "Tour de France 1989"
    assert say.day("1989-07-01") in shown
    assert say.day("1989-07-23") in shown
    assert "198" in shown
    for name, gap in (("Greg LeMond", "87"), ("Laurent Fignon", "8"), ("Pedro Delgado", "3")):
        line = next(line for line in shown.splitlines() if name in line and ".** " in line)
        assert gap in line
    for stage in await tour.stages("tdf", 1989):
        assert say.text(stage.finish) in whole
        assert stage.winner
        assert stage.winner.name in whole
    for placing in await tour.classification("tdf", 1989):
        assert placing.team
        assert placing.team.name in whole


@pytest.mark.parametrize(
    ("year", "told", "names"),
    [
        (2003, "edition-vacant", ["Lance Armstrong", "Jan Ullrich", "Alexandre Vinokourov"]),
        (1904, "edition-stripped", ["Henri Cornet", "Maurice Garin"]),
        (2006, "edition-stripped", ["Óscar Pereiro", "Floyd Landis"]),
        (2010, "edition-stripped", ["Andy Schleck", "Alberto Contador"]),
    ],
)
async def test_a_win_that_was_lost_is_told_in_words(
    here: Simulation, fan: MemberActor, say: Say, year: int, told: str, names: list[str]
) -> None:
    edition = await here.client.world.store.tour.edition("tdf", year)
    assert edition
    assert edition.stripped
    shown = text(card(await fan.slash(here.channel, "tour", year=year)).components)

    if told == "edition-vacant":
        assert say("edition-vacant", name=edition.stripped.name) in shown
        assert say("place-vacant") in shown
    else:
        assert say("edition-stripped", name=edition.stripped.name) in shown
        assert say("place-vacant") not in shown
    for name in names:
        assert name in shown


@pytest.mark.parametrize("year", [1905, 1909, 1912])
async def test_an_edition_on_points_has_no_times(
    here: Simulation, fan: MemberActor, say: Say, year: int
) -> None:
    shown = text(card(await fan.slash(here.channel, "tour", year=year)).components)

    assert say("decided-on-points") in shown
    podium = [line for line in shown.splitlines() if ".** " in line]
    assert len(podium) == 3
    assert not any("′" in line or "+" in line for line in podium)


async def test_what_is_not_known_is_not_made_up(
    here: Simulation, fan: MemberActor, say: Say
) -> None:
    answer = card(await fan.slash(here.channel, "tour", year=2026, race="tdff"))
    shown = text(answer.components)

    assert say("edition-announced") in shown
    assert say("edition-riders-unknown") in shown
    assert say("final-classification") not in shown
    assert say("confidence-reported") in shown
    unverified = text(card(await fan.slash(here.channel, "tour", year=1966)).components)
    assert f"({say('confidence-unverified')})" in unverified


async def test_without_a_year_it_is_the_latest(here: Simulation, fan: MemberActor) -> None:
    latest = card(await fan.slash(here.channel, "tour"))
    femmes = card(await fan.slash(here.channel, "tour", race="tdff"))

    assert title(latest.components) == "Tour de France 2026"
    assert title(femmes.components) == "Tour de France Femmes 2026"


@pytest.mark.parametrize(
    ("given", "message", "near"),
    [
        ({"year": 1916}, "tour-war", ["tour/1914/tdf", "tour/1919/tdf"]),
        ({"year": 1943}, "tour-war", ["tour/1939/tdf", "tour/1947/tdf"]),
        ({"year": 1902}, "tour-before", ["tour/1903/tdf"]),
        ({"year": 1}, "tour-before", ["tour/1903/tdf"]),
        ({"year": 2**53 - 1}, "tour-not-yet", ["tour/2026/tdf"]),
        ({"year": 1989, "race": "tdff"}, "femmes-before", ["tour/2022/tdff", "tour/1989/tdf"]),
        ({"year": 2031, "race": "tdff"}, "femmes-not-yet", ["tour/2026/tdff"]),
    ],
)
async def test_a_year_without_an_edition_leads_to_the_nearest_ones(
    here: Simulation,
    fan: MemberActor,
    say: Say,
    given: dict[str, object],
    message: str,
    near: list[str],
) -> None:
    told = card(await fan.slash(here.channel, "tour", **given))

    assert told.ephemeral
    assert title(told.components) == say("nothing-title")
    assert say(message, year=str(given["year"]), first="·", last="·").split("·")[0].strip() in text(
        told.components
    )
    offered = [each for each in buttons(told.components) if "tour/" in each]
    assert offered == [f"ask:o:{each}" for each in near]
    chosen = card(await press(fan, told, offered[0]))
    assert not chosen.ephemeral, "as visible as the answer would have been"
    assert near[0].split("/")[1] in title(chosen.components)


async def test_an_edition_leads_on(here: Simulation, fan: MemberActor) -> None:
    answer = card(await fan.slash(here.channel, "tour", year=2022))
    pressed = buttons(answer.components)
    chosen = menus(answer.components)

    assert {"ask:t:tour/2021/tdf", "ask:t:tour/2023/tdf", "ask:t:season/1"} <= set(pressed)
    assert len(chosen["pick:t:stage"]) == 21
    assert "rider/jonas-vingegaard" in chosen["pick:t:rider"]
    assert "team/visma" in chosen["pick:t:team"]
    stage = card(await fan.select(answer, ["stage/=tdf-2022-12"], custom_id="pick:t:stage"))
    assert title(stage.components).endswith("Tour de France 2022")
    back = card(await press(fan, stage, "ask:t:tour/2022/tdf"))
    assert title(back.components) == "Tour de France 2022"


async def test_more_stages_than_a_menu_holds_have_a_second_one(
    here: Simulation, fan: MemberActor
) -> None:
    answer = card(await fan.slash(here.channel, "tour", year=1937))
    chosen = menus(answer.components)

    assert len(chosen["pick:t:stage"]) == 25
    assert len(chosen["pick:t:later-stage"]) == 6


async def test_the_whole_classification_is_one_click_away(
    here: Simulation, fan: MemberActor, say: Say
) -> None:
    placings = await here.client.world.store.tour.classification("tdf", 2003)
    answer = card(await fan.slash(here.channel, "tour", year=2003))
    shown = await leafed(fan, card(await press(fan, answer, "ask:t:classification/2003/tdf")))

    whole = "\n".join(shown)
    for placing in placings:
        assert placing.rider.name in whole
    assert say("place-vacant") in shown[0]


async def test_years_are_suggested_and_tell_nobody_who_won(
    here: Simulation, fan: MemberActor, say: Say
) -> None:
    latest = choices(await fan.autocomplete(here.channel, "tour", "year", ""))
    assert list(latest)[:2] == ["2026", "2025"]
    assert len(latest) == 25
    for year, label in latest.items():
        assert label == f"{say('race-tdf')} {year}"
    some = choices(await fan.autocomplete(here.channel, "tour", "year", "194"))
    assert list(some) == ["1949", "1948", "1947"]
    femmes = choices(await fan.autocomplete(here.channel, "tour", "year", "", race="tdff"))
    assert list(femmes) == ["2026", "2025", "2024", "2023", "2022"]
    assert choices(await fan.autocomplete(here.channel, "tour", "year", "x")) == {}
