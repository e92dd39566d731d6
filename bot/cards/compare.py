"""Two riders, head to head."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.cards.layout import Card, merged, offer
from bot.cards.palmares import edition_ref, place_of, placed
from bot.cards.results import classification, race_name
from bot.cards.statements import options_of, sections
from bot.palmares import WORN, Meeting, Palmares, meetings
from bot.questions import Ask, Question
from bot.records import Person
from bot.words import Say


def compare_card(
    say: Say,
    riders: tuple[Person, Person],
    names: tuple[str, str],
    records: tuple[Palmares, Palmares],
    *,
    page: int,
) -> Card:
    """Return two riders with what each did, and the Tours that both finished.

    Args:
        say: the words.
        riders: the two.
        names: what to call them, so that namesakes are told apart.
        records: what each did at the Tour.
        page: the page, from 1.
    """
    met = meetings(*records)
    blocks, page, count = sections(
        [
            ("", [*_apart(say, records), *_totals(say, names, records)]),
            (say("compare-shared"), _shared(say, names, records, met)),
        ],
        page,
    )
    return Card(
        say("compare-title", one=names[0], other=names[1]),
        blocks,
        picks=[
            offer(
                "edition",
                say("choose-edition"),
                options_of(
                    say, (edition_ref(say, each.one.race, each.one.year) for each in met[::-1])
                ),
            )
        ],
        asks=[
            Ask(name[:80], Question("rider", rider.id))
            for name, rider in zip(names, riders, strict=True)
        ],
        sources=merged(each.sources for record in records for each in record.rests_on),
        page=page,
        pages=count,
        turn=lambda number: Question("compare", riders[0].id, riders[1].id, number),
    )


def _apart(say: Say, records: Sequence[Palmares]) -> Iterable[str]:
    races = [record.race for record in records]
    if races[0] and races[1] and races[0] != races[1]:
        one, other = (race_name(say, race) for race in races if race)
        yield say("compare-races", one=one, other=other)


def _totals(say: Say, names: Sequence[str], records: Sequence[Palmares]) -> Iterable[str]:
    """Return a line for each thing that at least one of them did, the one who did more in bold."""
    for name, record in zip(names, records, strict=True):
        if not record.rests_on:
            yield say("compare-nothing", name=name)
    lines = [
        (say("compare-won"), [len(record.tours_won) for record in records]),
        (say("compare-podiums"), [len(record.podiums) for record in records]),
        (say("compare-top-tens"), [len(record.top_tens) for record in records]),
        (say("compare-stages"), [len(record.won) for record in records]),
        (say("compare-yellow"), [record.days_in_yellow for record in records]),
    ]
    lines += [
        (classification(say, worn), [len(record.titles[worn]) for record in records])
        for worn in WORN
    ]
    lines.append((say("compare-finished"), [len(record.finished) for record in records]))
    lines.append((say("compare-stripped"), [len(record.stripped) for record in records]))
    for what, counts in lines:
        if any(counts):
            one, other = (
                f"**{count}**" if count == max(counts) != min(counts) else str(count)
                for count in counts
            )
            yield f"- {say('compare-line', what=what, one=one, other=other)}"
    if all(record.best for record in records):
        one, other = (place_of(say, record.best[0]) for record in records)
        yield f"- {say('compare-line', what=say('compare-best'), one=one, other=other)}"


def _shared(
    say: Say, names: Sequence[str], records: Sequence[Palmares], met: Sequence[Meeting]
) -> list[str]:
    if records[0].race != records[1].race or not all(record.rests_on for record in records):
        return []
    if not met:
        return [f"{say('compare-none')}\n-# {say('palmares-places-note')}"]
    ahead = (
        sum(each.ahead is each.one for each in met),
        sum(each.ahead is each.other for each in met),
    )
    one, other = (
        say("compare-ahead", name=name, count=count)
        for name, count in zip(names, ahead, strict=True)
    )
    lines = [say("compare-tally", count=len(met), one=one, other=other)]
    for each in met:
        one, other = (
            f"**{name} {placed(say, placing)}**"
            if each.ahead is placing
            else f"{name} {placed(say, placing)}"
            for name, placing in zip(names, (each.one, each.other), strict=True)
        )
        shown = say("compare-met", one=one, other=other)
        lines.append(f"- {say('palmares-year', year=str(each.one.year), what=shown)}")
    lines[-1] += f"\n-# {say('palmares-places-note')}"
    return lines
