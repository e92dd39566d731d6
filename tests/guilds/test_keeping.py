"""guilds.db: what was chosen is kept, what cannot be is said, what is damaged is refused."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.errors import DataUnusable, NotKept, Unreadable
from bot.guilds import FILE, Guilds
from bot.guilds.database import MIGRATIONS
from bot.guilds.people import Report
from bot.guilds.settings import SETTINGS, BadValue
from bot.spoilers import Policy

ROOT = Path(__file__).parent.parent.parent
NOW = datetime(2026, 7, 4, 12, tzinfo=UTC)
GUILD, CHANNEL, MAUD, ZOE = 10, 20, 30, 40


@pytest.fixture
async def guilds(tmp_path: Path) -> AsyncIterator[Guilds]:
    opened = await Guilds.open(tmp_path)
    yield opened
    await opened.close()


async def choose(guilds: Guilds, name: str, value: str | None, **more: int) -> object:
    given = {"channel": 0, "by": MAUD} | more
    return await guilds.settings.change(
        GUILD, name, value, channel=given["channel"], by=given["by"], at=NOW
    )


async def test_the_nearest_choice_holds(guilds: Guilds) -> None:
    assert (await guilds.settings.of(GUILD)).effective("language").origin == "default"
    await choose(guilds, "language", "fr")
    await choose(guilds, "language", "en", channel=CHANNEL)
    choices = await guilds.settings.of(GUILD)
    thread = (99, CHANNEL)
    assert choices.effective("language", (7,)).value == "fr"
    assert choices.effective("language", thread).value == "en"
    assert choices.effective("language", thread).origin == "channel"
    assert (await guilds.settings.of(GUILD + 1)).value("language") == "auto"


async def test_choices_outlive_the_process(tmp_path: Path) -> None:
    first = await Guilds.open(tmp_path)
    await choose(first, "spoilers", "sealed")
    await first.close()
    second = await Guilds.open(tmp_path)
    assert (await second.settings.of(GUILD)).policy(()) is Policy.SEALED
    await second.close()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("language", "de"),
        ("spoiler-hours", "0"),
        ("spoiler-hours", "721"),
        ("spoiler-hours", "٤٨"),
        ("daily-hour", "24"),
        ("daily-zone", "Mars/Olympus"),
        ("silent-channels", "1 x"),
        ("silent-channels", " ".join(str(each) for each in range(1, 27))),
        ("daily-channel", "1 2"),
        ("spoilers", "closed"),
    ],
)
async def test_a_value_that_cannot_be_is_refused(guilds: Guilds, name: str, value: str) -> None:
    with pytest.raises(BadValue):
        await choose(guilds, name, value)
    assert (await guilds.settings.of(GUILD)).value(name) == SETTINGS[name].default


async def test_zones_are_found_however_they_are_typed(guilds: Guilds) -> None:
    await choose(guilds, "daily-zone", " europe/paris ")
    assert (await guilds.settings.of(GUILD)).value("daily-zone") == "Europe/Paris"


async def test_history_says_who_what_from_to_when_for_90_days(guilds: Guilds) -> None:
    await choose(guilds, "look", "plain")
    await choose(guilds, "look", "accent", by=ZOE)
    await choose(guilds, "look", "accent", by=ZOE)  # no change, so no line
    last, first = await guilds.settings.history(GUILD, NOW)
    assert (last.old, last.new, last.by) == ("plain", "accent", ZOE)
    assert (first.old, first.new, first.by) == (None, "plain", MAUD)
    assert first.at == "2026-07-04T12:00:00+00:00"
    later = NOW + timedelta(days=91)
    assert await guilds.settings.history(GUILD, later) == []
    await guilds.posts.sweep(later)
    assert await guilds.settings._database.rows("SELECT * FROM changes") == []


async def test_two_moderators_change_one_value_at_once(guilds: Guilds) -> None:
    changes = await asyncio.gather(
        *(
            guilds.settings.change(GUILD, "spoiler-hours", str(hours), channel=0, by=hours, at=NOW)
            for hours in range(1, 21)
        )
    )
    kept = (await guilds.settings.of(GUILD)).value("spoiler-hours")
    lines = list(reversed(await guilds.settings.history(GUILD, NOW)))
    assert lines[-1].new == kept
    # Each begins where the one before ended: nobody's change is lost, and nobody is told a lie.
    assert [line.old for line in lines] == [None, *(line.new for line in lines[:-1])]
    assert sorted(change.new or "" for change in changes) == sorted(
        line.new or "" for line in lines
    )


async def test_reset_one_or_all(guilds: Guilds) -> None:
    await choose(guilds, "look", "plain")
    await choose(guilds, "language", "fr", channel=CHANNEL)
    assert len(await guilds.settings.reset(GUILD, "look", by=MAUD, at=NOW)) == 1
    assert (await guilds.settings.of(GUILD)).value("language", (CHANNEL,)) == "fr"
    assert len(await guilds.settings.reset(GUILD, None, by=MAUD, at=NOW)) == 1
    assert (await guilds.settings.of(GUILD)).values == {}


async def test_a_read_that_began_before_a_write_is_not_kept_after_it(guilds: Guilds) -> None:
    for number in range(1, 30):
        await asyncio.gather(
            guilds.settings.of(GUILD),
            choose(guilds, "spoiler-hours", str(number)),
            guilds.settings.of(GUILD),
        )
        assert (await guilds.settings.of(GUILD)).hours() == number


# -- bad days


async def test_locked_by_another_process(guilds: Guilds, tmp_path: Path) -> None:
    await choose(guilds, "look", "plain")
    other = sqlite3.connect(tmp_path / FILE, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    began = time.monotonic()
    with pytest.raises(NotKept, match="locked"):
        await choose(guilds, "look", "accent")
    assert time.monotonic() - began < 2.5  # Discord waits for 3
    assert (await guilds.settings.of(GUILD)).value("look") == "plain"  # reading goes on
    other.execute("ROLLBACK")
    other.close()
    await choose(guilds, "look", "accent")


async def test_a_full_disk(guilds: Guilds) -> None:
    await choose(guilds, "look", "plain")
    database = guilds.settings._database._writing
    ((pages,),) = await database.execute_fetchall("PRAGMA page_count")
    await database.execute_fetchall(f"PRAGMA max_page_count = {pages}")

    async def fill() -> None:
        for number in range(1, 700):
            await choose(guilds, "spoiler-hours", str(number))

    with pytest.raises(NotKept, match="full"):
        await fill()
    kept = await guilds.settings.history(GUILD, NOW)
    assert kept[0].new == (await guilds.settings.of(GUILD)).value("spoiler-hours")
    await database.execute_fetchall("PRAGMA max_page_count = 1073741823")
    await choose(guilds, "look", "accent")


async def test_a_file_that_became_read_only(guilds: Guilds) -> None:
    await guilds.settings._database._writing.execute_fetchall("PRAGMA query_only = ON")
    with pytest.raises(NotKept, match="read-only"):
        await choose(guilds, "look", "plain")
    assert (await guilds.settings.of(GUILD)).value("look") == "accent"


@contextmanager
def unprivileged() -> Iterator[None]:
    """Root may write everywhere: be nobody for a while."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


async def test_a_read_only_folder_is_refused_at_the_start() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        await (await Guilds.open(folder)).close()
        (folder / FILE).chmod(0o444)
        folder.chmod(0o555)
        try:
            with unprivileged(), pytest.raises(DataUnusable, match="may not write") as refused:
                await Guilds.open(folder)
        finally:
            folder.chmod(0o755)
        assert "\n" not in str(refused.value)


@pytest.mark.parametrize("damage", ["no database", "a torn page"])
async def test_a_damaged_file_is_refused_and_left_alone(tmp_path: Path, damage: str) -> None:
    file = tmp_path / FILE
    guilds = await Guilds.open(tmp_path)
    for channel in range(1, 400):
        await choose(guilds, "language", "fr", channel=channel)
    await guilds.close()
    content = bytearray(file.read_bytes())
    if damage == "no database":
        content[:32] = b"not a database, as it turns out."
    else:
        content[8192:16384] = os.urandom(8192)
    file.write_bytes(content)
    with pytest.raises(DataUnusable, match="backup in its place"):
        await Guilds.open(tmp_path)
    assert file.read_bytes() == bytes(content)


async def test_a_newer_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    await (await Guilds.open(tmp_path)).close()
    file = tmp_path / FILE
    newer = sqlite3.connect(file)
    newer.execute("PRAGMA user_version = 99")
    newer.close()
    content = file.read_bytes()
    with pytest.raises(DataUnusable, match="newer Musette") as refused:
        await Guilds.open(tmp_path)
    assert "\n" not in str(refused.value)
    assert file.read_bytes() == content


async def test_settings_that_cannot_be_read_are_no_defaults(tmp_path: Path) -> None:
    guilds = await Guilds.open(tmp_path)
    await guilds.close()
    with pytest.raises(Unreadable):
        await guilds.settings.of(GUILD)


async def test_a_copy_is_kept_before_each_migration(tmp_path: Path) -> None:
    file = tmp_path / FILE
    old = sqlite3.connect(file)
    script = (MIGRATIONS / "0001_registrations.sql").read_text(encoding="utf-8")
    old.executescript(f"{script}; PRAGMA user_version = 1;")
    old.execute("INSERT INTO registrations VALUES (1, 'hash', '{\"team\": 5}')")
    old.commit()
    old.close()
    guilds = await Guilds.open(tmp_path)
    assert await guilds.registration(1) == ("hash", {"team": 5})
    await guilds.close()
    copy = sqlite3.connect(tmp_path / f"{FILE}.form-1")
    assert copy.execute("PRAGMA user_version").fetchone() == (1,)
    assert copy.execute("SELECT payload_hash FROM registrations").fetchall() == [("hash",)]
    copy.close()


def test_backup_while_the_bot_has_it_open(tmp_path: Path) -> None:
    data, target = tmp_path / "data", tmp_path / "copy.db"

    async def scene() -> subprocess.CompletedProcess[str]:
        guilds = await Guilds.open(data)
        await choose(guilds, "look", "plain")
        done = await asyncio.to_thread(run_backup, data, target)
        again = await asyncio.to_thread(run_backup, data, target)
        assert again.returncode == 3
        assert again.stderr.count("\n") == 1
        await guilds.close()
        return done

    done = asyncio.run(scene())
    assert done.returncode == 0, done.stderr
    copy = sqlite3.connect(target)
    assert copy.execute("SELECT value FROM settings").fetchall() == [("plain",)]
    copy.close()
    assert [each.name for each in tmp_path.iterdir() if "copy" in each.name] == ["copy.db"]


def run_backup(data: Path, target: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot", "backup", str(target)],
        cwd=ROOT,
        env={**os.environ, "MUSETTE_DATA_DIR": str(data)},
        capture_output=True,
        text=True,
        check=False,
    )


async def test_settings_of_10_000_servers(tmp_path: Path) -> None:
    guilds = await Guilds.open(tmp_path)
    async with guilds.settings._database.writing() as database:
        await database.executemany(
            "INSERT INTO settings (guild, channel, name, value) VALUES (?, ?, ?, ?)",
            [
                (guild, channel, "language", "fr")
                for guild in range(1, 10_001)
                for channel in range(5)
            ],
        )
    cold: list[float] = []
    warm: list[float] = []
    for times in (cold, warm):
        for guild in range(1, 10_001, 10):
            began = time.perf_counter()
            assert (await guilds.settings.of(guild)).value("language") == "fr"
            times.append(time.perf_counter() - began)
    await guilds.close()
    assert sorted(cold)[len(cold) // 2] < 0.001
    assert sorted(warm)[int(len(warm) * 0.99)] < 0.001


# -- people and servers


async def test_forgetting_a_person(guilds: Guilds) -> None:
    await choose(guilds, "look", "plain")
    await guilds.people.watch(MAUD, [1, 3], NOW)
    assert await guilds.people.report(Report(MAUD, GUILD, "team/visma", "v", "x", ""), NOW)
    assert await guilds.people.kept(MAUD)
    await guilds.people.forget(MAUD)
    assert not await guilds.people.kept(MAUD)
    assert guilds.people.watched(MAUD) == frozenset()
    assert [change.by for change in await guilds.settings.history(GUILD, NOW)] == [None]
    assert (await guilds.settings.of(GUILD)).value("look") == "plain"


async def test_three_reports_a_day(guilds: Guilds) -> None:
    report = Report(MAUD, GUILD, "team/visma", "v", "x", "")
    assert [await guilds.people.report(report, NOW) for _ in range(4)] == [True, True, True, False]
    assert await guilds.people.report(report, NOW + timedelta(days=1, minutes=1))


async def test_a_server_that_was_left_is_forgotten_after_30_days(guilds: Guilds) -> None:
    await choose(guilds, "look", "plain")
    await guilds.posts.left(GUILD, NOW)
    assert await guilds.posts.sweep(NOW + timedelta(days=29)) == []
    assert (await guilds.settings.of(GUILD)).value("look") == "plain"
    assert await guilds.posts.sweep(NOW + timedelta(days=30)) == [GUILD]
    assert (await guilds.settings.of(GUILD)).value("look") == "accent"
    assert await guilds.posts.servers() == []


async def test_a_day_is_posted_once(guilds: Guilds) -> None:
    claims = await asyncio.gather(*(guilds.posts.posted(GUILD, "2026-07-04") for _ in range(5)))
    assert sorted(claims) == [False, False, False, False, True]
    assert not await guilds.posts.posted(GUILD, "2026-07-03")
    assert await guilds.posts.posted(GUILD, "2026-07-05")
