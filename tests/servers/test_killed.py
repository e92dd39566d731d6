"""kill -9 around a write, in the real process: what was confirmed in words is there afterwards.

Five times in `make test`; `make soak` sets KILLS to a hundred.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import random
import signal
import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path

from gateway import PERMISSIONS, LoopbackDiscord, text_of
from process import begin, connected, menu_value

from bot.guilds import FILE, Guilds

KILLS = int(os.environ.get("KILLS", "5"))
MANAGE_GUILD = 1 << 5
VALUES = ("open", "sealed")
SHOWN = {"open": "Spoilers: open", "sealed": "Spoilers: sealed"}


def len_above(confirmed: list[str], before: int) -> bool:
    return len(confirmed) > before


async def change(discord: LoopbackDiscord, confirmed: list[str]) -> None:
    """Change the policy to and fro, and note each change that is confirmed in words."""
    panel = await discord.slash("settings panel", permissions=PERMISSIONS | MANAGE_GUILD)
    message = await panel.shown()
    part = menu_value(message, "pick:a:part", "/open/spoilers")
    opened = await discord.choose("pick:a:part", part, message=panel)
    message = await opened.shown()
    for number in range(len(confirmed), 10_000):
        wanted = VALUES[number % 2]
        value = menu_value(message, "pick:a:spoilers", f"/set/spoilers/{wanted}")
        answer = await discord.choose("pick:a:spoilers", value, message=message)
        if SHOWN[wanted] in text_of(answer.data):
            confirmed.append(wanted)
            message = await answer.shown()


async def test_nothing_that_was_confirmed_is_lost(tmp_path: Path) -> None:
    file = tmp_path / "data" / FILE
    total = 0
    async with LoopbackDiscord() as discord:
        for turn in range(KILLS):
            process = begin(discord, tmp_path)
            await connected(discord)
            confirmed: list[str] = [""] * (total % 2)  # goes on with the value that is not there
            before = len(confirmed)
            changing = asyncio.create_task(change(discord, confirmed))
            something = partial(len_above, confirmed, before)
            await discord.until(something, within=10, what="a change is confirmed")
            await asyncio.sleep(random.Random(turn).uniform(0, 0.06))  # noqa: S311 - a moment
            process.signal(signal.SIGKILL)
            await process.exit_code()
            await asyncio.sleep(0.05)  # a callback that was sent before may still be on its way
            changing.cancel()
            with contextlib.suppress(BaseException):
                await changing
            await discord.until(lambda: not discord.ready.is_set(), what="the bot is gone")
            with closing(sqlite3.connect(file)) as database:
                ((value,),) = database.execute(
                    "SELECT value FROM settings WHERE name = 'spoilers'"
                ).fetchall()
                ((rows,),) = database.execute("SELECT count(*) FROM changes").fetchall()
                assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            done = len(confirmed) - before
            # What was under way at the moment may be there or not; what was confirmed is.
            assert total + done <= rows <= total + done + 1
            assert value == VALUES[(rows + 1) % 2]
            total = rows
    guilds = await Guilds.open(tmp_path / "data")
    assert total >= KILLS
    await guilds.close()
