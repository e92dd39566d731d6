"""Rows of facts.db, and how they become records: what every query of the store is made with."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from typing import Any, cast

import aiosqlite

from bot.records import LANGUAGES, Attribute, Confidence, Namesake, Ref, Source, SourceType, Text


def listed(column: str, table: str, owner: str) -> str:
    """Return SQL for the JSON list of a record's rows in one of its list tables."""
    return (
        f"(SELECT json_group_array({column}) FROM (SELECT {column} FROM {table} "
        f"WHERE {owner} = r.id ORDER BY position)) AS {table}"
    )


RECORD = "r.id, r.confidence, r.note_en, r.note_fr, r.supports, r.related"


def attribute(name: str) -> str:
    """Return SQL for a property with sources of its own, as a JSON object or NULL."""
    return (
        "(SELECT json_object('confidence', c.confidence, 'value', a.value, 'en', a.text_en, "
        "'fr', a.text_fr, 'sources', c.supports) FROM attributes a "
        f"JOIN records c ON c.id = a.id WHERE a.owner = r.id AND a.name = '{name}') AS {name}"
    )


class Rows:
    """Reads rows, and holds ready what they point to."""

    def __init__(self, memory: aiosqlite.Connection) -> None:
        self._memory = memory
        # What records point to is asked for with every record, so it is held ready.
        self.sources: dict[str, Source] = {}
        # A few hundred sets support all the rows.
        self._sets: dict[int | None, tuple[Source, ...]] = {}
        self.people_names: dict[str, str] = {}
        self.team_names: dict[str, str] = {}
        self._places: dict[str, Text] = {}
        self.french_teams: dict[str, str] = {}  # those whose name depends on the language
        self._french_spans: dict[tuple[str, str], str] = {}  # team, name of some years
        self._team_in_year: dict[tuple[str, int], str] = {}
        self.episode_names: dict[str, str] = {}
        self.countries: dict[str, Text] = {}  # by their IOC code
        self.namesakes: dict[str, Namesake] = {}
        self.seasons: dict[str, tuple[int, int]] = {}  # number, year

    async def select(self, query: str, values: Sequence[object] = ()) -> list[sqlite3.Row]:
        """Run one query in one hop to the thread of the database."""
        return cast("list[sqlite3.Row]", await self._memory.execute_fetchall(query, values))

    async def hold_ready(self) -> None:
        """Read what records point to."""
        rows = await self.select("SELECT * FROM sources ORDER BY id")
        self.sources = {
            row["id"]: Source(
                row["id"],
                SourceType(row["type"]),
                row["publisher"],
                row["author"],
                row["title"],
                row["date"],
                row["url"],
                row["note"],
                row["episode"],
            )
            for row in rows
        }
        for row in await self.select("SELECT number, source FROM source_sets ORDER BY 1, position"):
            number = row["number"]
            self._sets[number] = (*self._sets.get(number, ()), self.sources[row["source"]])
        self.people_names = dict(map(tuple, await self.select("SELECT id, name FROM people")))
        self.team_names = dict(map(tuple, await self.select("SELECT id, name FROM teams")))
        rows = await self.select("SELECT id, name_fr FROM teams WHERE name_fr IS NOT NULL")
        self.french_teams = dict(map(tuple, rows))
        rows = await self.select("SELECT team, name, name_fr FROM team_spans")
        self._french_spans = {(t, name): french for t, name, french in rows if french is not None}
        rows = await self.select("SELECT team, year, name FROM team_in_year")
        self._team_in_year = {(row["team"], row["year"]): row["name"] for row in rows}
        rows = await self.select("SELECT en, fr FROM places")
        self._places = {row["en"]: Text(row["en"], row["fr"]) for row in rows}
        rows = await self.select("SELECT code, text_en, text_fr FROM countries")
        self.countries = {row["code"]: Text(row["text_en"], row["text_fr"]) for row in rows}
        rows = await self.select(
            "SELECT p.id, r.nationality, min(c.year), max(c.year) FROM people p "
            "JOIN riders r ON r.id = p.id JOIN classifications c ON c.rider = p.id "
            "WHERE p.name IN (SELECT name FROM people GROUP BY name HAVING count(*) > 1) "
            "GROUP BY p.id"
        )
        self.namesakes = {
            id_: Namesake(self.countries.get(nation), first, last)
            for id_, nation, first, last in rows
        }
        rows = await self.select("SELECT id, number, year FROM seasons")
        self.seasons = {row["id"]: (row["number"], row["year"]) for row in rows}
        rows = await self.select(
            "SELECT DISTINCT id, display FROM spellings WHERE kind = 'episode'"
        )
        self.episode_names = dict(map(tuple, rows))

    def record(self, row: sqlite3.Row) -> dict[str, Any]:
        """Return what every record carries, as arguments of its class."""
        return {
            "id": row["id"],
            "confidence": Confidence(row["confidence"]),
            "sources": self.cited(row["supports"]),
            "related_sources": self.cited(row["related"]),
            "note": text(row, "note"),
        }

    def cited(self, number: int | None) -> tuple[Source, ...]:
        """Return the sources of a set, none for no number."""
        return self._sets.get(number, ())

    def attribute(self, written: str | None) -> Attribute | None:
        """Return what the SQL of `attribute` found."""
        if written is None:
            return None
        values = json.loads(written)
        return Attribute(
            confidence=Confidence(values["confidence"]),
            sources=self.cited(values["sources"]),
            value=values["value"],
            text=Text(values["en"], values["fr"]) if values["en"] is not None else None,
        )

    def person(self, id_: str) -> Ref:
        """Point to a person."""
        return Ref("person", id_, self.people_names[id_])

    def people(self, written: str) -> tuple[Ref, ...]:
        """Point to the people of a JSON list."""
        return tuple(self.person(id_) for id_ in json.loads(written))

    def team(self, id_: str, year: int | None) -> Ref:
        """Point to a team by its name of that year, or today's where it has none."""
        name = None if year is None else self._team_in_year.get((id_, year))
        return Ref("team", id_, name or self.team_names[id_])

    def team_called(self, id_: str | None, name: str) -> Ref:
        """Point to a team by the name that it bore; the id is None where it is not known."""
        french = None if id_ is None else self._french_spans.get((id_, name))
        return Ref("team", id_, name, Text(name, french) if french else None)

    def teams(self, written: str, year: int | None) -> tuple[Ref, ...]:
        """Point to the teams of a JSON list."""
        return tuple(self.team(id_, year) for id_ in json.loads(written))

    def place(self, name: str) -> Text:
        """Return a place where stages start or finish, in both languages."""
        place = self._places.get(name)
        if place is None:
            place = self._places[name] = Text(name, name)
        return place

    def episode(self, id_: str) -> Ref:
        """Point to an episode."""
        return Ref("episode", id_, self.episode_names[id_])


def text(row: sqlite3.Row, column: str) -> Text | None:
    """Return the text of a pair of columns, None where there is none."""
    english, french = (row[f"{column}_{language}"] for language in LANGUAGES)
    return None if english is None else Text(english, french)


def texts(written: str) -> tuple[str, ...]:
    """Return the texts of a JSON list."""
    return tuple(json.loads(written))
