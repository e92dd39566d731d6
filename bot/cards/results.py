"""How results are written: stages, distances, times, gaps, ranks, jerseys."""

from __future__ import annotations

from typing import Final, Literal

from bot.cards.times import gap
from bot.questions import Ask, Question
from bot.records import PROLOGUE, Placing, Race, Route, Stage, StageStatus
from bot.words import Say

NO_BREAK: Final = "\u00a0"
# Before these days whoever led wore no jersey of its own; that of the race came during a Tour.
FIRST_YELLOW: Final = "1919-07-19"
FIRST_POLKA_DOT: Final = "1975"

Jersey = Literal["yellow", "points", "mountains", "youth"]
JERSEYS: Final[tuple[Jersey, ...]] = ("yellow", "points", "mountains", "youth")


def race_name(say: Say, race: Race) -> str:
    """Return "Tour de France Femmes"."""
    return say(f"race-{race}")


def edition_name(say: Say, race: str, year: int | str) -> str:
    """Return "Tour de France 2003"."""
    return f"{say(f'race-{race}')} {year}"


def edition_button(say: Say, race: str, year: int) -> Ask:
    """Return the button that leads to an edition."""
    label = say("edition-button" if race == "tdf" else "femmes-button", year=str(year))
    return Ask(label, Question("tour", year, race))


def stage_option(say: Say, stage: Stage | Route) -> tuple[str, Question, None]:
    """Return the line of a menu that leads to a stage."""
    return stage_label(say, stage), Question("stage", f"={stage.id}"), None


def stage_label(say: Say, stage: Stage | Route) -> str:
    """Return "Stage 12 · Briançon – Alpe d’Huez · 14 July 2022", said to be of the Femmes."""
    parts = [stage_number(say, stage.number, first=True), route(say, stage), say.day(stage.date)]
    return " · ".join([*parts, say("femmes")] if stage.race == "tdff" else parts)


def stage_number(say: Say, number: str, *, first: bool = False) -> str:
    """Return "stage 12a" or "prologue", with a capital where it comes first."""
    name = say("stage-prologue") if number == PROLOGUE else say("stage-number", number=number)
    return name[0].upper() + name[1:] if first else name


def stage_type(say: Say, type_: str) -> str:
    """Return the type of a stage in words."""
    return say(f"stage-type-{type_.replace('_', '-')}")


def stage_status(say: Say, status: StageStatus) -> str:
    """Return what became of a result; there is nothing to say of one that stands."""
    return say(f"stage-status-{status}")


def jersey(say: Say, worn: Jersey, day: str) -> str:
    """Return the name of a jersey on a day, or of the place it stands for before there was one."""
    if worn == "yellow" and day < FIRST_YELLOW:
        return say("jersey-lead")
    if worn == "mountains" and day < FIRST_POLKA_DOT:
        return say("jersey-climber")
    return say(f"jersey-{worn}")


def route(say: Say, stage: Stage | Route) -> str:
    """Return "Morzine – Alpe d’Huez", one place where it starts and finishes there."""
    start, finish = say.text(stage.start), say.text(stage.finish)
    return start if start == finish else f"{start} – {finish}"


def classification(say: Say, jersey: Jersey) -> str:
    """Return the name of the final classification that is won with a jersey, but the yellow."""
    return say(f"classification-{jersey}")


def kilometres(say: Say, metres: int) -> str:
    """Return "3,426.5 km"."""
    return f"{say.number(metres / 1000)}{NO_BREAK}km"


def behind(say: Say, seconds: int) -> str:
    """Return "+2:05", or in words that there is no gap."""
    return gap(say, seconds) if seconds else say("same-time")


def ranked(say: Say, rank: int, *, feminine: bool = False) -> str:
    """Return "1st"; in French "1er", or "1re" of a woman, a stage or an edition."""
    form = say.locale.ordinal_form(rank)
    if feminine:
        return say("rank-feminine", rank=rank, form=form)
    return say("rank", rank=rank, form=form)


def disputed(say: Say, placing: Placing) -> str | None:
    """Return in what the sources of a place differ, None where they agree."""
    if not placing.disputed:
        return None
    return say(
        "disputed-in", what=say.several(say(f"disputed-{each}") for each in placing.disputed)
    )
