"""guilds.db: what is kept beside the facts, and files that must be refused."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any, Final

import pytest

from bot.errors import DataUnusable
from bot.guilds import FILE, Guilds, database
from bot.guilds.database import MIGRATIONS

APPLICATION: Final = 1000000000000000001
IDS: Final = {"season": 1573263957026668571, "team": 1573263957026668572}
STEPS: Final = sorted(MIGRATIONS.glob("*.sql"))


@asynccontextmanager
async def opened(folder: Path | None) -> AsyncIterator[Guilds]:
    database = await Guilds.open(folder)
    try:
        yield database
    finally:
        await database.close()


async def refused(folder: Path) -> str:
    """The one line with which a folder is refused."""
    with pytest.raises(DataUnusable) as caught:
        async with opened(folder) as database:
            await database.registration(APPLICATION)
    said = str(caught.value)
    assert "\n" not in said
    assert str(folder / FILE) in said
    return said


def asked(folder: Path, query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(folder / FILE)) as database:
        return database.execute(query).fetchall()


def made(folder: Path, *statements: str) -> bytes:
    """Make a guilds.db with plain SQL, and return its bytes."""
    folder.mkdir(exist_ok=True)
    with closing(sqlite3.connect(folder / FILE)) as database:
        for statement in statements:
            database.executescript(statement)
        database.commit()
    return (folder / FILE).read_bytes()


def left_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def schema(folder: Path) -> list[tuple[Any, ...]]:
    return asked(folder, "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name")


# -- what is kept


async def test_a_fresh_folder_is_made_and_knows_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "some" / "data"

    async with opened(folder) as database:
        assert await database.registration(APPLICATION) is None

    assert left_in(folder) == [FILE], "nothing is left beside it"
    assert asked(folder, "PRAGMA user_version") == [(len(STEPS),)]
    assert asked(folder, "PRAGMA journal_mode") == [("wal",)]


async def test_a_registration_is_kept(tmp_path: Path) -> None:
    async with opened(tmp_path) as database:
        await database.register(APPLICATION, "abc", IDS)
        assert await database.registration(APPLICATION) == ("abc", IDS)

    async with opened(tmp_path) as database:
        assert await database.registration(APPLICATION) == ("abc", IDS)
        assert await database.registration(APPLICATION + 1) is None


async def test_a_registration_replaces_the_one_before_and_no_other(tmp_path: Path) -> None:
    async with opened(tmp_path) as database:
        await database.register(APPLICATION, "abc", IDS)
        await database.register(APPLICATION + 1, "other", {})
        await database.register(APPLICATION, "def", {"team": 7})

        assert await database.registration(APPLICATION) == ("def", {"team": 7})
        assert await database.registration(APPLICATION + 1) == ("other", {})


async def test_what_was_acknowledged_is_on_disk_before_the_end(tmp_path: Path) -> None:
    async with opened(tmp_path) as database:
        await database.register(APPLICATION, "abc", IDS)

        hashes = asked(tmp_path, "SELECT application, payload_hash FROM registrations")
        assert hashes == [(APPLICATION, "abc")]


async def test_in_memory_nothing_touches_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with opened(None) as database:
        await database.register(APPLICATION, "abc", IDS)
        assert await database.registration(APPLICATION) == ("abc", IDS)
        assert left_in(tmp_path) == []

    async with opened(None) as database:
        assert await database.registration(APPLICATION) is None


# -- migrations


def test_migrations_are_numbered_without_a_gap() -> None:
    assert [int(path.name.partition("_")[0]) for path in STEPS] == [*range(1, len(STEPS) + 1)]


@pytest.mark.parametrize("version", range(len(STEPS) + 1))
async def test_every_earlier_form_becomes_todays(tmp_path: Path, version: int) -> None:
    steps = [path.read_text(encoding="utf-8") for path in STEPS[:version]]
    made(tmp_path / "old", *steps, f"PRAGMA user_version = {version}")
    if version >= 1:
        made(tmp_path / "old", "INSERT INTO registrations VALUES (1, 'abc', '{\"team\": 7}')")

    async with opened(tmp_path / "old") as old, opened(tmp_path / "new"):
        kept = await old.registration(1)

    assert kept == (("abc", {"team": 7}) if version >= 1 else None)
    assert schema(tmp_path / "old") == schema(tmp_path / "new")
    assert asked(tmp_path / "old", "PRAGMA user_version") == [(len(STEPS),)]


@pytest.fixture
def more_migrations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of migrations to add to."""
    folder = tmp_path / "migrations"
    shutil.copytree(MIGRATIONS, folder)
    monkeypatch.setattr(database, "MIGRATIONS", folder)
    return folder


async def test_the_next_migration_keeps_what_is_there(
    tmp_path: Path, more_migrations: Path
) -> None:
    async with opened(tmp_path / "data") as database:
        await database.register(APPLICATION, "abc", IDS)
    step = len(STEPS) + 1
    added = more_migrations / f"{step:04}_more.sql"
    added.write_text("ALTER TABLE registrations ADD COLUMN day TEXT; -- a comment at the end")

    async with opened(tmp_path / "data") as database:
        assert await database.registration(APPLICATION) == ("abc", IDS)

    assert asked(tmp_path / "data", "SELECT day FROM registrations") == [(None,)]
    assert asked(tmp_path / "data", "PRAGMA user_version") == [(step,)]


async def test_a_migration_that_fails_leaves_the_form_before_it(
    tmp_path: Path, more_migrations: Path
) -> None:
    async with opened(tmp_path / "data") as database:
        await database.register(APPLICATION, "abc", IDS)
    before = schema(tmp_path / "data")
    added = more_migrations / f"{len(STEPS) + 1:04}_more.sql"
    added.write_text("CREATE TABLE more (x); INSERT INTO no_such_table VALUES (1);")

    assert "no such table: no_such_table" in await refused(tmp_path / "data")

    assert schema(tmp_path / "data") == before
    assert asked(tmp_path / "data", "PRAGMA user_version") == [(len(STEPS),)]
    assert asked(tmp_path / "data", "SELECT payload_hash FROM registrations") == [("abc",)]


# -- what is refused


@pytest.mark.parametrize("journal", ["DELETE", "WAL"])
async def test_a_newer_form_is_refused_and_untouched(tmp_path: Path, journal: str) -> None:
    newer = len(STEPS) + 1
    before = made(
        tmp_path,
        f"PRAGMA journal_mode = {journal}; CREATE TABLE later (x); PRAGMA user_version = {newer}",
    )

    said = await refused(tmp_path)

    assert f"was written by a newer Musette (form {newer}, this one knows {len(STEPS)})" in said
    assert (tmp_path / FILE).read_bytes() == before
    assert left_in(tmp_path) == [FILE]


async def whole(folder: Path) -> bytes:
    async with opened(folder) as database:
        await database.register(APPLICATION, "abc", IDS)
    return (folder / FILE).read_bytes()


async def test_a_file_that_is_no_database_is_refused_and_untouched(tmp_path: Path) -> None:
    garbage = b"no database" * 1000
    (tmp_path / FILE).write_bytes(garbage)

    assert "is damaged (file is not a database)" in await refused(tmp_path)
    assert (tmp_path / FILE).read_bytes() == garbage
    assert left_in(tmp_path) == [FILE]


async def test_a_truncated_file_is_refused_and_untouched(tmp_path: Path) -> None:
    truncated = (await whole(tmp_path))[:4096]
    (tmp_path / FILE).write_bytes(truncated)

    assert "is damaged (database disk image is malformed)" in await refused(tmp_path)
    assert (tmp_path / FILE).read_bytes() == truncated


async def test_a_damaged_page_is_noticed_before_anything_is_read_from_it(tmp_path: Path) -> None:
    damaged = bytearray(await whole(tmp_path))
    damaged[4096:8192] = b"\xff" * 4096
    (tmp_path / FILE).write_bytes(damaged)

    with pytest.raises(DataUnusable, match=r"is damaged \("):
        await Guilds.open(tmp_path)
    assert (tmp_path / FILE).read_bytes() == damaged


async def test_a_file_without_its_table_is_refused(tmp_path: Path) -> None:
    made(tmp_path / "empty", f"PRAGMA user_version = {len(STEPS)}")
    await whole(tmp_path / "robbed")
    made(tmp_path / "robbed", "DROP TABLE registrations")

    assert "is damaged (no such table: watched)" in await refused(tmp_path / "empty")
    assert "is damaged (no such table: registrations)" in await refused(tmp_path / "robbed")


async def test_another_programs_table_is_not_taken_over(tmp_path: Path) -> None:
    made(tmp_path, "CREATE TABLE registrations (car TEXT)")

    assert "is damaged (table registrations already exists)" in await refused(tmp_path)
    assert asked(tmp_path, "PRAGMA user_version") == [(0,)]


async def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")

    assert "MUSETTE_DATA_DIR" in await refused(tmp_path / "data")
    assert "MUSETTE_DATA_DIR" in await refused(tmp_path / "data" / "below")
    assert (tmp_path / "data").read_text() == "a file"


async def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()

    assert "MUSETTE_DATA_DIR" in await refused(tmp_path)
