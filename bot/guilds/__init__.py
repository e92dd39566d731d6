"""What is kept beside the facts, in guilds.db: which commands are registered with Discord.

Numbered SQL files in migrations/ bring the database to today's form; `PRAGMA user_version` counts
those that were applied.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import aiosqlite

from bot.errors import DataUnusable

MIGRATIONS: Final = Path(__file__).parent / "migrations"
FILE: Final = "guilds.db"


class Guilds:
    """An open guilds.db."""

    def __init__(self, database: aiosqlite.Connection) -> None:
        self._database = database

    @classmethod
    async def open(cls, folder: Path | None) -> Guilds:
        """Open guilds.db in `folder`, making it where there is none; None keeps it in memory.

        Raises:
            DataUnusable: the folder cannot be written, or the file is damaged or newer.
        """
        where = ":memory:" if folder is None else str(folder / FILE)
        try:
            if folder is not None:
                folder.mkdir(parents=True, exist_ok=True)  # noqa: ASYNC240 - once, at the start
            database = await aiosqlite.connect(where, isolation_level=None)
        except (OSError, sqlite3.Error) as error:
            raise DataUnusable(
                f"{where} cannot be opened ({error}): name a folder that the bot may write to in "
                "MUSETTE_DATA_DIR."
            ) from None
        try:
            await database.execute_fetchall("PRAGMA journal_mode = WAL")
            await database.execute_fetchall("PRAGMA synchronous = FULL")
            await database.execute_fetchall("PRAGMA foreign_keys = ON")
            await _migrate(database, where)
        except sqlite3.Error as error:
            await database.close()
            raise DataUnusable(
                f"{where} is damaged ({error}): put a backup in its place, or move it away to "
                "start anew."
            ) from None
        except BaseException:
            await database.close()
            raise
        return cls(database)

    async def close(self) -> None:
        """Close the database."""
        await self._database.close()

    async def registration(self, application: int) -> tuple[str, Mapping[str, int]] | None:
        """Return the hash and the command ids last registered, None where nothing was."""
        rows = await self._database.execute_fetchall(
            "SELECT payload_hash, commands FROM registrations WHERE application = ?", (application,)
        )
        for payload_hash, commands in rows:
            return payload_hash, json.loads(commands)
        return None

    async def register(
        self, application: int, payload_hash: str, commands: Mapping[str, int]
    ) -> None:
        """Keep what was registered."""
        await self._database.execute(
            "INSERT OR REPLACE INTO registrations (application, payload_hash, commands) "
            "VALUES (?, ?, ?)",
            (application, payload_hash, json.dumps(commands, sort_keys=True)),
        )


async def _migrate(database: aiosqlite.Connection, where: str) -> None:
    migrations = sorted(MIGRATIONS.glob("[0-9]*.sql"))
    ((version,),) = await database.execute_fetchall("PRAGMA user_version")
    if version > len(migrations):
        raise DataUnusable(
            f"{where} was written by a newer Musette (form {version}, this one knows "
            f"{len(migrations)}): run that version, or put an older backup in its place."
        )
    for number, migration in enumerate(migrations[version:], start=version + 1):
        # One transaction a step: a step that fails leaves the form before it.
        script = migration.read_text(encoding="utf-8")
        await database.executescript(f"BEGIN; {script}\nPRAGMA user_version = {number}; COMMIT;")
