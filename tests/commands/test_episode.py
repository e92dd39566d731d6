"""/episode: whom an episode follows, where in the race, and what happens."""

from __future__ import annotations

import pytest
from shown import buttons, card, choices, menus, press, text, title
from simcord import MemberActor

from bot.preview import Simulation
from bot.words import Say

SECOND = (
    "s01e02",
    "s1e2",
    "S1E2",
    "1x02",
    "1×2",
    "1.2",
    "saison 1 épisode 2",
    "Saison 1, Episode 2",
    "season 1 episode 2",
    "Welcome to Hell",
    "welcome to hell",
    "WELCOME TO HELL!",
    "wellcome to hell",
    "welcom to hel",
)


async def test_an_episode_is_found_by_its_number_and_by_its_title(
    here: Simulation, fan: MemberActor
) -> None:
    for typed in SECOND:
        answer = card(await fan.slash(here.channel, "episode", episode=typed))
        assert not answer.ephemeral, typed
        assert title(answer.components) == "1×02 · Welcome to Hell", typed


async def test_another_spelling_of_the_title_is_understood(
    here: Simulation, fan: MemberActor
) -> None:
    for typed, number in (
        ("grand depart", "1×01"),
        ("Attack Counterattack", "1×04"),
        ("At Breakneck Speed", "1×05"),
        ("David v. Goliath", "3×01"),
    ):
        answer = card(await fan.slash(here.channel, "episode", episode=typed))
        assert title(answer.components).startswith(f"{number} · "), typed


@pytest.mark.parametrize("id_", ["s01e01", "s02e05", "s03e01", "s03e06"])
async def test_an_episode_tells_what_is_known_of_it(
    here: Simulation, fan: MemberActor, say: Say, id_: str
) -> None:
    episode = await here.client.world.store.episode(id_)
    assert episode is not None
    assert episode.summary is not None

    shown = text(card(await fan.slash(here.channel, "episode", episode=id_)).components)

    assert say.text(episode.summary) in shown
    for ref in (*episode.teams, *episode.people, *episode.mentioned):
        assert ref.name in shown
    if episode.stages_text:
        assert say.text(episode.stages_text) in shown
    for stage in episode.stages:
        assert str(stage) in shown
    assert say("length-unknown") in shown


async def test_a_title_that_is_known_in_english_only_is_said_to_be(
    here: Simulation, fan: MemberActor, say: Say
) -> None:
    shown = text(card(await fan.slash(here.channel, "episode", episode="s1e2")).components)

    assert (say("title-french-unknown") in shown) is (say.language == "fr")


async def test_a_title_that_nobody_confirms_is_said_to_be_so(
    here: Simulation, fan: MemberActor, say: Say
) -> None:
    answer = card(await fan.slash(here.channel, "episode", episode="s3e2"))

    assert say("title-unverified", title="Disruptors") in title(answer.components)
    assert say("title-unverified-why") in text(answer.components)


async def test_a_title_and_a_story_that_are_not_known_are_said_not_to_be(
    here: Simulation, fan: MemberActor, say: Say
) -> None:
    answer = card(await fan.slash(here.channel, "episode", episode="s3e7"))

    assert say("title-unknown") in title(answer.components)
    assert say("episode-unverified") in text(answer.components)
    assert say("confidence-unverified") in text(answer.components)


async def test_an_episode_leads_to_whom_it_shows_and_to_its_season(
    here: Simulation, fan: MemberActor, stranger: MemberActor
) -> None:
    result = await fan.slash(here.channel, "episode", episode="s1e4")
    offered = menus(card(result).components)["pick:t:look"]
    assert {"team/visma", "who/jonas-vingegaard", "who/tadej-pogacar"} <= set(offered)

    copy = card(await stranger.select(card(result), ["who/tadej-pogacar"], custom_id="pick:t:look"))
    assert copy.ephemeral
    assert title(copy.components) == "Tadej Pogačar"
    season = card(await press(fan, card(result), "ask:t:season/1"))
    assert season.id == card(result).id
    assert "2022" in title(season.components)


@pytest.mark.parametrize("private", [False, True])
async def test_one_of_two_near_episodes_is_chosen_as_visibly_as_it_was_asked(
    here: Simulation,
    fan: MemberActor,
    say: Say,
    private: bool,  # noqa: FBT001
) -> None:
    missed = card(await fan.slash(here.channel, "episode", episode="hell podium", private=private))
    assert missed.ephemeral
    assert title(missed.components) == say("miss-title")
    assert say("did-you-mean") in text(missed.components)
    offered = {id_: label for id_, label in buttons(missed.components).items() if id_ != "ask:d:"}
    assert 1 <= len(offered) <= 5
    assert {each.partition("episode/")[2] for each in offered} >= {"s01e07"}

    chosen = card(await press(fan, missed, f"ask:{'p' if private else 'o'}:episode/s01e07"))

    assert chosen.ephemeral is private
    assert title(chosen.components) == "1×07 · Everything for the Podium"


async def test_an_episode_that_there_is_not_is_told_in_private(
    here: Simulation, fan: MemberActor, say: Say
) -> None:
    for typed in ("s9e9", "1x09", "s0e1", "season 4 episode 1", "99"):
        told = card(await fan.slash(here.channel, "episode", episode=typed))
        assert told.ephemeral, typed
        assert title(told.components) == say("miss-title"), typed


async def test_episodes_are_suggested_by_any_word_of_their_titles(
    here: Simulation, fan: MemberActor
) -> None:
    for typed, wanted in (
        ("h", "s01e02"),
        ("hell", "s01e02"),
        ("DEPART", "s01e01"),
        ("départ", "s01e01"),
        ("goliat", "s03e01"),
        ("welcome to h", "s01e02"),
        ("disrupt", "s03e02"),
    ):
        offered = choices(await fan.autocomplete(here.channel, "episode", "episode", typed))
        assert wanted in offered, typed


async def test_all_episodes_are_suggested_before_anything_is_typed(
    here: Simulation, fan: MemberActor
) -> None:
    offered = choices(await fan.autocomplete(here.channel, "episode", "episode", ""))

    assert len(offered) == 24
