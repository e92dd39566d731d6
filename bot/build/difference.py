"""What differs between two facts.db, by record: added, changed, removed; field by field."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from bot.build.changes import Change, Difference
from bot.build.shapes import SHAPES

SHOWN: Final = 20  # records that are told with before and after

# What stands in a record's own sources is told with the record; the others follow from the rest.
_NO_RECORDS: Final = frozenset({"meta", "source_sets", "spellings", "name_index"})
_SETS: Final = ("supports", "related", "sources")  # how columns with the number of a set end
# A stage is called by its number, not by its place among the others.
_CALLED_BY: Final = {"stages": ["race", "year", "stage"]}
_KINDS: Final = {shape.table: shape.kind for shape in reversed(SHAPES)}

Key = tuple[str, str]  # kind and id
Fields = dict[str, Any]


def difference(before: Path, after: Path) -> Difference:
    """Compare two facts.db of the same schema, by their rows.

    Raises:
        sqlite3.Error: one of them cannot be read.
    """
    old, new = _records(before), _records(after)
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    first: list[Change] = []
    for key in sorted(old.keys() | new.keys()):
        was, is_ = old.get(key, {}), new.get(key, {})
        if was == is_:
            continue
        how = "added" if not was else "removed" if not is_ else "changed"
        counted[key[0]][how] += 1
        if len(first) < SHOWN:
            fields = tuple(
                (name, *_told(was.get(name), is_.get(name)))
                for name in sorted(was.keys() | is_.keys())
                if was.get(name) != is_.get(name)
            )
            first.append(Change(*key, how, fields))
    counts = {
        kind: (each["added"], each["changed"], each["removed"]) for kind, each in counted.items()
    }
    return Difference(counts, tuple(first))


def _records(path: Path) -> dict[Key, Fields]:
    """Return every record with its fields: columns of its own rows, lists of what hangs on it."""
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as database:
        database.row_factory = sqlite3.Row
        sets: dict[int, list[str]] = defaultdict(list)
        for row in database.execute(
            "SELECT number, source FROM source_sets ORDER BY number, position"
        ):
            sets[row["number"]].append(row["source"])
        kinds: dict[str, Key] = {}
        for row in database.execute(
            "SELECT r.id, coalesce(o.kind, r.kind) AS kind, coalesce(o.id, r.id) AS owner "
            "FROM records r LEFT JOIN records o ON o.id = r.owner"
        ):
            kinds[row["id"]] = row["kind"], row["owner"]
        for row in database.execute("SELECT id FROM topics"):
            kinds.setdefault(row["id"], ("topic", row["id"]))
        records: dict[Key, Fields] = defaultdict(dict)
        for table, keyed in _tables(database):
            for row in database.execute(f'SELECT * FROM "{table}" ORDER BY {", ".join(keyed)}'):
                _enter(records, kinds, table, keyed, _readable(row, sets))
        return dict(records)


def _tables(database: sqlite3.Connection) -> Iterator[tuple[str, list[str]]]:
    """Return the tables that hold records, with the columns of their primary keys."""
    rows = database.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table'").fetchall()
    searched = tuple(row["name"] for row in rows if "VIRTUAL TABLE" in row["sql"].upper())
    for name in sorted(row["name"] for row in rows):
        # What is there for searching follows from the rest.
        if name in _NO_RECORDS or name in searched or name.startswith(_parts_of(searched)):
            continue
        columns = database.execute("SELECT name, pk FROM pragma_table_info(?)", (name,))
        keyed = sorted((row["pk"], row["name"]) for row in columns if row["pk"])
        if keyed:
            yield name, _CALLED_BY.get(name) or [column for _, column in keyed]


def _parts_of(searched: tuple[str, ...]) -> tuple[str, ...]:
    return (*(f"{name}_" for name in searched), "sqlite_")


def _readable(row: sqlite3.Row, sets: Mapping[int, list[str]]) -> Fields:
    """Return a row with the names of sources in the place of the number of their set."""
    values = dict(row)
    for column, value in values.items():
        if column.endswith(_SETS) and isinstance(value, int):
            values[column] = ", ".join(sets[value])
    return values


def _enter(
    records: dict[Key, Fields],
    kinds: Mapping[str, Key],
    table: str,
    keyed: list[str],
    values: Fields,
) -> None:
    name = str(values["record"] if table == "nicknames" else values[keyed[0]])
    key = kinds.get(name)
    if key is None:
        # The long tables of the Tour are no records: each of their rows is one.
        id_ = "/".join(str(values.pop(column)) for column in keyed)
        records[_KINDS.get(table, table), id_].update(values)
    elif len(keyed) == 1 and key[1] == name:
        values.pop(keyed[0])
        records[key].update({k: v for k, v in values.items() if k not in ("kind", "owner")})
    else:
        left_out = {"owner", "position", "record" if table == "nicknames" else keyed[0]}
        part = name.removeprefix(key[1]).strip("/")
        told = [str(v) for k, v in values.items() if k not in left_out and v is not None]
        records[key].setdefault(table, []).append(" · ".join(filter(None, [part, *told])))


def _told(before: object, after: object) -> tuple[str | None, str | None]:
    """Return both values as text; of two lists what the other has not, where that is anything."""
    if isinstance(before, list) and isinstance(after, list):
        gone = [each for each in before if each not in after]
        new = [each for each in after if each not in before]
        if gone or new:
            before, after = gone or None, new or None
    return _written(before), _written(after)


def _written(value: object) -> str | None:
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return None if value is None else str(value)
