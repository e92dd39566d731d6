"""The mistakes that readers reported, for those who correct the facts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from bot.guilds.database import Database

State = Literal["open", "accepted", "rejected"]

COLUMNS: Final = "id, question, facts, wrong, source, at, state"


@dataclass(frozen=True, slots=True)
class Reported:
    """A reported mistake, without who reported it.

    `question` is the card it is about, `facts` the facts version it was seen in, `wrong` and
    `source` are in the words of whoever reported it, `at` is a moment in UTC.
    """

    id: int
    question: str
    facts: str
    wrong: str
    source: str
    at: str
    state: State


class Reports:
    """Reads and settles them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def page(self, number: int) -> tuple[Reported | None, int]:
        """Return one that is not rejected, the latest first, and how many there are.

        Args:
            number: which, from 1; what is beyond the last is the last.
        """
        ((count,),) = await self._database.rows(
            "SELECT count(*) FROM reports WHERE state <> 'rejected'"
        )
        rows = await self._database.rows(
            f"SELECT {COLUMNS} FROM reports WHERE state <> 'rejected' "  # noqa: S608 - our own
            "ORDER BY state = 'accepted', id DESC LIMIT 1 OFFSET ?",
            (max(0, min(number, count) - 1),),
        )
        return (Reported(*rows[0]) if rows else None), count

    async def of(self, id_: int) -> Reported | None:
        """Return one, None where it is gone: its reporter may have deleted it."""
        rows = await self._database.rows(
            f"SELECT {COLUMNS} FROM reports WHERE id = ?",  # noqa: S608 - our own
            (id_,),
        )
        return Reported(*rows[0]) if rows else None

    async def settle(self, id_: int, state: State) -> None:
        """Keep what becomes of one.

        Raises:
            NotKept: it was not kept.
        """
        async with self._database.writing() as database:
            await database.execute("UPDATE reports SET state = ? WHERE id = ?", (state, id_))
