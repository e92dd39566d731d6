"""The rules of names/: a name is somebody's, and what several are called says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from bot.build.faults import Fault, nearest
from bot.build.reading import RawRecord
from bot.names.folding import fold

Records = Mapping[str, Mapping[str, RawRecord]]

SHARED = "shared"
"""The note of a nickname that several are called by."""


def texts(value: object) -> list[str]:
    """Return the texts of a list, none where it is no list."""
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def check_names(by_kind: Records) -> Iterator[Fault]:
    """Return the faults of what does not agree in the files of names/."""
    for table in ("nickname", "display_name"):
        for record in by_kind[table].values():
            yield from _named(record, by_kind)
    yield from _shared_nicknames(by_kind)
    yield from _shared_aliases_of_races(by_kind)


def _named(record: RawRecord, by_kind: Records) -> Iterator[Fault]:
    """Object to a name of nobody; the name of a person may be that of a rider, and so on."""
    kind, id_ = record.values.get("kind"), record.values.get("id")
    kinds = {
        "rider": ("rider", "other_rider", "person"),
        "person": ("person", "around", "rider", "other_rider"),
        "team": ("team", "lineage", "historic_team", "national_team"),
        "race": ("race",),
    }.get(str(kind), ())
    if isinstance(id_, str) and kinds and not any(id_ in by_kind[one] for one in kinds):
        near = nearest(id_, (known for one in kinds for known in by_kind[one]))
        what = f"There is no {kind} with the id {id_}."
        remedy = f"Did you mean {near}?" if near else f"Add that {kind} first, or use its id."
        yield Fault(record.at("id"), what, remedy)


def _shared_nicknames(by_kind: Records) -> Iterator[Fault]:
    """Object to a spelling of two records of a kind where a row does not say that it is shared."""
    bearers: dict[tuple[str, str], list[RawRecord]] = defaultdict(list)
    for record in by_kind["nickname"].values():
        kind = "person" if record.values.get("kind") == "rider" else str(record.values.get("kind"))
        bearers[kind, fold(str(record.values.get("spelling")))].append(record)
    for records in bearers.values():
        owners: dict[object, RawRecord] = {}
        for record in records:
            first = owners.setdefault(record.values.get("id"), record)
            if first is not record:
                what = f"{record.values.get('spelling')} is there already, at {first.place}."
                yield Fault(record.at("spelling"), what, "Delete one of the two.")
        for id_, record in owners.items():
            other = next((owner for owner in owners if owner != id_), None)
            if other is not None and record.values.get("note") != SHARED:
                spelling, place = record.values.get("spelling"), owners[other].place
                what = f"{spelling} is also what {other} is called ({place})."
                remedy = f"Write {SHARED} into the note of both rows, or delete one of the two."
                yield Fault(record.at("note"), what, remedy)


def _shared_aliases_of_races(by_kind: Records) -> Iterator[Fault]:
    """Object to an alias of a race that is also a name or an alias of another one."""
    called: dict[str, RawRecord] = {}
    for record in by_kind["race"].values():
        for alias in (str(record.values.get("name")), *texts(record.values.get("aliases"))):
            first = called.setdefault(fold(alias), record)
            if first is not record:
                what = f"{alias} is also what {first.id} is called ({first.place})."
                remedy = "Delete it from one of the two, or make it longer."
                yield Fault(record.at("aliases", alias), what, remedy)
