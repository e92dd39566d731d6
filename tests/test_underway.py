"""A handler that hangs is given up with a word; the process ends when the last answer is given."""

from __future__ import annotations

import asyncio
import logging
import signal
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

import discord
import pytest
from discord import app_commands
from discord.app_commands import Choice
from discord.http import Route
from gateway import LoopbackDiscord, person, text_of
from pressing import card, one, text
from process import connected, running

from bot import replies, underway
from bot.cards import Card, draw
from bot.client import Musette
from bot.config import Config
from bot.preview import Simulation
from bot.questions import Ask, Question, Way
from bot.underway import Underway

Interaction = discord.Interaction[Any]


async def hang() -> None:
    await asyncio.sleep(60)


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hanging takes a tenth of the time that it takes otherwise."""
    monkeypatch.setattr(underway, "UNANSWERED", 0.2)
    monkeypatch.setattr(underway, "LONGEST", 0.4)


def errors(caplog: pytest.LogCaptureFixture) -> list[logging.LogRecord]:
    return [record for record in caplog.records if record.levelno >= logging.ERROR]


# -- handlers that hang, at every entrance


async def offer(here: Simulation, name: str, handler: Callable[..., Awaitable[None]]) -> None:
    @app_commands.command(name=name, description="For a test")
    async def command(interaction: Interaction) -> None:
        async with replies.guarded(interaction):
            await handler(interaction)

    here.client.offer(command)
    await here.client.tree.sync()


@pytest.mark.logs_errors
@pytest.mark.usefixtures("hasty")
async def test_a_command_that_hangs_is_told_with_a_number(
    here: Simulation, caplog: pytest.LogCaptureFixture
) -> None:
    async def handler(_: Interaction) -> None:
        await hang()

    await offer(here, "hanging", handler)

    told = await here.fan.slash(here.channel, "hanging")

    assert told.ephemeral
    (error,) = errors(caplog)
    assert "no answer after 0." in str(error.exc_info or error.msg)
    (kept,) = here.client.measures.errors()
    assert kept[1] in text(card(told))
    assert kept[2] == "TimeoutError"
    assert len(here.client.underway) == 0


@pytest.mark.logs_errors
@pytest.mark.usefixtures("hasty")
async def test_one_that_asked_for_time_gets_more_but_not_for_ever(here: Simulation) -> None:
    async def handler(interaction: Interaction) -> None:
        await interaction.response.defer(ephemeral=True)
        await asyncio.sleep(0.3)
        deferred.append(interaction.response.is_done())
        await hang()

    deferred: list[bool] = []
    await offer(here, "hanging", handler)

    told = await here.fan.slash(here.channel, "hanging")

    assert deferred, "it went on after the time for an acknowledgement"
    assert here.client.measures.errors()[0][1] in text(card(told))


@pytest.mark.logs_errors
@pytest.mark.usefixtures("hasty")
async def test_an_action_and_a_form_that_hang_are_told_too(here: Simulation) -> None:
    async def act(*_: object) -> None:
        await hang()

    say = here.client.world.words["en"]
    kept = here.client.offered.actions["report"]
    here.client.offered.actions["hanging"] = replies.Action("hanging", act)
    panel = Card("For a test", ["x"], asks=[Ask("x", Question("hanging"), Way.ACT)])
    channel = here.client.get_partial_messageable(here.channel.id)
    sent = await channel.send(view=draw(panel, say, question=None, private=False, facts=""))
    await here.env.settle()

    pressed = await here.fan.click(sent, label="x")
    assert pressed.ephemeral
    assert here.client.measures.errors()[0][1] in text(card(pressed))

    season = card(await here.fan.slash(here.channel, "season", number=1))
    form = await here.fan.click(season, custom_id=one(season, "ask:a:report"))
    here.client.offered.actions["report"] = replies.Action("report", act)
    submitted = await here.fan.submit_modal(form, {"wrong": "all of it", "source": ""})
    here.client.offered.actions["report"] = kept
    assert here.client.measures.errors()[0][1] in text(card(submitted))


@pytest.mark.logs_errors
@pytest.mark.usefixtures("hasty")
async def test_suggestions_that_hang_are_none(
    here: Simulation, caplog: pytest.LogCaptureFixture
) -> None:
    @app_commands.command(name="hanging", description="For a test")
    async def command(interaction: Interaction, name: str) -> None:
        raise AssertionError("never asked")

    @command.autocomplete("name")
    @replies.suggesting
    async def names(interaction: Interaction, typed: str) -> list[Choice[str]]:
        await hang()
        return []

    here.client.tree.add_command(command)
    await here.client.tree.sync()

    assert await here.fan.autocomplete(here.channel, "hanging", "name", "x") == []
    assert len(errors(caplog)) == 1


async def test_who_cancels_a_handler_for_another_reason_is_obeyed(here: Simulation) -> None:
    begun = Underway().begin(lambda: True)

    with pytest.raises(asyncio.CancelledError):
        begun.resume(asyncio.CancelledError())


async def test_nothing_is_left_of_a_handler_that_is_done() -> None:
    kept = Underway()
    begun = kept.begin(lambda: True)
    assert len(kept) == 1
    kept.end(begun)

    assert len(kept) == 0
    assert begun.timer.cancelled()


# -- the end


async def test_the_end_waits_for_the_last_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    kept, done = Underway(), []

    async def handler() -> None:
        begun = kept.begin(lambda: True)
        await asyncio.sleep(0.1)
        done.append(True)
        kept.end(begun)

    handlers = [asyncio.create_task(handler()) for _ in range(3)]
    await asyncio.sleep(0)
    await kept.finish()

    assert len(done) == len(handlers)


# -- in one process with a loopback Discord, where interactions overlap


@asynccontextmanager
async def connected_client(
    config: Config, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[tuple[LoopbackDiscord, Musette]]:
    async with LoopbackDiscord() as discord_:
        monkeypatch.setattr(Route, "BASE", discord_.api_url)
        client = Musette(config, lasting=False)
        async with client:
            started = asyncio.create_task(client.start(discord_.token))
            await discord_.until(discord_.ready.is_set, within=15, what="the bot is connected")
            yield discord_, client
            await client.close()
            await started


async def hang_for_ever(interaction: Interaction) -> None:
    async with replies.guarded(interaction):
        await asyncio.Event().wait()


def hanging() -> app_commands.Command[Any, ..., Any]:
    return app_commands.Command(name="hanging", description="x", callback=hang_for_ever)


@pytest.mark.logs_errors
async def test_others_are_answered_while_one_hangs(
    config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(underway, "UNANSWERED", 1.5)
    async with connected_client(config, monkeypatch) as (discord_, client):
        client.offer(hanging())
        await client.tree.sync()
        asked = [asyncio.create_task(discord_.slash("hanging")) for _ in range(20)]
        await discord_.until(lambda: len(client.underway) == 20)

        quick = await discord_.slash("season", {"number": 1})

        assert "Season 1" in text_of(await quick.shown())
        assert not [each for each in asked if each.done()]
        for each in await asyncio.gather(*asked):
            assert "Something went wrong" in text_of(await each.shown())
            assert each.private


async def test_what_went_wrong_is_told_although_that_takes_long(
    config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(underway, "UNANSWERED", 0.6)
    async with connected_client(config, monkeypatch) as (discord_, client):
        discord_.fail("POST", "/interactions/*", status=None, delay=0.8)

        miss = await discord_.slash("team", {"team": "qqqq"})

        assert "qqqq" in text_of(await miss.shown())
        assert len(discord_.requested("POST", "/interactions/*")) == 1
        await discord_.until(lambda: not len(client.underway))
        assert client.measures.outcomes == {("team", "unclear"): 1}


async def test_what_takes_too_long_at_the_end_says_so(
    config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(underway, "FINISHING", 0.1)
    async with connected_client(config, monkeypatch) as (discord_, client):
        client.offer(hanging())
        await client.tree.sync()
        asked = asyncio.create_task(discord_.slash("hanging"))
        await discord_.until(lambda: len(client.underway) == 1)

        await client.close()

        assert "I am being restarted" in text_of(await (await asked).shown())
        assert client.measures.outcomes["hanging", "stopping"] == 1


async def test_sigterm_under_load_finishes_what_is_begun(tmp_path: Path) -> None:
    async with LoopbackDiscord() as discord, running(discord, tmp_path) as process:
        await connected(discord)
        # Each callback takes a while, so that many answers are under way at any moment.
        discord.fail("POST", "/interactions/*", status=None, times=None, delay=0.6)
        asked: list[asyncio.Task[Any]] = []

        async def load() -> None:
            for number in range(10_000):
                fan = person("fan", str(5_000_000 + number))
                asked.append(asyncio.create_task(discord.slash("season", {"number": 1}, user=fan)))
                await asyncio.sleep(0.01)

        loading = asyncio.create_task(load())
        callbacks = partial(discord.requested, "POST", "/interactions/*")
        await discord.until(lambda: len(callbacks()) > 60)
        process.signal(signal.SIGTERM)
        under_way = [each for each in callbacks() if each.status is None]
        before = [each for each in discord.answers if each.sent_at < time.monotonic() - 0.1]
        await discord.until(lambda: discord.closures, what="the gateway is closed")
        loading.cancel()

        assert await process.exit_code(within=10) == 0
        assert len(under_way) > 5, "the load was one"
        assert {each.status for each in under_way} == {204}
        assert not [each for each in before if each.callback is None], "none is lost"
        assert [event["event"] for event in process.logged("error")] == []
        assert process.events[-1]["event"] == "stopping"
        for each in asked:
            each.cancel()
        await asyncio.gather(*asked, return_exceptions=True)
        assert discord.violations == []
