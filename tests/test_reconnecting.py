"""Whatever the gateway does, the bot comes back, answers again and has lost no settings."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path

import pytest
from discord.http import Route
from gateway import HEARTBEAT, IDENTIFY, PERMISSIONS, RESUME, LoopbackDiscord, text_of
from process import Process, connected, disconnected, menu_value, running

from bot.client import Musette
from bot.config import Config

MANAGE_GUILD = 1 << 5
RESUMABLE = (4000, 4001, 4002, 4005, 4006, 4008)


async def choose_private(discord: LoopbackDiscord) -> None:
    """Let the server choose that answers are private."""
    panel = await discord.slash("settings panel", permissions=PERMISSIONS | MANAGE_GUILD)
    part = menu_value(await panel.shown(), "pick:a:part", "/open/visibility")
    opened = await discord.choose("pick:a:part", part, message=panel)
    wanted = menu_value(await opened.shown(), "pick:a:visibility", "/set/visibility/private")
    chosen = await discord.choose("pick:a:visibility", wanted, message=opened)
    assert "answers: private (was" in text_of(await chosen.shown())


def resumed(discord: LoopbackDiscord, times: int) -> bool:
    return len(discord.received(RESUME)) == times


async def answers_privately(discord: LoopbackDiscord) -> None:
    answer = await discord.slash("season", {"number": 1})
    assert "Season 1" in text_of(await answer.shown())
    assert answer.private, "what the server chose holds"


def no_errors(process: Process) -> None:
    assert process.logged("error") == []
    assert not [each for each in process.events if "exception" in each]


async def test_ten_lost_connections_are_resumed(tmp_path: Path) -> None:
    async with LoopbackDiscord() as discord, running(discord, tmp_path) as process:
        await connected(discord)
        await choose_private(discord)

        async def cut() -> None:
            discord.cut_gateway()

        ways: list[Callable[[], Awaitable[object]]] = [
            *(partial(discord.close_gateway, code) for code in RESUMABLE),
            discord.ask_to_reconnect,
            partial(discord.invalidate_session, resumable=True),
            cut,
            discord.ask_to_reconnect,
        ]
        for number, lose in enumerate(ways, start=1):
            await lose()
            # What is asked meanwhile is answered once the connection is back.
            await answers_privately(discord)
            await discord.until(partial(resumed, discord, number))
            await connected(discord)

        await answers_privately(discord)
        assert len(discord.received(IDENTIFY)) == 1, "no new session"
        assert discord.violations == []
        no_errors(process)


async def lost(folder: Path, how: str) -> None:
    """Lose the session of a process for good, and look whether it begins a new one."""
    async with LoopbackDiscord() as discord, running(discord, folder) as process:
        await connected(discord)
        await choose_private(discord)
        if how == "invalid":
            await discord.invalidate_session()
        elif how == "away":
            discord.refuse_gateway(times=1)
            discord.cut_gateway()
        else:
            await discord.close_gateway(int(how))
        await disconnected(discord)
        await connected(discord)
        await answers_privately(discord)
        assert len(discord.received(IDENTIFY)) == 2
        assert discord.violations == []
        no_errors(process)
        if how == "away":
            assert process.logged("warning"), "it says that it tries again"


async def test_a_lost_session_is_begun_anew(tmp_path: Path) -> None:
    # discord.py waits for five seconds before it identifies again: all of them at once.
    ways = ("invalid", "4003", "4007", "4009", "away")
    await asyncio.gather(*(lost(tmp_path / how, how) for how in ways))


async def test_a_token_that_is_reset_meanwhile_ends_it_with_one_line(tmp_path: Path) -> None:
    async with (
        LoopbackDiscord() as discord,
        running(discord, tmp_path, MUSETTE_LOG_LEVEL="ERROR") as process,
    ):
        await connected(discord)
        await asyncio.sleep(0.3)  # for READY to arrive
        await discord.close_gateway(4004)

        assert await process.exit_code() == 2
        assert process.log == ["Discord refused the token: copy it anew from the developer portal."]


async def test_a_zombie_connection_is_left(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    async with LoopbackDiscord(heartbeat_interval=0.1) as discord:
        monkeypatch.setattr(Route, "BASE", discord.api_url)
        client = Musette(config, lasting=False)
        client._connection.heartbeat_timeout = 0.4  # of the 60 s that Discord gets otherwise
        async with client:
            started = asyncio.create_task(client.start(discord.token))
            await connected(discord)
            await discord.until(lambda: len(discord.received(HEARTBEAT)) >= 3)
            discord.silence_gateway()
            await discord.until(lambda: discord.received(RESUME), what="it resumes")

            answer = await discord.slash("season", {"number": 1})

            assert "Season 1" in text_of(await answer.shown())
            assert discord.closures == [4000]
            await client.close()
            await started
