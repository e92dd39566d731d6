"""Every way to write the name of a record, with how well known the record is."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Literal

from bot.names import at_once, index_of
from bot.names.prominence import (
    RiderCounts,
    TeamCounts,
    person_prominence,
    rider_prominence,
    team_prominence,
)
from bot.records import LANGUAGES, Spelling
from bot.spoilers import EVER, settled

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


def enter_spellings(database: sqlite3.Connection, facts_date: str) -> None:
    """Fill the tables that names are found by, from those of all records."""
    now = int(facts_date[:4])
    until = settled(facts_date)
    unsung = {
        (each.kind, each.id): each.prominence for each in Spellings(database, now, EVER).all()
    }
    spellings, parts = at_once(index_of(Spellings(database, now, until).all()))
    rows: list[tuple[object, ...]] = [
        (
            entry,
            each.kind,
            each.id,
            each.display,
            each.spelling,
            each.how,
            json.dumps(each.years) if each.years else None,
            _thousandths(each.prominence),
            _thousandths(unsung[each.kind, each.id]),
        )
        for entry, each in enumerate(spellings)
    ]
    database.executemany("INSERT INTO spellings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    database.executemany("INSERT INTO name_index VALUES (?, ?)", sorted(parts.items()))


def _thousandths(prominence: float) -> int:
    return round(1000 * prominence)


class Spellings:
    """Reads the spellings of names.

    Args:
        database: facts.db with the rows of all records.
        now: the year that the facts are of, which fame fades from.
        until: the day before which results make a name.
    """

    def __init__(self, database: sqlite3.Connection, now: int, until: str) -> None:
        self._database = database
        self._now = now
        self._until = until

    def all(self) -> list[Spelling]:
        """Return every writing of the names of everything that is asked for by its name."""
        nicknames = self._nicknames()
        return [
            *self._seasons(),
            *self._topics(),
            *self._episodes(),
            *self._people(nicknames),
            *self._races(nicknames),
            *self._teams(nicknames),
        ]

    def _select(self, query: str, values: Sequence[object] = ()) -> list[sqlite3.Row]:
        cursor = self._database.cursor()
        cursor.row_factory = sqlite3.Row
        return cursor.execute(query, values).fetchall()

    def _nicknames(self) -> dict[str, list[sqlite3.Row]]:
        """Return what fans call whom, by the id of the record."""
        rows = self._select(
            "SELECT record, spelling, how FROM nicknames ORDER BY kind, record, spelling"
        )
        nicknames: dict[str, list[sqlite3.Row]] = {}
        for row in rows:
            nicknames.setdefault(row["record"], []).append(row)
        return nicknames

    def _people(self, nicknames: _Nicknames) -> list[Spelling]:
        """Return the names of people and of riders; of whom is both, as both."""
        deeds: dict[str, dict[str, int]] = {}
        last_years: dict[str, int] = {}
        for rider, deed, count, year in self._select(
            f"SELECT rider, deed, count(*), max(iif(known, year, NULL)) FROM ({_DEEDS}) "
            "WHERE rider IS NOT NULL AND day < ? GROUP BY rider, deed",
            (self._until,),
        ):
            if deed:
                deeds.setdefault(rider, {})[deed] = count
            if year is not None:
                last_years[rider] = max(year, last_years.get(rider, year))
        aliases = self._aliases("person_aliases", "person")
        rows = self._select(
            "SELECT p.id, p.name, p.rider, x.tour, a.role_en AS role, "
            "(SELECT count(*) FROM person_seasons WHERE person = p.id) AS seasons "
            "FROM people p LEFT JOIN riders x ON x.id = p.id LEFT JOIN around a ON a.id = p.id "
            "ORDER BY p.id"
        )
        found: list[Spelling] = []
        for row in rows:
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
                found += _spelt("rider", id_, name, written, prominence)
            if not row["rider"] or row["role"]:
                prominence = person_prominence(
                    series_seasons=row["seasons"], nicknames=given, role=row["role"] or ""
                )
                also = written[:1] if row["rider"] else written
                found += _spelt("person", id_, name, also, prominence)
        return found

    def _teams(self, nicknames: _Nicknames) -> list[Spelling]:
        """Return the names of all teams: today's, those of any year, codes and what fans say."""
        borne: dict[str, dict[tuple[str, _How], set[int]]] = {}
        nations: dict[str, list[str]] = {}
        for team, name, french in self._select(
            "SELECT team, name, name_fr FROM team_spans WHERE name_fr IS NOT NULL "
            "GROUP BY team HAVING first_year = min(first_year)"
        ):
            nations[team] = [name, french]  # France, whatever other teams it had too
        for team, name, how, first, last in self._select(
            "SELECT team, name, 'former', year, year FROM team_names "
            "UNION ALL SELECT team, code, 'code', year, year FROM team_codes "
            "UNION ALL SELECT team, name, 'former', first_year, last_year FROM team_spans "
            "UNION ALL SELECT team, name_fr, 'former', first_year, last_year FROM team_spans "
            "WHERE name_fr <> name"
        ):
            years = borne.setdefault(team, {}).setdefault((name, how), set())
            years.update(range(first, last + 1))
        aliases = self._aliases("team_aliases", "team")
        rows = self._select(
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

    def _races(self, nicknames: _Nicknames) -> list[Spelling]:
        """Return the names of races, the better known ones with the higher prominence."""
        aliases = self._aliases("race_aliases", "race")
        found = []
        for row in self._select("SELECT id, position, name FROM races ORDER BY id"):
            id_, name = row["id"], row["name"]
            written = [*_as([name], "name"), *_as(aliases.get(id_, ()), "alias")]
            written += _called(nicknames.get(id_, ()))
            found += _spelt("race", id_, name, written, 50.0 - row["position"] / 10)
        return found

    def _aliases(self, table: str, owner: str) -> dict[str, list[str]]:
        """Return the aliases of the records of a kind, by the id of their record."""
        aliases: dict[str, list[str]] = {}
        for id_, alias in self._select(
            f"SELECT {owner}, alias FROM {table} ORDER BY {owner}, position"
        ):
            aliases.setdefault(id_, []).append(alias)
        return aliases

    def _episodes(self) -> list[Spelling]:
        """Return the titles of episodes, and their numbers as people write them."""
        aliases = self._aliases("episode_aliases", "episode")
        found = []
        for row in self._select(
            "SELECT e.id, s.number AS season, e.number, e.title_en, e.title_fr, "
            "(SELECT value FROM attributes WHERE owner = e.id AND name = 'title_unverified') "
            "AS title_unverified "
            "FROM episodes e JOIN seasons s ON s.id = e.season ORDER BY e.id"
        ):
            season, number = row["season"], row["number"]
            place = f"S{season}E{number}"
            titles = [row["title_en"], row["title_fr"], row["title_unverified"]]
            written = _as([row["id"], place, f"{season}x{number:02}"], "code")
            written += _as(filter(None, titles), "title")
            written += _as(aliases.get(row["id"], ()), "alias")
            display = f"{place} · {row['title_en']}" if row["title_en"] else place
            found += _spelt("episode", row["id"], display, written)
        return found

    def _seasons(self) -> list[Spelling]:
        """Return what seasons of the series are called in both languages."""
        found = []
        for id_, number in self._select("SELECT id, number FROM seasons ORDER BY id"):
            written = [*_as([f"Season {number}"], "name")]
            written += _as([f"Saison {number}", f"S{number}"], "alias")
            found += _spelt("season", id_, f"Season {number}", written)
        return found

    def _topics(self) -> list[Spelling]:
        """Return the topics in both languages."""
        aliases = self._aliases("topic_aliases", "topic")
        found = []
        for row in self._select("SELECT id, text_en, text_fr FROM topics ORDER BY id"):
            written = _as([row[f"text_{language}"] for language in LANGUAGES], "name")
            written += _as(aliases.get(row["id"], ()), "alias")
            found += _spelt("topic", row["id"], row["text_en"], written)
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
    kind: str, id_: str, name: str, written: Iterable[tuple[str, _How]], prominence: float = 0.0
) -> list[Spelling]:
    return _ordered(Spelling(kind, id_, name, text, how, (), prominence) for text, how in written)


def _ordered(spellings: Iterable[Spelling]) -> list[Spelling]:
    """Return the spellings of one record in their order, each once."""
    return sorted(dict.fromkeys(spellings), key=lambda each: (each.how, each.spelling))
