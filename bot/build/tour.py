"""The rules of the Tour's tables: what must agree with what in its results and its names."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from itertools import pairwise

from bot.build.faults import Fault, nearest
from bot.build.naming import Records, check_names, texts
from bot.build.reading import RawRecord
from bot.names.folding import fold

_STAGE = re.compile(r"(\d{1,2})([a-c]?)")
_SPAN = re.compile(r"(.+) \((\d{4})(?:-(\d{4}))?\)")
_NO_WINNER = frozenset({"annulled", "cancelled", "neutralised", "stopped", "disqualified"})

# What is known beyond doubt about the Tours up to 2026: a slip in the tables shows here.
_TOTALS_UNTIL = 2026
_STAGES_WON = {
    "mark-cavendish": 35,
    "eddy-merckx": 34,
    "bernard-hinault": 28,
    "tadej-pogacar": 26,
    "andre-leducq": 25,
    "andre-darrigade": 22,
}
_TOURS_WON = dict.fromkeys(
    ("jacques-anquetil", "eddy-merckx", "bernard-hinault", "miguel-indurain", "tadej-pogacar"), 5
)


_LENGTHS_DIFFER = 0.05  # sources give some stages another length than the whole: up to 4.5 percent
_YOUNGEST, _OLDEST = 16, 55  # years of age


def place_of(stage: str) -> int | None:
    """Return what puts a stage in its order (`"12a"` → 121), None for what is no number of one."""
    parts = _STAGE.fullmatch(stage)
    return None if parts is None else 10 * int(parts[1]) + " abc".index(parts[2] or " ")


def span_of(text: str) -> tuple[str, int, int] | None:
    """Return name, first and last year of `"Molteni (1966-1968)"`, None for another form."""
    parts = _SPAN.fullmatch(text)
    if parts is None:
        return None
    return parts[1], int(parts[2]), int(parts[3] or parts[2])


def check_tour(by_kind: Records) -> Iterator[Fault]:
    """Return the faults of what does not agree in the files of tour/ and names/."""
    for kind, check in _ROWS:
        for record in by_kind[kind].values():
            yield from check(record, by_kind)
    yield from _stages_in_order(by_kind)
    yield from _editions_in_order(by_kind)
    yield from _places(by_kind)
    yield from _final_classifications(by_kind)
    yield from _ages(by_kind)
    yield from _totals(by_kind)
    yield from check_names(by_kind)


def _edition(record: RawRecord, by_kind: Records) -> Iterator[Fault]:
    values = record.values
    status, winner = values.get("winner_status"), values.get("winner")
    if status == "awarded" and winner is None:
        what = "The win is awarded, and nobody is named."
        yield Fault(record.at("winner"), what, "Name the winner, or write vacant or unknown.")
    if status in ("vacant", "unknown") and winner is not None:
        what = f"The win is {status}, and a winner is named."
        remedy = "Empty the cell winner, or write awarded in winner_status."
        yield Fault(record.at("winner"), what, remedy)
    if winner is not None and winner == values.get("stripped"):
        what = f"{winner} is both the winner and stripped of the win."
        yield Fault(record.at("stripped"), what, "Empty one of the two cells.")
    year, start, end = values.get("year"), values.get("start"), values.get("end")
    for name, day in (("start", start), ("end", end)):
        if isinstance(day, str) and isinstance(year, int) and not day.startswith(str(year)):
            what = f"{name} = {day} is not in {year}."
            yield Fault(record.at(name), what, "Correct the day or the year.")
    if isinstance(start, str) and isinstance(end, str) and end < start:
        what = f"This edition ends on {end}, before it starts on {start}."
        yield Fault(record.at("end"), what, "Correct one of the two days.")
    starters, finishers = values.get("starters"), values.get("finishers")
    if isinstance(starters, int) and isinstance(finishers, int) and finishers > starters:
        what = f"{finishers} riders finish, and {starters} start."
        yield Fault(record.at("finishers"), what, "Correct one of the two numbers.")
    for name in texts(values.get("unverified")):
        if name not in values:
            what = f"The cell {name} is called unverified, and it is empty."
            yield Fault(record.at("unverified"), what, f"Fill it, or take {name} away.")


def _edition_of(record: RawRecord, by_kind: Records) -> tuple[RawRecord | None, list[Fault]]:
    id_ = f"{record.values.get('race')}/{record.values.get('year')}"
    found = by_kind["edition"].get(id_)
    if found is not None or "race" not in record.values or "year" not in record.values:
        return found, []
    what = f"There is no edition {id_.replace('/', ' ')} in editions.csv."
    return None, [Fault(record.at("year"), what, "Correct the year, or add the edition first.")]


def _stage(record: RawRecord, by_kind: Records) -> Iterator[Fault]:
    values = record.values
    edition, missing = _edition_of(record, by_kind)
    yield from missing
    stage = values.get("stage")
    if isinstance(stage, str) and place_of(stage) is None:
        what = f"{stage} is not the number of a stage."
        yield Fault(record.at("stage"), what, "Write 12, 12a for a half-stage, 0 for a prologue.")
    date = values.get("date")
    if edition is not None and isinstance(date, str):
        start, end = edition.values.get("start"), edition.values.get("end")
        if isinstance(start, str) and isinstance(end, str) and not start <= date <= end:
            what = f"{date} is not a day of this edition, which goes from {start} to {end}."
            yield Fault(record.at("date"), what, "Correct it, or the days in editions.csv.")
    if ("why_en" in values) != ("why_fr" in values):
        what = "Why is said in one language only."
        yield Fault(record.at("why_en"), what, "Write why_en and why_fr, or neither.")
    yield from _winner(record, by_kind)


def _winner(record: RawRecord, by_kind: Records) -> Iterator[Fault]:
    values = record.values
    kind, winner, status = (values.get(key) for key in ("winner_kind", "winner", "status"))
    if kind in ("rider", "team") and winner is None:
        what = f"A {kind} won, and none is named."
        yield Fault(record.at("winner"), what, "Name the winner, or write none or unknown.")
    if kind in ("none", "unknown") and winner is not None:
        what = f"winner_kind is {kind}, and a winner is named."
        yield Fault(record.at("winner"), what, "Empty the cell, or write rider or team.")
    if kind == "rider" and isinstance(winner, str) and winner not in by_kind["rider"]:
        near = nearest(winner, by_kind["rider"])
        what = f"There is no rider of the Tour with the id {winner}."
        remedy = f"Did you mean {near}?" if near else "Add that rider to riders.csv first."
        yield Fault(record.at("winner"), what, remedy)
    if "co_winner" in values and (kind != "rider" or values["co_winner"] == winner):
        what = "A co_winner is the second of two riders who won together."
        yield Fault(record.at("co_winner"), what, "Name another rider, or empty the cell.")
    fits = {
        "rider": status in ("ok", "vacated"),
        "team": status in ("ok", "vacated"),
        "none": status in _NO_WINNER,
        "unknown": status == "unknown",
    }
    if status is not None and not fits.get(str(kind), True):
        what = f"A stage with status {status} cannot have winner_kind {kind}."
        remedy = (
            "ok and vacated go with rider or team; annulled, cancelled, neutralised, stopped and "
            "disqualified with none; unknown with unknown."
        )
        yield Fault(record.at("status"), what, remedy)


def _stages_in_order(by_kind: Records) -> Iterator[Fault]:
    """Object to stages whose days do not follow their numbers, and to a number of them too many."""
    stages: dict[tuple[object, object], list[tuple[int, str, RawRecord]]] = defaultdict(list)
    for record in by_kind["stage"].values():
        values = record.values
        stage, date = values.get("stage"), values.get("date")
        place = place_of(stage) if isinstance(stage, str) else None
        if place is not None and isinstance(date, str):
            stages[values.get("race"), values.get("year")].append((place, date, record))
    for (race, year), listed in stages.items():
        listed.sort(key=lambda one: one[0])
        for before, after in pairwise(listed):
            if after[1] < before[1]:
                what = (
                    f"Stage {after[2].values['stage']} is on {after[1]}, before stage "
                    f"{before[2].values['stage']} on {before[1]}."
                )
                yield Fault(after[2].at("date"), what, "Correct one of the days or numbers.")
        edition = by_kind["edition"].get(f"{race}/{year}")
        if edition is not None:
            yield from _whole(edition, [stage for _, _, stage in listed])


def _whole(edition: RawRecord, stages: list[RawRecord]) -> Iterator[Fault]:
    """Object to what the stages of an edition, in their order, do not add up to."""
    count = edition.values.get("stages")
    if isinstance(count, int) and count != len(stages):
        what = f"This edition has {count} stages, and stages.csv has {len(stages)} of them."
        yield Fault(edition.at("stages"), what, "Correct the number, or the stages.")
        return
    for name, stage, which in (("start", stages[0], "first"), ("end", stages[-1], "last")):
        day, date = edition.values.get(name), stage.values.get("date")
        if isinstance(day, str) and isinstance(date, str) and day != date:
            what = f"{name} = {day}, and its {which} stage is on {date}."
            yield Fault(edition.at(name), what, "Correct the day here or in stages.csv.")
    whole = edition.values.get("km")
    lengths = [km for stage in stages if isinstance(km := stage.values.get("km"), int)]
    if isinstance(whole, int) and len(lengths) == len(stages):
        ridden = sum(lengths)
        if abs(ridden - whole) > whole * _LENGTHS_DIFFER:
            what = f"This edition is {_km(whole)} km long, and its stages {_km(ridden)} km."
            yield Fault(edition.at("km"), what, "Look for a stage whose km is not right.")
    leader, winner = stages[-1].values.get("leader"), edition.values.get("winner")
    if leader is not None and leader != winner:
        what = f"{leader} leads after the last stage, and {winner or 'nobody'} wins."
        yield Fault(stages[-1].at("leader"), what, "Correct one of the two files.")


def _editions_in_order(by_kind: Records) -> Iterator[Fault]:
    """Object to an edition whose number does not follow the one before it."""
    editions: dict[object, list[tuple[int, int, RawRecord]]] = defaultdict(list)
    for record in by_kind["edition"].values():
        year, number = record.values.get("year"), record.values.get("edition")
        if isinstance(year, int) and isinstance(number, int):
            editions[record.values.get("race")].append((year, number, record))
    for listed in editions.values():
        for before, after in pairwise(sorted(listed, key=lambda one: one[0])):
            if after[1] != before[1] + 1:
                what = f"This is edition {after[1]}, and that of {before[0]} is {before[1]}."
                yield Fault(after[2].at("edition"), what, "Number them in a row.")


def _places(by_kind: Records) -> Iterator[Fault]:
    """Object to a place in places.csv that no stage starts or finishes at, or that needs no row."""
    known = {
        place
        for record in by_kind["stage"].values()
        for name in ("start", "finish")
        if isinstance(place := record.values.get(name), str)
    }
    for record in by_kind["place"].values():
        english, french = record.values.get("en"), record.values.get("fr")
        if isinstance(english, str) and english not in known:
            near = nearest(english, known)
            what = f"No stage starts or finishes at {english}."
            remedy = f"Did you mean {near}?" if near else "Write it as stages.csv does."
            yield Fault(record.at("en"), what, remedy)
        if english is not None and english == french:
            what = f"{english} is the same in both languages."
            yield Fault(record.at("fr"), what, "Delete this row.")


def _classification(record: RawRecord, by_kind: Records) -> Iterator[Fault]:
    values = record.values
    edition, missing = _edition_of(record, by_kind)
    yield from missing
    rank, status = values.get("rank"), values.get("status")
    if status == "ok" and rank is None:
        what = "This place has no rank."
        yield Fault(record.at("rank"), what, "Fill the cell, or write dsq in status.")
    if status == "dsq" and rank is not None:
        what = "Who was disqualified has no rank."
        yield Fault(record.at("rank"), what, "Empty the cell, or write ok in status.")
    if "gap" in values and "time" not in values:
        what = "There is a gap and no time."
        yield Fault(record.at("gap"), what, "Give the time, or empty the cell.")
    yield from _gender(record, by_kind)
    if rank == 1 and edition is not None:
        winner, rider = edition.values.get("winner"), values.get("rider")
        if winner != rider:
            named = f"names {winner}" if winner else "names nobody"
            what = f"{rider} has rank 1, and editions.csv {named} as the winner."
            yield Fault(record.at("rank"), what, "Correct one of the two files.")


def _gender(record: RawRecord, by_kind: Records) -> Iterator[Fault]:
    """Object to a man in the women's race and to a woman in the men's."""
    race = record.values.get("race")
    rider = by_kind["rider"].get(str(record.values.get("rider")))
    if rider is None:
        return
    if rider.values.get("gender") == ("F" if race == "tdf" else "M"):
        what = f"{rider.id} does not ride this race: riders.csv says {rider.values['gender']}."
        yield Fault(record.at("rider"), what, "Correct the rider, or gender in riders.csv.")


def _ages(by_kind: Records) -> Iterator[Fault]:
    """Object to a birth date that makes a child or an old man ride: a namesake's, mostly."""
    years: dict[str, list[int]] = defaultdict(list)
    for record in by_kind["classification"].values():
        rider, year = record.values.get("rider"), record.values.get("year")
        if isinstance(rider, str) and isinstance(year, int):
            years[rider].append(year)
    for id_, rode in years.items():
        rider = by_kind["rider"].get(id_)
        born = rider.values.get("birth_date") if rider else None
        if rider is None or not isinstance(born, str) or not born[:4].isdecimal():
            continue
        for year in (min(rode), max(rode)):
            age = year - int(born[:4])
            if not _YOUNGEST <= age <= _OLDEST:
                what = f"Born on {born}, {id_} would have been {age} in the Tour of {year}."
                remedy = "Look whether the day is a namesake's, and empty the two cells if it is."
                yield Fault(rider.at("birth_date"), what, remedy)
                break


def _final_classifications(by_kind: Records) -> Iterator[Fault]:
    """Object to two winners, to a winner without rank 1, and to gaps that the times contradict."""
    places: dict[str, list[RawRecord]] = defaultdict(list)
    for record in by_kind["classification"].values():
        places[f"{record.values.get('race')}/{record.values.get('year')}"].append(record)
    for id_, rows in places.items():
        first = [row for row in rows if row.values.get("rank") == 1]
        for row in first[1:]:
            what = f"This edition has a rank 1 already, at {first[0].place}."
            yield Fault(row.at("rank"), what, "Correct one of the two ranks.")
        edition = by_kind["edition"].get(id_)
        if edition is not None and "winner" in edition.values and not first:
            what = f"The winner {edition.values['winner']} has no rank 1 in classifications.csv."
            yield Fault(edition.at("winner"), what, "Correct one of the two files.")
        finishers = edition.values.get("finishers") if edition else None
        ranked = sum("rank" in row.values for row in rows)
        if edition is not None and isinstance(finishers, int) and finishers < ranked:
            what = f"{finishers} riders finish, and classifications.csv ranks {ranked}."
            yield Fault(edition.at("finishers"), what, "Correct the number, or the places.")
        bibs: dict[object, RawRecord] = {}
        for row in rows:
            bib = row.values.get("bib")
            if bib is not None and (other := bibs.setdefault(bib, row)) is not row:
                what = f"{other.values.get('rider')} has the number {bib} already."
                yield Fault(row.at("bib"), what, "Correct one of the two, or empty the cells.")
        if edition is not None:
            yield from _jerseys(edition, {row.values.get("rider") for row in rows if _ranked(row)})
        yield from _gaps(rows)


def _ranked(row: RawRecord) -> bool:
    return "rank" in row.values


def _jerseys(edition: RawRecord, finished: set[object]) -> Iterator[Fault]:
    """Object to who won a classification without finishing; the climber of 1937 did."""
    for name in ("points", "youth"):
        rider = edition.values.get(name)
        if rider is not None and rider not in finished:
            what = f"{rider} wins this classification, and has no rank in classifications.csv."
            yield Fault(edition.at(name), what, "Correct one of the two files.")


def _gaps(rows: list[RawRecord]) -> Iterator[Fault]:
    """All gaps of an edition are to one time: that of the first, whether he kept it or lost it."""
    timed = [
        (row, time, row.values.get("gap"))
        for row in rows
        if isinstance(time := row.values.get("time"), int)
    ]
    ahead = Counter(time - gap for _, time, gap in timed if isinstance(gap, int))
    if not ahead:
        return
    best = ahead.most_common(1)[0][0]
    for row, time, gap in timed:
        if isinstance(gap, int) and time - gap != best:
            what = f"The gap and the time do not agree: the first took {_clock(best)}."
            remedy = f"The gap to that is {_clock(time - best)}." if time >= best else ""
            yield Fault(row.at("gap"), what, remedy or "Correct the time, or empty both cells.")
        elif time < best:
            what = f"This time is shorter than that of the first, {_clock(best)}."
            yield Fault(row.at("time"), what, "Correct it, or empty the cell.")


def _km(length: int) -> str:
    """Return metres as kilometres."""
    return f"{length / 1000:.3f}".rstrip("0").rstrip(".")


def _clock(seconds: int) -> str:
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def _totals(by_kind: Records) -> Iterator[Fault]:
    """Object to totals that everybody knows, for riders who are in riders.csv."""
    stages: Counter[object] = Counter()
    for record in by_kind["stage"].values():
        values = record.values
        year = values.get("year")
        if values.get("status") == "ok" and isinstance(year, int) and year <= _TOTALS_UNTIL:
            stages.update((values.get("winner"), values.get("co_winner")))
    tours: Counter[object] = Counter(
        record.values.get("winner")
        for record in by_kind["edition"].values()
        if isinstance(year := record.values.get("year"), int) and year <= _TOTALS_UNTIL
    )
    for totals, found, what, file in (
        (_STAGES_WON, stages, "stages", "stages.csv"),
        (_TOURS_WON, tours, "Tours", "editions.csv"),
    ):
        for id_, total in totals.items():
            rider = by_kind["rider"].get(id_)
            if rider is not None and found[id_] != total:
                said = f"{id_} has won {found[id_]} {what} up to {_TOTALS_UNTIL}, not {total}."
                yield Fault(rider.place, said, f"Look for the slip in {file}.")


def _rider(record: RawRecord, by_kind: Records) -> Iterator[Fault]:
    values = record.values
    if ("birth_date" in values) != ("birth_confidence" in values):
        what = "A birth date and how sure it is go together."
        remedy = "Fill birth_date and birth_confidence, or empty both."
        yield Fault(record.at("birth_confidence"), what, remedy)
    history = values.get("nationality_history")
    if isinstance(history, str):
        codes = history.split(">")
        for code in codes:
            if code not in by_kind["country"]:
                what = f"There is no country with the code {code}."
                remedy = "Write the codes with > between them: ITA>FRA. countries.csv has them all."
                yield Fault(record.at("nationality_history"), what, remedy)
        if len(codes) < 2 or codes[-1] != values.get("nationality"):
            what = "The history of nationalities does not end with the one in nationality."
            yield Fault(record.at("nationality_history"), what, "Correct one of the two cells.")
    person = by_kind["person"].get(record.id)
    if person is None:
        return
    name = str(person.values.get("name", ""))
    written = [str(values.get("name", "")), *texts(values.get("other_spellings"))]
    if fold(name) not in map(fold, written):
        what = f"The person with this id is called {name} ({person.place})."
        remedy = "Give this one another id, or write that name in other_spellings."
        yield Fault(record.at("name"), what, remedy)
    birth = person.values.get("birth_date")
    day = birth.get("value") if isinstance(birth, dict) else None
    if day is not None and "birth_date" in values and day != values["birth_date"]:
        what = f"The person with this id was born on {day} ({person.place})."
        yield Fault(record.at("birth_date"), what, "Correct one of the two days.")


def _twice(record: RawRecord, by_kind: Records) -> Iterator[Fault]:
    """Object to a row of whom or what another file has that wins."""
    kind, file = {"other_rider": ("rider", "riders.csv"), "lineage": ("team", "teams.toml")}[
        record.kind
    ]
    first = by_kind[kind].get(record.id)
    if first is not None:
        what = f"{record.id} is in {file} already ({first.place})."
        yield Fault(record.at("id"), what, "Delete this row.")


def _years(record: RawRecord, by_kind: Records) -> Iterator[Fault]:
    for start, end in (("first_year", "last_year"), ("from", "to")):
        first, last = record.values.get(start), record.values.get(end)
        if isinstance(first, int) and isinstance(last, int) and last < first:
            what = f"The last year, {last}, is before the first, {first}."
            yield Fault(record.at(end), what, "Correct one of the two.")


def _names_with_years(record: RawRecord, by_kind: Records) -> Iterator[Fault]:
    for text in texts(record.values.get("names")):
        span = span_of(text)
        if span is None or span[2] < span[1]:
            what = f"{text} does not say in which years the team was called so."
            yield Fault(record.at("names"), what, "Write Molteni (1966-1968) or Molteni (1966).")


def _names_in_both(record: RawRecord, by_kind: Records) -> Iterator[Fault]:
    """Object to names that do not have the same years in English and in French."""
    english, french = (texts(record.values.get(column)) for column in ("names", "names_fr"))
    years = [[span[1:] for span in map(span_of, names) if span] for names in (english, french)]
    if len(english) != len(french) or years[0] != years[1]:
        what = "The names in English and in French do not have the same years, one by one."
        yield Fault(record.at("names_fr"), what, "Write Belgique (1967) beside Belgium (1967).")


_ROWS: tuple[tuple[str, Callable[[RawRecord, Records], Iterator[Fault]]], ...] = (
    ("edition", _edition),
    ("stage", _stage),
    ("classification", _classification),
    ("rider", _rider),
    ("other_rider", _twice),
    ("lineage", _twice),
    ("lineage", _years),
    ("historic_team", _years),
    ("historic_team", _names_with_years),
    ("national_team", _names_with_years),
    ("national_team", _names_in_both),
    ("team_span", _years),
    ("around", _years),
)
