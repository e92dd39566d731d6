"""What is kept about people, and how it goes: seasons watched, mistakes reported, changes made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.guilds.database import Database

REPORTS_A_DAY: Final = 3


@dataclass(frozen=True, slots=True)
class Kept:
    """Everything that is kept about one person."""

    watched: tuple[int, ...]
    reports: tuple[tuple[str, str, str], ...]  # when, about which card, what is wrong
    changes: tuple[tuple[str, str], ...]  # when, which setting

    def __bool__(self) -> bool:
        return bool(self.watched or self.reports or self.changes)


@dataclass(frozen=True, slots=True)
class Report:
    """A mistake that somebody reported."""

    user: int | None
    guild: int | None
    question: str
    facts: str
    wrong: str
    source: str


class People:
    """What people told us about themselves; who has watched what is in memory as well."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._watched: dict[int, frozenset[int]] = {}

    async def ready(self) -> None:
        """Read who has watched what: private answers ask for it every time."""
        for user, season in await self._database.rows("SELECT user, season FROM watched"):
            self._watched[user] = self._watched.get(user, frozenset()) | {season}

    def watched(self, user: int) -> frozenset[int]:
        """Return the seasons that a reader says to have seen."""
        return self._watched.get(user, frozenset())

    async def watch(self, user: int, seasons: Iterable[int], at: datetime) -> None:
        """Keep exactly these seasons.

        Raises:
            NotKept: nothing was changed.
        """
        wanted = frozenset(seasons)
        async with self._database.writing() as database:
            await database.execute("DELETE FROM watched WHERE user = ?", (user,))
            await database.executemany(
                "INSERT INTO watched (user, season, at) VALUES (?, ?, ?)",
                [(user, season, at.isoformat(timespec="seconds")) for season in sorted(wanted)],
            )
        self._watched.pop(user, None)
        if wanted:
            self._watched[user] = wanted

    async def reports_left(self, user: int, at: datetime) -> int:
        """Return how many more mistakes somebody may report today."""
        since = (at - timedelta(days=1)).isoformat(timespec="seconds")
        rows = await self._database.rows(
            "SELECT count(*) FROM reports WHERE user = ? AND at > ?", (user, since)
        )
        return max(0, REPORTS_A_DAY - int(rows[0][0]))

    async def report(self, report: Report, at: datetime) -> bool:
        """Keep a report; False where this person has reported enough for a day.

        Raises:
            NotKept: it was not kept.
        """
        since = (at - timedelta(days=1)).isoformat(timespec="seconds")
        async with self._database.writing() as database:
            rows = list(
                await database.execute_fetchall(
                    "SELECT count(*) FROM reports WHERE user = ? AND at > ?", (report.user, since)
                )
            )
            if rows[0][0] >= REPORTS_A_DAY:
                return False
            await database.execute(
                "INSERT INTO reports (user, guild, question, facts, wrong, source, at) "
                "VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    report.user,
                    report.guild,
                    report.question,
                    report.facts,
                    report.wrong,
                    report.source,
                    at.isoformat(timespec="seconds"),
                ),
            )
        return True

    async def kept(self, user: int) -> Kept:
        """Return everything that is kept about somebody."""
        watched = await self._database.rows(
            "SELECT season FROM watched WHERE user = ? ORDER BY season", (user,)
        )
        reports = await self._database.rows(
            "SELECT at, question, wrong FROM reports WHERE user = ? ORDER BY id DESC", (user,)
        )
        changes = await self._database.rows(
            "SELECT at, name FROM changes WHERE by = ? ORDER BY id DESC", (user,)
        )
        return Kept(
            tuple(season for (season,) in watched),
            tuple(map(tuple, reports)),
            tuple(map(tuple, changes)),
        )

    async def forget(self, user: int) -> None:
        """Delete everything that is kept about somebody; changes stay, made by nobody.

        Raises:
            NotKept: nothing was deleted.
        """
        async with self._database.writing() as database:
            await database.execute("DELETE FROM watched WHERE user = ?", (user,))
            await database.execute("DELETE FROM reports WHERE user = ?", (user,))
            await database.execute("UPDATE changes SET by = NULL WHERE by = ?", (user,))
        self._watched.pop(user, None)
