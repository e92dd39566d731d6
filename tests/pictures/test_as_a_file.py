"""A picture on its way to Discord over HTTP, as the bot sends it when it serves."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route
from gateway import LoopbackDiscord, components_of
from pictured import hard, offer

from bot.client import Musette, serve
from bot.config import Config
from bot.pictures import FILE_NAME


@asynccontextmanager
async def serving(client: Musette, token: str) -> AsyncIterator[None]:
    task = asyncio.create_task(serve(client, token))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def test_a_picture_is_a_part_of_the_answer_and_goes_with_its_page(
    config: Config, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = Musette(Config(facts=config.facts, data_dir=tmp_path))
    offer(client, lambda say, _: hard(say, "rivals"))
    async with LoopbackDiscord() as discord:
        monkeypatch.setattr(Route, "BASE", discord.api_url)
        monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(discord.gateway_url))
        async with serving(client, discord.token):
            await discord.until(discord.ready.is_set, within=15, what="the bot is connected")

            answer = await discord.slash("pictured", {})
            shown = "the card is there, on a busy machine after it was deferred"
            await discord.until(lambda: answer.shown_after is not None, within=15, what=shown)

            assert answer.message is not None
            (attachment,) = answer.message["attachments"]
            (request,) = [each for each in discord.requests if each.files]
            (sent,) = request.files.values()
            assert sent.startswith(b"\x89PNG")
            assert (attachment["filename"], attachment["size"]) == (FILE_NAME, len(sent))
            assert "with_response" not in request.query
            (gallery,) = [each for each in components_of(answer.message) if each["type"] == 12]
            said = gallery["items"][0]["description"]
            assert said == hard(client.world.words["en"], "rivals").alt

            turned = await discord.press("ask:t:pictured/2", message=answer)

            assert turned.kind == 7
            assert answer.message["attachments"] == []
            assert not discord.violations
            assert client.studio.pid
    assert not client.studio.pid
