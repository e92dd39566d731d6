"""What is kept beside the facts, in guilds.db. All SQL of it is in this room; no Discord is.

What servers chose, what people told about themselves, what was registered with Discord.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from bot.guilds.choosing import Choosing
from bot.guilds.database import Database, unusable_told
from bot.guilds.misses import Misses
from bot.guilds.people import People
from bot.guilds.posts import Posts
from bot.guilds.reported import Reports

FILE: Final = "guilds.db"


class Guilds:
    """An open guilds.db."""

    def __init__(self, database: Database, *, count_misses: bool = True) -> None:
        self._database = database
        self.settings = Choosing(database)
        self.people = People(database)
        self.posts = Posts(database, self.settings)
        self.reports = Reports(database)
        self.misses = Misses(database, wanted=count_misses)

    @classmethod
    async def open(cls, folder: Path | None, *, count_misses: bool = True) -> Guilds:
        """Open guilds.db in `folder`, making it where there is none; None keeps it in memory.

        `count_misses`: whether what was typed and matched nothing is counted.

        Raises:
            DataUnusable: the folder cannot be written, or the file is damaged or newer.
        """
        database = await Database.open(None if folder is None else folder / FILE)
        guilds = cls(database, count_misses=count_misses)
        try:
            with unusable_told(database.where):
                await guilds.people.ready()
                await guilds.posts.ready()
        except BaseException:
            await guilds.close()
            raise
        return guilds

    async def close(self) -> None:
        """Close the database."""
        await self._database.close()

    async def registration(self, application: int) -> tuple[str, Mapping[str, int]] | None:
        """Return the hash and the command ids last registered, None where nothing was.

        Raises:
            DataUnusable: the file is damaged.
        """
        query = "SELECT payload_hash, commands FROM registrations WHERE application = ?"
        with unusable_told(self._database.where):
            rows = await self._database.rows(query, (application,))
        for payload_hash, commands in rows:
            return payload_hash, json.loads(commands)
        return None

    async def admin_server(self, application: int) -> int | None:
        """Return the server that /admin was last registered in, None for everywhere.

        Raises:
            DataUnusable: the file is damaged.
        """
        query = "SELECT server FROM admin_servers WHERE application = ?"
        with unusable_told(self._database.where):
            rows = await self._database.rows(query, (application,))
        return next((server for (server,) in rows), None)

    async def register(
        self,
        application: int,
        payload_hash: str,
        commands: Mapping[str, int],
        *,
        admin_server: int | None = None,
    ) -> None:
        """Keep what was registered, and where /admin was."""
        async with self._database.writing() as database:
            await database.execute(
                "INSERT OR REPLACE INTO registrations (application, payload_hash, commands) "
                "VALUES (?, ?, ?)",
                (application, payload_hash, json.dumps(commands, sort_keys=True)),
            )
            await database.execute(
                "DELETE FROM admin_servers WHERE application = ?", (application,)
            )
            if admin_server is not None:
                await database.execute(
                    "INSERT INTO admin_servers (application, server) VALUES (?, ?)",
                    (application, admin_server),
                )
