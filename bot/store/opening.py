"""facts.db, checked and copied into private memory: what then becomes of the file is no matter."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path
from typing import Final

import aiosqlite

from bot.errors import FactsUnusable
from bot.records import SCHEMA_VERSION, seal_of

_REBUILD: Final = "run `make facts`"


def address_of(path: Path) -> str:
    """Return the address that SQLite reads the file by, without ever writing to it."""
    if not path.is_file():
        raise FactsUnusable(f"facts.db was not found at {path}: {_REBUILD}.")
    return f"{path.resolve().as_uri()}?mode=ro"


async def copied(path: Path, address: str, memory: aiosqlite.Connection) -> dict[str, str]:
    """Copy facts.db into memory, check the copy, and return its settings."""
    broken = f"{path} is not a usable facts.db"
    try:
        async with aiosqlite.connect(address, uri=True) as file:
            await file.execute("PRAGMA cache_size = 1")  # every page is read once
            await file.backup(memory)
        memory.row_factory = sqlite3.Row
        meta = dict(map(tuple, await memory.execute_fetchall("SELECT key, value FROM meta")))
        version = int(meta["schema_version"])
        if version != SCHEMA_VERSION:
            age = "older" if version < SCHEMA_VERSION else "newer"
            remedy = _REBUILD if version < SCHEMA_VERSION else f"update the bot, or {_REBUILD}"
            raise FactsUnusable(
                f"{path} is {age} than this bot (schema {version} instead of {SCHEMA_VERSION}): "
                f"{remedy}."
            )
        # The seal of the bytes on disk, and the one that came into memory with the copy.
        seal = await asyncio.to_thread(lambda: seal_of(path.read_bytes()))
        copied = b"".join(
            [
                int(row[0]).to_bytes(4, "big", signed=True)
                for name in ("user_version", "application_id")
                for row in await memory.execute_fetchall(f"PRAGMA {name}")
            ]
        )
        await memory.execute("PRAGMA query_only = ON")
    except (sqlite3.Error, OSError, KeyError, ValueError, UnicodeDecodeError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise FactsUnusable(f"{broken} ({reason}): {_REBUILD}.") from error
    if seal != copied or "content_hash" not in meta:
        raise FactsUnusable(f"{broken} (it is not what was built): {_REBUILD}.")
    return meta
