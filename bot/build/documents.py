"""What /search looks through: every record as parts of words, each with what it would reveal.

A part that tells a result is kept apart from the rest of its record, so that it can be passed over
for a reader from whom the result is covered. What a part reveals is what `bot.spoilers.reveals`
says of its record; a test compares the two for every one of them.
"""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from bot.names.folding import fold
from bot.names.stems import stems

_Row = Mapping[str, Any]  # a row of a table of facts.db
_Tables = Mapping[str, list[dict[str, Any]]]
Reveals = tuple[str | None, tuple[int, ...]]
"""The day of the results that a part tells, and the seasons of the series that tell it."""

# What a word of a part is worth against one of another, in tenths.
_NAME: Final = 30
_ALIAS: Final = 25
_PLACE: Final = 20
_TOLD: Final = 12
_RESULT: Final = 14
_BESIDE: Final = 5

_UNDATED: Final = "9999-12-31"
_TELLING: Final = frozenset({"scenes", "omissions", "absent", "last", "new-faces"})
_GENERIC_ROLES: Final = frozenset({"rider"})
_MOST_FAME: Final = 20
_LEAST_LETTERS: Final = 4  # of a word that a misspelt one is taken for

_FIRST: Final = "first premier première opening"
_LAST: Final = "last latest final dernier dernière finale"
_RACES: Final = {
    "tdf": "Tour de France",
    "tdff": "Tour de France Femmes women féminin féminines dames",
}
_TYPES: Final = {
    "flat": "flat plat plaine sprint",
    "hilly": "hilly accidentée vallonnée",
    "medium_mountain": "medium mountain moyenne montagne",
    "mountain": "mountain montagne",
    "itt": "individual time trial contre-la-montre individuel",
    "mtt": "mountain time trial contre-la-montre montagne",
    "ttt": "team time trial contre-la-montre par équipes",
}
_STATUSES: Final = {
    "vacated": "annulled annulé",
    "annulled": "annulled cancelled annulée",
    "cancelled": "cancelled supprimée annulée",
    "neutralised": "neutralised neutralisée",
    "stopped": "stopped arrêtée",
    "disqualified": "disqualified déclassés",
}


@dataclass(frozen=True, slots=True)
class Part:
    """Texts of a record that may be found together.

    `weight` says what finding them is worth, `reveals` what the part gives away, None for nothing.
    """

    kind: str
    id: str
    weight: int
    texts: tuple[str, ...]
    reveals: Reveals | None = None

    @property
    def words(self) -> str:
        """The stems of the texts, each once."""
        return " ".join(dict.fromkeys(word for text in self.texts for word in stems(text)))


def index(database: sqlite3.Connection, tables: _Tables) -> str:
    """Fill the tables of /search and return a digest of what was put in.

    FTS5 keeps its index in tables whose bytes are its own business and differ between versions of
    SQLite, so they stand in no content hash; the digest of the words does, instead of them.
    """
    parts = [part for part in _parts(tables) if part.texts]
    parts.sort(key=_order)
    words = [part.words for part in parts]
    fame = _fame(tables)
    records = {key: n for n, key in enumerate(dict.fromkeys((p.kind, p.id) for p in parts), 1)}
    revealed = sorted({part.reveals for part in parts if part.reveals}, key=str)
    numbers = {reveals: number for number, reveals in enumerate(revealed, 1)}
    database.executemany(
        "INSERT INTO search_records VALUES (?, ?, ?, ?)",
        [(number, *key, min(_MOST_FAME, fame.get(key, 0))) for key, number in records.items()],
    )
    database.executemany(
        "INSERT INTO search_reveals VALUES (?, ?, ?)",
        [(number, day, json.dumps(seasons)) for (day, seasons), number in numbers.items()],
    )
    database.executemany(
        "INSERT INTO search_parts VALUES (?, ?, ?, ?)",
        [
            (n, records[p.kind, p.id], p.weight, numbers[p.reveals] if p.reveals else None)
            for n, p in enumerate(parts, 1)
        ],
    )
    database.executemany(
        "INSERT INTO search_words (rowid, words) VALUES (?, ?)",
        list(enumerate(words, 1)),
    )
    database.executemany(
        "INSERT INTO search_vocabulary VALUES (?)", [(word,) for word in _vocabulary(parts)]
    )
    database.execute("INSERT INTO search_words (search_words) VALUES ('optimize')")
    return hashlib.sha256("\n".join(words).encode()).hexdigest()


def _order(part: Part) -> tuple[object, ...]:
    """Return what orders parts: by record, with stage 4 before stage 10."""
    id_ = [int(each) if each.isdecimal() else each for each in re.split(r"(\d+)", part.id)]
    return part.kind, id_, part.weight, part.texts, str(part.reveals)


def _vocabulary(parts: Iterable[Part]) -> list[str]:
    """Return the words that a misspelt one may be meant for: of texts that give nothing away."""
    texts = {text for part in parts if part.reveals is None for text in part.texts}
    words = {word for text in texts for word in fold(text).split()}
    return sorted(word for word in words if word.isalpha() and len(word) >= _LEAST_LETTERS)


def _parts(tables: _Tables) -> Iterator[Part]:
    listed = _Lists(tables)
    yield from _series(tables, listed)
    yield from _episodes(tables, listed)
    yield from _people(tables, listed)
    yield from _teams(tables, listed)
    yield from _statements(tables, listed)
    yield from _editions(tables, listed)
    yield from _stages(tables, listed)


class _Lists:
    """Looks up what belongs to a record."""

    def __init__(self, tables: _Tables) -> None:
        self.tables = tables
        self._by: dict[tuple[str, str], dict[Any, list[_Row]]] = {}
        self.seasons = {row["id"]: row["number"] for row in tables["seasons"]}
        self.covering = {row["year"]: row["number"] for row in tables["seasons"]}
        self.names = {row["id"]: row["name"] for row in tables["people"] + tables["teams"]}
        self.records = {row["id"]: row for row in tables["records"]}
        self._french = {row["en"]: row["fr"] for row in tables["places"]}

    def of(self, table: str, column: str, id_: str) -> list[_Row]:
        """Return the rows of a table that belong to a record, in their order."""
        if (table, column) not in self._by:
            grouped: dict[Any, list[_Row]] = defaultdict(list)
            for row in self.tables[table]:
                grouped[row[column]].append(row)
            self._by[table, column] = grouped
        return self._by[table, column].get(id_, [])

    def column(self, table: str, owner: str, id_: str, column: str) -> list[str]:
        return [str(row[column]) for row in self.of(table, owner, id_)]

    def named(self, table: str, owner: str, id_: str, column: str) -> list[str]:
        """Return the names of the people or teams of a list table."""
        return [self.names[each] for each in self.column(table, owner, id_, column)]

    def note(self, id_: str) -> list[str | None]:
        record = self.records[id_]
        return [record["note_en"], record["note_fr"]]

    def place(self, name: str) -> list[str]:
        """Return a place where stages start or finish, as each language writes it."""
        return list(dict.fromkeys((name, self._french.get(name, name))))

    def told_by(self, row: _Row) -> tuple[int, ...]:
        """Return the season of the series that covers an edition's results."""
        season = self.covering.get(row["year"]) if row["race"] == "tdf" else None
        return () if season is None else (season,)


def _texts(*texts: str | None) -> tuple[str, ...]:
    """Return the texts that there are."""
    return tuple(text for text in texts if text)


def _both(row: _Row, column: str) -> list[str | None]:
    return [row[f"{column}_en"], row[f"{column}_fr"]]


def _series(tables: _Tables, listed: _Lists) -> Iterator[Part]:
    for row in tables["series"]:
        aliases = listed.column("series_aliases", "series", row["id"], "alias")
        yield Part("series", row["id"], _ALIAS, _texts("Netflix", *aliases))
        for term in tables["terms"]:
            other = listed.column("term_aliases", "term", term["id"], "alias")
            yield Part("series", row["id"], _BESIDE, _texts(term["name"], *other))
    last = max((row["number"] for row in tables["seasons"]), default=0)
    for row in tables["seasons"]:
        number, id_ = row["number"], row["id"]
        place = _FIRST if number == 1 else _LAST if number == last else None
        yield Part("season", id_, _NAME, _texts(f"season {number}", f"s{number}", place))
        yield Part("season", id_, _ALIAS, _texts(str(row["year"]), "Netflix"))
        won = _texts(listed.names[row["winner"]], listed.names[row["winner_team"]])
        yield Part("season", id_, _RESULT, won, (row["end"], (number,)))
    for row in tables["facts"]:
        season = listed.seasons.get(row["about"])
        telling = season is not None and row["key"] in _TELLING
        yield Part(
            "series" if season is None else "season",
            row["about"],
            _TOLD,
            _texts(*_both(row, "text"), *listed.note(row["id"])),
            (None, (season,)) if telling and season is not None else None,
        )


def _episodes(tables: _Tables, listed: _Lists) -> Iterator[Part]:
    for row in tables["episodes"]:
        id_, season = row["id"], listed.seasons[row["season"]]
        unverified = [
            each["value"]
            for each in listed.of("attributes", "owner", id_)
            if each["name"] == "title_unverified"
        ]
        aliases = listed.column("episode_aliases", "episode", id_, "alias")
        titles = [*_both(row, "title"), *unverified, *aliases]
        yield Part("episode", id_, _NAME, _texts(*titles, f"s{season} e{row['number']}"))
        yield Part("episode", id_, _BESIDE, _texts(f"season {season}", "Netflix"))
        told: Reveals = (None, (season,))
        texts = [*_both(row, "summary"), *_both(row, "stages_text"), *listed.note(id_)]
        yield Part("episode", id_, _TOLD, _texts(*texts), told)
        shown = listed.named("episode_people", "episode", id_, "person")
        shown += listed.named("episode_mentioned", "episode", id_, "person")
        shown += listed.named("episode_teams", "episode", id_, "team")
        yield Part("episode", id_, _TOLD, _texts(*shown), told)


def _people(tables: _Tables, listed: _Lists) -> Iterator[Part]:
    countries = {row["code"]: row for row in tables["countries"]}
    nations = {row["id"]: countries.get(row["nationality"]) for row in tables["riders"]}
    for row in tables["people"]:
        id_, kind = row["id"], "rider" if row["rider"] else "person"
        seasons = [
            listed.seasons[each]
            for each in listed.column("person_seasons", "person", id_, "season")
        ]
        yield Part(kind, id_, _NAME, _texts(row["name"]))
        for alias in listed.column("person_aliases", "person", id_, "alias"):
            yield Part(kind, id_, _ALIAS, _texts(alias))
        for alias in _called(listed, ("rider", "person"), id_):
            yield Part(kind, id_, _ALIAS, _texts(alias))
        beside = [
            *(text for each in _nationality(listed, id_, nations.get(id_)) for text in each),
            *listed.named("person_teams", "person", id_, "team"),
        ]
        yield Part(kind, id_, _BESIDE, _texts(*beside))
        if row["role_en"] in _GENERIC_ROLES or row["role_fr"] == "coureuse":
            continue
        roles = _both(row, "role")
        shown = [role.partition(",")[0] for role in roles if role] if row["rider"] else roles
        yield Part(kind, id_, _TOLD, _texts(*shown))
        told = _texts(*roles, *listed.note(id_))
        yield Part(kind, id_, _TOLD, told, (_UNDATED, tuple(sorted(seasons))))


def _nationality(listed: _Lists, id_: str, nation: _Row | None) -> Iterator[list[str | None]]:
    for each in listed.of("attributes", "owner", id_):
        if each["name"] == "nationality":
            yield _both(each, "text")
            return
    if nation is not None:
        yield _both(nation, "text")


def _called(listed: _Lists, kinds: tuple[str, ...], id_: str) -> list[str]:
    return [
        row["spelling"] for row in listed.of("nicknames", "record", id_) if row["kind"] in kinds
    ]


def _teams(tables: _Tables, listed: _Lists) -> Iterator[Part]:
    for row in tables["teams"]:
        id_ = row["id"]
        names = [
            *listed.column("team_names", "team", id_, "name"),
            *listed.column("team_spans", "team", id_, "name"),
            *listed.column("team_aliases", "team", id_, "alias"),
            *_called(listed, ("team",), id_),
            *listed.column("team_codes", "team", id_, "code"),
        ]
        yield Part("team", id_, _NAME, _texts(row["name"]))
        for name in dict.fromkeys(names):
            yield Part("team", id_, _ALIAS, (name,))
        beside = [
            each for row in listed.of("attributes", "owner", id_) for each in _both(row, "text")
        ]
        beside += listed.named("team_staff", "team", id_, "person")
        yield Part("team", id_, _BESIDE, _texts(*beside, *listed.note(id_)))


def _statements(tables: _Tables, listed: _Lists) -> Iterator[Part]:
    topics = {row["id"]: row for row in tables["topics"]}
    for row in tables["topics"]:
        aliases = listed.column("topic_aliases", "topic", row["id"], "alias")
        for text in _texts(*_both(row, "text"), *aliases):
            yield Part("topic", row["id"], _PLACE, (text,))
    for row in tables["quotes"]:
        season = listed.seasons.get(row["season"])
        in_series = season is not None and row["relation"] == "in-series"
        told: Reveals | None = (None, (season,)) if in_series and season is not None else None
        texts = [row["text"], row["translation"], *_both(row, "statement"), *_both(row, "context")]
        yield Part("quote", row["id"], _TOLD, _texts(*texts), told)
        speaker = [*_both(row, "speaker"), listed.names.get(row["team"])]
        yield Part("quote", row["id"], _PLACE, _texts(*speaker), told)
        beside = [
            *_both(topics[row["topic"]], "text"),
            *(row["date"][:4], row["outlet"], row["first_outlet"]),
            None if season is None else f"s{season}",
        ]
        yield Part("quote", row["id"], _BESIDE, _texts(*beside), told)
    for row in tables["events"]:
        season = listed.seasons.get(row["season"])
        racing = "race" in listed.column("event_topics", "event", row["id"], "topic")
        told = (row["date"], () if season is None else (season,)) if racing else None
        texts = [*_both(row, "text"), *listed.note(row["id"])]
        yield Part("event", row["id"], _TOLD, _texts(*texts), told)
        beside = listed.named("event_people", "event", row["id"], "person")
        beside += listed.named("event_teams", "event", row["id"], "team")
        yield Part("event", row["id"], _BESIDE, _texts(row["date"][:4], *beside), told)
    for row in tables["contradictions"]:
        about = listed.column("contradiction_about", "contradiction", row["id"], "about")
        shown = sorted({int(each[1:3]) for each in about if _is_episode(each)})
        told = (None, tuple(shown)) if shown else None
        yield Part("contradiction", row["id"], _PLACE, _texts(*_both(row, "topic")), told)
        claims = [
            text for each in listed.of("claims", "owner", row["id"]) for text in _both(each, "text")
        ]
        yield Part(
            "contradiction", row["id"], _TOLD, _texts(*_both(row, "resolution"), *claims), told
        )
    for row in tables["gaps"]:
        yield Part("gap", row["id"], _TOLD, _texts(*_both(row, "text")))


def _is_episode(id_: str) -> bool:
    return len(id_) == 6 and id_[0] == "s" and id_[3] == "e" and id_[1:3].isdecimal()


def _editions(tables: _Tables, listed: _Lists) -> Iterator[Part]:
    last = {
        race: max((r["year"] for r in tables["editions"] if r["race"] == race), default=0)
        for race in _RACES
    }
    ends: dict[tuple[str, int], tuple[_Row, _Row]] = {}
    for stage in sorted(tables["stages"], key=lambda stage: stage["place"]):
        key = stage["race"], stage["year"]
        ends[key] = (ends[key][0] if key in ends else stage, stage)
    for row in tables["editions"]:
        id_ = f"{row['race']}-{row['year']}"
        place = (
            _FIRST if row["edition"] == 1 else _LAST if row["year"] == last[row["race"]] else None
        )
        yield Part("edition", id_, _NAME, _texts(str(row["year"]), _RACES[row["race"]]))
        yield Part("edition", id_, _PLACE, _texts(place, f"{row['edition']}e"))
        if (row["race"], row["year"]) in ends:
            first, finish = ends[row["race"], row["year"]]
            yield Part(
                "edition",
                id_,
                _TOLD,
                _texts(
                    "grand départ", *listed.place(first["start"]), *listed.place(finish["finish"])
                ),
            )
        won = [row[each] for each in ("winner", "stripped", "points", "mountains", "youth")]
        reveals = (row["end"], listed.told_by(row))
        yield Part(
            "edition", id_, _RESULT, _texts(*(listed.names[each] for each in won if each)), reveals
        )


def _stages(tables: _Tables, listed: _Lists) -> Iterator[Part]:
    last: dict[tuple[str, int], int] = {}
    for row in tables["stages"]:
        key = row["race"], row["year"]
        last[key] = max(last.get(key, 0), row["place"])
    for row in tables["stages"]:
        id_ = f"{row['race']}-{row['year']}-{row['stage']}"
        number = "prologue" if row["stage"] == "0" else f"stage {row['stage']}"
        place = None
        if row["place"] == last[row["race"], row["year"]]:
            place = _LAST
        elif row["stage"] in ("0", "1", "1a"):
            place = f"{_FIRST} grand départ"
        race = _RACES["tdff"] if row["race"] == "tdff" else None
        yield Part("stage", id_, _PLACE, _texts(*listed.place(row["finish"]), number, race))
        yield Part(
            "stage",
            id_,
            _TOLD,
            _texts(*listed.place(row["start"]), str(row["year"]), place, _TYPES.get(row["type"])),
        )
        won = [listed.names[row[each]] for each in ("winner", "co_winner") if row[each]]
        reveals = (row["date"], listed.told_by(row))
        became = _STATUSES.get(row["status"])
        yield Part("stage", id_, _RESULT, _texts(*won, row["winner_team"], became), reveals)
        leader = listed.names.get(row["leader"])
        yield Part("stage", id_, _BESIDE, _texts(leader, *_both(row, "why")), reveals)


def _fame(tables: _Tables) -> dict[tuple[str, str], int]:
    """Return how well known records are, by what is no result: names, seasons, years.

    Rank must tell nothing of what is covered, so it cannot rest on what anybody won.
    """
    fame: dict[tuple[str, str], int] = defaultdict(int)
    kinds: dict[str, str] = {
        row["id"]: "rider" if row["rider"] else "person" for row in tables["people"]
    }
    for row in tables["nicknames"]:
        fame[kinds.get(row["record"], str(row["kind"])), row["record"]] += 1
    for row in tables["person_seasons"]:
        fame[kinds[row["person"]], row["person"]] += 4
    for row in tables["team_seasons"]:
        fame["team", row["team"]] += 4
    # Of what is found by the same words, the latest is meant rather.
    for row in tables["editions"]:
        fame["edition", f"{row['race']}-{row['year']}"] = (row["year"] - 1900) // 10
    for row in tables["stages"]:
        fame["stage", f"{row['race']}-{row['year']}-{row['stage']}"] = (row["year"] - 1900) // 10
    return fame
