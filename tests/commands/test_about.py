"""/about: which facts the bot has, under which licences, and what it stores."""

from __future__ import annotations

from shown import card, press, text, title
from simcord import MemberActor

from bot import __version__
from bot.preview import Simulation
from bot.words import Say


async def test_it_tells_its_facts_its_licences_and_its_privacy(
    here: Simulation, fan: MemberActor, say: Say
) -> None:
    store = here.client.world.store

    shown = text(card(await fan.slash(here.channel, "about")).components)

    assert here.client.world.version in shown
    assert say.day(store.facts_date) in shown
    assert say("count-episode", count=24) in shown
    for kind in ("team", "person", "quote", "event", "source"):
        assert say(f"count-{kind}", count=store.counts[kind]) in shown
    assert say("about-licences") in shown
    for line in say("about-privacy").splitlines():
        assert line in shown
    assert __version__ in shown


async def test_the_sources_are_one_press_away(
    here: Simulation, fan: MemberActor, stranger: MemberActor, say: Say
) -> None:
    result = await fan.slash(here.channel, "about")

    copy = card(await press(stranger, card(result), "ask:t:sources"))
    own = card(await press(fan, card(result), "ask:t:sources"))

    assert copy.ephemeral
    assert own.id == card(result).id
    assert title(own.components) == say("sources-title")
