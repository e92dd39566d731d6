"""From facts/ to facts.db: everything is read and checked, then written at once or not at all."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from bot.build.agreement import check_agreement, known_ids
from bot.build.faults import Fault, Place
from bot.build.reading import read_all
from bot.build.rules import check_records
from bot.build.writing import counts_of, fill, rows_of, unverified_of, write
from bot.records import sealed


@dataclass(frozen=True, slots=True)
class Report:
    """What a build found.

    `counts` are the records of each kind, `unverified` how many records and parts of records say
    so, by kind in `unverified_by_kind`. `content_hash` is None where there are faults.
    """

    faults: tuple[Fault, ...]
    counts: Mapping[str, int] = field(default_factory=dict)
    unverified_by_kind: Mapping[str, int] = field(default_factory=dict)
    content_hash: str | None = None

    @property
    def unverified(self) -> int:
        """How many records and parts of records are unverified."""
        return sum(self.unverified_by_kind.values())

    def lines(self) -> list[str]:
        """Return the report for a terminal: each fault on a line, or else what was built."""
        if self.faults:
            count = len(self.faults)
            summary = f"{count} fault{'s' if count > 1 else ''} found; nothing was written."
            return [*map(str, self.faults), summary]
        counts = ", ".join(f"{kind} {count}" for kind, count in self.counts.items())
        unverified = ", ".join(f"{kind} {n}" for kind, n in self.unverified_by_kind.items())
        return [
            f"records: {counts}",
            f"unverified: {self.unverified}" + (f" ({unverified})" if unverified else ""),
            f"content hash: {self.content_hash}",
        ]

    def __str__(self) -> str:
        return "\n".join(self.lines())


def build(facts: Path, target: Path | None) -> Report:
    """Check everything in the directory `facts` and write facts.db to `target`.

    All faults are reported at once, in the order of files and lines; with any fault nothing is
    written and a file at `target` stays as it is. Without a target the facts are only checked.
    Raises OSError where `target` cannot be written.
    """
    records, faults = read_all(facts)
    known, twice = known_ids(records)
    faults += twice
    faults += check_records(records, known)
    faults += check_agreement(records)
    if records and all(record.kind != "series" for record in records):
        place = Place(str(facts / "series" / "series.toml"), 1)
        faults.append(Fault(place, "There is no record of the series.", "Add [series.series]."))
    if faults:
        unique = {str(fault): fault for fault in sorted(faults, key=lambda fault: fault.order)}
        return Report(tuple(unique.values()))
    counts = counts_of(records)
    tables = rows_of(records)
    if target is None:
        with closing(sqlite3.connect(":memory:")) as database:
            digest = fill(database, tables, counts)
    else:
        digest = write(tables, counts, target)
    return Report((), counts, unverified_of(tables), digest)


def record_at(facts: Path, id_: str) -> tuple[Place, Sequence[str]] | None:
    """Return where the record of this id begins and its lines, None where there is none.

    Of a record that stands in several files, the first: the one that is written at length.
    """
    records, _ = read_all(facts)
    found = next((record for record in records if record.id == id_), None)
    if found is None:
        return None
    lines = found.text
    if not lines:  # a row of a table
        rows = Path(found.place.file).read_text(encoding="utf-8-sig").splitlines()
        lines = (rows[0], rows[found.place.line - 1])
    return found.place, lines


def content_hash(database: Path) -> str | None:
    """Return the content hash that a facts.db says it has, None where it is not as built."""
    if not database.is_file():
        return None
    data = database.read_bytes()
    if data != sealed(data):
        return None
    try:
        with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as file:
            query = "SELECT value FROM meta WHERE key = 'content_hash'"
            row = file.execute(query).fetchone()
    except sqlite3.DatabaseError:
        return None
    return str(row[0]) if row else None
