"""The records of the race: a list of one of them, and the first of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from bot.cards.layout import Card, least, marked, merged, offer, on_page
from bot.cards.results import kilometres, race_name, stage_number
from bot.cards.statements import options_of, question_of
from bot.cards.team import span
from bot.cards.times import gap
from bot.questions import Ask, Pick, Question
from bot.records import RACES, Annal, Country, Listing, Mark, Race, Ref, Text
from bot.words import Say

A_PAGE: Final = 10  # lines
NAMED: Final = 3  # of those who share a first place
MANY_RUNS: Final = 5  # of years: more are told as first and last

AGES: Final = frozenset(
    {Annal.YOUNGEST, Annal.OLDEST, Annal.YOUNGEST_STAGE, Annal.OLDEST_STAGE},
)
MARGINS: Final = frozenset({Annal.CLOSEST, Annal.WIDEST})
LENGTHS: Final = frozenset(
    {Annal.LONGEST, Annal.SHORTEST, Annal.LONGEST_STAGE, Annal.SHORTEST_STAGE}
)
OF_NATION: Final[Mapping[Annal, Annal]] = {
    Annal.NATIONS_TOURS: Annal.TOURS,
    Annal.NATIONS_STAGES: Annal.STAGES,
    Annal.NATIONS_YELLOW: Annal.YELLOW,
}
"""The lists of countries, and those of riders that they lead to."""
NOTES: Final[Mapping[Annal, tuple[str, ...]]] = {
    Annal.TOURS: ("annulled",),
    Annal.STAGES: ("stages",),
    Annal.YELLOW: ("yellow", "yellow-before"),
    Annal.FINISHED: ("finished",),
    Annal.PODIUMS: ("annulled",),
    Annal.LAST: ("last",),
    Annal.HAUL: ("stages",),
    **dict.fromkeys(AGES, ("age",)),
    **dict.fromkeys(MARGINS, ("winner",)),
    **dict.fromkeys(LENGTHS, ("lengths",)),
    Annal.HOSTS: ("hosts",),
    Annal.NATIONS_TOURS: ("annulled", "nations"),
    Annal.NATIONS_STAGES: ("nations",),
    Annal.NATIONS_YELLOW: ("yellow", "yellow-before", "nations"),
}
"""What must be known to read a list."""
UNKNOWN: Final[Mapping[Annal, str]] = {
    **dict.fromkeys(AGES, "births"),
    **dict.fromkeys(MARGINS, "times"),
    **dict.fromkeys(OF_NATION, "no-nation"),
}
"""What is missing of those who have no place in a list."""
OF_ITS_PAST: Final = frozenset({"annulled", "yellow-before"})  # of the Tour de France only


def annal_card(
    say: Say,
    annal: Annal,
    race: Race,
    listing: Listing,
    *,
    page: int,
    country: Country | None,
) -> Card:
    """Return a list of records, ten lines a page.

    Args:
        say: the words.
        annal: which list.
        race: of which race.
        listing: its lines.
        page: the page, from 1.
        country: the country whose riders alone are listed, None for all.
    """
    marks = listing.marks
    count = max(1, -(-len(marks) // A_PAGE))
    page = on_page(page, count)
    shown = marks[(page - 1) * A_PAGE : page * A_PAGE]
    card = Card(
        _title(say, annal, race, country),
        sources=merged(mark.sources for mark in shown),
        page=page,
        pages=count,
        turn=lambda number: Question(
            "records", annal, race, number, country.code if country else None
        ),
    )
    lines = [_line(say, annal, mark) for mark in shown]
    if page == count and marks and (more := marks[-1].rank + marks[-1].tied - 1 - len(marks)) > 0:
        lines.append(say("annal-more-tied", count=more))
    card.add("\n".join(lines) or say("annal-empty"))
    card.add("\n".join(f"-# {note}" for note in _notes(say, annal, race, listing, country)))
    card.picks = [
        offer("look", say("choose-record"), _options(say, annal, race, shown)),
        _other_lists(say, race),
    ]
    card.asks.append(_other_race(say, annal, race))
    return card


def annals_card(say: Say, race: Race, listings: Mapping[Annal, Listing]) -> Card:
    """Return the first of every list; those in which nobody stands are left out."""
    blocks: list[list[str]] = [[]]
    for annal, listing in listings.items():
        first = [mark for mark in listing.marks if mark.rank == 1]
        if not first:
            continue
        if annal in BEGIN:
            blocks.append([])
        named = [_name_and_year(say, annal, mark) for mark in first[:NAMED]]
        if (others := first[0].tied - len(named)) > 0:
            named.append(say("annal-others", count=others))
        value = marked(_value(say, annal, first[0]), least(each.confidence for each in first), say)
        line = say("annal-first", annal=_called(say, annal), names=say.several(named), value=value)
        blocks[-1].append(f"- {line}")
    card = Card(
        say("annals-title", race=race_name(say, race)),
        ["\n".join(lines) for lines in blocks if lines],
        picks=[_other_lists(say, race)],
        asks=[_other_race(say, None, race)],
        sources=merged(each.sources for listing in listings.values() for each in listing.marks[:1]),
    )
    if race == RACES[0]:
        card.add(f"-# {say('annal-note-annulled')}")
    return card


BEGIN: Final = frozenset({Annal.YOUNGEST, Annal.CLOSEST, Annal.NATIONS_TOURS})
"""With these lists a paragraph of the overview begins."""


def _called(say: Say, annal: Annal) -> str:
    name = say(f"annal-{annal}")
    return say("annal-known-ages", annal=name) if annal in AGES else name


def _title(say: Say, annal: Annal, race: Race, country: Country | None) -> str:
    name = _called(say, annal)
    if country is None:
        return say("annal-title", annal=name, race=race_name(say, race))
    of = say.text(country.name)
    return say("annal-of-country", annal=name, race=race_name(say, race), country=of)


def _line(say: Say, annal: Annal, mark: Mark) -> str:
    rank = say("annal-rank-tied" if mark.tied > 1 else "annal-rank", rank=mark.rank)
    parts = [f"**{rank}** {_name(say, annal, mark)}", f"**{_value(say, annal, mark)}**"]
    if annal in AGES or annal is Annal.HAUL:
        parts.append(_when(say, mark))
    elif mark.years:
        parts.append(_years(mark.years))
    if mark.unsure:
        parts.append(f"*{say('annal-unsure', years=span(mark.unsure))}*")
    return marked(" · ".join(parts), mark.confidence, say)


def _name(say: Say, annal: Annal, mark: Mark) -> str:
    """Return what a line is about: a rider, two, a country, a town, an edition or a stage."""
    if mark.country is not None:
        return say.text(mark.country.name)
    if annal in MARGINS:
        first, second = mark.who
        return say("annal-margin", year=str(mark.year), first=first.name, second=second.name)
    if mark.who:
        return mark.who[0].name
    if mark.place is not None:
        return say.text(mark.place)
    if mark.start is None or mark.finish is None:
        return str(mark.year)
    return f"{_when(say, mark)}, {_between(say, mark.start, mark.finish)}"


def _name_and_year(say: Say, annal: Annal, mark: Mark) -> str:
    """Return what a line is about where no column says when it was."""
    if annal is Annal.HAUL:
        return say("annal-named-in", name=_name(say, annal, mark), year=str(mark.year))
    if mark.start is not None and mark.finish is not None:
        return say(
            "annal-named-in", name=_between(say, mark.start, mark.finish), year=str(mark.year)
        )
    return _name(say, annal, mark)


def _between(say: Say, start: Text, finish: Text) -> str:
    places = say.text(start), say.text(finish)
    return " – ".join(dict.fromkeys(places))


def _value(say: Say, annal: Annal, mark: Mark) -> str:
    if annal in AGES:
        return say("annal-age", years=mark.value, days=mark.days)
    if annal in MARGINS:
        return gap(say, mark.value)
    return kilometres(say, mark.value) if annal in LENGTHS else say.number(mark.value)


def _when(say: Say, mark: Mark) -> str:
    """Return "1904", or "2024, stage 5"."""
    if mark.stage is None:
        return str(mark.year)
    return f"{mark.year}, {stage_number(say, mark.stage)}"


def _years(years: Sequence[int]) -> str:
    """Return every year, or the first and the last where they are too many to be read."""
    written = span(years)
    return written if written.count(",") < MANY_RUNS else f"{years[0]}–{years[-1]}"


def _notes(
    say: Say, annal: Annal, race: Race, listing: Listing, country: Country | None
) -> list[str]:
    """Return what must be known to read a list."""
    keys = [key for key in NOTES.get(annal, ()) if race == RACES[0] or key not in OF_ITS_PAST]
    if country is not None:
        keys.append("nations")
    notes = [say(f"annal-note-{key}") for key in keys]
    if listing.unplaced:
        unknown = UNKNOWN[annal]
        notes.append(say(f"annal-unknown-{unknown}", count=listing.unplaced))
    return notes


def _options(
    say: Say, annal: Annal, race: Race, marks: Sequence[Mark]
) -> list[tuple[str, Question, str | None]]:
    """Return where lines lead: to riders, stages, editions, or to the list of a country."""
    options: list[tuple[str, Question, str | None]] = []
    for mark in marks:
        if mark.country is not None:
            asked = Question("records", OF_NATION[annal], race, None, mark.country.code)
            options.append((say.text(mark.country.name), asked, None))
            continue
        if mark.stage is not None and annal not in AGES:
            ref = Ref("stage", f"{race}-{mark.year}-{mark.stage}", _when(say, mark))
        elif annal in MARGINS or (not mark.who and mark.year is not None):
            ref = Ref("edition", f"{race}-{mark.year}", f"{race_name(say, race)} {mark.year}")
        else:
            options += options_of(say, (Ref("rider", each.id, each.name) for each in mark.who))
            continue
        if (question := question_of(ref)) is not None:
            options.append((ref.name, question, None))
    return options


def _other_lists(say: Say, race: Race) -> Pick:
    return offer(
        "annal",
        say("annal-choose"),
        ((say(f"annal-{annal}"), Question("records", annal, race), None) for annal in Annal),
    )


def _other_race(say: Say, annal: Annal | None, race: Race) -> Ask:
    other = next(each for each in RACES if each != race)
    return Ask(
        say("annal-other-race", race=race_name(say, other)), Question("records", annal, other)
    )
