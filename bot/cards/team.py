"""A team: what it did at the Tour, every name it has borne, and what the series shows of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

from bot.cards.layout import Card, episode_number, marked, merged, offer
from bot.cards.palmares import edition_ref, placed, stage_ref, stage_wins
from bot.cards.statements import (
    contradiction,
    episode_options,
    name_of,
    names,
    options_of,
    sections,
    seen_in_seasons,
    statement,
)
from bot.palmares import TeamYear
from bot.questions import Ask, Pick, Question
from bot.records import Episode, Fact, Life, Placing, Ref, Season, Stage, Team, TeamCode
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
    life: Life,
    record: Sequence[TeamYear],
    page: int,
) -> Card:
    """Return a team: the year that is asked about first, then the Tours, then the series.

    Args:
        say: the words.
        team: the team.
        year: the year asked about, None for none.
        seasons: every season, for what it says of this team.
        life: the episodes that follow the team, the contradictions about it, its quotes.
        record: what it did in each Tour, the oldest first.
        page: the page, from 1.
    """
    ridden = next((each for each in record if each.year == year), None)
    blocks, page, count = sections(
        [
            ("", [*_facts(say, team, year), *_totals(say, record)]),
            *_year(say, team, year, ridden),
            (say("team-record"), _by_year(say, record)),
            (
                say("names-borne"),
                [
                    f"- {say('name-years', name=name, years=years)}"
                    for name, years in _names_by_years(say, team)
                ],
            ),
            (say("in-the-series"), _in_series(say, team, life.episodes)),
            (say("taking-part"), list(_part(say, team, seasons))),
            (say("sources-disagree"), [contradiction(say, each) for each in life.contradictions]),
        ],
        page,
    )
    card = Card(
        name_of(say, team),
        blocks,
        picks=_picks(say, team, ridden, record, life.episodes),
        sources=merged([team.sources, *(each.sources for each in _rests_on(record))]),
        confidence=team.confidence,
        subject=f"={team.id}",
        page=page,
        pages=count,
        turn=lambda number: Question("team", team.id, year, number),
    )
    if life.quotes:
        card.asks.append(Ask(say("quotes-button", count=life.quotes), Question("quotes", team.id)))
    return card


def _picks(
    say: Say,
    team: Team,
    ridden: TeamYear | None,
    record: Sequence[TeamYear],
    episodes: Sequence[Episode],
) -> list[Pick]:
    """Return what the card leads to: of a year its Tour, riders and stages, else the years."""
    people = [*team.staff, *(ref for refs in team.riders.values() for ref in refs)]
    years = offer("year", say("choose-year"), _year_options(say, team, record, ridden))
    if ridden is None:
        return [
            years,
            offer("who", say("choose-person"), options_of(say, people)),
            offer("episode", say("choose-episode"), episode_options(say, episodes)),
        ]
    riders = [
        Ref("rider", each.rider.id, f"{placed(say, each)} · {each.rider.name}".replace("*", ""))
        for each in ridden.placings
    ]
    edition = edition_ref(say, ridden.race, ridden.year)
    return [
        offer("rider", say("choose-person"), options_of(say, riders)),
        offer("edition", say("choose-edition"), options_of(say, [edition])),
        offer(
            "stage", say("choose-stage"), options_of(say, (stage_ref(say, s) for s in ridden.won))
        ),
        years,
    ]


def _year_options(
    say: Say, team: Team, record: Sequence[TeamYear], shown: TeamYear | None
) -> Iterable[tuple[str, Question, str | None]]:
    """Return the years of the team, the latest first, with its best place."""
    for each in reversed(record):
        if each is not shown:
            label = f"{each.year} · {_name_in_year(say, team, each)}"
            best = f"{placed(say, each.best)} {each.best.rider.name}" if each.best else None
            yield label, Question("team", team.id, each.year), best and best.replace("*", "")


def _name_in_year(say: Say, team: Team, ridden: TeamYear) -> str:
    named = next((each.team for each in ridden.placings if each.team), None)
    return name_of(say, named or team)


def _rests_on(record: Sequence[TeamYear]) -> Iterable[Placing | Stage]:
    for each in record:
        yield from each.placings
        yield from each.won


def _totals(say: Say, record: Sequence[TeamYear]) -> list[str]:
    tours = sum(each.best is not None and each.best.rank == 1 for each in record)
    stages = sum(len(each.won) for each in record)
    return [f"- {say('team-totals', tours=tours, stages=stages)}"] if tours or stages else []


def _year(
    say: Say, team: Team, year: int | None, ridden: TeamYear | None
) -> Iterable[tuple[str, list[str]]]:
    """Return who finished the Tour of a year, by place, and the stages won in it."""
    if year is None:
        return
    if ridden is None:
        years = [each.year for each in team.names]
        if years and min(years) <= year <= max(years):
            yield "", [say("team-line-up-unknown", year=str(year))]
        return
    women = ridden.race == "tdff"
    several = len({each.team for each in ridden.placings}) > 1
    lines = []
    for each in ridden.placings:
        line = f"{placed(say, each)} · {each.rider.name}"
        if several and each.team is not None:
            line = say("team-in-year", team=line, year=name_of(say, each.team))
        lines.append(f"- {line}")
    if lines:
        lines[-1] += f"\n-# {say('team-line-up-note')}"
    yield say("team-line-up-women" if women else "team-line-up", year=str(year)), lines
    yield say("palmares-wins"), stage_wins(say, ridden.won)


def _by_year(say: Say, record: Sequence[TeamYear]) -> list[str]:
    """Return a line a Tour, the latest first: the best place, who finished, the stages won."""
    lines = []
    for each in reversed(record):
        parts = [say("team-nobody")]
        if each.best is not None:
            parts = [f"{placed(say, each.best)} {each.best.rider.name}"]
        if standing := sum(placing.rank is not None for placing in each.placings):
            parts.append(say("team-finishers", count=standing))
        if each.won:
            parts.append(say("team-year-won", count=len(each.won)))
        if lost := [placing.rider for placing in each.placings if placing.rank is None]:
            parts.append(say("team-year-annulled", names=names(say, lost)))
        lines.append(f"- {say('palmares-year', year=f'**{each.year}**', what=' · '.join(parts))}")
    if lines:
        lines[-1] += f"\n-# {say('team-record-note')}"
    return lines


def _facts(say: Say, team: Team, year: int | None) -> list[str]:
    lines = []
    if year is not None:
        borne = [name_of(say, each) for each in team.names if each.year == year]
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


def _names_by_years(say: Say, team: Team) -> list[tuple[str, str]]:
    """Return each name with the years it was borne, latest first."""
    borne = [
        (name, [each.year for each in run])
        for name, run in groupby(team.names, key=lambda each: name_of(say, each))
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
