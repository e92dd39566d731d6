"""The records of the race: who has most of something, what was first, longest, closest.

All is counted anew from what may be told, so that nothing that is covered shows in a total or in an
order. Lengths and places are announced before a race, and are never covered.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from typing import Final

from bot.records import RACES, Annal, Birth, Confidence, Country, Listing, Mark, Race, Text
from bot.spoilers import Veil
from bot.store.rows import Rows

MOST: Final = 50
"""So many lines a list has at most."""
MOST_BIRTHS: Final = 5
_NEVER: Final = "9999-99-99"  # a day that no result is of


def _told(day: str) -> str:
    """Return SQL for whether a result of `day` may be told: what `Veil.covers` says of a row.

    ?2 is the first day that is covered, ?3 the seasons that are, ?4 those that are open.
    """
    return (
        f"(ifnull(n.number IN (SELECT value FROM json_each(?4)), 0) OR NOT ({day} >= ?2 "
        "OR ifnull(n.number IN (SELECT value FROM json_each(?3)), 0)))"
    )


_SEASON = "LEFT JOIN seasons n ON n.year = {0}.year AND {0}.race = 'tdf'"

# ?1 is the race. What may be told of it: editions, ranked, stages; `wins` has a row for each rider
# who won a stage (both of a dead heat, nobody of a team), `yellow` one for each day and its leader.
# A set of one source makes no more than a report.
_TOLD: Final = f"""
    WITH single AS (SELECT number FROM source_sets GROUP BY number HAVING count(*) = 1),
    every AS (
        SELECT e.*, {_told('e."end"')} AS told FROM editions e {_SEASON.format("e")}
        WHERE e.race = ?1
    ),
    held AS (SELECT * FROM every WHERE told),
    ranked AS (
        SELECT c.*, e."end" FROM classifications c JOIN held e USING (race, year)
        WHERE c.rank IS NOT NULL
    ),
    ridden AS (
        SELECT s.*, {_told("s.date")} AS told FROM stages s {_SEASON.format("s")}
        WHERE s.race = ?1
    ),
    wins AS (
        SELECT winner AS rider, * FROM ridden WHERE told AND status = 'ok' AND winner IS NOT NULL
        UNION ALL
        SELECT co_winner, * FROM ridden WHERE told AND status = 'ok' AND co_winner IS NOT NULL
    ),
    yellow AS (
        SELECT s.leader AS rider, s.date, s.year, s.sources FROM ridden s
        JOIN editions e USING (race, year)
        WHERE s.told AND s.leader IS NOT NULL AND s.leader IS NOT e.stripped
    ),
"""

_ROWS_OF: Final = """
    json_group_array(DISTINCT sources) AS cited, max(sources IN single) AS single,
    json_group_array(DISTINCT year) AS years, max(year) AS last
"""


def _most(rows: str, of: str = "count(*)", by: str = "rider", also: str = "") -> str:
    """Return SQL for who has most of some rows."""
    return f"SELECT {by} AS who, {of} AS value, {_ROWS_OF} {also} FROM {rows} GROUP BY {by}"


def _jersey(column: str) -> str:
    """Return SQL for who won a classification most often, with the years nobody vouches for."""
    unsure = (
        "json_group_array(year) FILTER "
        f"(WHERE '{column}' IN (SELECT value FROM json_each(unverified))) AS unsure"
    )
    return _most(f"(SELECT * FROM held WHERE {column} IS NOT NULL)", by=column, also=f", {unsure}")


def _by_nation(rows: str, of: str) -> str:
    """Return SQL for the countries whose riders have most of some rows."""
    source = f"(SELECT w.*, r.nationality FROM {rows} w JOIN riders r ON r.id = w.rider)"
    counted = _most(f"{source} WHERE nationality IS NOT NULL", of, by="nationality")
    return f"SELECT NULL AS who, t.who AS nation, t.* FROM ({counted}) t"


_WON: Final = '(SELECT winner AS rider, "end" AS date, NULL AS stage, * FROM held)'


def _age(rows: str, which: str) -> str:
    """Return SQL for the age of riders when they won first (`min`) or last (`max`)."""
    return f"""
        SELECT rider AS who, age AS value,
            CAST(julianday(date) - julianday(born, '+' || age || ' years') AS INTEGER) AS days,
            year, stage, cited, single, unsourced, year AS last
        FROM (
            SELECT w.rider, w.year, w.stage, r.birth_date AS born, {which}(w.date) AS date,
                strftime('%Y', w.date) - strftime('%Y', r.birth_date)
                    - (strftime('%m-%d', w.date) < strftime('%m-%d', r.birth_date)) AS age,
                json_array(w.sources, r.birth_sources) AS cited,
                r.birth_confidence = 'reported' OR w.sources IN single AS single,
                r.birth_confidence = 'unverified' AS unsourced
            FROM {rows} w JOIN riders r ON r.id = w.rider
            WHERE r.birth_date IS NOT NULL GROUP BY w.rider
        )
    """


_LAST: Final = """
    (SELECT * FROM (SELECT *, max(rank) OVER (PARTITION BY year) AS lowest FROM ranked)
    WHERE rank = lowest)
"""
_MARGIN: Final = """
    SELECT e.winner AS who, c.rider AS second, c.gap AS value, e.year, e.year AS last,
        json_array(e.sources, c.sources) AS cited,
        e.sources IN single OR c.sources IN single AS single
    FROM held e JOIN ranked c ON c.race = e.race AND c.year = e.year AND c.rank = 2
    WHERE e.winner IS NOT NULL AND c.gap > 0
"""
_EDITION: Final = """
    SELECT NULL AS who, metres AS value, year, year AS last, json_array(sources) AS cited,
        sources IN single AS single
    FROM every
"""
# Of a stage that was not ridden after all only the plan is left; that it was not is a result.
_STAGE: Final = """
    SELECT NULL AS who, metres AS value, year, stage, start, finish, date AS last,
        json_array(sources) AS cited, sources IN single AS single
    FROM ridden WHERE NOT (told AND status = 'cancelled')
"""
# What stands in brackets tells where in a town.
_TOWN: Final = """
    (SELECT *, substr(finish, 1, instr(finish || ' (', ' (') - 1) AS town
    FROM ridden WHERE NOT (told AND status = 'cancelled'))
"""
_HOSTS: Final = f"SELECT NULL AS who, t.who AS place, t.* FROM ({_most(_TOWN, by='town')}) t"

_LISTS: Final[Mapping[Annal, str]] = {
    Annal.TOURS: _most(f"{_WON} WHERE rider IS NOT NULL"),
    Annal.STAGES: _most("wins"),
    Annal.YELLOW: _most("yellow", "count(DISTINCT date)"),
    Annal.FINISHED: _most("ranked"),
    Annal.PODIUMS: _most("ranked WHERE rank <= 3"),
    Annal.LAST: _most(_LAST),
    Annal.POINTS: _jersey("points"),
    Annal.MOUNTAINS: _jersey("mountains"),
    Annal.YOUTH: _jersey("youth"),
    Annal.HAUL: f"SELECT rider AS who, year, count(*) AS value, {_ROWS_OF} FROM wins GROUP BY 1, 2",
    Annal.YOUNGEST: _age(_WON, "min"),
    Annal.OLDEST: _age(_WON, "max"),
    Annal.YOUNGEST_STAGE: _age("wins", "min"),
    Annal.OLDEST_STAGE: _age("wins", "max"),
    Annal.CLOSEST: _MARGIN,
    Annal.WIDEST: _MARGIN,
    Annal.LONGEST: _EDITION,
    Annal.SHORTEST: _EDITION,
    Annal.LONGEST_STAGE: _STAGE,
    Annal.SHORTEST_STAGE: _STAGE,
    Annal.HOSTS: _HOSTS,
    Annal.NATIONS_TOURS: _by_nation(_WON, "count(*)"),
    Annal.NATIONS_STAGES: _by_nation("wins", "count(DISTINCT year || ' ' || stage)"),
    Annal.NATIONS_YELLOW: _by_nation("yellow", "count(DISTINCT date)"),
}

_LEAST_FIRST: Final = frozenset(
    {
        Annal.YOUNGEST,
        Annal.YOUNGEST_STAGE,
        Annal.CLOSEST,
        Annal.SHORTEST,
        Annal.SHORTEST_STAGE,
    }
)

# What has no place in a list, because what would give it one is not known.
_NO_BIRTH: Final = (
    "SELECT count(DISTINCT w.rider) FROM {0} w JOIN riders r ON r.id = w.rider "
    "WHERE r.birth_date IS NULL"
)
_NO_NATION: Final = (
    "SELECT count(DISTINCT w.rider) FROM {0} w JOIN riders r ON r.id = w.rider "
    "WHERE r.nationality IS NULL"
)
_NO_TIME: Final = (
    "SELECT count(*) FROM held e WHERE e.winner IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ranked c "
    "WHERE c.race = e.race AND c.year = e.year AND c.rank = 2 AND c.gap > 0)"
)
_UNPLACED: Final[Mapping[Annal, str]] = {
    Annal.YOUNGEST: _NO_BIRTH.format(_WON),
    Annal.OLDEST: _NO_BIRTH.format(_WON),
    Annal.YOUNGEST_STAGE: _NO_BIRTH.format("wins"),
    Annal.OLDEST_STAGE: _NO_BIRTH.format("wins"),
    Annal.CLOSEST: _NO_TIME,
    Annal.WIDEST: _NO_TIME,
    Annal.NATIONS_TOURS: _NO_NATION.format(_WON),
    Annal.NATIONS_STAGES: _NO_NATION.format("wins"),
    Annal.NATIONS_YELLOW: _NO_NATION.format("yellow"),
}

_OF_NATIONS: Final = frozenset({Annal.NATIONS_TOURS, Annal.NATIONS_STAGES, Annal.NATIONS_YELLOW})


class Annals:
    """Reads the records of the race, without what a veil covers."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    async def listing(
        self,
        annal: Annal,
        race: Race,
        veil: Veil,
        *,
        country: str | None = None,
        most: int = MOST,
    ) -> Listing:
        """Return the first lines of a list; who is equal shares a rank, the earlier one first.

        Args:
            annal: which list.
            race: of which race.
            veil: what is covered: it leaves no trace.
            country: the IOC code of the country whose riders are wanted, None for all.
            most: how many lines.
        """
        order = "ASC" if annal in _LEAST_FIRST else "DESC"
        # Two that are as old to the day count as equal; everything else has no days.
        listed = f"listed AS ({_LISTS[annal]}), "
        days = "days" if " AS days" in listed else "0"
        rows = await self._rows.select(
            f"{_TOLD} {listed} here AS (SELECT l.* FROM listed l "
            "LEFT JOIN riders r ON r.id = l.who WHERE ?5 IS NULL OR r.nationality = ?5) "
            f"SELECT *, rank() OVER (ORDER BY value {order}, {days} {order}) AS rank, "
            f"count(*) OVER (PARTITION BY value, {days}) AS tied FROM here "
            "ORDER BY rank, last, who LIMIT ?6",
            (*_of(race, veil), country, most),
        )
        unplaced = 0
        if annal in _UNPLACED and country is None:
            query = f"{_TOLD} counted(n) AS ({_UNPLACED[annal]}) SELECT n FROM counted"
            unplaced = (await self._rows.select(query, _of(race, veil)))[0][0]
        countries = await self._countries() if annal in _OF_NATIONS else {}
        return Listing(tuple(self._mark(row, race, countries) for row in rows), unplaced)

    async def births(self, month: int, day: int, veil: Veil) -> list[Birth]:
        """Return the best known riders who were born on a day of any year, the oldest first.

        Who they are follows from what may be told of them, and from what fans call them. Only birth
        dates that are confirmed count.
        """
        known = []
        for race in RACES:
            known += await self._rows.select(
                f"{_TOLD} deeds(rider, weight) AS (SELECT winner, 20 FROM held "
                "UNION ALL SELECT rider, 2 FROM wins UNION ALL SELECT rider, 1 FROM yellow "
                "UNION ALL SELECT record, 1 FROM nicknames WHERE kind = 'rider') "
                "SELECT r.id, r.birth_date, r.birth_sources, sum(d.weight) AS weight "
                "FROM riders r JOIN deeds d ON d.rider = r.id "
                "WHERE r.birth_confidence = 'confirmed' AND substr(r.birth_date, 6) = ?5 "
                "AND r.gender = iif(?1 = 'tdf', 'M', 'F') GROUP BY r.id",
                (*_of(race, veil), f"{month:02}-{day:02}"),
            )
        best = sorted(known, key=lambda row: (-row["weight"], row["id"]))[:MOST_BIRTHS]
        return [
            Birth(
                self._rows.person(row["id"]),
                row["birth_date"],
                self._rows.cited(row["birth_sources"]),
            )
            for row in sorted(best, key=lambda row: (row["birth_date"], row["id"]))
        ]

    async def country(self, code: str) -> Country | None:
        """Return a country by its IOC code, None where there is none."""
        return (await self._countries()).get(code)

    async def _countries(self) -> dict[str, Country]:
        rows = await self._rows.select("SELECT code, text_en, text_fr FROM countries")
        return {code: Country(code, Text(english, french)) for code, english, french in rows}

    def _mark(
        self,
        row: sqlite3.Row,
        race: Race,
        countries: Mapping[str, Country],
    ) -> Mark:
        has = dict(row)

        def place(name: str | None) -> Text | None:
            return None if name is None else self._rows.place(name)

        sure = Confidence.REPORTED if has["single"] else Confidence.CONFIRMED
        cited = [each for set_ in json.loads(has["cited"]) for each in self._rows.cited(set_)]
        return Mark(
            rank=has["rank"],
            tied=has["tied"],
            value=has["value"],
            days=has.get("days", 0),
            race=race,
            who=tuple(self._rows.person(id_) for id_ in (has["who"], has.get("second")) if id_),
            country=countries.get(has.get("nation", "")),
            place=place(has.get("place")),
            year=has.get("year"),
            stage=has.get("stage"),
            start=place(has.get("start")),
            finish=place(has.get("finish")),
            years=tuple(sorted(json.loads(has.get("years", "[]")))),
            unsure=tuple(json.loads(has.get("unsure", "[]"))),
            confidence=Confidence.UNVERIFIED if has.get("unsourced") else sure,
            sources=tuple(dict.fromkeys(cited)),
        )


def _of(race: Race, veil: Veil) -> tuple[str, str, str, str]:
    """Return the parameters of what may be told."""
    return (
        race,
        veil.since or _NEVER,
        json.dumps(sorted(veil.seasons)),
        json.dumps(sorted(veil.opened)),
    )
