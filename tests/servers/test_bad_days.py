"""guilds.db on its bad days, in the real process: locked, on a full disk, overwritten.

Answers go on; where it is not known what a server chose, privately and with everything covered.
Moderators are told that nothing was changed, and what was confirmed is there afterwards.
"""

from __future__ import annotations

import asyncio
import resource
import sqlite3
import time
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest
from gateway import PERMISSIONS, Answer, LoopbackDiscord, text_of
from process import Process, connected, menu_value, running

from bot.guilds import FILE, Guilds

MANAGE_GUILD = 1 << 5
VALUES = ("open", "careful")
LIMIT = resource.RLIMIT_FSIZE


class Server:
    """A process, its guilds.db, and a moderator with the panel for spoilers open."""

    def __init__(self, discord: LoopbackDiscord, process: Process, file: Path) -> None:
        self.discord = discord
        self.process = process
        self.file = file
        self.panel: Answer
        self.confirmed: list[str] = []

    async def open_panel(self) -> None:
        panel = await self.discord.slash("settings panel", permissions=PERMISSIONS | MANAGE_GUILD)
        part = menu_value(await panel.shown(), "pick:a:part", "/open/spoilers")
        await self.discord.choose("pick:a:part", part, message=panel)
        self.panel = panel

    async def choose(self, value: str) -> str:
        """Choose a policy, and return what is said."""
        shown = await self.panel.shown()
        wanted = menu_value(shown, "pick:a:spoilers", f"/set/spoilers/{value}")
        answer = await self.discord.choose("pick:a:spoilers", wanted, message=self.panel)
        said = text_of(answer.data)
        if f"Spoilers: {value} (was" in said:
            self.confirmed.append(value)
        return said

    async def kept(self) -> list[str]:
        """What is in the file, in the order in which it was chosen."""
        with closing(sqlite3.connect(self.file)) as database:
            rows = database.execute("SELECT new FROM changes ORDER BY id").fetchall()
            assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return [new for (new,) in rows]


async def fill(folder: Path) -> None:
    """Make a guilds.db in which thousands of servers have chosen something."""
    await (await Guilds.open(folder)).close()
    with closing(sqlite3.connect(folder / FILE)) as database:
        database.executemany(
            "INSERT INTO settings (guild, name, value) VALUES (?, 'spoilers', 'open')",
            [(number,) for number in range(1, 5001)],
        )
        database.commit()


@pytest.fixture
async def server(tmp_path: Path) -> AsyncIterator[Server]:
    await fill(tmp_path / "data")
    async with LoopbackDiscord() as discord, running(discord, tmp_path) as process:
        await connected(discord)
        here = Server(discord, process, tmp_path / "data" / FILE)
        await here.open_panel()
        assert "Spoilers: open" in await here.choose("open")
        yield here
        assert discord.violations == []
        assert process.logged("error") == []
        assert not [each for each in process.events if "exception" in each]


async def test_locked_for_ten_seconds(server: Server) -> None:
    with closing(sqlite3.connect(server.file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        until = time.monotonic() + 10
        refused = await server.choose("careful")
        assert "Nothing was changed: what is kept is locked" in refused
        known = await server.discord.slash("season", {"number": 1})
        assert not known.private, "what the server chose is known"
        await asyncio.gather(
            *(server.discord.slash("season", {"number": 1}, guild_id=str(n)) for n in range(50, 70))
        )
        watched = await server.discord.slash("watched", {"season": 1})
        assert "Nothing was changed" in text_of(await watched.shown())
        while time.monotonic() < until:
            answer = await server.discord.slash("season", {"number": 1})
            assert answer.acknowledged_after is not None
            assert answer.acknowledged_after < 0.5
            await asyncio.sleep(0.5)
        other.execute("ROLLBACK")

    assert "Spoilers: careful" in await server.choose("careful")
    assert await server.kept() == server.confirmed == ["open", "careful"]


async def test_a_full_disk(server: Server) -> None:
    # As large as its files are, and no larger: the next page does not fit.
    size = max(each.stat().st_size for each in server.file.parent.iterdir())
    soft, hard = resource.prlimit(server.process.pid, LIMIT)
    resource.prlimit(server.process.pid, LIMIT, (size, hard))
    refused = ""
    for number in range(20):
        refused = await server.choose(VALUES[(number + 1) % 2])
        if "Nothing was changed" in refused:
            break

    assert "Nothing was changed: the disk of the bot’s host" in refused
    assert not (await server.discord.slash("season", {"number": 1})).private
    elsewhere = await server.discord.slash("season", {"number": 1}, guild_id="77")
    assert "Season 1" in text_of(await elsewhere.shown())
    assert await server.kept() == server.confirmed
    resource.prlimit(server.process.pid, LIMIT, (soft, hard))
    wanted = VALUES[0] if server.confirmed[-1] == VALUES[1] else VALUES[1]
    assert f"Spoilers: {wanted}" in await server.choose(wanted)
    assert await server.kept() == server.confirmed


async def test_overwritten_while_it_runs(server: Server) -> None:
    with server.file.open("r+b") as file:
        file.write(b"no database at all " * (server.file.stat().st_size // 19))

    for number in range(1, 5000, 500):
        answer = await server.discord.slash("season", {"number": 1}, guild_id=str(number))
        assert "Season 1" in text_of(await answer.shown())
        assert answer.private, "nobody knows what that server chose"
        assert "Vingegaard" not in text_of(await answer.shown()), "so everything is covered"
    known = await server.discord.slash("season", {"number": 1})
    assert not known.private, "what is known holds"
    for value in ("careful", "open"):
        told = await server.choose(value)
        assert "Nothing was changed" in told or "cannot be read at the moment" in told
    for command in ("privacy", "settings history", "watched"):
        answer = await server.discord.slash(command, permissions=PERMISSIONS | MANAGE_GUILD)
        assert answer.private
        assert text_of(await answer.shown())
    assert server.confirmed == ["open"]
