"""/who: anyone of the race or the series. Accepts riders too, and says so."""

from __future__ import annotations

import pytest
from shown import buttons, card, choices, leafed, press, text, title
from simcord import MemberActor

from bot.preview import Simulation
from bot.words import Say

NAMED = (
    ("Grischa Niermann", "Grischa Niermann"),
    ("niermann", "Grischa Niermann"),
    ("Marion Rousse", "Marion Rousse"),
    ("rousse", "Marion Rousse"),
    ("marion rouse", "Marion Rousse"),
    ("le moenner", "Yann Le Moënner"),
    ("Yann Le Moënner", "Yann Le Moënner"),
    ("le bourbouach", "Yann Le Bourbouac’h"),
    ("Dolores Emile", "Dolorès Emile"),
    ("Serieys", "Dominique Serieys"),
    ("lefevre", "Patrick Lefevere"),
    ("Matxin", "Joxean Fernández Matxin"),
)


async def test_somebody_is_found_however_the_name_is_written(
    here: Simulation, fan: MemberActor
) -> None:
    for typed, name in NAMED:
        answer = card(await fan.slash(here.channel, "who", person=typed))
        assert title(answer.components) == name, typed
        assert not answer.ephemeral, typed


@pytest.mark.parametrize("id_", ["marion-rousse", "andrea-agostini", "christian-prudhomme"])
async def test_somebody_is_told_of_with_all_that_is_known(
    here: Simulation, fan: MemberActor, say: Say, id_: str
) -> None:
    store = here.client.world.store
    person, life = await store.person(id_), await store.life(id_)
    assert person is not None

    pages = "\n".join(await leafed(fan, card(await fan.slash(here.channel, "who", person=id_))))

    assert say.text(person.role) in pages
    for event in life.events:
        assert say.text(event.text) in pages
    for contradiction in life.contradictions:
        assert say.text(contradiction.topic) in pages
        assert say.text(contradiction.resolution) in pages
    assert say("is-a-rider") not in pages


async def test_a_rider_is_shown_and_said_to_be_one(
    here: Simulation, fan: MemberActor, say: Say
) -> None:
    answer = card(await fan.slash(here.channel, "who", person="Pogačar"))

    assert not answer.ephemeral
    assert title(answer.components) == "Tadej Pogačar"
    assert say("is-a-rider") in text(answer.components)


async def test_all_that_somebody_said_is_one_press_away(
    here: Simulation, fan: MemberActor, stranger: MemberActor
) -> None:
    result = await fan.slash(here.channel, "who", person="rousse")

    copy = card(await press(stranger, card(result), "ask:t:quotes/marion-rousse"))
    own = card(await press(fan, card(result), "ask:t:quotes/marion-rousse"))

    assert copy.ephemeral
    assert own.id == card(result).id
    assert "Marion Rousse" in title(own.components)


@pytest.mark.parametrize("private", [False, True])
async def test_one_of_two_near_names_is_chosen_as_visibly_as_it_was_asked(
    here: Simulation,
    fan: MemberActor,
    say: Say,
    private: bool,  # noqa: FBT001
) -> None:
    missed = card(
        await fan.slash(here.channel, "who", person="pogacar vingegaard", private=private)
    )
    assert missed.ephemeral
    assert say("did-you-mean") in text(missed.components)
    way = "p" if private else "o"
    assert f"ask:{way}:who/jonas-vingegaard" in buttons(missed.components)

    chosen = card(await press(fan, missed, f"ask:{way}:who/jonas-vingegaard"))

    assert chosen.ephemeral is private
    assert title(chosen.components) == "Jonas Vingegaard"


async def test_a_stranger_is_told_in_private_not_to_be_here(
    here: Simulation, fan: MemberActor, say: Say
) -> None:
    for typed in ("Taylor Swift", "Emmanuel Macron", "qqqq"):
        told = card(await fan.slash(here.channel, "who", person=typed))
        assert told.ephemeral, typed
        assert title(told.components) == say("miss-title"), typed


async def test_people_are_suggested_by_any_word_of_their_names(
    here: Simulation, fan: MemberActor
) -> None:
    for typed, wanted in (
        ("r", "marion-rousse"),
        ("nierm", "grischa-niermann"),
        ("MOËN", "yann-le-moenner"),
        ("moen", "yann-le-moenner"),
        ("bourb", "yann-le-bourbouach"),
        ("rouse", "marion-rousse"),
        ("vingeg", "jonas-vingegaard"),
    ):
        offered = choices(await fan.autocomplete(here.channel, "who", "person", typed))
        assert wanted in offered, typed
