"""/season: the series in one card, or one of its seasons."""

from __future__ import annotations

import pytest
from shown import buttons, card, choices, leafed, menus, press, text, title
from simcord import MemberActor

from bot.preview import Simulation
from bot.words import Say

MISSING = (4, 0, -1, 1903, 2**53 - 1)


async def test_without_a_number_it_tells_all_that_is_known_of_the_series(
    here: Simulation, fan: MemberActor, say: Say
) -> None:
    store = here.client.world.store
    series = await store.series()
    assert series is not None

    answer = card(await fan.slash(here.channel, "season"))
    pages = "\n".join(await leafed(fan, answer))

    assert title(answer.components) == series.facts[f"title-{say.language}"].value
    for fact in series.facts.values():
        assert say.text(fact.text) in pages, fact.key
    for season in await store.seasons():
        assert say.day(str(season.facts["release"].value)) in pages
    for contradiction in await store.contradictions("series"):
        assert say.text(contradiction.resolution) in pages
        for claim in contradiction.claims:
            assert say.text(claim.text) in pages


async def test_where_the_series_stands_is_on_the_first_page(
    here: Simulation, fan: MemberActor, say: Say
) -> None:
    series = await here.client.world.store.series()
    assert series is not None

    shown = text(card(await fan.slash(here.channel, "season")).components)

    assert say.text(series.facts["status"].text) in shown
    assert say.text(series.facts["season-count"].text) in shown


async def test_the_series_leads_to_its_seasons(here: Simulation, fan: MemberActor) -> None:
    result = await fan.slash(here.channel, "season")
    for number, year in ((1, "2022"), (2, "2023"), (3, "2024")):
        season = card(await press(fan, card(result), f"ask:t:season/{number}"))
        assert season.id == card(result).id
        assert year in title(season.components)
        result = await fan.slash(here.channel, "season")


@pytest.mark.parametrize("number", [1, 2, 3])
async def test_a_season_tells_its_tour_its_dates_its_episodes_and_its_teams(
    here: Simulation, fan: MemberActor, say: Say, number: int
) -> None:
    store = here.client.world.store
    season = await store.season(number)
    assert season is not None

    answer = card(await fan.slash(here.channel, "season", number=number))
    first = text(answer.components)
    pages = "\n".join(await leafed(fan, answer))

    assert str(number) in title(answer.components)
    assert str(season.year) in title(answer.components)
    assert season.winner.name in first
    assert say.text(season.facts["release"].text) in first
    for fact in season.facts.values():
        assert say.text(fact.text) in pages, fact.key
    for episode in await store.episodes(number):
        wanted = episode.title["en"] or episode.title_unverified or say("title-unknown")
        assert f"{episode.number}. {wanted}" in pages
    for contradiction in await store.contradictions(season.id):
        assert say.text(contradiction.resolution) in pages
        for claim in contradiction.claims:
            assert say.text(claim.text) in pages


@pytest.mark.parametrize(("year", "number"), [(2022, 1), (2023, 2), (2024, 3)])
async def test_the_year_of_the_tour_is_understood_too(
    here: Simulation, fan: MemberActor, year: int, number: int
) -> None:
    by_year = card(await fan.slash(here.channel, "season", number=year))
    by_number = card(await fan.slash(here.channel, "season", number=number))

    assert text(by_year.components) == text(by_number.components)


async def test_the_menus_of_a_season_lead_to_its_episodes_and_its_teams(
    here: Simulation, fan: MemberActor, stranger: MemberActor
) -> None:
    result = await fan.slash(here.channel, "season", number=1)
    offered = menus(card(result).components)
    assert len(offered["pick:t:episode"]) == 8
    assert offered["pick:t:team"]["team/visma"] == "Jumbo-Visma", "the name of that year"

    copy = card(await stranger.select(card(result), ["episode/s01e04"], custom_id="pick:t:episode"))
    assert copy.ephemeral
    assert "Attack, Counter Attack" in title(copy.components)
    assert "2022" in title(card(result).components), "the card itself stays"

    team = card(await fan.select(card(result), ["team/visma"], custom_id="pick:t:team"))
    assert team.id == card(result).id
    assert title(team.components) == "Team Visma | Lease a Bike"


@pytest.mark.parametrize("private", [False, True])
async def test_a_season_that_there_is_not_is_told_in_private(
    here: Simulation,
    fan: MemberActor,
    say: Say,
    private: bool,  # noqa: FBT001
) -> None:
    for number in MISSING:
        told = card(await fan.slash(here.channel, "season", number=number, private=private))
        assert told.ephemeral
        assert title(told.components) == say("nothing-title")
        assert str(number) in text(told.components), "as it was typed: a year has no comma"
        assert "3" in text(told.components).replace(str(number), "")
        assert list(buttons(told.components)) == ["ask:d:"]


async def test_seasons_are_suggested_with_their_tour(
    here: Simulation, fan: MemberActor, say: Say
) -> None:
    years = {"1": "2022", "2": "2023", "3": "2024"}
    for typed, numbers in (("", "123"), ("1", "1"), (" 3 ", "3"), ("4", ""), ("x", "")):
        offered = choices(await fan.autocomplete(here.channel, "season", "number", typed))
        assert list(offered) == list(numbers), typed
        for number, label in offered.items():
            assert label == say("season-choice", number=int(number), year=years[number])
