"""What was typed and matched nothing: counted by day, without who, for 30 days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from bot.guilds.database import Database

DAYS: Final = 30
LONGEST: Final = 64  # characters
MOST_AT_ONCE: Final = 500  # different ones between two writes
MOST_A_DAY: Final = 1_000  # different ones; what comes later that day is counted nowhere


class Misses:
    """Counts in memory and writes now and then: a crash loses the last minutes, which is no harm.

    Args:
        database: where they are kept.
        wanted: whether they are counted at all.
    """

    def __init__(self, database: Database, *, wanted: bool) -> None:
        self.wanted = wanted
        self._database = database
        self._noted: Counter[str] = Counter()
        self._forgotten_on = ""  # the day on which what is old was last forgotten

    def note(self, typed: str) -> None:
        """Count what somebody typed, cleaned of mentions and addresses already."""
        text = " ".join(typed.casefold().split())[:LONGEST]
        if self.wanted and text and (text in self._noted or len(self._noted) < MOST_AT_ONCE):
            self._noted[text] += 1

    async def write(self, at: datetime) -> None:
        """Write what was counted, and forget what is older than 30 days.

        Raises:
            NotKept: it was not written; it is written the next time.
        """
        noted, day = dict(self._noted), at.date().isoformat()
        if not noted and self._forgotten_on == day:
            return
        oldest = (at - timedelta(days=DAYS)).date().isoformat()
        async with self._database.writing() as database:
            await database.execute("DELETE FROM misses WHERE day <= ?", (oldest,))
            ((there,),) = await database.execute_fetchall(
                "SELECT count(*) FROM misses WHERE day = ?", (day,)
            )
            for typed, count in noted.items():
                cursor = await database.execute(
                    "UPDATE misses SET count = count + ? WHERE day = ? AND typed = ?",
                    (count, day, typed),
                )
                if not cursor.rowcount and there < MOST_A_DAY:
                    there += 1
                    await database.execute(
                        "INSERT INTO misses (day, typed, count) VALUES (?, ?, ?)",
                        (day, typed, count),
                    )
        self._forgotten_on = day
        # What was noted while this was written stays for the next time.
        self._noted -= Counter(noted)

    async def most(self, limit: int) -> Sequence[tuple[str, int]]:
        """Return what was typed most often in 30 days, with how often.

        Raises:
            sqlite3.Error: it cannot be read.
        """
        rows = await self._database.rows(
            "SELECT typed, sum(count) AS times FROM misses GROUP BY typed "
            "ORDER BY times DESC, typed LIMIT ?",
            (limit,),
        )
        return [(typed, times) for typed, times in rows]
