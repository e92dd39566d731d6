"""Writing facts.db from records without fault: the same rows for the same facts, always."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from bot.build.documents import index
from bot.build.merging import (
    TABLES,
    Row,
    columns_of,
    confidence_of,
    people,
    sources_of,
    stored,
    teams,
    tour_rows,
)
from bot.build.reading import RawRecord
from bot.build.shapes import BY_KIND, Field, Shape, Type
from bot.build.spellings import enter_spellings
from bot.names import form
from bot.records import LANGUAGES, SCHEMA_VERSION, sealed

LICENCE = "CC BY-SA 4.0"

_SCHEMA = Path(__file__).with_name("schema.sql")

_INDEX = "search_words"  # and its tables, search_words_data and others

Tables = dict[str, list[Row]]


def rows_of(records: Iterable[RawRecord]) -> Tables:
    """Return the rows of every table but meta. The records must have passed all rules."""
    listed = list(records)
    by_kind: dict[str, dict[str, RawRecord]] = defaultdict(dict)
    for record in listed:
        by_kind[record.kind][record.id] = record
    rows = _Rows(by_kind["team"])
    for record in listed:
        if (BY_KIND[record.kind].of or record.kind) not in ("person", "team"):
            rows.add(record)
    for id_, values in people(by_kind):
        rows.whole("person", id_, values)
    for id_, values in teams(by_kind):
        rows.whole("team", id_, values)
    for table, row in tour_rows(by_kind):
        rows.tables[table].append(row)
    _order_names(rows.tables["team_names"])
    _number_sets(rows.tables)
    return rows.tables


class _Rows:
    """Rows being gathered. Records are nested dicts of known shape here, hence `Any`."""

    def __init__(self, teams: Mapping[str, RawRecord]) -> None:
        self.tables: Tables = defaultdict(list)
        self._teams = teams

    def add(self, record: RawRecord) -> None:
        if record.kind == "team_name":
            self._team_name(record)
        elif record.kind not in TABLES:
            self.whole(record.kind, record.id, record.values)

    def whole(self, kind: str, id_: str, values: Mapping[str, Any]) -> None:
        """Add a record of its own, be it of one file or of several."""
        shape = BY_KIND[kind]
        if shape.cited:
            self._cite(id_, kind, values, str(values["confidence"]))
        self._record(shape, id_, values, {"id": id_})

    def _record(self, shape: Shape, id_: str, values: Mapping[str, Any], row: Row) -> None:
        for item in shape.fields:
            if item.name in ("confidence", "sources", "related_sources", "note") and shape.cited:
                continue
            value = values.get(item.name)
            if item.type is Type.PART:
                if value is not None:
                    self._part(item, id_, value)
            elif item.type is Type.PARTS:
                for position, part in enumerate(value or ()):
                    self._claim(item, id_, position, part, values["confidence"])
            elif item.type is Type.BY_SEASON:
                for season, ids in (value or {}).items():
                    self._list(item, shape, id_, ids, {"season": season})
            elif item.many:
                self._list(item, shape, id_, value or (), {})
            else:
                row |= columns_of(item, value)
        self.tables[shape.table].append(row)

    def _list(self, item: Field, shape: Shape, id_: str, values: Iterable[Any], more: Row) -> None:
        for position, value in enumerate(values):
            row: Row = {shape.kind: id_, **more, "position": position, item.column: value}
            self.tables[item.table].append(row)

    def _part(self, item: Field, owner: str, values: Mapping[str, Any]) -> None:
        shape = item.part
        if shape is None:
            raise TypeError(f"{item.name} is a part without a shape")
        id_ = f"{owner}/{item.name}"
        self._cite(id_, shape.kind, values, values["confidence"], owner)
        row: Row = {"id": id_, "owner": owner, "name": item.name}
        row |= {"value": None, "text_en": None, "text_fr": None}
        self._record(shape, id_, values, row)

    def _claim(
        self, item: Field, owner: str, position: int, values: Mapping[str, Any], confidence: str
    ) -> None:
        shape = item.part
        if shape is None:
            raise TypeError(f"{item.name} is a part without a shape")
        id_ = f"{owner}/{item.name}-{position + 1}"
        self._cite(id_, shape.kind, values, confidence, owner)
        self._record(shape, id_, values, {"id": id_, "owner": owner, "position": position})

    def _team_name(self, record: RawRecord) -> None:
        values: Mapping[str, Any] = record.values
        team = values["team"]
        sources = {"sources": sources_of(values)}
        confidence = confidence_of(sources["sources"])
        if sources["sources"] and team in self._teams:
            confidence = str(self._teams[team].values["confidence"])
        self._cite(record.id, "team_name", sources, confidence, team)
        row = {"id": record.id, "team": team, "year": values["year"], "name": values["name"]}
        self.tables["team_names"].append(row | {"rode_tour": stored(values.get("rode_tour"))})
        disputed = values.get("code_confidence") == "disputed"
        for code in values.get("uci_code", ()):
            id_ = f"{team}/{values['year']}/code-{code}"
            # Sources that differ are at best reports.
            sure = "reported" if disputed else values["code_confidence"]
            self._cite(id_, "team_code", sources, sure, team)
            self.tables["team_codes"].append(
                {
                    "id": id_,
                    "team": team,
                    "year": values["year"],
                    "code": code,
                    "disputed": int(disputed),
                }
            )

    def _cite(
        self,
        id_: str,
        kind: str,
        values: Mapping[str, Any],
        confidence: str,
        owner: str | None = None,
    ) -> None:
        note = values.get("note") or {}
        row: Row = {"id": id_, "kind": kind, "owner": owner, "confidence": confidence}
        row |= {f"note_{language}": note.get(language) for language in LANGUAGES}
        row |= {
            "supports": tuple(values.get("sources") or ()),
            "related": tuple(values.get("related_sources") or ()),
        }
        self.tables["records"].append(row)


def _number_sets(tables: Tables) -> None:
    """Put the numbers of sets of sources where the rows have the sets (tuples) themselves."""
    rows = [row for listed in tables.values() for row in listed]
    sets = {value for row in rows for value in row.values() if isinstance(value, tuple) and value}
    numbers: dict[object, int | None] = {one: n for n, one in enumerate(sorted(sets), start=1)}
    numbers[()] = None
    for row in rows:
        for column, value in row.items():
            if isinstance(value, tuple):
                row[column] = numbers[value]
    tables["source_sets"] = [
        {"number": numbers[one], "position": position, "source": source}
        for one in sets
        for position, source in enumerate(one)
    ]


def _order_names(rows: list[Row]) -> None:
    """Number the names of one team and year, the earlier first.

    The earlier is the one borne the year before too, or else not borne the year after.
    """
    names: dict[tuple[object, int], set[object]] = defaultdict(set)
    for row in rows:
        names[row["team"], int(str(row["year"]))].add(row["name"])
    for row in rows:
        team, year = row["team"], int(str(row["year"]))

        def age(name: object, team: object = team, year: int = year) -> tuple[bool, bool, str]:
            return name not in names[team, year - 1], name in names[team, year + 1], str(name)

        row["position"] = sorted(names[team, year], key=age).index(row["name"])


def counts_of(records: Iterable[RawRecord]) -> dict[str, int]:
    """Return how many records of each kind there are, kinds in the order of the alphabet.

    Rows that add to a person or a team are counted as one with them, and as rows of their own.
    """
    ids: dict[str, set[str]] = defaultdict(set)
    for record in records:
        ids[record.kind].add(record.id)
        ids[BY_KIND[record.kind].of or record.kind].add(record.id)
    return {kind: len(found) for kind, found in sorted(ids.items())}


def unverified_of(tables: Tables) -> dict[str, int]:
    """Return how many records and parts of records of each kind say `unverified`."""
    kinds = [str(row["kind"]) for row in tables["records"] if row["confidence"] == "unverified"]
    for kind, table in (("nickname", "nicknames"), ("team_span", "team_spans")):
        kinds += [kind for row in tables[table] if row["confidence"] == "unverified"]
    return dict(sorted(Counter(kinds).items()))


def fill(database: sqlite3.Connection, tables: Tables, counts: Mapping[str, int]) -> str:
    """Create the schema in an empty database, insert all rows, and return the content hash.

    Raises sqlite3.IntegrityError where a rule of the schema is broken: the rules of the builder
    are meant to find that first.
    """
    database.executescript(_SCHEMA.read_text(encoding="utf-8"))
    with database:
        database.execute("PRAGMA foreign_keys = ON")
        for table, rows in sorted(tables.items()):
            if not rows:
                continue
            columns = list(rows[0])
            names = ", ".join(f'"{column}"' for column in columns)
            marks = ", ".join("?" * len(columns))
            values = sorted(
                (tuple(row[column] for column in columns) for row in rows),
                key=lambda row: json.dumps(row, ensure_ascii=False),
            )
            database.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", values)
        words = index(database, tables)
        facts_date = max(str(row["updated"]) for row in tables["series"])
        enter_spellings(database, facts_date)
        meta = {
            "schema_version": str(SCHEMA_VERSION),
            "facts_date": facts_date,
            "licence": LICENCE,
            "names_form": form(),
            "unverified": str(sum(unverified_of(tables).values())),
            "search_digest": words,
            **{f"count.{kind}": str(count) for kind, count in counts.items()},
        }
        database.executemany("INSERT INTO meta VALUES (?, ?)", sorted(meta.items()))
        digest = content_digest(contents(database))
        database.execute("INSERT INTO meta VALUES ('content_hash', ?)", (digest,))
    broken = database.execute("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise sqlite3.IntegrityError(f"rows that point nowhere: {broken[:5]}")
    return digest


def content_query(table: str, columns: Iterable[str], key: Iterable[str]) -> str:
    """Return SQL for the rows of a table of facts.db in one writing each, in the order of `key`.

    The content hash, which is kept in the table meta, is no part of itself.

    SQLite writes them, ten times as fast as Python would; `quote` writes texts, bytes and whole
    numbers alike in every version of it.
    """
    row = " || ',' || ".join(f'quote("{column}")' for column in columns)
    order = ", ".join(f'"{column}"' for column in key) or "1"
    where = "WHERE key <> 'content_hash' " if table == "meta" else ""
    return f'SELECT {row} AS written FROM "{table}" {where}ORDER BY {order}'


def content_digest(tables: Iterable[tuple[str, Iterable[str]]]) -> str:
    """Return the SHA-256, in hexadecimal, of all tables (name, written rows) of facts.db.

    Equal rows give an equal digest; the bytes of a SQLite file would not, they differ between
    versions of SQLite. Rows are written as `content_query` writes them.
    """
    digest = hashlib.sha256()
    for name, rows in sorted(tables, key=lambda table: table[0]):
        digest.update(f"{name}\n".encode())
        digest.update("\n".join(rows).encode())
        digest.update(b"\n\n")
    return digest.hexdigest()


def contents(database: sqlite3.Connection) -> Iterator[tuple[str, list[str]]]:
    """Return every table with its rows as they are hashed, without the content hash itself.

    Without the index of /search too, whose bytes are those of a version of SQLite: the digest of
    its words is in meta.
    """
    query = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
    for (table,) in database.execute(query).fetchall():
        if table.startswith(_INDEX):
            continue
        columns = database.execute("SELECT name, pk FROM pragma_table_info(?)", (table,)).fetchall()
        key = [name for name, at in sorted(columns, key=lambda one: int(one[1])) if at]
        found = database.execute(content_query(table, [name for name, _ in columns], key))
        yield table, [row for (row,) in found]


def digest_of(database: Path) -> tuple[str, str]:
    """Return the content hash that a facts.db says it has, and that of the rows it holds.

    Raises:
        sqlite3.Error: it is no facts.db.
    """
    address = f"{database.resolve().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True)) as opened:
        row = opened.execute("SELECT value FROM meta WHERE key = 'content_hash'").fetchone()
        return str(row[0]) if row else "", content_digest(contents(opened))


def write(tables: Tables, counts: Mapping[str, int], target: Path) -> str:
    """Write facts.db at `target` all at once and return its content hash.

    It is made beside `target` and moved there when it is whole, so that `target` is at no moment
    half written.
    """
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    os.close(handle)
    try:
        with closing(sqlite3.connect(name)) as database:
            digest = fill(database, tables, counts)
            database.execute("VACUUM")
        Path(name).write_bytes(sealed(Path(name).read_bytes()))
        Path(name).chmod(0o644)
        Path(name).replace(target)
    finally:
        Path(name).unlink(missing_ok=True)
    return digest
