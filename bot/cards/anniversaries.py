"""A day of the year: what happened on it, round anniversaries first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from bot.cards.layout import Card, marked, merged, offer, on_page, pages
from bot.cards.results import race_name, ranked, route, stage_number, stage_status
from bot.cards.statements import name_of, options_of, small
from bot.questions import Ask, Question
from bot.records import (
    RACES,
    Birth,
    Confidence,
    Edition,
    Event,
    Ref,
    Source,
    Stage,
    StageStatus,
    WinnerStatus,
)
from bot.words import Say

ROUND: Final = (100, 75, 50, 40, 30, 25, 20, 10, 5)
"""Years that make an anniversary a round one, the roundest first."""

Date = tuple[int, int, int]  # year, month and day


@dataclass(frozen=True, slots=True)
class Line:
    """Something that happened in a year, what it rests on, and where it leads."""

    year: int
    text: str
    sources: Sequence[Source]
    options: Sequence[tuple[str, Question, str | None]] = ()


def lines_of(
    say: Say,
    on: str,
    editions: Sequence[Edition],
    stages: Iterable[Stage],
    events: Iterable[Event],
) -> list[Line]:
    """Return what happened on the day `on` (`07-14`) of any year: a start first, events last."""
    return [
        *(_start(say, each) for each in editions if each.start[5:] == on),
        *(_stage(say, each) for each in stages),
        *(_end(say, each) for each in editions if each.end[5:] == on),
        *(_event(say, each) for each in events),
    ]


def by_anniversary(lines: Iterable[Line], year: int) -> list[tuple[int, list[Line]]]:
    """Return lines by their year: this year, round anniversaries, then the latest years first.

    What came after `year` comes last.
    """

    def order(line: Line) -> tuple[int, int]:
        before = year - line.year
        if before == 0:
            return 0, 0
        if before in ROUND:
            return 1, ROUND.index(before)
        return (2, before) if before > 0 else (3, -before)

    groups = groupby(sorted(lines, key=order), key=lambda line: line.year)
    return [(at, list(group)) for at, group in groups]


def day_card(
    say: Say,
    day: Date,
    lines: Sequence[Line],
    births: Sequence[Birth],
    *,
    page: int,
    nearest: Sequence[Date] = (),
    other: Date | None = None,
) -> Card:
    """Return a day.

    Args:
        say: the words.
        day: the day; anniversaries are counted from its year.
        lines: what happened on it.
        births: who was born on it.
        page: the page, from 1.
        nearest: days to go to instead, where nothing happened on this one.
        other: another day that may have been meant.
    """
    told = told_in_order(say, lines, births, day[0])
    split = pages(line.text for line in told)
    page = on_page(page, len(split))
    first = sum(len(each) for each in split[: page - 1])
    here = told[first : first + len(split[page - 1])]
    card = Card(
        say("day-title", day=say.day_of_year(*day[1:])),
        sources=merged(line.sources for line in here),
        page=page,
        pages=len(split),
        turn=lambda number: Question("onthisday", iso(day), number),
    )
    if not lines:
        card.add(say("day-quiet-born" if births else "day-quiet"))
    card.add("\n".join(line.text for line in here))
    if nearest:
        card.add(say("day-nearest"))
    card.picks.append(
        offer("look", say("choose-record"), (each for line in here for each in line.options))
    )
    for near in nearest:
        card.asks.append(Ask(say.day_of_year(*near[1:]), Question("onthisday", iso(near))))
    if other is not None:
        label = say("day-also-read", day=say.day_of_year(*other[1:]))
        card.asks.append(Ask(label, Question("onthisday", iso(other))))
    return card


def iso(day: Date) -> str:
    """Return a day as a question carries it; 29 February stands in any year."""
    year, month, number = day
    return f"{year:04}-{month:02}-{number:02}"


def told_in_order(
    say: Say, lines: Iterable[Line], births: Iterable[Birth], year: int
) -> list[Line]:
    """Return the lines of a day as they are read: round years, births, other years."""
    found: list[Line] = []
    rest: list[Line] = []
    for at, group in by_anniversary(lines, year):
        if at == year:
            found += _headed(say("day-in-year", year=str(at)), group)
        elif year - at in ROUND:
            found += _headed(say("day-years-before", years=year - at, year=str(at)), group)
        else:
            rest += [replace(line, text=f"**{at}** · {line.text}") for line in group]
    found += _headed(say("day-born"), [_birth(say, each) for each in births])
    return found + _headed(say("day-other-years"), rest)


def _headed(title: str, lines: Sequence[Line]) -> list[Line]:
    """Return lines with a heading on the first, so that it never stands alone on a page."""
    listed = [replace(line, text=f"- {line.text}") for line in lines]
    return [replace(line, text=f"### {title}\n{line.text}") for line in listed[:1]] + listed[1:]


def _birth(say: Say, birth: Birth) -> Line:
    year = int(birth.date[:4])
    text = say("day-birth", year=str(year), name=birth.rider.name)
    return Line(year, text, birth.sources, options_of(say, [replace(birth.rider, kind="rider")]))


def _start(say: Say, edition: Edition) -> Line:
    text = say("day-start", edition=ranked(say, edition.number), race=race_name(say, edition.race))
    return Line(edition.year, text, edition.sources, _edition_option(say, edition))


def _end(say: Say, edition: Edition) -> Line:
    end = say("day-end", edition=ranked(say, edition.number), race=race_name(say, edition.race))
    text = say("day-line", what=end, result=_overall(say, edition))
    return Line(edition.year, text, edition.sources, _edition_option(say, edition))


def _overall(say: Say, edition: Edition) -> str:
    if edition.winner_status is WinnerStatus.VACANT:
        return say("day-vacant")
    if edition.winner is None:
        return say("stage-status-unknown")
    if edition.winner.id is None:
        return say("day-covered")
    return say("day-won-overall", name=edition.winner.name)


def _edition_option(say: Say, edition: Edition) -> Sequence[tuple[str, Question, None]]:
    name = f"{race_name(say, edition.race)} {edition.year}"
    return options_of(say, [Ref("edition", edition.id, name)])


def _stage(say: Say, stage: Stage) -> Line:
    where = say(
        "day-stage", stage=stage_number(say, stage.number, first=True), route=route(say, stage)
    )
    if stage.race != RACES[0]:
        where = f"{race_name(say, stage.race)} · {where}"
    text = marked(
        say("day-line", what=where, result=_won(say, stage)),
        stage.confidence if stage.status is not StageStatus.UNKNOWN else Confidence.CONFIRMED,
        say,
    )
    name = f"{stage.year} · {where}"
    return Line(stage.year, text, stage.sources, options_of(say, [Ref("stage", stage.id, name)]))


def _won(say: Say, stage: Stage) -> str:
    """Return who won a stage, or what became of it."""
    winner = stage.winner
    if winner is None:
        return stage_status(say, stage.status)
    if winner.kind == "covered":
        return say("day-covered")
    if stage.status is StageStatus.VACATED:
        return say("day-lost", name=winner.name)
    if stage.co_winner is not None:
        both = say.several([winner.name, stage.co_winner.name])
        return say("day-won-together", names=both)
    return say("day-won", name=name_of(say, winner))


def _event(say: Say, event: Event) -> Line:
    text = marked(say.text(event.text), event.confidence, say) + small(say, event.note)
    return Line(
        int(event.date[:4]), text, event.sources, options_of(say, (*event.people, *event.teams))
    )
