"""A team: every name it has borne, and what the series shows of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

from bot.cards.layout import Card, episode_number, marked, merged, offer
from bot.cards.statements import (
    contradiction,
    episode_options,
    names,
    options_of,
    sections,
    seen_in_seasons,
    statement,
)
from bot.questions import Ask, Question
from bot.records import Contradiction, Episode, Fact, Season, Team, TeamCode
from bot.words import Say

# The lists of teams that a season may have, in the order in which they came about.
TAKING_PART: Final = (
    "teams-announced",
    "teams",
    "teams-separate",
    "teams-seen",
    "refused",
    "not-filmed",
)


def team_card(
    say: Say,
    team: Team,
    *,
    year: int | None,
    seasons: Sequence[Season],
    episodes: Sequence[Episode],
    contradictions: Sequence[Contradiction],
    quotes: int,
    page: int,
) -> Card:
    """Return a team.

    Args:
        say: the words.
        team: the team.
        year: the year asked about, None for none.
        seasons: every season, for what it says of this team.
        episodes: those that follow the team.
        contradictions: those about the team.
        quotes: how many quotes are the team's.
        page: the page, from 1.
    """
    blocks, page, count = sections(
        [
            ("", _facts(say, team, year)),
            (
                say("names-borne"),
                [
                    f"- {say('name-years', name=name, years=years)}"
                    for name, years in _names_by_years(team)
                ],
            ),
            (say("in-the-series"), _in_series(say, team, episodes)),
            (say("taking-part"), list(_part(say, team, seasons))),
            (say("sources-disagree"), [contradiction(say, each) for each in contradictions]),
        ],
        page,
    )
    people = [*team.staff, *(ref for refs in team.riders.values() for ref in refs)]
    card = Card(
        team.name,
        blocks,
        picks=[
            offer("who", say("choose-person"), options_of(people)),
            offer("episode", say("choose-episode"), episode_options(say, episodes)),
        ],
        sources=merged([team.sources]),
        confidence=team.confidence,
        subject=f"={team.id}",
        page=page,
        pages=count,
        turn=lambda number: Question("team", team.id, year, number),
    )
    if quotes:
        card.asks.append(Ask(say("quotes-button", count=quotes), Question("quotes", team.id)))
    return card


def _facts(say: Say, team: Team, year: int | None) -> list[str]:
    lines = []
    if year is not None:
        borne = [each.name for each in team.names if each.year == year]
        codes = [each for each in team.codes if each.year == year]
        if borne:
            lines.append(f"**{say('name-in-year', year=str(year), names=say.several(borne))}**")
            if codes:
                lines.append(f"- {say('code-in-year', codes=_codes(say, codes))}")
        elif team.names:
            first, last = (
                min(each.year for each in team.names),
                max(each.year for each in team.names),
            )
            lines.append(
                say("name-in-year-unknown", year=str(year), first=str(first), last=str(last))
            )
    if team.country and team.country.text:
        country = marked(say.text(team.country.text), team.country.confidence, say)
        lines.append(f"- {say('country', country=country)}")
    if team.codes:
        lines.append(f"- {say('codes', codes=_codes_by_years(say, team.codes))}")
    if team.note:
        lines.append(f"- {say.text(team.note)}")
    return lines


def _in_series(say: Say, team: Team, episodes: Sequence[Episode]) -> list[str]:
    lines = []
    if team.seasons:
        lines.append(f"- {seen_in_seasons(say, team.seasons)}")
    if episodes:
        numbers = say.several(episode_number(each.id) for each in episodes)
        lines.append(f"- {say('followed-in-episodes', episodes=numbers)}")
    if team.staff:
        lines.append(f"- {say('staff', names=names(say, team.staff))}")
    lines += [
        f"- {say('riders-seen', season=season, names=names(say, riders))}"
        for season, riders in team.riders.items()
        if riders
    ]
    return lines


def _part(say: Say, team: Team, seasons: Sequence[Season]) -> Iterable[str]:
    """Return in what way each season had the team; a refusal with all that is said of it."""
    for season in seasons:
        for key in TAKING_PART:
            fact = season.facts.get(key)
            name = _name_in(fact, team.id) if fact else None
            if fact is None or name is None:
                continue
            line = marked(say(f"part-{key}", season=season.number, name=name), fact.confidence, say)
            yield f"- {line}"
            if key == "refused":
                yield statement(say, fact).removeprefix("- ")


def _name_in(fact: Fact, team: str) -> str | None:
    """Return the name under which a fact lists the team, None where it does not."""
    listed = fact.value if isinstance(fact.value, list) else []
    return next(
        (
            str(each["name"])
            for each in listed
            if isinstance(each, dict) and each.get("team") == team
        ),
        None,
    )


def _names_by_years(team: Team) -> list[tuple[str, str]]:
    """Return each name with the years it was borne, latest first."""
    borne = [
        (name, [each.year for each in run])
        for name, run in groupby(team.names, key=lambda each: each.name)
    ]
    return [(name, span(years)) for name, years in reversed(borne)]


def span(years: Iterable[int]) -> str:
    """Return `2015–2018`, one year, or `2018, 2025–2026` where years between are missing."""
    runs: list[list[int]] = []
    for year in sorted(years):
        if runs and year <= runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(str(run[0]) if run[0] == run[-1] else f"{run[0]}–{run[-1]}" for run in runs)


def _codes_by_years(say: Say, codes: Sequence[TeamCode]) -> str:
    """Return every code with its years; where two stand for one year, the sources differ."""
    runs: dict[tuple[str, str, bool], list[int]] = {}
    for code in sorted(codes, key=lambda each: (-each.year, each.code)):
        runs.setdefault((code.code, code.confidence, code.disputed), []).append(code.year)
    shown = []
    for (text, confidence, disputed), years in runs.items():
        mark = say("disputed") if disputed else say(f"confidence-{confidence}")
        sure = confidence == "confirmed" and not disputed
        shown.append(f"{text} ({span(years)}{'' if sure else f', {mark}'})")
    return ", ".join(shown)


def _codes(say: Say, codes: Sequence[TeamCode]) -> str:
    return say.several(marked(code.code, code.confidence, say) for code in codes)
