"""The file: opening it, bringing it to today's form, one writer at a time, a copy while it runs.

Numbered SQL files in migrations/ bring the database to today's form; `PRAGMA user_version` counts
those that were applied. Before each, a copy is put beside the file.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import sqlite3
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any, Final

import aiosqlite

from bot.errors import DataUnusable, NotKept, Unreadable

MIGRATIONS: Final = Path(__file__).parent / "migrations"

BACKED_UP: Final = "last-backup"  # an empty file beside it, as old as the last backup
PATIENCE: Final = 1.0  # seconds that a write waits for another process; Discord waits for 3
QUEUE: Final = 1.0  # seconds that a write waits for the writes before it
# Reading waits for nobody, but for another process that opens or closes the file. It waits here and
# not in SQLite, where it would hold up all who read after it.
PAUSES: Final = (0.02, 0.1, 0.2)

_REASONS: Final = {
    sqlite3.SQLITE_BUSY: "locked",
    sqlite3.SQLITE_LOCKED: "locked",
    sqlite3.SQLITE_READONLY: "read-only",
    sqlite3.SQLITE_PERM: "read-only",
    sqlite3.SQLITE_CANTOPEN: "read-only",
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_NOTADB: "damaged",
}
REMEDIES: Final = {
    "locked": "another process holds it: end that one first.",
    "read-only": "the bot may not write there: give it the file and its folder, or name another "
    "folder in MUSETTE_DATA_DIR.",
    "full": "the disk is full: make room on it.",
    "damaged": "put a backup in its place, or move it away to start anew.",
    "failed": "the disk could not read or write it: look at the system's log.",
}


def reason(error: sqlite3.Error) -> str:
    """Return in one word what is the matter: locked, read-only, full, damaged or failed."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return "failed"
    return _REASONS.get(code & 0xFF, "failed")


@contextmanager
def unusable_told(where: str) -> Iterator[None]:
    """Say in one line what is the matter with the file, and what helps.

    Raises:
        DataUnusable: it cannot be used.
    """
    try:
        yield
    except (OSError, sqlite3.Error, Unreadable) as told:
        error = told.__cause__ or told
        why = reason(error) if isinstance(error, sqlite3.Error) else "read-only"
        # A table that is missing, or one that is there already: it is not what we wrote.
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_ERROR:
            why = "damaged"
        matter = "is damaged" if why == "damaged" else "cannot be used"
        raise DataUnusable(f"{where} {matter} ({error}): {REMEDIES[why]}") from None


class Database:
    """An open file. Reading never waits for writing; what is in memory has one connection."""

    def __init__(
        self, where: str, writing: aiosqlite.Connection, reading: aiosqlite.Connection
    ) -> None:
        self.where = where
        self._writing = writing
        self._reading = reading
        self._lock = asyncio.Lock()

    @classmethod
    async def open(cls, file: Path | None) -> Database:
        """Open the file, making it where there is none; None keeps everything in memory.

        Raises:
            DataUnusable: it cannot be written, or is damaged, or newer.
        """
        where = ":memory:" if file is None else str(file)
        opened: list[aiosqlite.Connection] = []

        async def connect() -> aiosqlite.Connection:
            opened.append(await aiosqlite.connect(where, isolation_level=None, timeout=PATIENCE))
            return opened[-1]

        try:
            with unusable_told(where):
                if file is not None:
                    file.parent.mkdir(parents=True, exist_ok=True)
                # Tried here first: a failing aiosqlite leaves a thread that may outlive the loop.
                sqlite3.connect(where).close()
                writing = await connect()
                # Looked at before anything is written: what cannot be used is left as it is.
                pending = await _pending(writing, where)
                for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
                    await writing.execute_fetchall(f"PRAGMA {pragma}")
                await _migrate(writing, file, pending)
                # A file that cannot be written is refused now, not at a moderator's first change.
                await writing.executescript("BEGIN IMMEDIATE; ROLLBACK;")
                if file is None:
                    return cls(where, writing, writing)
                reading = await connect()
                for pragma in ("query_only = ON", "busy_timeout = 0"):
                    await reading.execute_fetchall(f"PRAGMA {pragma}")
                return cls(where, writing, reading)
        except BaseException:
            for connection in opened:
                await connection.close()
            raise

    async def close(self) -> None:
        """Close the file, after the last write."""
        async with self._lock:
            if self._reading is not self._writing:
                await self._reading.close()
            await self._writing.close()

    async def rows(self, query: str, values: Sequence[object] = ()) -> list[Any]:
        """Run one query.

        Raises:
            Unreadable: the file cannot be read.
        """
        pauses = iter(PAUSES)
        while True:
            try:
                return list(await self._reading.execute_fetchall(query, values))
            except (sqlite3.Error, ValueError) as error:  # ValueError: the connection is closed
                locked = isinstance(error, sqlite3.Error) and reason(error) == "locked"
                pause = next(pauses, None) if locked else None
                if pause is None:
                    raise Unreadable(str(error)) from error
            await asyncio.sleep(pause)

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[aiosqlite.Connection]:
        """Write in one transaction: when this is left without an error, it is on the disk.

        Raises:
            NotKept: nothing was changed, and why.
        """
        try:
            async with asyncio.timeout(QUEUE):
                await self._lock.acquire()
        except TimeoutError:
            raise NotKept("locked") from None
        try:
            try:
                await self._writing.execute("BEGIN IMMEDIATE")
            except ValueError as error:  # the connection is closed
                raise NotKept("failed") from error
            yield self._writing
            await self._writing.execute("COMMIT")
        except BaseException as error:
            with contextlib.suppress(sqlite3.Error, ValueError):
                await self._writing.execute("ROLLBACK")
            if isinstance(error, sqlite3.Error):
                raise NotKept(reason(error)) from error
            raise
        finally:
            self._lock.release()


async def _pending(database: aiosqlite.Connection, where: str) -> list[tuple[int, Path]]:
    """Check the file, and return the migrations that were not yet applied to it."""
    ((fault,),) = await database.execute_fetchall("PRAGMA quick_check(1)")
    if fault != "ok":
        said = fault.splitlines()[0]
        raise DataUnusable(f"{where} is damaged ({said}): {REMEDIES['damaged']}")
    migrations = sorted(MIGRATIONS.glob("[0-9]*.sql"))
    ((version,),) = await database.execute_fetchall("PRAGMA user_version")
    if version > len(migrations):
        raise DataUnusable(
            f"{where} was written by a newer Musette (form {version}, this one knows "
            f"{len(migrations)}): run that version, or put an older backup in its place."
        )
    return list(enumerate(migrations, start=1))[version:]


async def _migrate(
    database: aiosqlite.Connection, file: Path | None, pending: Sequence[tuple[int, Path]]
) -> None:
    new = bool(pending) and pending[0][0] == 1
    for number, migration in pending:
        if file is not None and not new:  # of a new file there is nothing to keep
            await copy(database, file.with_name(f"{file.name}.form-{number - 1}"))
        # One transaction a step: a step that fails leaves the form before it.
        script = migration.read_text(encoding="utf-8")
        await database.executescript(
            f"BEGIN IMMEDIATE; {script}\nPRAGMA user_version = {number}; COMMIT;"
        )


async def copy(database: aiosqlite.Connection, target: Path) -> None:
    """Copy an open database to a file, which is there whole or not at all."""
    half = target.with_name(f"{target.name}.half")
    half.unlink(missing_ok=True)
    copied = await aiosqlite.connect(half)
    try:
        await database.backup(copied)
        await copied.execute_fetchall("PRAGMA journal_mode = DELETE")
    finally:
        await copied.close()
    with half.open("rb") as written:
        os.fsync(written.fileno())
    half.replace(target)


async def backup(file: Path, target: Path) -> None:
    """Copy a file that the bot may be writing to at this moment.

    Raises:
        DataUnusable: there is no such file, or the copy cannot be made.
    """
    if not file.exists():  # noqa: ASYNC240 - one look
        raise DataUnusable(f"{file} is not there: nothing was kept yet, or see MUSETTE_DATA_DIR.")
    if target.exists():  # noqa: ASYNC240 - one look
        raise DataUnusable(f"{target} is there already: name a new file.")
    address = f"{file.absolute().as_uri()}?mode=rw"  # noqa: ASYNC240 - no look at the disk
    try:
        database = await aiosqlite.connect(address, uri=True)
        try:
            await copy(database, target)
        finally:
            await database.close()
    except (OSError, sqlite3.Error) as error:
        target.with_name(f"{target.name}.half").unlink(missing_ok=True)
        why = reason(error) if isinstance(error, sqlite3.Error) else "read-only"
        raise DataUnusable(f"{file} cannot be copied ({error}): {REMEDIES[why]}") from None
    with contextlib.suppress(OSError):
        file.with_name(BACKED_UP).touch()
