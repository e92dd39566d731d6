"""An edition of the Tour: when and how far, who won and by how much, its stages and teams."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from bot.cards.layout import Card, marked, merged, offer
from bot.cards.pictures import Standing, gaps_picture
from bot.cards.results import (
    JERSEYS,
    Jersey,
    behind,
    classification,
    disputed,
    edition_button,
    edition_name,
    kilometres,
    ranked,
    route,
    stage_number,
    stage_option,
    stage_status,
)
from bot.cards.statements import name_of, names, options_of, sections
from bot.cards.times import time
from bot.questions import Ask, Pick, Question
from bot.records import (
    PROLOGUE,
    Confidence,
    Edition,
    Placing,
    Ref,
    Stage,
    StageStatus,
    WinnerStatus,
)
from bot.words import Say

PODIUM: Final = 3
LINES_OF_MENU: Final = 25
POINTS: Final = range(1905, 1913)  # decided on points, not on times
NATIONAL: Final = frozenset({*range(1930, 1962), 1967, 1968})  # nations rode, not trade teams


def edition_card(
    say: Say,
    edition: Edition,
    *,
    placings: Sequence[Placing],
    stages: Sequence[Stage],
    beside: Sequence[int],
    page: int,
) -> Card:
    """Return an edition.

    Args:
        say: the words.
        edition: the edition, covered where it must be.
        placings: its final classification, those covered left out.
        stages: its stages, covered where they must be.
        beside: the years of the editions before and after it.
        page: the page, from 1.
    """
    podium = [each for each in placings if each.rank is not None and each.rank <= PODIUM]
    teams = _teams(placings)
    blocks, page, count = sections(
        [
            ("", _facts(say, edition, stages)),
            (say("final-classification"), _podium(say, edition, placings, podium)),
            (say("final-jerseys"), _jerseys(say, edition)),
            (say("stages-title"), [_stage_line(say, stage) for stage in stages]),
            (_teams_title(say, edition), [names(say, teams)] if teams else []),
        ],
        page,
    )
    card = Card(
        edition_name(say, edition.race, edition.year),
        blocks,
        picks=[
            *_stage_menus(say, stages),
            offer("rider", say("choose-rider"), options_of(say, _riders(edition, podium))),
            offer("team", say("choose-team"), options_of(say, teams)),
        ],
        sources=merged([edition.sources, *(each.sources for each in podium)]),
        confidence=edition.confidence,
        subject=f"={edition.id}",
        page=page,
        pages=count,
        turn=lambda number: Question("tour", edition.year, edition.race, number),
    )
    if placings:
        asked = Question("classification", edition.year, edition.race)
        card.asks.append(Ask(say("classification-button"), asked))
    card.asks += [edition_button(say, edition.race, year) for year in beside]
    if edition.season is not None:
        label = say("season-button", number=edition.season)
        card.asks.append(Ask(label, Question("season", edition.season)))
    if page == 1:
        card.picture = gaps_picture(
            say,
            edition_name(say, edition.race, edition.year),
            [Standing(each.rank, each.rider.name, each.seconds, each.gap) for each in placings],
            first_on_road=_first_on_road(edition) if placings else None,
        )
    return card


def classification_card(
    say: Say, edition: Edition, placings: Sequence[Placing], *, covered: bool, page: int
) -> Card:
    """Return a whole final classification; `covered` where none of it may be shown."""
    lines = [_placing_line(say, each) for each in placings if each.rank is not None]
    if lines:
        lines = [*_vacant(say, edition), *lines, *_notes(say, edition, placings)]
    else:
        lines = [say("classification-covered" if covered else "no-classification")]
    blocks, page, count = sections([("", lines)], page)
    year, race = edition.year, edition.race
    return Card(
        say("classification-title", edition=edition_name(say, race, year)),
        blocks,
        asks=[edition_button(say, race, year)],
        sources=merged([edition.sources, *(each.sources for each in placings)]),
        confidence=edition.confidence,
        subject=f"={edition.id}",
        page=page,
        pages=count,
        turn=lambda number: Question("classification", year, race, number),
    )


def _facts(say: Say, edition: Edition, stages: Sequence[Stage]) -> list[str]:
    rank = ranked(say, edition.number, feminine=True)
    line = say("edition-line", rank=rank, start=say.day(edition.start), end=say.day(edition.end))
    numbers = [stage.number for stage in stages]
    km = kilometres(say, edition.metres)
    if PROLOGUE in numbers:
        ridden = say("edition-stages-prologue", count=edition.stages - 1, km=km)
    else:
        ridden = say("edition-stages", count=edition.stages, km=km)
    if any(number[-1] in "abc" for number in numbers):
        ridden += f" ({say('edition-halves')})"
    return [
        f"- {line}",
        f"- {ridden}",
        f"- {_riders_line(say, edition)}",
        _won(say, edition, stages),
    ]


def _riders_line(say: Say, edition: Edition) -> str:
    if edition.starters is None and edition.finishers is None and not _is_covered(edition):
        return say("edition-riders-unknown")
    if edition.starters is None:
        started = say("edition-started-unknown")
    else:
        started = _sure(say, edition, "starters", say("edition-started", count=edition.starters))
    if _is_covered(edition):  # how many finished is a result too
        return started
    if edition.finishers is None:
        return f"{started} · {say('edition-finished-unknown')}"
    return f"{started} · {say('edition-finished', count=edition.finishers)}"


def _is_covered(edition: Edition) -> bool:
    return edition.winner is not None and edition.winner.id is None


def _sure(say: Say, edition: Edition, name: str, text: str) -> str:
    return marked(text, Confidence.UNVERIFIED, say) if name in edition.unverified else text


def _won(say: Say, edition: Edition, stages: Sequence[Stage]) -> str:
    """Return who won, or why nobody did: vacant, unknown and covered are different answers."""
    if _is_covered(edition):
        told = say("edition-covered")
    elif edition.winner is not None:
        told = say("edition-won", winner=edition.winner.name)
        if edition.stripped is not None:
            told = f"{told}. {say('edition-stripped', name=edition.stripped.name)}"
    elif edition.winner_status is WinnerStatus.VACANT and edition.stripped is not None:
        told = say("edition-vacant", name=edition.stripped.name)
    elif all(stage.status is StageStatus.UNKNOWN for stage in stages):
        told = say("edition-announced")
    else:
        told = say("edition-unknown")
    return f"\n{told}"


def _first_on_road(edition: Edition) -> str | None:
    """Return who was first on the road where nobody has the win."""
    vacant = edition.winner_status is WinnerStatus.VACANT and edition.stripped is not None
    return edition.stripped.name if vacant and edition.stripped else None


def _podium(
    say: Say, edition: Edition, placings: Sequence[Placing], podium: Sequence[Placing]
) -> list[str]:
    if not podium:
        return []
    lines = [_placing_line(say, each) for each in podium]
    return [*_vacant(say, edition), *lines, *_notes(say, edition, placings)]


def _vacant(say: Say, edition: Edition) -> list[str]:
    return [say("place-vacant")] if _first_on_road(edition) else []


def _placing_line(say: Say, placing: Placing) -> str:
    rider = placing.rider.name
    team = f" ({name_of(say, placing.team)})" if placing.team else ""
    # The number is bold, or Discord would count a list by itself, past ties and gaps.
    parts = [f"**{placing.rank}.** {rider}{team}"]
    if placing.rank == 1 and placing.seconds is not None:
        parts.append(time(say, placing.seconds))
    elif placing.gap is not None:
        parts.append(behind(say, placing.gap))
    if told := disputed(say, placing):
        parts.append(f"*{told}*")
    return " · ".join(parts)


def _notes(say: Say, edition: Edition, placings: Sequence[Placing]) -> list[str]:
    lines = []
    if out := [each.rider for each in placings if each.rank is None]:
        lines.append(f"-# {say('placed-out', names=names(say, out))}")
    if edition.race == "tdf" and edition.year in POINTS:
        lines.append(f"-# {say('decided-on-points')}")
    if first := _first_on_road(edition):
        lines.append(f"-# {say('gaps-to-road', name=first)}")
    return lines


def _jerseys(say: Say, edition: Edition) -> list[str]:
    lines = []
    for jersey in JERSEYS:
        rider = _holder(edition, jersey)
        if rider is not None and rider.id is not None:
            shown = _sure(say, edition, jersey, rider.name)
            lines.append(f"- {say('held-by', what=classification(say, jersey), name=shown)}")
    return lines


def _holder(edition: Edition, jersey: Jersey) -> Ref | None:
    return {
        "yellow": None,  # who won, which is told above
        "points": edition.points,
        "mountains": edition.mountains,
        "youth": edition.youth,
    }[jersey]


def _stage_line(say: Say, stage: Stage) -> str:
    number = (
        stage_number(say, stage.number, first=True) if stage.number == PROLOGUE else stage.number
    )
    parts = [f"**{number}** {route(say, stage)}", kilometres(say, stage.metres)]
    won = [name_of(say, ref) for ref in (stage.winner, stage.co_winner) if ref and ref.name]
    if stage.status in (StageStatus.OK, StageStatus.VACATED) and won:
        parts.append(say.several(won))
    if stage.status is not StageStatus.OK:
        parts.append(stage_status(say, stage.status))
    return f"- {' · '.join(parts)}"


def _stage_menus(say: Say, stages: Sequence[Stage]) -> list[Pick]:
    options = [stage_option(say, stage) for stage in stages]
    menus = [offer("stage", say("choose-stage"), options[:LINES_OF_MENU])]
    if later := options[LINES_OF_MENU:]:
        menus.append(offer("later-stage", say("choose-more-stages"), later))
    return menus


def _teams(placings: Iterable[Placing]) -> list[Ref]:
    """Return the teams by name, those of which there is a record once."""
    teams = {each.team.name: each.team for each in placings if each.team}
    return [teams[name] for name in sorted(teams)]


def _teams_title(say: Say, edition: Edition) -> str:
    national = edition.race == "tdf" and edition.year in NATIONAL
    return say("teams-national" if national else "teams-placed")


def _riders(edition: Edition, podium: Sequence[Placing]) -> list[Ref]:
    """Return who has a part in the result, each once."""
    refs = (
        edition.winner,
        edition.stripped,
        *(each.rider for each in podium),
        edition.points,
        edition.mountains,
        edition.youth,
    )
    return [ref for ref in dict.fromkeys(refs) if ref is not None]
