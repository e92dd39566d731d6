"""The daily posts: where, when, what was posted last; and the servers that the bot has left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.guilds.choosing import Choosing
from bot.guilds.database import Database

LEFT_DAYS: Final = 30
OF_A_SERVER: Final = ("settings", "changes", "spoiler_channels", "daily_posts", "left_servers")


@dataclass(frozen=True, slots=True)
class Posting:
    """A server's daily post as it stands: the day of the last one, why it stopped."""

    guild: int
    last_day: str | None
    stopped: str | None
    told: bool


class Posts:
    """What the bot does by itself in servers."""

    def __init__(self, database: Database, choosing: Choosing) -> None:
        self._database = database
        self._choosing = choosing
        self.gone: set[int] = set()  # servers that the bot seems to have left

    async def ready(self) -> None:
        """Read which servers the bot seems to have left: every interaction asks for it."""
        rows = await self._database.rows("SELECT guild FROM left_servers")
        self.gone = {guild for (guild,) in rows}

    async def all(self) -> list[Posting]:
        """Return every server that has chosen a channel for the daily post."""
        rows = await self._database.rows(
            "SELECT s.guild, d.last_day, d.stopped, coalesce(d.told, 0) FROM settings s "
            "LEFT JOIN daily_posts d ON d.guild = s.guild "
            "WHERE s.name = 'daily-channel' AND s.channel = 0 AND s.value <> '' ORDER BY s.guild"
        )
        return [Posting(guild, day, stopped, bool(told)) for guild, day, stopped, told in rows]

    async def of(self, guild: int) -> Posting:
        """Return how a server's daily post stands."""
        rows = await self._database.rows(
            "SELECT last_day, stopped, told FROM daily_posts WHERE guild = ?", (guild,)
        )
        return next(
            (Posting(guild, day, stopped, bool(told)) for day, stopped, told in rows),
            Posting(guild, None, None, told=False),
        )

    async def posted(self, guild: int, day: str) -> bool:
        """Claim a day's post, before it is sent; False where it was claimed already.

        Raises:
            NotKept: it was not kept, so it must not be sent.
        """
        async with self._database.writing() as database:
            cursor = await database.execute(
                "INSERT INTO daily_posts (guild, last_day) VALUES (?1, ?2) ON CONFLICT (guild) "
                "DO UPDATE SET last_day = ?2 WHERE last_day IS NULL OR last_day < ?2",
                (guild, day),
            )
            return cursor.rowcount > 0

    async def stop(self, guild: int, why: str) -> None:
        """Stop the daily post of a server."""
        async with self._database.writing() as database:
            await database.execute(
                "INSERT INTO daily_posts (guild, stopped) VALUES (?1, ?2) ON CONFLICT (guild) "
                "DO UPDATE SET stopped = ?2, told = 0",
                (guild, why),
            )

    async def told(self, guild: int) -> None:
        """Keep that the moderators know that it stopped."""
        async with self._database.writing() as database:
            await database.execute("UPDATE daily_posts SET told = 1 WHERE guild = ?", (guild,))

    async def start(self, guild: int) -> None:
        """Let a daily post that had stopped go on."""
        async with self._database.writing() as database:
            await database.execute(
                "UPDATE daily_posts SET stopped = NULL, told = 0 WHERE guild = ?", (guild,)
            )

    async def servers(self) -> list[int]:
        """Return every server that something is kept of."""
        rows = await self._database.rows(
            "SELECT guild FROM settings UNION SELECT guild FROM changes "
            "UNION SELECT guild FROM spoiler_channels UNION SELECT guild FROM daily_posts"
        )
        return sorted(guild for (guild,) in rows)

    async def left(self, guild: int, at: datetime) -> None:
        """Keep since when the bot is known to be gone from a server."""
        async with self._database.writing() as database:
            await database.execute(
                "INSERT OR IGNORE INTO left_servers (guild, at) VALUES (?, ?)",
                (guild, at.isoformat(timespec="seconds")),
            )
        self.gone.add(guild)

    async def back(self, guild: int) -> None:
        """Keep that the bot is in a server, again or still."""
        if guild in self.gone:
            async with self._database.writing() as database:
                await database.execute("DELETE FROM left_servers WHERE guild = ?", (guild,))
            self.gone.discard(guild)

    async def sweep(self, at: datetime) -> list[int]:
        """Delete all of the servers that were left 30 days ago or longer; return them."""
        until = (at - timedelta(days=LEFT_DAYS)).isoformat(timespec="seconds")
        rows = await self._database.rows("SELECT guild FROM left_servers WHERE at <= ?", (until,))
        gone = [int(guild) for (guild,) in rows]
        for guild in gone:
            await self.forget(guild)
        async with self._database.writing() as database:
            # History is 90 days long in servers too where nobody changes anything any more.
            await database.execute(
                "DELETE FROM changes WHERE at < ?",
                ((at - timedelta(days=90)).isoformat(timespec="seconds"),),
            )
            await database.execute(
                "DELETE FROM reports WHERE at < ?",
                ((at - timedelta(days=365)).isoformat(timespec="seconds"),),
            )
        return gone

    async def forget(self, guild: int) -> None:
        """Delete everything of a server at once.

        Raises:
            NotKept: nothing was deleted.
        """
        try:
            async with self._database.writing() as database:
                for table in OF_A_SERVER:
                    await database.execute(f"DELETE FROM {table} WHERE guild = ?", (guild,))  # noqa: S608
                await database.execute("UPDATE reports SET guild = NULL WHERE guild = ?", (guild,))
            self.gone.discard(guild)
        finally:
            self._choosing.forget(guild)
