"""Reading facts/: TOML records and CSV rows, each with the lines that it stands on.

`tomllib` knows no lines and stops at the first error of a file. So a file is cut at its headings
(`[person.wout-van-aert]`) and each record is parsed by itself: a record that cannot be read hides
no fault of the others, and every key keeps its line.
"""

from __future__ import annotations

import csv
import fnmatch
import io
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bot.build.faults import Fault, Place, listed, nearest
from bot.build.shapes import BY_KIND, SHAPES, Field, Shape, Type

_PART = r"[A-Za-z0-9_-]+"
_HEADING = re.compile(rf"\s*(\[\[?)\s*({_PART}(?:\s*\.\s*{_PART})*)\s*(\]\]?)\s*(?:#.*)?")
# What was meant as a heading, so that a slip in it costs one record and not two.
_MEANT_AS_HEADING = re.compile(r"\[{1,2}\s*[^\W\d]")
_KEY = re.compile(rf"\s*({_PART}(?:\s*\.\s*{_PART})*)\s*=")
_PLACE_IN_ERROR = re.compile(r"\s*\(at line (\d+), column (\d+)\)")
_EXAMPLE = "[person.wout-van-aert]"
_KM = re.compile(r"(\d{1,5})(?:\.(\d{1,3}))?")
_CLOCK = re.compile(r"(\d{1,3}):([0-5]\d):([0-5]\d)")


# What tomllib says, what that means for the one who edits the file, and what to do.
_NOT_CLOSED = (
    "A text is opened here and not closed.",
    'End it with a quotation mark (") on the line.',
)
_TWICE = ("This key is given twice in the same record.", "Keep one of the two lines.")
_SYNTAX = (
    ("Cannot overwrite", *_TWICE),
    ("Cannot mutate", *_TWICE),
    ("twice", *_TWICE),
    ("Illegal character '\\n'", *_NOT_CLOSED),
    ("Unterminated string", *_NOT_CLOSED),
    (
        "Invalid value",
        "What stands after the = sign is not a value.",
        'Put texts, ids and dates between quotation marks ("…"), and close a list above with ].',
    ),
    (
        "Unclosed array",
        "A list is not closed.",
        "Put a comma between its items and end it with ].",
    ),
    (
        "Unclosed inline table",
        "A table that starts with { is not closed.",
        "Write it on one line and end it with }.",
    ),
    (
        "Invalid initial character",
        "A key is missing here, or there is a comma too many.",
        "Delete the comma before }, or write the key.",
    ),
    (
        "Expected '='",
        "There is no = sign after the key.",
        'Write key = "value"; keys have no spaces.',
    ),
    (
        "Invalid statement",
        "This line does not start with a key.",
        "Start it with a key in small letters without accents, or with # for a comment.",
    ),
    (
        "Unescaped '\\'",
        "A backslash (\\) stands in a text.",
        "Leave it out, or write it twice.",
    ),
    (
        "after a statement",
        "Something stands after the value.",
        'Put one key on a line; inside a text write quotation marks as \\" or use “ ”.',
    ),
)


@dataclass(frozen=True, slots=True)
class RawRecord:
    """A record as it was written: nothing about it has been checked.

    `values` are its keys as nested dicts (`text.en` is `values["text"]["en"]`), `lines` the line
    of each key path (`text.en`, `claim.0.sources`). `columns` are there for CSV rows only: the
    cell number of each key. `readable` is False where the record could not be parsed; its id is
    known all the same.
    """

    kind: str
    id: str
    place: Place
    values: dict[str, object]
    lines: dict[str, int] = field(default_factory=dict)
    columns: dict[str, int] = field(default_factory=dict)
    text: tuple[str, ...] = ()
    readable: bool = True

    def at(self, path: str = "", item: str | None = None) -> Place:
        """Return the place of a key, or of one `item` of its list; else of the nearest key above.

        Without a path, the place of the record's heading.
        """
        while path:
            if path in self.columns:
                return Place(self.place.file, self.place.line, self.columns[path])
            if path in self.lines:
                return Place(self.place.file, self._line_of(self.lines[path], item))
            path = path.rpartition(".")[0]
        return self.place

    def _line_of(self, line: int, item: str | None) -> int:
        if item is None:
            return line
        written = f'"{item}"'
        for number in range(line, self.place.line + len(self.text)):
            text = self.text[number - self.place.line]
            if number > line and (_KEY.match(text) or _HEADING.fullmatch(text)):
                break
            if written in text:
                return number
        return line


def read_text(path: Path, name: str) -> tuple[str, list[Fault]]:
    """Return the text of a file, without byte order mark and with plain line ends."""
    try:
        data = path.read_bytes()
    except OSError as error:
        what = f"This file cannot be read: {error.strerror or error}."
        return "", [Fault(Place(name, 1), what, "Check that it is there and may be read.")]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = Place(name, data[: error.start].count(b"\n") + 1)
        what = "This file is not UTF-8: a letter on this line cannot be read."
        return "", [Fault(place, what, "Save the file again with the encoding UTF-8.")]
    return text.replace("\r\n", "\n").replace("\r", "\n"), []


def read_toml(text: str, name: str) -> tuple[list[RawRecord], list[Fault]]:
    """Return the records of a TOML file called `name`, and the faults of its form."""
    records: list[RawRecord] = []
    faults: list[Fault] = []
    for first, lines in _chunks(text.split("\n")):
        record, found = _record(first, lines, name)
        faults += found
        if record is not None:
            records.append(record)
    return records, faults


def _chunks(lines: Sequence[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Cut the lines of a file at the headings of records; a chunk has its first line from 1."""
    start = 0
    owner: list[str] | None = None
    for number, line in enumerate(lines):
        heading = _HEADING.fullmatch(line)
        if heading is None and not _MEANT_AS_HEADING.match(line):
            continue
        parts = _parts(heading[2]) if heading else None
        if parts is not None and len(parts) > 2 and parts[:2] == owner:
            continue  # [[contradiction.x.claim]] belongs to [contradiction.x] above it
        if number > start:
            yield start + 1, tuple(lines[start:number])
        start = number
        owner = parts[:2] if parts is not None else None
    yield start + 1, tuple(lines[start:])


def _parts(heading: str) -> list[str]:
    return [part.strip() for part in heading.split(".")]


def _record(first: int, lines: tuple[str, ...], name: str) -> tuple[RawRecord | None, list[Fault]]:
    """Parse one chunk. What stands above the first heading may only be comments."""
    place = Place(name, first)
    heading = _HEADING.fullmatch(lines[0])
    if heading is None:
        if _MEANT_AS_HEADING.match(lines[0]):
            what = f"The heading {lines[0].strip()} is not well formed."
            remedy = (
                f"Write [kind.id] in small letters without accents, digits and hyphens, "
                f"for example {_EXAMPLE}."
            )
            return None, [Fault(place, what, remedy)]
        return None, list(_outside(first, lines, name))
    parts = _parts(heading[2])
    if len(parts) != 2 or heading[1] != "[" or heading[3] != "]":
        what = f"The heading {lines[0].strip()} does not start a record."
        if len(parts) > 2:
            remedy = f"Move it below the heading [{parts[0]}.{parts[1]}] that it belongs to."
        else:
            remedy = f"Write [kind.id], for example {_EXAMPLE}."
        return None, [Fault(place, what, remedy)]
    kind, record_id = parts
    try:
        document = tomllib.loads("\n".join(lines))
    except tomllib.TOMLDecodeError as error:
        fault = _syntax_fault(str(error), first, lines, name)
        return RawRecord(kind, record_id, place, {}, text=lines, readable=False), [fault]
    values = document[kind][record_id]
    return RawRecord(kind, record_id, place, values, _key_lines(first, lines), text=lines), []


def _outside(first: int, lines: tuple[str, ...], name: str) -> Iterator[Fault]:
    for number, line in enumerate(lines, start=first):
        if line.strip() and not line.lstrip().startswith("#"):
            yield Fault(
                Place(name, number),
                "This line stands above the first heading and belongs to no record.",
                f"Move it below the heading of its record, or write a heading such as {_EXAMPLE}.",
            )
            return


def _key_lines(first: int, lines: tuple[str, ...]) -> dict[str, int]:
    """Return the line of each key path; below `[[kind.id.claim]]` paths start with `claim.0`."""
    found: dict[str, int] = {}
    counts: dict[str, int] = {}
    prefix = ""
    for number, line in enumerate(lines, start=first):
        heading = _HEADING.fullmatch(line)
        if heading is not None:
            below = ".".join(_parts(heading[2])[2:])
            if below and heading[1] == "[[":
                index = counts.get(below, 0)
                counts[below] = index + 1
                below = f"{below}.{index}"
            prefix = below
            if below:
                found[below] = number
            continue
        key = _KEY.match(line)
        if key is None:
            continue
        parts = [prefix] if prefix else []
        for part in _parts(key[1]):
            parts.append(part)
            found.setdefault(".".join(parts), number)
    return found


def _syntax_fault(message: str, first: int, lines: tuple[str, ...], name: str) -> Fault:
    """Put what `tomllib` says into words, at the line of the file instead of the chunk's."""
    found = _PLACE_IN_ERROR.search(message)
    if found is not None:
        place = Place(name, first + int(found[1]) - 1, int(found[2]))
        message = message[: found.start()]
    else:
        last = max(number for number, line in enumerate(lines) if line.strip())
        place = Place(name, first + last, len(lines[last]) + 1)
        message = message.replace("(at end of document)", "").strip()
    for sign, what, remedy in _SYNTAX:
        if sign in message:
            return Fault(place, what, remedy)
    what = f"This line cannot be read ({message})."
    remedy = "Check its quotation marks, brackets, commas and = sign, and those of the line above."
    return Fault(place, what, remedy)


def read_csv(text: str, name: str, shape: Shape) -> tuple[list[RawRecord], list[Fault]]:
    """Return the rows of a CSV file as records of the kind of `shape`.

    Its first line must name the fields of the shape in their order. The id of a row is made of
    the cells of `shape.key` with slashes between them. Cells become what their field is where
    they look like it (whole numbers, 0 and 1 for flags, `a|b` for lists, metres for kilometres,
    seconds for times), else they stay texts for the rules to object to; empty cells are left out.
    """
    columns = [item.name for item in shape.fields]
    numbers = {column: number for number, column in enumerate(columns, start=1)}
    reader = csv.reader(io.StringIO(text), strict=True)
    records: list[RawRecord] = []
    faults: list[Fault] = []
    header_seen = False
    line = 1
    while True:
        try:
            row = next(reader)
        except StopIteration:
            break
        except csv.Error as error:
            what = f"This row cannot be read ({error})."
            remedy = (
                'Check its quotation marks ("): a cell with a comma stands between two of them.'
            )
            faults.append(Fault(Place(name, line, 1), what, remedy))
            break
        place, line = Place(name, line), reader.line_num + 1
        if not row:
            continue
        if not header_seen:
            header_seen = True
            if row != columns:
                what = f"The first line must name the columns {','.join(columns)}."
                faults.append(Fault(Place(name, place.line, 1), what, "Put that line back."))
                return [], faults
            continue
        if len(row) != len(columns):
            what = f"This row has {len(row)} cells instead of {len(columns)}."
            remedy = (
                "Count the commas: an empty cell keeps its comma, and a cell with a comma in it "
                'stands between quotation marks ("…").'
            )
            column = min(len(row), len(columns) + 1)
            faults.append(Fault(Place(name, place.line, column), what, remedy))
            continue
        values = {
            item.name: _cell(cell.strip(), item)
            for item, cell in zip(shape.fields, row, strict=True)
            if cell.strip()
        }
        row_id = "/".join(row[numbers[column] - 1].strip() for column in shape.key)
        records.append(RawRecord(shape.kind, row_id, place, values, columns=numbers))
    if not header_seen and not faults:
        what = "This file is empty."
        remedy = f"Its first line must be {','.join(columns)}."
        faults.append(Fault(Place(name, 1, 1), what, remedy))
    return records, faults


def _cell(text: str, item: Field) -> object:
    if item.many:
        return [part.strip() for part in text.split("|")]
    if item.type is Type.WHOLE and text.isascii() and text.isdigit():
        return int(text)
    if item.type is Type.FLAG and text in ("0", "1"):
        return text == "1"
    if item.type is Type.KM and (km := _KM.fullmatch(text)):
        return int(km[1]) * 1000 + int((km[2] or "").ljust(3, "0"))
    if item.type is Type.CLOCK and (clock := _CLOCK.fullmatch(text)):
        return int(clock[1]) * 3600 + int(clock[2]) * 60 + int(clock[3])
    return text


def read_all(facts: Path) -> tuple[list[RawRecord], list[Fault]]:
    """Return every record below the directory `facts`, and the faults of form of all files.

    Files are taken in the order of their names. Notes for readers (*.md) and
    hidden files are passed over; any other file that no kind of record stands in is a fault.
    """
    records: list[RawRecord] = []
    faults: list[Fault] = []
    if not facts.is_dir():
        what = "There is no such directory of facts."
        remedy = "Run this in the directory that holds facts/, or say where the facts are."
        return [], [Fault(Place(facts.as_posix(), 1), what, remedy)]
    for path in sorted(facts.rglob("*")):
        below = path.relative_to(facts)
        hidden = any(part.startswith(".") for part in below.parts)
        if path.is_dir() or hidden or path.suffix == ".md":
            continue
        name = path.as_posix()
        kinds = [
            shape
            for shape in SHAPES
            if any(fnmatch.fnmatch(below.as_posix(), pattern) for pattern in shape.files)
        ]
        if not kinds:
            faults.append(_unknown_file(name, below.as_posix()))
            continue
        text, found = read_text(path, name)
        faults += found
        if found:
            continue
        if path.suffix == ".csv":
            rows, found = read_csv(text, name, kinds[0])
        else:
            rows, found = read_toml(text, name)
            found += _misplaced(rows, kinds)
        records += rows
        faults += found
    if not records and not faults:
        what = "There are no facts in this directory."
        faults.append(Fault(Place(facts.as_posix(), 1), what, "Check that it is the right one."))
    elif records:
        faults += _missing(facts)
    return records, faults


def _missing(facts: Path) -> Iterator[Fault]:
    """Object to files that are not there, beside others of their folder."""
    for pattern in dict.fromkeys(pattern for shape in SHAPES for pattern in shape.files):
        path = facts / pattern
        if "*" not in pattern and path.parent.is_dir() and not path.is_file():
            what = f"There is no {pattern}: what it holds is missing."
            yield Fault(Place(path.as_posix(), 1), what, "Put the file back.")


def _unknown_file(name: str, below: str) -> Fault:
    patterns = [pattern for shape in SHAPES for pattern in shape.files]
    near = nearest(below, patterns)
    remedy = f"Rename it to {near}, or delete it." if near else "Delete it, or move it elsewhere."
    return Fault(Place(name, 1), "No file of this name belongs in facts/.", remedy)


def _misplaced(records: list[RawRecord], kinds: list[Shape]) -> list[Fault]:
    """Return a fault for each record whose kind is unknown or belongs in another file."""
    faults = []
    here = {shape.kind for shape in kinds}
    for record in records:
        if record.kind in here:
            continue
        shape = BY_KIND.get(record.kind)
        if shape is None or shape.key:
            what = f"There is no kind of record called {record.kind}."
            near = nearest(record.kind, here)
            remedy = (
                f"Write [{near}.{record.id}]."
                if near
                else f"This file holds {listed(sorted(here))} records."
            )
        else:
            what = f"A {shape.english} does not belong in this file."
            remedy = f"Move [{record.kind}.{record.id}] to facts/{shape.files[0]}."
        faults.append(Fault(record.place, what, remedy))
    return faults
