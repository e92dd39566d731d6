"""A stage: where it went, who won it or why nobody did, and who wore which jersey after it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.cards.layout import Card, episode_number, offer
from bot.cards.results import (
    FIRST_POLKA_DOT,
    JERSEYS,
    Jersey,
    edition_button,
    edition_name,
    jersey,
    kilometres,
    route,
    stage_number,
    stage_status,
    stage_type,
)
from bot.cards.statements import (
    episode_options,
    name_of,
    names,
    options_of,
    sections,
    title_of,
)
from bot.questions import Ask, Question
from bot.records import Episode, Ref, Route, Stage, StageStatus
from bot.words import Say


def stage_card(
    say: Say,
    stage: Stage,
    *,
    episodes: Sequence[Episode],
    beside: Sequence[Route],
    page: int,
) -> Card:
    """Return a stage.

    Args:
        say: the words.
        stage: the stage, covered where it must be.
        episodes: those of the series that tell it.
        beside: the stages before and after it.
        page: the page, from 1.
    """
    number = stage_number(say, stage.number, first=True)
    blocks, page, count = sections(
        [
            ("", [*_course(say, stage), f"\n{_won(say, stage)}"]),
            (say("jerseys-after"), _worn(say, stage)),
            (say("in-the-series"), [_told_in(say, episode) for episode in episodes]),
        ],
        page,
    )
    edition = edition_name(say, stage.race, stage.year)
    return Card(
        say("stage-title", stage=number, edition=edition),
        blocks,
        picks=[
            offer("rider", say("choose-rider"), options_of(say, _riders(stage))),
            offer("episode", say("choose-episode"), episode_options(say, episodes)),
        ],
        asks=[
            *(
                Ask(stage_number(say, each.number, first=True), Question("stage", f"={each.id}"))
                for each in beside
            ),
            edition_button(say, stage.race, stage.year),
        ],
        sources=stage.sources,
        confidence=stage.confidence,
        subject=f"={stage.id}",
        page=page,
        pages=count,
        turn=lambda turned: Question("stage", f"={stage.id}", turned),
    )


def _course(say: Say, stage: Stage) -> list[str]:
    course = [say.day(stage.date), kilometres(say, stage.metres), stage_type(say, stage.type)]
    return [f"**{route(say, stage)}**", " · ".join(course)]


def _won(say: Say, stage: Stage) -> str:
    """Return who won, or why nobody did: lost, annulled, unknown and covered are different."""
    winner = stage.winner
    if winner is None:
        return _without_winner(say, stage)
    if winner.kind == "covered":
        return say("stage-covered")
    if stage.status is StageStatus.VACATED:
        why = say.text(stage.why) if stage.why else stage_status(say, stage.status)
        return say("stage-lost", name=winner.name, why=why)
    if winner.kind == "team":
        return say("stage-won-by-team", name=name_of(say, winner))
    if stage.co_winner is not None:
        return say("stage-won-together", names=names(say, (winner, stage.co_winner)))
    return say("stage-won", name=winner.name)


def _without_winner(say: Say, stage: Stage) -> str:
    status = stage_status(say, stage.status)
    why = say.text(stage.why) if stage.why else None
    if stage.status is StageStatus.UNKNOWN:
        return say("stage-unknown", why=why or status)
    if why is None or stage.status is StageStatus.DISQUALIFIED:  # who was, says it already
        return say("stage-no-winner", status=why or status)
    return say("stage-no-winner-why", status=status, why=why)


def _worn(say: Say, stage: Stage) -> list[str]:
    """Return who led the race, and who wore the other jerseys: need not be who led there."""
    lines = []
    for each in JERSEYS:
        rider = _wearer(stage, each)
        if rider is not None and rider.id is not None:
            lead = each == "yellow" or (each == "mountains" and stage.date < FIRST_POLKA_DOT)
            what = jersey(say, each, stage.date)
            held = say("held-by" if lead else "worn-by", what=what, name=rider.name)
            lines.append(f"- {held}")
    return lines


def _wearer(stage: Stage, worn: Jersey) -> Ref | None:
    return {
        "yellow": stage.leader,
        "points": stage.points,
        "mountains": stage.mountains,
        "youth": stage.youth,
    }[worn]


def _told_in(say: Say, episode: Episode) -> str:
    title = title_of(say, episode)
    return f"- {say('stage-told-in', episode=episode_number(episode.id), title=title)}"


def _riders(stage: Stage) -> list[Ref]:
    """Return who has a part in the result, each once."""
    refs = (stage.winner, stage.co_winner, *(_wearer(stage, each) for each in JERSEYS))
    return [ref for ref in dict.fromkeys(refs) if ref is not None]
