"""The Tour's history: editions, stages and final general classifications, as records."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Sequence
from typing import Final, cast

from bot.records import (
    PROLOGUE,
    Confidence,
    Edition,
    Placing,
    Race,
    Ref,
    Route,
    Source,
    Stage,
    StageStatus,
    Text,
    WinnerStatus,
)
from bot.store.rows import Rows, text

_ID: Final = re.compile(r"(tdff?)-(\d{4})(?:-(\d{1,2}[abc]?))?")
_NAMES: Final = {"tdf": "Tour de France", "tdff": "Tour de France Femmes"}


class Tour:
    """Reads the Tour's history. The race was not held in years that have no edition."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._held: Sequence[Edition] = ()  # every edition, as soon as all were asked for

    async def edition(self, race: Race, year: int) -> Edition | None:
        """Return an edition, None where the race was not held."""
        found = await self._editions("WHERE e.race = ? AND e.year = ?", (race, year))
        return found[0] if found else None

    async def editions(self, race: Race | None = None) -> list[Edition]:
        """Return the editions of a race or of all, by day."""
        if not self._held:  # with every rider's card they are asked for
            self._held = await self._editions("", ())
        return [each for each in self._held if race in (None, each.race)]

    async def editions_on(self, month: int, day: int) -> list[Edition]:
        """Return the editions that started or ended on a day of any year, the oldest first."""
        on = f"{month:02}-{day:02}"
        return await self._editions('WHERE ?1 IN (substr(e.start, 6), substr(e."end", 6))', (on,))

    async def _editions(self, where: str, values: Sequence[object]) -> list[Edition]:
        rows = await self._rows.select(
            "SELECT e.*, s.number AS season FROM editions e "
            "LEFT JOIN seasons s ON e.race = 'tdf' AND s.year = e.year "
            f"{where} ORDER BY e.start, e.race",
            values,
        )
        return [self._edition(row) for row in rows]

    def _edition(self, row: sqlite3.Row) -> Edition:
        sources = self._rows.cited(row["sources"])
        return Edition(
            id=f"{row['race']}-{row['year']}",
            confidence=Confidence.resting_on(len(sources)),
            sources=sources,
            race=row["race"],
            year=row["year"],
            number=row["edition"],
            start=row["start"],
            end=row["end"],
            stages=row["stages"],
            metres=row["metres"],
            starters=row["starters"],
            finishers=row["finishers"],
            winner=self._rider(row["winner"]),
            winner_status=WinnerStatus(row["winner_status"]),
            stripped=self._rider(row["stripped"]),
            points=self._rider(row["points"]),
            mountains=self._rider(row["mountains"]),
            youth=self._rider(row["youth"]),
            unverified=tuple(json.loads(row["unverified"])),
            season=row["season"],
        )

    async def stage(self, id_: str) -> Stage | None:
        """Return the stage with this id (`tdf-1978-12a`), None where there is none."""
        race, year, number = parts_of(id_)
        found = await self._stages(
            "WHERE s.race = ? AND s.year = ? AND s.stage = ?", (race, year, number)
        )
        return found[0] if found else None

    async def stages(
        self, race: Race | None = None, year: int | None = None, *, rider: str | None = None
    ) -> list[Stage]:
        """Return stages in their order: of an edition, or those that a rider won or led after.

        A vacated result of the rider is among them, and so are the jerseys that the rider wore.
        """
        return await self._stages(
            "WHERE (?1 IS NULL OR s.race = ?1) AND (?2 IS NULL OR s.year = ?2) AND (?3 IS NULL "
            "OR ?3 IN (s.winner, s.co_winner, s.leader, s.points_wearer, s.mountains_wearer, "
            "s.youth_wearer))",
            (race, year, rider),
        )

    async def deeds(self, rider: str) -> tuple[list[Placing], list[Stage]]:
        """Return what a rider did: the places, and the stages won or with a jersey after them."""
        return await self.placings(rider=rider), await self.stages(rider=rider)

    async def stages_of_team(self, team: str) -> list[Stage]:
        """Return the stages that a team's lineage won: as a team, or by a rider who finished.

        For whom a rider rode who did not finish is not known here.
        """
        return await self._stages(
            "WHERE s.winner_lineage = ?1 OR (s.race, s.year, s.place) IN ("
            "SELECT w.race, w.year, w.place FROM classifications c "
            "JOIN stages w ON w.race = c.race AND w.year = c.year "
            "AND c.rider IN (w.winner, w.co_winner) WHERE c.team = ?1)",
            (team,),
        )

    async def stages_on(self, month: int, day: int) -> list[Stage]:
        """Return the stages ridden on a day of any year, the oldest first."""
        return await self._stages("WHERE substr(s.date, 6) = ?", (f"{month:02}-{day:02}",))

    async def _stages(self, where: str, values: Sequence[object]) -> list[Stage]:
        rows = await self._rows.select(
            "SELECT s.*, n.number AS season FROM stages s "
            "LEFT JOIN seasons n ON s.race = 'tdf' AND n.year = s.year "
            f"{where} ORDER BY s.date, s.race, s.place",
            values,
        )
        return [self._stage(row) for row in rows]

    def _stage(self, row: sqlite3.Row) -> Stage:
        sources = self._rows.cited(row["sources"])
        team = row["winner_team"]
        return Stage(
            id=f"{row['race']}-{row['year']}-{row['stage']}",
            confidence=Confidence.resting_on(len(sources)),
            sources=sources,
            race=row["race"],
            year=row["year"],
            number=row["stage"],
            place=row["place"],
            date=row["date"],
            start=self._rows.place(row["start"]),
            finish=self._rows.place(row["finish"]),
            metres=row["metres"],
            type=row["type"],
            season=row["season"],
            winner=self._rows.team_called(row["winner_lineage"], team)
            if team
            else self._rider(row["winner"]),
            co_winner=self._rider(row["co_winner"]),
            status=StageStatus(row["status"]),
            why=text(row, "why"),
            leader=self._rider(row["leader"]),
            points=self._rider(row["points_wearer"]),
            mountains=self._rider(row["mountains_wearer"]),
            youth=self._rider(row["youth_wearer"]),
        )

    async def routes(self) -> list[Route]:
        """Return where and when all stages go, by edition, in their order."""
        rows = await self._rows.select(
            "SELECT s.race, s.year, s.stage, s.date, s.start, s.finish FROM stages s "
            "ORDER BY s.race, s.year, s.place"
        )
        place = self._rows.place
        return [
            Route(f"{race}-{year}-{number}", race, year, number, date, place(start), place(finish))
            for race, year, number, date, start, finish in rows
        ]

    async def name_of(self, id_: str) -> Text | None:
        """Return what to call an edition or a stage, None for other ids."""
        race, year, number = parts_of(id_)
        if race is None or await self.edition(race, year) is None:
            return None
        name = f"{_NAMES[race]} {year}"
        if number is None:
            return Text(name, name)
        if await self.stage(id_) is None:
            return None
        if number == PROLOGUE:
            return Text(f"{name}, prologue", f"{name}, prologue")
        return Text(f"{name}, stage {number}", f"{name}, étape {number}")

    async def sources_of(self, id_: str) -> list[Source]:
        """Return what a stage rests on, or an edition with its stages and its classification."""
        race, year, number = parts_of(id_)
        rows = await self._rows.select(
            "SELECT s.source FROM (SELECT 1 AS part, sources FROM editions "
            "WHERE race = ?1 AND year = ?2 AND ?3 IS NULL "
            "UNION SELECT 2, sources FROM stages "
            "WHERE race = ?1 AND year = ?2 AND (?3 IS NULL OR stage = ?3) "
            "UNION SELECT 3, sources FROM classifications "
            "WHERE race = ?1 AND year = ?2 AND ?3 IS NULL) x "
            "JOIN source_sets s ON s.number = x.sources ORDER BY x.part, s.number, s.position",
            (race, year, number),
        )
        return list(dict.fromkeys(self._rows.sources[row["source"]] for row in rows))

    async def days(self) -> list[str]:
        """Return the days on which stages were ridden and editions ended."""
        rows = await self._rows.select(
            'SELECT date FROM stages UNION SELECT "end" FROM editions ORDER BY 1'
        )
        return [row[0] for row in rows]

    async def classification(self, race: Race, year: int) -> list[Placing]:
        """Return a final general classification, the disqualified last."""
        return await self._placings("WHERE c.race = ? AND c.year = ?", (race, year))

    async def placings(self, *, rider: str | None = None, team: str | None = None) -> list[Placing]:
        """Return the places of a rider or of a team's lineage, the oldest first."""
        return await self._placings(
            "WHERE (?1 IS NULL OR c.rider = ?1) AND (?2 IS NULL OR c.team = ?2)", (rider, team)
        )

    async def _placings(self, where: str, values: Sequence[object]) -> list[Placing]:
        rows = await self._rows.select(
            'SELECT c.*, e."end", s.number AS season '
            "FROM classifications c JOIN editions e ON e.race = c.race AND e.year = c.year "
            "LEFT JOIN seasons s ON c.race = 'tdf' AND s.year = c.year "
            f"{where} ORDER BY e.start, c.race, c.rank IS NULL, c.rank, c.rider",
            values,
        )
        return [self._placing(row) for row in rows]

    def _placing(self, row: sqlite3.Row) -> Placing:
        sources = self._rows.cited(row["sources"])
        return Placing(
            id=f"{row['race']}-{row['year']}-{row['rider']}",
            confidence=Confidence.resting_on(len(sources)),
            sources=sources,
            race=row["race"],
            year=row["year"],
            end=row["end"],
            season=row["season"],
            rider=self._named(row["rider"]),
            rank=row["rank"],
            team=self._rows.team_called(row["team"], row["team_name"])
            if row["team_name"]
            else None,
            bib=row["bib"],
            seconds=row["seconds"],
            gap=row["gap"],
            disputed=tuple(json.loads(row["disputed"] or "[]")),
        )

    def _rider(self, id_: str | None) -> Ref | None:
        return None if id_ is None else self._named(id_)

    def _named(self, id_: str) -> Ref:
        return Ref("rider", id_, self._rows.people_names[id_])


def parts_of(id_: str) -> tuple[Race | None, int, str | None]:
    """Return race, year and number of the id of an edition (no number) or of a stage.

    The race of any other id is None.
    """
    parts = _ID.fullmatch(id_)
    if parts is None:
        return None, 0, None
    return cast("Race", parts[1]), int(parts[2]), parts[3]
