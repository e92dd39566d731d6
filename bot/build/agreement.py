"""The rules between fields and between records: what must agree with what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from bot.build.faults import Fault, Place
from bot.build.naming import Records, texts
from bot.build.reading import RawRecord
from bot.build.shapes import BY_KIND, Shape
from bot.build.tour import check_tour
from bot.names.folding import fold

_WEAK = frozenset({"copy", "web"})
_UNLINKED = frozenset({"copy", "web", "episode"})
_QUOTATION_MARKS = '“”«»„"'


def known_ids(records: Iterable[RawRecord]) -> tuple[dict[str, dict[str, Place]], list[Fault]]:
    """Return the ids of each kind, and a fault for each id that is given twice.

    Sources and topics have ids of their own; all other records share theirs, because
    contradictions point to any of them by the id alone. A row that adds to a record of another
    kind (`Shape.of`) has its id, and makes it known where it has no record of its own.
    """
    known: dict[str, dict[str, Place]] = defaultdict(dict)
    own: dict[tuple[str, str], Place] = {}
    taken: dict[str, tuple[str, str, Place]] = {}
    faults = []
    shaped = [(BY_KIND[record.kind], record) for record in records if record.kind in BY_KIND]
    for shape, record in sorted(shaped, key=lambda one: bool(one[0].of)):  # what adds comes last
        whole = shape.of or shape.kind
        name = record.id if shape.cited else f"{record.kind}.{record.id}"
        first, kind, place = taken.setdefault(name, (whole, record.kind, record.place))
        if (record.kind, record.id) in own:
            kind, place = record.kind, own[record.kind, record.id]
        elif first == whole:
            own[record.kind, record.id] = record.place
            known[record.kind][record.id] = record.place
            known[whole].setdefault(record.id, record.place)
            continue
        what = f"The id {record.id} is taken by the {BY_KIND[kind].english} at {place}."
        remedy = "Give this one another id, or delete it if they are the same."
        if shape.key and kind == record.kind:
            what = f"This row is there already, at {place}."
            remedy = "Delete one of the two."
        faults.append(Fault(record.place, what, remedy))
    return known, faults


def check_agreement(records: list[RawRecord]) -> list[Fault]:
    """Return the faults of what does not agree, over all records that could be read."""
    by_kind: dict[str, dict[str, RawRecord]] = defaultdict(dict)
    for record in records:
        if record.readable:
            by_kind[record.kind].setdefault(record.id, record)
    faults: list[Fault] = []
    for kind, check in _CHECKS.items():
        for record in by_kind[kind].values():
            faults += check(record, by_kind)
    for record in records:
        shape = BY_KIND.get(record.kind)
        if record.readable and shape is not None and shape.cited:
            faults += _weak(record, shape, by_kind["source"])
    faults += _collisions(by_kind)
    faults += _codes_given_twice(by_kind)
    faults += _latest_names(by_kind)
    faults += check_tour(by_kind)
    return faults


def _weak(record: RawRecord, shape: Shape, sources: Mapping[str, RawRecord]) -> Iterator[Fault]:
    """Object to `confirmed` where all sources are copies or catalogue pages."""
    owners = [("", record.values)]
    for item in shape.fields:
        below = record.values.get(item.name)
        if item.part is not None and isinstance(below, dict):
            owners.append((f"{item.name}.", below))
    for prefix, values in owners:
        cited = texts(values.get("sources"))
        if prefix == "" and shape.cited_by_parts:
            claims = record.values.get("claim")
            for claim in claims if isinstance(claims, list) else []:
                cited += texts(claim.get("sources")) if isinstance(claim, dict) else []
        key = "code_confidence" if shape.kind == "team_name" else "confidence"
        if values.get(key) != "confirmed" or not cited:
            continue
        types = [str(sources[name].values.get("type")) for name in cited if name in sources]
        if types and all(kind in _WEAK for kind in types):
            what = (
                f"{prefix}{key} is confirmed, but its sources are only copies or catalogue pages."
            )
            remedy = f'Write {prefix}{key} = "reported", or name a source of another type.'
            yield Fault(record.at(f"{prefix}{key}"), what, remedy)


def _source(record: RawRecord, by_kind: Records) -> Iterator[Fault]:
    values = record.values
    kind = str(values.get("type"))
    if kind in _UNLINKED and "url" in values:
        what = f"A source of type {kind} must not be linked."
        yield Fault(record.at("url"), what, "Delete the line url.")
    if kind == "episode" and "episode" not in values:
        what = "This source does not say which episode it is."
        yield Fault(record.place, what, 'Add the line episode = "s01e01".')
    if kind != "episode" and "episode" in values:
        what = "Only a source of type episode names an episode."
        yield Fault(record.at("episode"), what, 'Delete the line, or write type = "episode".')


def _series(record: RawRecord, by_kind: Records) -> Iterator[Fault]:
    yield from _lacking(record, by_kind, "title-en", "title-fr")


def _lacking(record: RawRecord, by_kind: Records, *keys: str) -> Iterator[Fault]:
    """Object where a record has no fact under a key that its card begins with."""
    told = [
        each.values.get("key")
        for each in by_kind["fact"].values()
        if each.values.get("about") == record.id
    ]
    for key in keys:
        if key not in told:
            what = f"There is no fact {key} about {record.id}, and its card needs one."
            remedy = f'Add [fact.{record.id}-{key}] with about = "{record.id}" and key = "{key}".'
            yield Fault(record.place, what, remedy)


def _season(record: RawRecord, by_kind: Records) -> Iterator[Fault]:
    yield from _lacking(record, by_kind, "release")
    values = record.values
    number = values.get("number")
    if isinstance(number, int) and record.id != f"season-{number}":
        what = f"The id of season {number} must be season-{number}."
        yield Fault(record.place, what, f"Write [season.season-{number}], or correct the number.")
    start, end, year = values.get("start"), values.get("end"), values.get("year")
    if isinstance(start, str) and isinstance(end, str):
        if end < start:
            what = f"The Tour of this season ends on {end}, before it starts on {start}."
            yield Fault(record.at("end"), what, "Correct one of the two days.")
        elif isinstance(year, int) and not start.startswith(str(year)):
            what = f"The Tour of this season starts on {start}, which is not in {year}."
            yield Fault(record.at("start"), what, "Correct the day or the year.")


def _fact(record: RawRecord, by_kind: Records) -> Iterator[Fault]:
    about, key = record.values.get("about"), record.values.get("key")
    if isinstance(about, str) and isinstance(key, str) and record.id != f"{about}-{key}":
        what = f"The id {record.id} is not made of about and key."
        yield Fault(record.at("key"), what, f"Write [fact.{about}-{key}], or correct the key.")


def _episode(record: RawRecord, by_kind: Records) -> Iterator[Fault]:
    season, number = record.values.get("season"), record.values.get("number")
    owner = by_kind["season"].get(season) if isinstance(season, str) else None
    season_number = owner.values.get("number") if owner is not None else None
    if isinstance(season_number, int) and isinstance(number, int):
        wanted = f"s{season_number:02}e{number:02}"
        if record.id != wanted:
            what = f"The id of episode {number} of {season} must be {wanted}."
            remedy = f"Write [episode.{wanted}], or correct season and number."
            yield Fault(record.place, what, remedy)


def _quote(record: RawRecord, by_kind: Records) -> Iterator[Fault]:
    values = record.values
    verbatim = ("language", "text", "translation")
    reported = ("statement", "original_language")
    needed, unwanted = {
        "verbatim": (verbatim, reported),
        "reported": (("statement",), verbatim),
    }.get(str(values.get("kind")), ((), ()))
    for key in needed:
        if key not in values:
            example = f'{key}.en = "…" and {key}.fr' if key == "statement" else key
            what = f"A {values['kind']} quotation needs {key}."
            yield Fault(record.place, what, f'Add {example} = "…".')
    for key in unwanted:
        if key in values:
            other = "verbatim" if values["kind"] == "reported" else "reported"
            what = f"A {values['kind']} quotation has no {key}."
            yield Fault(record.at(key), what, f'Delete it, or write kind = "{other}".')
    if values.get("kind") == "verbatim":
        for name in texts(values.get("sources")):
            source = by_kind["source"].get(name)
            if source is not None and source.values.get("type") != "seed":
                what = f"Exact words are kept from seed articles only, and {name} is none."
                remedy = 'Tell it in your own words: kind = "reported", statement.en, statement.fr.'
                yield Fault(record.at("sources", name), what, remedy)
    statement = values.get("statement")
    for language, text in statement.items() if isinstance(statement, dict) else ():
        if isinstance(text, str) and any(mark in text for mark in _QUOTATION_MARKS):
            what = "Reported speech stands between quotation marks."
            remedy = "Say it in your own words, without quotation marks."
            yield Fault(record.at(f"statement.{language}"), what, remedy)


def _team_name(record: RawRecord, by_kind: Records) -> Iterator[Fault]:
    values = record.values
    codes, confidence = texts(values.get("uci_code")), values.get("code_confidence")
    for code in codes:
        if not (len(code) == 3 and code.isascii() and code.isalnum() and code == code.upper()):
            what = f"{code} is not a UCI code."
            yield Fault(record.at("uci_code"), what, "Write three capital letters or digits.")
    if codes and confidence is None:
        what = "The UCI code has no confidence."
        remedy = "Fill code_confidence: confirmed, reported, unverified or disputed."
        yield Fault(record.at("code_confidence"), what, remedy)
    if confidence is not None and not codes:
        what = "There is a code_confidence and no UCI code."
        yield Fault(record.at("code_confidence"), what, "Empty the cell, or give the code.")
    if codes and (len(codes) > 1) != (confidence == "disputed") and confidence is not None:
        what = "Two codes of one year are disputed, and one alone is not."
        yield Fault(record.at("code_confidence"), what, "Write disputed for two codes only.")


_CHECKS: dict[str, Callable[[RawRecord, Records], Iterator[Fault]]] = {
    "source": _source,
    "series": _series,
    "season": _season,
    "fact": _fact,
    "episode": _episode,
    "quote": _quote,
    "team_name": _team_name,
}


def _collisions(by_kind: Records) -> Iterator[Fault]:
    """Object to an alias that is also a writing of another record of its kind.

    Two people may share a name; an alias must say whom it means.
    """
    for kind, records in by_kind.items():
        shape = BY_KIND.get(kind)
        if shape is None or not shape.names:
            continue
        owners: dict[str, dict[str, RawRecord]] = defaultdict(dict)
        for record in records.values():
            for name in _writings(record, shape, by_kind):
                owners[fold(name)].setdefault(record.id, record)
        for record in records.values():
            for alias in texts(record.values.get("aliases")):
                for other in owners[fold(alias)].values():
                    if other.id != record.id:
                        what = f"The alias {alias} also means {other.id} ({other.place})."
                        remedy = "Delete it from one of the two, or make it longer."
                        yield Fault(record.at("aliases", alias), what, remedy)


def _writings(record: RawRecord, shape: Shape, by_kind: Records) -> Iterator[str]:
    for name in shape.names:
        value = record.values.get(name)
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            yield from (text for text in value.values() if isinstance(text, str))
        else:
            yield from texts(value)
    if record.kind == "team":
        for row in by_kind["team_name"].values():
            if row.values.get("team") == record.id:
                yield from (str(row.values.get("name", "")), *texts(row.values.get("uci_code")))


def _codes_given_twice(by_kind: Records) -> Iterator[Fault]:
    """Object to a UCI code that two rows of one team and year give."""
    rows: dict[tuple[object, object, str], RawRecord] = {}
    for row in by_kind["team_name"].values():
        for code in texts(row.values.get("uci_code")):
            first = rows.setdefault((row.values.get("team"), row.values.get("year"), code), row)
            if first is not row:
                what = f"The code {code} of that year is given already, at {first.place}."
                yield Fault(row.at("uci_code"), what, "Give it in one of the two rows only.")


def _latest_names(by_kind: Records) -> Iterator[Fault]:
    """Object to a team that is not called what team_names.csv calls it in its last year."""
    names: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in by_kind["team_name"].values():
        team, year, name = (row.values.get(key) for key in ("team", "year", "name"))
        if isinstance(team, str) and isinstance(year, int) and isinstance(name, str):
            names[team][year].add(name)
    for record in by_kind["team"].values():
        years = names.get(record.id)
        name = record.values.get("name")
        if years and isinstance(name, str) and name not in years[max(years)]:
            latest = " or ".join(sorted(years[max(years)]))
            what = f"{name} is not the latest name of this team in team_names.csv."
            yield Fault(record.at("name"), what, f"Write {latest}, or add a row for the new name.")
