"""/timeline: what happened when, rumours and dropped plans said to be so."""

from __future__ import annotations

from typing import Any

import pytest
from shown import buttons, card, choices, leafed, press, text, title
from simcord import MemberActor

from bot.preview import Simulation
from bot.records import Confidence
from bot.words import Say


@pytest.mark.parametrize(
    ("about", "filters"),
    [
        (None, {}),
        ("2025", {"year": 2025}),
        (" 2023 ", {"year": 2023}),
        ("season 3", {"season": 3}),
        ("saison 3", {"season": 3}),
        ("season-1", {"season": 1}),
        ("UAE", {"team": "uae"}),
        ("jumbo", {"team": "visma"}),
        ("Rousse", {"person": "marion-rousse"}),
        ("pogacar", {"person": "tadej-pogacar"}),
        ("the end of the series", {"topic": "cancellation"}),
        ("la fin de la série", {"topic": "cancellation"}),
        ("cancellation", {"topic": "cancellation"}),
    ],
)
async def test_dated_events_are_told_in_their_order(
    here: Simulation, fan: MemberActor, say: Say, about: str | None, filters: dict[str, Any]
) -> None:
    events = await here.client.world.store.events(**filters)
    assert events
    options = {} if about is None else {"about": about}

    answer = card(await fan.slash(here.channel, "timeline", **options))
    pages = "\n".join(await leafed(fan, answer))

    assert title(answer.components).startswith(say("timeline"))
    places = [pages.index(say.text(event.text)) for event in events]
    assert places == sorted(places)
    for event in events:
        assert say.day(event.date) in pages


@pytest.mark.parametrize(
    ("about", "named"),
    [("2025", "2025"), ("uae", "UAE Team Emirates XRG"), ("rousse", "Marion Rousse")],
)
async def test_the_title_names_what_it_is_about(
    here: Simulation, fan: MemberActor, about: str, named: str
) -> None:
    answer = card(await fan.slash(here.channel, "timeline", about=about))

    assert named in title(answer.components)


async def test_topics_and_seasons_are_named_in_the_reader_s_language(
    here: Simulation, fan: MemberActor, say: Say
) -> None:
    topic = card(await fan.slash(here.channel, "timeline", about="cancellation"))
    season = card(await fan.slash(here.channel, "timeline", about="season-2"))

    assert say.text(here.client.world.topics["cancellation"].text) in title(topic.components)
    assert say("season-button", number=2) in title(season.components)


async def test_rumours_and_dropped_plans_are_called_so(
    here: Simulation, fan: MemberActor, say: Say
) -> None:
    pages = "\n".join(await leafed(fan, card(await fan.slash(here.channel, "timeline"))))

    marked = 0
    for event in await here.client.world.store.events():
        if event.confidence is not Confidence.CONFIRMED:
            line = next(line for line in pages.splitlines() if say.text(event.text) in line)
            assert say(f"confidence-{event.confidence}") in line
            marked += 1
    assert marked > 5


@pytest.mark.parametrize("about", ["1903", "2019", "annemiek van vleuten"])
@pytest.mark.parametrize("private", [False, True])
async def test_what_nothing_happened_to_is_told_in_private(
    here: Simulation,
    fan: MemberActor,
    say: Say,
    about: str,
    private: bool,  # noqa: FBT001
) -> None:
    told = card(await fan.slash(here.channel, "timeline", about=about, private=private))

    assert told.ephemeral
    assert title(told.components) == say("nothing-title")
    assert about in text(told.components).lower()


@pytest.mark.parametrize("private", [False, True])
async def test_one_of_several_near_is_chosen_in_the_reader_s_words(
    here: Simulation,
    fan: MemberActor,
    say: Say,
    private: bool,  # noqa: FBT001
) -> None:
    missed = card(await fan.slash(here.channel, "timeline", about="sesaon 2", private=private))
    way = "p" if private else "o"

    assert missed.ephemeral
    offered = buttons(missed.components)
    assert offered[f"ask:{way}:timeline/season-2"] == say("season-button", number=2)
    chosen = card(await press(fan, missed, f"ask:{way}:timeline/season-2"))
    assert chosen.ephemeral is private
    assert say("season-button", number=2) in title(chosen.components)


async def test_years_seasons_topics_teams_and_people_are_suggested(
    here: Simulation, fan: MemberActor
) -> None:
    for typed, wanted in (
        ("2", "2025"),
        ("2025", "2025"),
        ("marion r", "marion-rousse"),
        ("rouss", "marion-rousse"),
        ("saison", "season-2"),
        ("seas", "season-2"),
        ("jumb", "visma"),
        ("dopage", "doping"),
        ("série", "cancellation"),
        ("SERIE", "cancellation"),
    ):
        offered = choices(await fan.autocomplete(here.channel, "timeline", "about", typed))
        assert wanted in offered, typed


async def test_suggestions_are_in_the_reader_s_language(
    here: Simulation, fan: MemberActor, say: Say
) -> None:
    seasons = choices(await fan.autocomplete(here.channel, "timeline", "about", "saison"))
    topics = choices(await fan.autocomplete(here.channel, "timeline", "about", "doping"))

    assert seasons["season-3"] == say("season-button", number=3)
    assert topics["doping"] == say.text(here.client.world.topics["doping"].text)


async def test_years_are_suggested_latest_first(here: Simulation, fan: MemberActor) -> None:
    offered = list(choices(await fan.autocomplete(here.channel, "timeline", "about", "20")))

    years = [each for each in offered if each.isdecimal()]
    assert years == sorted(years, reverse=True)
    assert years[0] == "2026"
