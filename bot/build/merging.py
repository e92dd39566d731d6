"""One person, one team: what several files say of them, as one record; and the Tour's rows.

people.toml and teams.toml win in what they say; the tables of tour/ and names/ add to it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest
from typing import Any, Final, cast

from bot.build.lineages import Lineages
from bot.build.reading import RawRecord
from bot.build.shapes import BY_KIND, Field, Type
from bot.build.tour import place_of, span_of
from bot.records import LANGUAGES, Confidence

Row = dict[str, object]
_ByKind = Mapping[str, Mapping[str, RawRecord]]
_Values = Mapping[str, Any]  # of a record that has passed all rules: nested dicts of known shape

TABLES: Final = frozenset(
    {
        "rider",
        "other_rider",
        "around",
        "edition",
        "stage",
        "classification",
        "lineage",
        "historic_team",
        "national_team",
        "team_span",
        "nickname",
        "display_name",
        "race",
        "country",
        "place",
    }
)
"""The kinds whose rows are made here and not from their shape alone."""

_BORN: Final = frozenset({"rider-infos", "cyclingflash"})  # the sources that give birth dates
_ROLES: Final = {
    "M": {"en": "rider", "fr": "coureur"},
    "F": {"en": "rider", "fr": "coureuse"},
}


def sources_of(values: _Values) -> list[str]:
    """Return the sources of a row; `unverified` is none."""
    return [name for name in values.get("sources", ()) if name != "unverified"]


def confidence_of(sources: Iterable[str]) -> str:
    """Return how sure a row is that does not say so: two sources that agree confirm it."""
    return str(Confidence.resting_on(len(set(sources))))


def people(by_kind: _ByKind) -> Iterator[tuple[str, _Values]]:
    """Return everybody with what all files say of them, in the form of people.toml."""
    shown = _shown(by_kind, ("rider", "person"))
    files = [by_kind[kind] for kind in ("person", "rider", "other_rider", "around")]
    for id_ in dict.fromkeys(id_ for file in files for id_ in file):
        own, tour, other, around = (_values(file, id_) for file in files)
        first = own or tour or other or around or {}
        name = str(shown.get(id_, first["name"]))
        written = [first["name"], *first.get("aliases", ())]
        for values in (tour, other, around):
            if values is not None:
                written += [values["name"], *values.get("other_spellings", ())]
        values = dict(own) if own is not None else _person(tour, other, around)
        if own is None and tour is not None:
            values["note"] = _note(tour, name)
        values["name"] = name
        values["aliases"] = [each for each in dict.fromkeys(written) if each != name]
        yield id_, values


def _values(file: Mapping[str, RawRecord], id_: str) -> _Values | None:
    return file[id_].values if id_ in file else None


def _person(tour: _Values | None, other: _Values | None, around: _Values | None) -> dict[str, Any]:
    """Return a person whom people.toml does not have: a rider first of all."""
    rider = tour or other
    if rider is not None:
        sources = sources_of(rider)
        confidence = rider.get("confidence") or confidence_of(sources)
        role: _Values = _ROLES[rider["gender"]]
    else:
        values = around or {}
        sources, confidence = sources_of(values), values["confidence"]
        role = {language: values[f"role_{language}"] for language in LANGUAGES}
    return {
        "rider": rider is not None,
        "role": role,
        "confidence": confidence,
        "sources": sources,
    }


def _note(tour: _Values, name: str) -> dict[str, str] | None:
    """Say under which other name a rider stands in the results."""
    if name == tour["name"]:
        return None
    return {
        "en": f"In the results of the Tour as {tour['name']}.",
        "fr": f"Figure dans les classements du Tour sous le nom {tour['name']}.",
    }


def teams(by_kind: _ByKind) -> Iterator[tuple[str, _Values]]:
    """Return every team with what all files say of it, in the form of teams.toml."""
    shown = _shown(by_kind, ("team",))
    kinds = ("team", "lineage", "historic_team", "national_team")
    files = [by_kind[kind] for kind in kinds]
    for id_ in dict.fromkeys(id_ for file in files for id_ in file):
        own, lineage, historic, national = (_values(file, id_) for file in files)
        first = own or lineage or historic or national or {}
        name = shown.get(id_, first["name"])
        written = [first["name"], *first.get("aliases", ())]
        if historic is not None:
            written.append(historic["name"])
        values = dict(own) if own is not None else _team(first, by_kind["country"])
        if national is not None:
            values["name_fr"] = national["name_fr"]
            written.append(national["name_fr"])
        values["name"] = name
        values["aliases"] = [each for each in dict.fromkeys(written) if each != name]
        yield id_, values


def _team(row: _Values, countries: Mapping[str, RawRecord]) -> dict[str, Any]:
    sources, confidence = sources_of(row), row["confidence"]
    team = {"confidence": confidence, "sources": sources}
    if "country" not in row:
        return team
    country = countries[row["country"]].values
    return team | {
        "country": {
            "en": country["en"],
            "fr": country["fr"],
            "confidence": confidence,
            "sources": sources,
        },
    }


def _shown(by_kind: _ByKind, kinds: Iterable[str]) -> dict[str, str]:
    """Return the names to show that differ from those of the results, by the id."""
    return {
        str(record.values["id"]): str(record.values["name"])
        for record in by_kind["display_name"].values()
        if str(record.values["kind"]) in kinds
    }


def tour_rows(by_kind: _ByKind) -> Iterator[tuple[str, Row]]:
    """Return the rows of the tables that tour/ and names/ fill, with their table."""
    for kind in ("rider", "other_rider"):
        for record in by_kind[kind].values():
            yield "riders", _rider(record.values, tour=kind == "rider")
    lineages = Lineages(by_kind)
    for record in by_kind["classification"].values():
        yield "classifications", _placing(record, lineages)
    for record in by_kind["edition"].values():
        unverified = json.dumps(record.values.get("unverified", []))
        yield "editions", _row(record, ("unverified",)) | {"unverified": unverified}
    for record in by_kind["stage"].values():
        yield "stages", _stage(record, lineages)
    for kind, without in (
        ("around", ("name",)),
        ("nickname", ()),
        ("country", ()),
        ("place", ()),
    ):
        for record in by_kind[kind].values():
            yield BY_KIND[kind].table, _row(record, without)
    yield from _team_rows(by_kind)
    by_place = sorted(by_kind["race"].values(), key=lambda record: record.place)
    for position, record in enumerate(by_place):
        yield from _race(record, position)


def _row(record: RawRecord, without: Iterable[str] = ()) -> Row:
    """Return the row of a record by its shape, `sources` as the set that they are."""
    shape = BY_KIND[record.kind]
    row: Row = {}
    for item in shape.fields:
        if item.name == "sources":
            row["sources"] = tuple(sources_of(record.values))
        elif item.name not in without:
            row |= columns_of(item, record.values.get(item.name))
    return row


def _rider(values: _Values, *, tour: bool) -> Row:
    sources = sources_of(values)
    born = [name for name in sources if name in _BORN] if "birth_date" in values else []
    return {
        "id": values["id"],
        "tour": int(tour),
        **{name: values.get(name) for name in ("given", "family", "gender", "nationality")},
        **{
            name: values.get(name)
            for name in ("nationality_history", "birth_date", "birth_confidence")
        },
        "birth_sources": tuple(born),
        "confidence": values.get("confidence") or confidence_of(sources),
        "sources": tuple(sources),
    }


def _placing(record: RawRecord, lineages: Lineages) -> Row:
    row, values = _row(record, ("disputed",)), record.values
    disputed = values.get("disputed")
    row["disputed"] = json.dumps(disputed) if disputed else None
    row["team"] = row["team"] or _bearing(lineages, values, row["team_name"])
    return row


def _stage(record: RawRecord, lineages: Lineages) -> Row:
    row = _row(record)
    team = row["winner"] if row["winner_kind"] == "team" else None
    winner = row["winner"] if row["winner_kind"] == "rider" else None
    return row | {
        "winner": winner,
        "winner_team": team,
        "winner_lineage": _bearing(lineages, record.values, team),
        "place": place_of(str(record.values["stage"])),
    }


def _bearing(lineages: Lineages, row: _Values, team: object) -> str | None:
    """Return the lineage of a team that a row of the results names."""
    return None if team is None else lineages.bearing(str(team), row["year"], row["race"])


def _team_rows(by_kind: _ByKind) -> Iterator[tuple[str, Row]]:
    for kind in ("lineage", "historic_team"):
        for record in by_kind[kind].values():
            values = record.values
            if record.id in by_kind["team"] or (
                kind == "historic_team" and record.id in by_kind["lineage"]
            ):
                continue
            row: Row = {"team": record.id, "gender": values.get("gender")}
            row |= {name: values[name] for name in ("first_year", "last_year")}
            yield "lineages", row | {"lineage": values.get("lineage")}
    spans: dict[tuple[object, ...], Row] = {}
    for kind in ("historic_team", "national_team"):
        for record in by_kind[kind].values():
            for row in _spans(record):
                spans[record.id, row["first_year"], row["last_year"], row["name"]] = row
    for record in by_kind["team_span"].values():
        row = _row(record) | {"name_fr": None}
        spans.setdefault((row["team"], row["first_year"], row["last_year"], row["name"]), row)
    for row in spans.values():
        yield "team_spans", row


def _spans(record: RawRecord) -> Iterator[Row]:
    """Return the names of a team of the past with their years, in French where that differs."""
    values: _Values = record.values
    names: list[str] = values.get("names", [])
    for written, french in zip_longest(names, values.get("names_fr", ())):
        name, first, last = cast("tuple[str, int, int]", span_of(written))
        named = span_of(french) if french else None
        yield {
            "team": record.id,
            "first_year": first,
            "last_year": last,
            "name": name,
            "name_fr": named[0] if named else None,
            "confidence": values["confidence"],
            "sources": tuple(sources_of(values)),
        }


def _race(record: RawRecord, position: int) -> Iterator[tuple[str, Row]]:
    values: _Values = record.values
    yield (
        "records",
        {
            "id": record.id,
            "kind": "race",
            "owner": None,
            "confidence": values["confidence"],
            **{f"note_{language}": None for language in LANGUAGES},
            "supports": tuple(sources_of(values)),
            "related": (),
        },
    )
    yield "races", {"id": record.id, "position": position, "name": values["name"]}
    for number, alias in enumerate(values.get("aliases", ())):
        yield "race_aliases", {"race": record.id, "position": number, "alias": alias}


def columns_of(item: Field, value: object) -> Row:
    """Return the columns that a single value fills."""
    column = item.column or item.name
    if item.type in (Type.PAIR, Type.TITLES):
        texts = value if isinstance(value, dict) else {}
        return {f"{column}_{language}": texts.get(language) for language in LANGUAGES}
    if item.type is Type.ANYTHING:
        return {column: json.dumps(value, ensure_ascii=False, sort_keys=True)}
    return {column: stored(value)}


def stored(value: object) -> object:
    """Return a value as SQLite keeps it."""
    return int(value) if isinstance(value, bool) else value
