"""Every way to write the name of a record, with how well known the record is.

Spellings come in the order of kinds, ids, how and writing, each once. They are made in slices, so
that whoever is served meanwhile is.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from typing import Final, Literal

from bot.names.prominence import (
    RiderCounts,
    TeamCounts,
    person_prominence,
    rider_prominence,
    team_prominence,
)
from bot.records import Episode, Spelling
from bot.store.rows import Rows

_How = Literal["name", "former", "code", "alias", "title"]
_Nicknames = Mapping[str, Sequence[sqlite3.Row]]

_GIVEN: Final = frozenset({"nickname", "initials"})  # what fame gives, and not the name alone

# What each rider did at the Tour: a row a deed, with the day that it is known since, and whether it
# makes the last year known. What was annulled afterwards is no deed, but it was in its year.
_DEEDS = """
    SELECT winner AS rider, 'wins' AS deed, year, "end" AS day, 1 AS known FROM editions
    UNION ALL SELECT stripped, 'stripped', year, "end", 0 FROM editions
    UNION ALL SELECT points, 'jerseys', year, "end", 0 FROM editions
    UNION ALL SELECT mountains, 'jerseys', year, "end", 0 FROM editions
    UNION ALL SELECT youth, 'jerseys', year, "end", 0 FROM editions
    UNION ALL SELECT rider, iif(status = 'ok', 'finishes', ''), year, "end", 1
        FROM classifications JOIN editions USING (race, year)
    UNION ALL SELECT rider, iif(rank <= 3, 'podiums', 'top_tens'), year, "end", 0
        FROM classifications JOIN editions USING (race, year) WHERE rank BETWEEN 2 AND 10
    UNION ALL SELECT winner, iif(status = 'ok', 'stage_wins', ''), year, date, 1 FROM stages
    UNION ALL SELECT co_winner, 'stage_wins', year, date, 1 FROM stages
    UNION ALL SELECT leader, 'yellow_days', year, date, 0 FROM stages JOIN editions
        USING (race, year) WHERE leader IS NOT stripped
"""

_SLICE: Final = 200
"""So many people are a few milliseconds of work."""


class Spellings:
    """Reads the spellings of names.

    Args:
        rows: what is read from.
        now: the year that the facts are of, which fame fades from.
        until: the day before which results make a name.
    """

    def __init__(self, rows: Rows, now: int, until: str) -> None:
        self._rows = rows
        self._now = now
        self._until = until

    async def all(self, episodes: Iterable[Episode]) -> list[Spelling]:
        """Return every writing of the names of riders, people, teams, races and episodes."""
        nicknames = await self._nicknames()
        found = self._episode_spellings(episodes)
        people, riders = await self._people_spellings(nicknames)
        found += people
        found += await self._race_spellings(nicknames)
        found += riders
        found += await self._team_spellings(nicknames)
        return found

    async def _nicknames(self) -> dict[str, list[sqlite3.Row]]:
        """Return what fans call whom, by the id of the record."""
        rows = await self._rows.select(
            "SELECT record, spelling, how FROM nicknames ORDER BY kind, record, spelling"
        )
        nicknames: dict[str, list[sqlite3.Row]] = {}
        for row in rows:
            nicknames.setdefault(row["record"], []).append(row)
        return nicknames

    async def _people_spellings(
        self, nicknames: _Nicknames
    ) -> tuple[list[Spelling], list[Spelling]]:
        """Return the names of people and of riders; of whom is both, in both."""
        deeds: dict[str, dict[str, int]] = {}
        last_years: dict[str, int] = {}
        for rider, deed, count, year in await self._rows.select(
            f"SELECT rider, deed, count(*), max(iif(known, year, NULL)) FROM ({_DEEDS}) "
            "WHERE rider IS NOT NULL AND day < ? GROUP BY rider, deed",
            (self._until,),
        ):
            if deed:
                deeds.setdefault(rider, {})[deed] = count
            if year is not None:
                last_years[rider] = max(year, last_years.get(rider, year))
        aliases = await self._aliases("person_aliases", "person")
        rows = await self._rows.select(
            "SELECT p.id, p.name, p.rider, x.tour, a.role_en AS role, "
            "(SELECT count(*) FROM person_seasons WHERE person = p.id) AS seasons "
            "FROM people p LEFT JOIN riders x ON x.id = p.id LEFT JOIN around a ON a.id = p.id "
            "ORDER BY p.id"
        )
        people: list[Spelling] = []
        riders: list[Spelling] = []
        async for row in _in_turn(rows):
            id_, name = row["id"], row["name"]
            called = _called(nicknames.get(id_, ()))
            given = sum(each["how"] in _GIVEN for each in nicknames.get(id_, ()))
            written = [*_as([name], "name"), *_as(aliases.get(id_, ()), "alias"), *called]
            if row["rider"] or row["tour"] is not None:
                counts = RiderCounts(
                    **deeds.get(id_, {}),
                    last_year=last_years.get(id_),
                    series_seasons=row["seasons"],
                    nicknames=given,
                    known=row["tour"] == 0,
                )
                prominence = rider_prominence(counts, now=self._now)
                riders += _spelt("rider", id_, name, written, prominence)
            if not row["rider"] or row["role"]:
                prominence = person_prominence(
                    series_seasons=row["seasons"], nicknames=given, role=row["role"] or ""
                )
                also = written[:1] if row["rider"] else written
                people += _spelt("person", id_, name, also, prominence)
        return people, riders

    async def _team_spellings(self, nicknames: _Nicknames) -> list[Spelling]:
        """Return the names of all teams: today's, those of any year, codes and what fans say."""
        borne: dict[str, dict[tuple[str, _How], set[int]]] = {}
        nations: dict[str, list[str]] = {}
        for team, name, french in await self._rows.select(
            "SELECT team, name, name_fr FROM team_spans WHERE name_fr IS NOT NULL "
            "GROUP BY team HAVING first_year = min(first_year)"
        ):
            nations[team] = [name, french]  # France, whatever other teams it had too
        for team, name, how, first, last in await self._rows.select(
            "SELECT team, name, 'former', year, year FROM team_names "
            "UNION ALL SELECT team, code, 'code', year, year FROM team_codes "
            "UNION ALL SELECT team, name, 'former', first_year, last_year FROM team_spans "
            "UNION ALL SELECT team, name_fr, 'former', first_year, last_year FROM team_spans "
            "WHERE name_fr <> name"
        ):
            years = borne.setdefault(team, {}).setdefault((name, how), set())
            years.update(range(first, last + 1))
        aliases = await self._aliases("team_aliases", "team")
        rows = await self._rows.select(
            "SELECT t.id, t.name, l.gender, "
            "(SELECT count(DISTINCT year) FROM classifications JOIN editions USING (race, year) "
            'WHERE team = t.id AND "end" < ?) AS tours, '
            "coalesce((SELECT max(year) FROM team_names WHERE team = t.id), l.last_year) "
            "AS last_year, (SELECT count(*) FROM team_seasons WHERE team = t.id) AS seasons "
            "FROM teams t LEFT JOIN lineages l ON l.team = t.id ORDER BY t.id",
            (self._until,),
        )
        found = []
        for row in rows:
            id_, name = row["id"], row["name"]
            counts = TeamCounts(
                tours=row["tours"],
                last_year=row["last_year"],
                series_seasons=row["seasons"],
                women=row["gender"] == "F",
            )
            prominence = team_prominence(counts, now=self._now)
            called = _called(nicknames.get(id_, ()))
            written = [*_as([name], "name"), *_as(aliases.get(id_, ()), "alias"), *called]
            written += _as(nations.get(id_, ()), "name")
            spelt = {name, *nations.get(id_, ())}
            found += _ordered(
                _spelt("team", id_, name, written, prominence)
                + [
                    Spelling("team", id_, name, text, how, tuple(sorted(years)), prominence)
                    for (text, how), years in borne.get(id_, {}).items()
                    if text not in spelt or how == "code"
                ]
            )
        return found

    async def _race_spellings(self, nicknames: _Nicknames) -> list[Spelling]:
        """Return the names of races, the better known ones with the higher prominence."""
        aliases = await self._aliases("race_aliases", "race")
        found = []
        for row in await self._rows.select("SELECT id, position, name FROM races ORDER BY id"):
            id_, name = row["id"], row["name"]
            written = [*_as([name], "name"), *_as(aliases.get(id_, ()), "alias")]
            written += _called(nicknames.get(id_, ()))
            found += _spelt("race", id_, name, written, 50.0 - row["position"] / 10)
        return found

    async def _aliases(self, table: str, owner: str) -> dict[str, list[str]]:
        """Return the aliases of the records of a kind, by the id of their record."""
        aliases: dict[str, list[str]] = {}
        for id_, alias in await self._rows.select(
            f"SELECT {owner}, alias FROM {table} ORDER BY {owner}, position"
        ):
            aliases.setdefault(id_, []).append(alias)
        return aliases

    def _episode_spellings(self, episodes: Iterable[Episode]) -> list[Spelling]:
        found = []
        for episode in episodes:
            display = self._rows.episode_names[episode.id]
            titles = [*episode.title.values(), episode.title_unverified]
            numbers = [
                episode.id,
                f"S{episode.season}E{episode.number}",
                f"{episode.season}x{episode.number:02}",
            ]
            written = _as(numbers, "code") + _as(filter(None, titles), "title")
            written += _as(episode.aliases, "alias")
            found += _ordered(
                Spelling("episode", episode.id, display, text, how) for text, how in written
            )
        return found


def _as(texts: Iterable[str], how: _How) -> list[tuple[str, _How]]:
    return [(text, how) for text in texts]


def _called(nicknames: Iterable[sqlite3.Row]) -> list[tuple[str, _How]]:
    """Return nicknames as spellings: codes are matched more strictly than the others."""
    return [
        (nickname["spelling"], "code" if nickname["how"] == "code" else "alias")
        for nickname in nicknames
    ]


def _spelt(
    kind: str, id_: str, name: str, written: Iterable[tuple[str, _How]], prominence: float
) -> list[Spelling]:
    return _ordered(Spelling(kind, id_, name, text, how, (), prominence) for text, how in written)


def _ordered(spellings: Iterable[Spelling]) -> list[Spelling]:
    """Return the spellings of one record in their order, each once."""
    return sorted(dict.fromkeys(spellings), key=lambda each: (each.how, each.spelling))


async def _in_turn(rows: Iterable[sqlite3.Row]) -> AsyncIterator[sqlite3.Row]:
    """Yield rows; after every few milliseconds of work with them the event loop has its turn."""
    for number, row in enumerate(rows):
        if number % _SLICE == 0:
            await asyncio.sleep(0)
        yield row
