"""The rules of form: each value against its field, as `shapes.py` describes it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping

from bot.build.faults import Fault, Place, listed, nearest
from bot.build.reading import RawRecord
from bot.build.shapes import BY_KIND, Field, Shape, Type
from bot.records import LANGUAGES

_SLUG = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
# French puts a no-break space (U+00A0, or the narrow U+202F) before these signs and inside « ».
_PLAIN_SPACE = re.compile(r" ([:;?!»])|« ")
_NO_SPACE = re.compile(r"([^\s\u00a0\u202f;?!:(])([;?!])")
_TIGHT_COLON = re.compile(r"(\w+):(?= )")

# For each kind the ids there are, with the place of the first record that has it.
Known = Mapping[str, Mapping[str, Place]]

# Looking for the nearest of thousands of ids takes a moment: a column of wrong ones gets no
# suggestion any more.
_SUGGESTIONS = 100


def check_records(records: Iterable[RawRecord], known: Known) -> list[Fault]:
    """Return the faults of form of all records of known kinds."""
    faults: list[Fault] = []
    nearby: dict[tuple[str, tuple[str, ...]], str | None] = {}
    for record in records:
        shape = BY_KIND.get(record.kind)
        if shape is None:
            continue
        if shape.has_slugs and not _SLUG.fullmatch(record.id):
            what = f"The id {record.id} is not well formed."
            remedy = "Use small letters without accents, digits and single hyphens only."
            faults.append(Fault(record.place, what, remedy))
        if record.readable:
            faults += _Check(record, known, nearby).run(shape)
    return faults


class _Check:
    """The check of one record."""

    def __init__(
        self,
        record: RawRecord,
        known: Known,
        nearby: dict[tuple[str, tuple[str, ...]], str | None],
    ) -> None:
        self._record = record
        self._known = known
        self._nearby = nearby
        self._faults: list[Fault] = []
        self._is_row = bool(record.columns)

    def run(self, shape: Shape) -> list[Fault]:
        self._shape(shape, self._record.values, "")
        return self._faults

    def _fault(self, path: str, what: str, remedy: str, item: str | None = None) -> None:
        self._faults.append(Fault(self._record.at(path, item), what, remedy))

    def _shape(self, shape: Shape, values: Mapping[str, object], prefix: str) -> None:
        fields = {item.name: item for item in shape.fields}
        for key in values:
            if key not in fields:
                self._unknown_key(prefix + key, key, fields)
        for name, item in fields.items():
            path = prefix + name
            if name not in values:
                if item.required:
                    self._missing(shape, path, item, prefix)
            elif item.many:
                self._list(path, values[name], item)
            else:
                self._value(path, values[name], item)
        self._sources(shape, values, prefix)

    def _unknown_key(self, path: str, key: str, fields: Iterable[str]) -> None:
        near = nearest(key, fields)
        what = f"There is no key called {path}."
        remedy = f"Did you mean {near}?" if near else f"The keys are {listed(fields)}."
        self._fault(path, what, remedy)

    def _missing(self, shape: Shape, path: str, item: Field, prefix: str) -> None:
        above = prefix.rstrip(".")
        if item.name in LANGUAGES:
            self._no_language(above, item.name)
            return
        what = f"This {shape.english} has no {item.name}."
        if self._is_row:
            remedy = f"Fill the cell of the column {item.name}."
        elif item.type is Type.PAIR:
            remedy = f'Add {path}.en = "…" and {path}.fr = "…".'
        elif item.type is Type.PARTS:
            remedy = f"Add [[{self._record.kind}.{self._record.id}.{item.name}]] with its keys."
        else:
            remedy = f"Add the line {path} = {_example(item)}."
        self._fault(above, what, remedy)

    def _no_language(self, path: str, language: str) -> None:
        name = "English" if language == "en" else "French"
        what = f"{path} has no {name} text."
        self._fault(path, what, f'Add {path}.{language} = "…".')

    def _list(self, path: str, value: object, item: Field) -> None:
        if not isinstance(value, list):
            what = f"{path} must be a list."
            self._fault(path, what, f"Write {path} = [{_example_item(item)}].")
            return
        if item.required and not value:
            self._fault(path, f"{path} is an empty list.", f"Name one: [{_example_item(item)}].")
        seen = set()
        for entry in value:
            self._value(path, entry, item)
            if isinstance(entry, (str, int)):
                if entry in seen:
                    what = f"{path} names {entry} twice."
                    self._fault(path, what, "Keep it once.", str(entry))
                seen.add(entry)

    def _value(self, path: str, value: object, item: Field) -> None:
        _VALUES[item.type](self, path, value, item)

    def _line(self, path: str, value: object, item: Field) -> None:
        if not isinstance(value, str):
            what = f"{path} must be a text."
            self._fault(path, what, f'Put it between quotation marks: {path} = "…".')
        elif not value.strip():
            self._fault(path, f"{path} is empty.", "Write the text, or delete the line.")
        elif len(value) > item.longest:
            what = f"{path} has {len(value)} characters; Discord shows {item.longest} at most."
            self._fault(path, what, "Make it shorter.")

    def _pair(self, path: str, value: object, item: Field) -> None:
        if not isinstance(value, dict):
            what = f"{path} must be given in each language."
            self._fault(path, what, f'Write {path}.en = "…" and {path}.fr = "…".')
            return
        for language in value:
            if language not in LANGUAGES:
                self._unknown_key(f"{path}.{language}", language, LANGUAGES)
        for language in LANGUAGES:
            if language in value:
                self._line(f"{path}.{language}", value[language], item)
            elif item.type is Type.PAIR:
                self._no_language(path, language)
        self._french(f"{path}.fr", value.get("fr"), value.get("en"))

    def _french(self, path: str, french: object, english: object) -> None:
        if not isinstance(french, str):
            return
        plain = _PLAIN_SPACE.search(french)
        tight = _NO_SPACE.search(french)
        sign = (plain[1] or "«") if plain else tight[2] if tight else None
        if sign is None and isinstance(english, str):
            for colon in _TIGHT_COLON.finditer(french):
                # A title in another language keeps its colon: it is in the English text too.
                if colon[0] not in english:
                    sign = ":"
        if sign is not None:
            where = "after" if sign == "«" else "before"
            what = f"The French text has no no-break space {where} {sign} ."
            self._fault(path, what, "Copy one from another text of this file (character U+00A0).")

    def _whole(self, path: str, value: object, item: Field) -> None:
        if not isinstance(value, int) or isinstance(value, bool):
            what = f"{path} must be a whole number."
            self._fault(path, what, f"Write it in digits, without quotation marks: {item.least}.")
        elif not item.least <= value <= item.most:
            what = f"{path} cannot be {value}."
            remedy = f"Give a number from {item.least} to {item.most}."
            self._fault(path, what, remedy, str(value))

    def _flag(self, path: str, value: object, item: Field) -> None:
        if not isinstance(value, bool):
            yes, no = ("1", "0") if self._is_row else ("true", "false")
            what = f"{path} must be {yes} or {no}."
            self._fault(path, what, f"Write {yes} for yes or {no} for no, without quotation marks.")

    def _day(self, path: str, value: object, item: Field) -> None:
        if not isinstance(value, str):
            what = f"{path} is not a text."
            remedy = 'Put the date between quotation marks: "2025-02-13", "2025-02" or "2025".'
            self._fault(path, what, remedy)
            return
        fault = day_fault(value)
        if fault is None and item.whole_day and len(value) < 10:
            fault = "gives no day"
        if fault is not None:
            forms = '"2025-02-13"' if item.whole_day else '"2025-02-13", "2025-02" or "2025"'
            what = f'{path} = "{value}" {fault}.'
            self._fault(path, what, f"Write year, month and day like this: {forms}.")

    def _address(self, path: str, value: object, item: Field) -> None:
        if not isinstance(value, str) or not re.fullmatch(r"https://[^\s/]+\.[^\s]+", value):
            what = f"{path} is not an address that starts with https://."
            self._fault(path, what, "Copy it from the browser, or delete the line.")

    def _choice(self, path: str, value: object, item: Field) -> None:
        if value not in item.choices:
            near = nearest(value, item.choices) if isinstance(value, str) else None
            what = f"{path} cannot be {_shown(value)}."
            remedy = f"Did you mean {near}? " if near else ""
            self._fault(path, what, f"{remedy}It is one of {listed(item.choices)}.")

    def _id(self, path: str, value: object, item: Field) -> None:
        if not isinstance(value, str):
            what = f"{path} must be an id."
            self._fault(path, what, f"Put the id between quotation marks: {_example_item(item)}.")
            return
        if self._is_row and item.name == "sources" and value == "unverified":
            return
        self.known_id(path, value, item.to)

    def known_id(self, path: str, value: str, kinds: Iterable[str]) -> None:
        """Object to an id that no record of these kinds has."""
        if any(value in self._known.get(kind, ()) for kind in kinds):
            return
        english = listed(BY_KIND[kind].english for kind in kinds)
        near = self._nearest(value, tuple(kinds))
        what = f"There is no {english} with the id {value}."
        remedy = f"Did you mean {near}?" if near else f"Add that {english} first, or use its id."
        self._fault(path, what, remedy, value)

    def _nearest(self, value: str, kinds: tuple[str, ...]) -> str | None:
        if (value, kinds) not in self._nearby:
            if len(self._nearby) >= _SUGGESTIONS:
                return None
            ids = [known for kind in kinds for known in self._known.get(kind, ())]
            self._nearby[value, kinds] = nearest(value, ids)
        return self._nearby[value, kinds]

    def _anything(self, path: str, value: object, item: Field) -> None:
        """Check what can be checked in a value of free form: dates, and ids of teams and people."""
        if isinstance(value, str):
            if re.match(r"\d{4}-\d", value) and (fault := day_fault(value)):
                remedy = 'Write year, month and day like this: "2025-02-13" or "2025-02".'
                self._fault(path, f'"{value}" {fault}.', remedy, value)
        elif isinstance(value, dict):
            for key, below in value.items():
                if key in ("team", "person") and isinstance(below, str):
                    self.known_id(path, below, (key,))
                else:
                    self._anything(f"{path}.{key}", below, item)
        elif isinstance(value, list):
            self._list_of_ids(path, [entry for entry in value if isinstance(entry, str)])
            for entry in value:
                self._anything(path, entry, item)
        elif not isinstance(value, int):
            what = f"{path} must hold texts and whole numbers only."
            self._fault(path, what, "Put dates and other values between quotation marks.")

    def _list_of_ids(self, path: str, entries: Iterable[str]) -> None:
        """Object to what is no id in a list where something else is: all of it is meant to be."""
        for kind in ("person", "team"):
            ids = self._known.get(kind, {})
            if any(entry in ids for entry in entries):
                for entry in entries:
                    self.known_id(path, entry, (kind,))

    def _part(self, path: str, value: object, item: Field) -> None:
        if item.part is None:
            raise TypeError(f"{item.name} is a part without a shape")
        if not isinstance(value, dict):
            keys = listed(f"{path}.{below.name}" for below in item.part.fields)
            what = f"{path} must be given in parts."
            self._fault(path, what, f"Write the lines {keys.replace(' or ', ' and ')}.")
            return
        self._shape(item.part, value, f"{path}.")
        self._french(f"{path}.fr", value.get("fr"), value.get("en"))

    def _parts(self, path: str, value: object, item: Field) -> None:
        heading = f"[[{self._record.kind}.{self._record.id}.{item.name}]]"
        if not isinstance(value, list) or not all(isinstance(part, dict) for part in value):
            self._fault(path, f"{path} must be given under headings.", f"Write {heading}.")
            return
        if len(value) < item.least:
            what = f"There must be at least {item.least} of {item.name}."
            self._fault("", what, f"Add another {heading} with its keys.")
        for number, part in enumerate(value):
            self._part(f"{path}.{number}", part, item)

    def _by_season(self, path: str, value: object, item: Field) -> None:
        if not isinstance(value, dict):
            what = f"{path} must be given by season."
            self._fault(path, what, f'Write {path}.season-1 = ["…"].')
            return
        for season, ids in value.items():
            below = f"{path}.{season}"
            self.known_id(below, season, ("season",))
            self._list(below, ids, Field(item.name, Type.ID, many=True, to=item.to))

    def _km(self, path: str, value: object, item: Field) -> None:
        if not isinstance(value, int):
            what = f"{path} is not a distance."
            self._fault(path, what, "Write kilometres in digits, with a point: 178 or 13.8.")

    def _clock(self, path: str, value: object, item: Field) -> None:
        if not isinstance(value, int):
            what = f"{path} is not a time."
            self._fault(path, what, "Write hours, minutes and seconds like this: 94:33:14.")

    def _sources(self, shape: Shape, values: Mapping[str, object], prefix: str) -> None:
        """Object to what has no source and does not say `unverified`."""
        if not shape.cited or shape.cited_by_parts:
            return
        sources = values.get("sources")
        above = prefix.rstrip(".")
        if isinstance(sources, list) and "unverified" in sources and len(sources) > 1:
            what = "The column sources names a source and says unverified."
            self._fault("sources", what, "Keep one of the two.")
        if not sources:
            if values.get("confidence") == "unverified":
                return
            what = f"{above or 'This ' + shape.english} has no source."
            if self._is_row:
                remedy = "Name one in the column sources, or write unverified there."
            elif shape.inherits:
                remedy = f'Name one: {prefix}sources = ["…"].'
            else:
                remedy = f'Name one in {prefix}sources, or write {prefix}confidence = "unverified".'
            self._fault(f"{prefix}sources" if self._is_row else above, what, remedy)


# How a value of each type is checked.
_VALUES: dict[Type, Callable[[_Check, str, object, Field], None]] = {
    Type.LINE: _Check._line,  # noqa: SLF001 - of this module
    Type.PAIR: _Check._pair,  # noqa: SLF001
    Type.TITLES: _Check._pair,  # noqa: SLF001
    Type.WHOLE: _Check._whole,  # noqa: SLF001
    Type.FLAG: _Check._flag,  # noqa: SLF001
    Type.DAY: _Check._day,  # noqa: SLF001
    Type.ADDRESS: _Check._address,  # noqa: SLF001
    Type.CHOICE: _Check._choice,  # noqa: SLF001
    Type.ID: _Check._id,  # noqa: SLF001
    Type.ANYTHING: _Check._anything,  # noqa: SLF001
    Type.PART: _Check._part,  # noqa: SLF001
    Type.PARTS: _Check._parts,  # noqa: SLF001
    Type.BY_SEASON: _Check._by_season,  # noqa: SLF001
    Type.KM: _Check._km,  # noqa: SLF001
    Type.CLOCK: _Check._clock,  # noqa: SLF001
}


def day_fault(text: str) -> str | None:
    """Return what is wrong with a day (`is not a date`), None where it is one."""
    parts = _DAY.fullmatch(text)
    if parts is None:
        return "is not a date"
    try:
        dt.date(int(parts[1]), int(parts[2] or 1), int(parts[3] or 1))
    except ValueError:
        return "is not a day that exists"
    if not 1800 <= int(parts[1]) <= 2100:
        return "is not a year of this sport"
    return None


def _shown(value: object) -> str:
    return value if isinstance(value, str) and value else repr(value)


def _example(item: Field) -> str:
    if item.many:
        return f"[{_example_item(item)}]"
    examples = {
        Type.WHOLE: str(max(item.least, 1)),
        Type.FLAG: "true",
        Type.DAY: '"2025-02-13"',
        Type.CHOICE: f'"{item.choices[0]}"' if item.choices else '"…"',
    }
    return examples.get(item.type, '"…"')


def _example_item(item: Field) -> str:
    return {Type.WHOLE: "1"}.get(item.type, '"…"')
