"""What servers have chosen: read through a cache, changed in one transaction with its history."""

from __future__ import annotations

import hashlib
import hmac
from collections import OrderedDict
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from bot.guilds.database import Database
from bot.guilds.settings import SETTINGS, Change, Choices

KEPT_DAYS: Final = 90  # of history
CACHED: Final = 20_000  # servers, some 400 bytes each


class Choosing:
    """The settings of every server."""

    def __init__(self, database: Database, most: int = CACHED) -> None:
        self._database = database
        self._cached: OrderedDict[int, Choices] = OrderedDict()
        self._most = most
        self._written = 0  # writes so far: what was read before one must not be kept after it
        self._key: bytes | None = None

    def cached(self, guild: int) -> Choices | None:
        """Return what a server has chosen where it was read before."""
        return self._cached.get(guild)

    async def of(self, guild: int) -> Choices:
        """Return what a server has chosen.

        Raises:
            Unreadable: guilds.db cannot be read.
        """
        if (known := self._cached.get(guild)) is not None:
            self._cached.move_to_end(guild)
            return known
        written = self._written
        rows = await self._database.rows(
            "SELECT channel, name, value FROM settings WHERE guild = ?1 "
            "UNION ALL SELECT channel, NULL, NULL FROM spoiler_channels WHERE guild = ?1",
            (guild,),
        )
        choices = Choices(
            {
                (channel, name): value
                for channel, name, value in rows
                if name in SETTINGS and _good(name, value)
            },
            frozenset(channel for channel, name, _ in rows if name is None),
        )
        if written == self._written:
            self._cached[guild] = choices
            if len(self._cached) > self._most:
                self._cached.popitem(last=False)
        return choices

    async def change(
        self, guild: int, name: str, value: str | None, *, channel: int, by: int, at: datetime
    ) -> Change:
        """Choose a value, None for the default; when this returns, it is on the disk.

        Raises:
            BadValue: the setting cannot have this value.
            NotKept: nothing was changed.
        """
        new = None if value is None else SETTINGS[name].check(value)
        changes = await self._write(guild, [(channel, name, new)], by, at)
        return changes[0]

    async def reset(self, guild: int, name: str | None, *, by: int, at: datetime) -> list[Change]:
        """Go back to the default of one setting, or of all, channels included.

        Raises:
            NotKept: nothing was changed.
        """
        rows = await self._database.rows(
            "SELECT channel, name FROM settings WHERE guild = ?1 AND (?2 IS NULL OR name = ?2)",
            (guild, name),
        )
        return await self._write(guild, [(channel, each, None) for channel, each in rows], by, at)

    async def _write(
        self, guild: int, wanted: Sequence[tuple[int, str, str | None]], by: int, at: datetime
    ) -> list[Change]:
        changes = []
        try:
            async with self._database.writing() as database:
                for channel, name, new in wanted:
                    place = (guild, channel, name)
                    rows = await database.execute_fetchall(
                        "SELECT value FROM settings WHERE guild = ? AND channel = ? AND name = ?",
                        place,
                    )
                    old = next((str(value) for (value,) in rows), None)
                    changes.append(Change(channel, name, old, new, by, _text(at)))
                    if new == old:
                        continue
                    await database.execute(
                        "DELETE FROM settings WHERE guild = ? AND channel = ? AND name = ?", place
                    )
                    if new is not None:
                        await database.execute(
                            "INSERT INTO settings (guild, channel, name, value) "
                            "VALUES (?, ?, ?, ?)",
                            (*place, new),
                        )
                    await database.execute(
                        "INSERT INTO changes (guild, channel, name, old, new, by, at) "
                        "VALUES (?, ?, ?, ?, ?, ?, ?)",
                        (*place, old, new, by, _text(at)),
                    )
                await database.execute(
                    "DELETE FROM changes WHERE guild = ? AND at < ?",
                    (guild, _text(at - timedelta(days=KEPT_DAYS))),
                )
        finally:
            self.forget(guild)
        return changes

    def forget(self, guild: int) -> None:
        """Read a server's settings anew the next time."""
        self._written += 1
        self._cached.pop(guild, None)

    async def flag(self, guild: int, channel: int, *, spoilers: bool) -> None:
        """Keep whether a channel carries Discord's spoiler flag.

        Raises:
            NotKept: it was not kept.
        """
        if spoilers == (channel in (await self.of(guild)).spoiler_channels):
            return
        try:
            async with self._database.writing() as database:
                await database.execute(
                    "INSERT OR IGNORE INTO spoiler_channels (guild, channel) VALUES (?, ?)"
                    if spoilers
                    else "DELETE FROM spoiler_channels WHERE guild = ? AND channel = ?",
                    (guild, channel),
                )
        finally:
            self.forget(guild)

    async def history(self, guild: int, at: datetime) -> list[Change]:
        """Return the changes of the last 90 days, latest first."""
        rows = await self._database.rows(
            "SELECT channel, name, old, new, by, at FROM changes WHERE guild = ? AND at >= ? "
            "ORDER BY id DESC",
            (guild, _text(at - timedelta(days=KEPT_DAYS))),
        )
        return [Change(*row) for row in rows]

    async def seal(self, *parts: int) -> str:
        """Return a short signature that only this bot can make."""
        if self._key is None:
            rows = await self._database.rows("SELECT value FROM keys WHERE name = 'panel'")
            self._key = bytes(rows[0][0])
        text = ":".join(str(part) for part in parts)
        return hmac.new(self._key, text.encode(), hashlib.sha256).hexdigest()[:12]


def _good(name: str, value: str) -> bool:
    """Tell whether a stored value can be used; a bad policy is kept, to be the strictest."""
    if name == "spoilers":
        return True
    try:
        SETTINGS[name].check(value)
    except ValueError:
        return False
    return True


def _text(at: datetime) -> str:
    return at.isoformat(timespec="seconds")
