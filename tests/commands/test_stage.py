"""/stage: a stage by any words, who won it or why nobody did, and who wore what after it."""

from __future__ import annotations

from typing import Any

import pytest
from shown import buttons, card, choices, menus, press, text, title
from simcord import MemberActor

from bot.preview import Simulation
from bot.words import Say

Given = dict[str, Any]


async def asked(here: Simulation, fan: MemberActor, stage: str, **given: Any) -> Any:
    return card(await fan.slash(here.channel, "stage", stage=stage, **given))


@pytest.mark.parametrize(
    "given",
    [
        {"stage": "21", "year": 1989},
        {"stage": "1989", "year": 21},
        {"stage": "1989 21"},
        {"stage": "21 1989", "race": "tdf"},
        {"stage": "dernière étape 1989"},
        {"stage": "LAST STAGE", "year": 1989},
        {"stage": "versaille 1989"},
        {"stage": "champs elisees", "year": 1989},
        {"stage": "tdf-1989-21"},
        {"stage": "=tdf-1989-21", "year": 1990},
    ],
)
async def test_a_stage_is_understood_in_any_words(
    here: Simulation, fan: MemberActor, say: Say, given: Given
) -> None:
    answer = card(await fan.slash(here.channel, "stage", **given))

    assert not answer.ephemeral
    number = say("stage-number", number="21").capitalize()
    assert title(answer.components) == f"{number} · Tour de France 1989"


async def test_a_stage_tells_its_course_its_winner_and_the_jerseys(
    here: Simulation, fan: MemberActor, say: Say
) -> None:
    shown = text((await asked(here, fan, "1989 21")).components)

    for part in (
        "Versailles – Paris (Champs-Élysées)",
        say.day("1989-07-23"),
        say("stage-type-itt"),
        say("stage-won", name="Greg LeMond"),
        say("held-by", what=say("jersey-yellow"), name="Greg LeMond"),
        say("worn-by", what=say("jersey-points"), name="Sean Kelly"),
    ):
        assert part in shown


@pytest.mark.parametrize(
    ("stage", "status"),
    [
        ("1977 18", "disqualified"),
        ("1978 12a", "annulled"),
        ("1982 5", "cancelled"),
        ("1995 16", "neutralised"),
        ("1998 17", "annulled"),
        ("2019 19", "stopped"),
    ],
)
async def test_a_stage_without_a_winner_says_why(
    here: Simulation, fan: MemberActor, say: Say, stage: str, status: str
) -> None:
    shown = text((await asked(here, fan, stage)).components)

    record = await here.client.world.store.tour.stage(f"tdf-{stage.replace(' ', '-')}")
    assert record
    assert say("stage-no-winner", status="·").split("·")[0] in shown
    assert status == record.status
    if record.why:
        assert say.text(record.why) in shown
    if status != "disqualified":
        assert say(f"stage-status-{status}") in shown


async def test_a_result_that_was_lost_names_nobody_as_the_winner(
    here: Simulation, fan: MemberActor, say: Say
) -> None:
    shown = text((await asked(here, fan, "2004 17")).components)

    assert say("stage-won", name="Lance Armstrong") not in shown
    assert say("stage-lost", name="Lance Armstrong", why="·").split("·")[0] in shown


async def test_two_who_won_together_and_a_team_that_won(
    here: Simulation, fan: MemberActor, say: Say
) -> None:
    dead_heat = text((await asked(here, fan, "1934 5")).components)
    names = say.several(["René Le Grevès", "Georges Speicher"])
    assert say("stage-won-together", names=names) in dead_heat

    team = text((await asked(here, fan, "2009 4")).components)
    assert say("stage-won-by-team", name="Astana") in team


async def test_no_result_known_is_said(here: Simulation, fan: MemberActor, say: Say) -> None:
    answer = await asked(here, fan, "1", year=2026, race="tdff")

    assert "Femmes 2026" in title(answer.components)
    assert say("stage-unknown", why="·").split("·")[0].strip() in text(answer.components)


async def test_places_are_named_in_the_readers_language(
    here: Simulation, fan: MemberActor, say: Say
) -> None:
    for typed in ("Londres 2007", "London 2007"):
        shown = text((await asked(here, fan, typed)).components)
        assert ("Londres" if say.language == "fr" else "London") in shown


async def test_a_stage_leads_to_its_neighbours_its_edition_its_riders_and_its_episodes(
    here: Simulation, fan: MemberActor
) -> None:
    answer = await asked(here, fan, "2022 alpe")
    pressed, chosen = buttons(answer.components), menus(answer.components)

    assert {"ask:t:stage/=tdf-2022-11", "ask:t:stage/=tdf-2022-13"} <= set(pressed)
    assert "ask:t:tour/2022/tdf" in pressed
    assert "rider/tom-pidcock" in chosen["pick:t:rider"]
    assert list(chosen["pick:t:episode"]) == ["episode/s01e05"]
    before = card(await press(fan, answer, "ask:t:stage/=tdf-2022-11"))
    assert "11" in title(before.components)
    episode = card(await fan.select(answer, ["episode/s01e05"], custom_id="pick:t:episode"))
    assert "stage/=tdf-2022-12" in menus(episode.components)["pick:t:stage"]


async def test_several_stages_are_asked_about(here: Simulation, fan: MemberActor, say: Say) -> None:
    told = await asked(here, fan, "alpe d'huez")
    offered = [each for each in buttons(told.components) if each.startswith("ask:o:")]

    assert told.ephemeral
    assert title(told.components) == say("ambiguous-title")
    assert "34" in text(told.components)
    assert offered[0] == "ask:o:stage/tdf-2026-20"
    assert len(offered) == 5
    chosen = card(await press(fan, told, offered[3]))
    assert not chosen.ephemeral
    assert "2022" in title(chosen.components)


@pytest.mark.parametrize(
    ("given", "message", "near"),
    [
        ({"stage": "3", "year": 1916}, "tour-war", "tour/1914/tdf"),
        ({"stage": "25", "year": 2022}, "no-stage-number", "tour/2022/tdf"),
        ({"stage": "prologue 2022"}, "no-prologue", "tour/2022/tdf"),
        ({"stage": "9", "year": 2022, "race": "tdff"}, "femmes-no-stage-number", "tour/2022/tdff"),
        ({"stage": "7 femmes", "year": 1989}, "femmes-before", "tour/2022/tdff"),
        ({"stage": "Tourmalet", "year": 1910}, "miss-stage", "tour/1910/tdf"),
        ({"stage": "1989"}, "ambiguous-many", "tour/1989/tdf"),
    ],
)
async def test_what_there_is_not_is_answered_with_what_there_is(
    here: Simulation, fan: MemberActor, given: Given, message: str, near: str
) -> None:
    told = card(await fan.slash(here.channel, "stage", **given))

    assert told.ephemeral, message
    assert f"ask:o:{near}" in buttons(told.components)


@pytest.mark.parametrize("typed", ["", "🥐", "qqqq", "**x**", "99999999999999999999"])
async def test_nonsense_is_told_to_be_so(
    here: Simulation, fan: MemberActor, say: Say, typed: str
) -> None:
    told = await asked(here, fan, typed or " ")

    assert told.ephemeral
    assert title(told.components) == say("miss-title")


async def test_stages_are_suggested_by_their_course_and_mean_exactly_themselves(
    here: Simulation, fan: MemberActor, say: Say
) -> None:
    offered = choices(await fan.autocomplete(here.channel, "stage", "stage", "alpe", year=2022))
    assert list(offered) == ["=tdf-2022-12"]
    (label,) = offered.values()
    assert label == " · ".join(
        [
            say("stage-number", number="12").capitalize(),
            "Briançon – Alpe d’Huez",
            say.day("2022-07-14"),
        ]
    )
    answer = await asked(here, fan, "=tdf-2022-12", year=2022)
    assert "2022" in title(answer.components)

    femmes = choices(
        await fan.autocomplete(here.channel, "stage", "stage", "", year=2023, race="tdff")
    )
    assert list(femmes) == [f"=tdff-2023-{number}" for number in range(1, 9)]
    latest = choices(await fan.autocomplete(here.channel, "stage", "stage", ""))
    assert len(latest) == 21
    assert all(each.startswith("=tdf-2026-") for each in latest)
    for label in latest.values():
        assert "Pogačar" not in label
