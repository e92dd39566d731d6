"""A bot that runs from a checkout of its own, for the tests of a module."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from checkout import Running, checkout, settings
from gateway import LoopbackDiscord
from process import connected, running


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def bot(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Running]:
    folder = checkout(tmp_path_factory.mktemp("r"))
    async with (
        LoopbackDiscord() as discord,
        running(discord, folder, **settings(folder)) as process,
    ):
        await connected(discord)
        yield Running(discord, process, folder)
        assert discord.violations == []
        assert not [line for line in process.log if '"error"' in line], process.log
