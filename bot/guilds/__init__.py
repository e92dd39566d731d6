"""What is kept beside the facts, in guilds.db: which commands are registered with Discord.

Numbered SQL files in migrations/ bring the database to today's form; `PRAGMA user_version` counts
those that were applied.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import aiosqlite

from bot.errors import DataUnusable

MIGRATIONS: Final = Path(__file__).parent / "migrations"
FILE: Final = "guilds.db"


class Guilds:
    """An open guilds.db."""

    def __init__(self, database: aiosqlite.Connection, where: str) -> None:
        self._database = database
        self._where = where

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
            # Tried here first: a failing aiosqlite leaves a thread that may outlive the loop.
            sqlite3.connect(where).close()
            database = await aiosqlite.connect(where, isolation_level=None)
        except (OSError, sqlite3.Error) as error:
            raise DataUnusable(
                f"{where} cannot be opened ({error}): name a folder that the bot may write to in "
                "MUSETTE_DATA_DIR."
            ) from None
        try:
            with _damage_told(where):
                # Looked at before anything is written: what cannot be used is left as it is.
                pending = await _pending(database, where)
                await database.execute_fetchall("PRAGMA journal_mode = WAL")
                await database.execute_fetchall("PRAGMA synchronous = FULL")
                await database.execute_fetchall("PRAGMA foreign_keys = ON")
                await _migrate(database, pending)
        except BaseException:
            await database.close()
            raise
        return cls(database, where)

    async def close(self) -> None:
        """Close the database."""
        await self._database.close()

    async def registration(self, application: int) -> tuple[str, Mapping[str, int]] | None:
        """Return the hash and the command ids last registered, None where nothing was.

        Raises:
            DataUnusable: the file is damaged.
        """
        query = "SELECT payload_hash, commands FROM registrations WHERE application = ?"
        with _damage_told(self._where):
            rows = await self._database.execute_fetchall(query, (application,))
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


@contextmanager
def _damage_told(where: str) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise DataUnusable(
            f"{where} is damaged ({error}): put a backup in its place, or move it away to start "
            "anew."
        ) from None


async def _pending(database: aiosqlite.Connection, where: str) -> list[tuple[int, Path]]:
    """Check the file, and return the migrations that were not yet applied to it."""
    ((fault,),) = await database.execute_fetchall("PRAGMA quick_check(1)")
    if fault != "ok":
        raise sqlite3.DatabaseError(fault.splitlines()[0])
    migrations = sorted(MIGRATIONS.glob("[0-9]*.sql"))
    ((version,),) = await database.execute_fetchall("PRAGMA user_version")
    if version > len(migrations):
        raise DataUnusable(
            f"{where} was written by a newer Musette (form {version}, this one knows "
            f"{len(migrations)}): run that version, or put an older backup in its place."
        )
    return list(enumerate(migrations, start=1))[version:]


async def _migrate(database: aiosqlite.Connection, pending: list[tuple[int, Path]]) -> None:
    for number, migration in pending:
        # One transaction a step: a step that fails leaves the form before it.
        script = migration.read_text(encoding="utf-8")
        await database.executescript(f"BEGIN; {script}\nPRAGMA user_version = {number}; COMMIT;")
