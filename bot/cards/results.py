"""How results are written: stages, distances, times, gaps, ranks, jerseys."""

from __future__ import annotations

from typing import Final, Literal

from bot.records import Race, Route, Stage, StageStatus
from bot.words import Say

NO_BREAK: Final = "\u00a0"
PROLOGUE: Final = "0"
FIRST_YELLOW: Final = 1919  # before, whoever led the race wore no jersey of its own
FIRST_POLKA_DOT: Final = 1975

Jersey = Literal["yellow", "points", "mountains", "youth"]
JERSEYS: Final[tuple[Jersey, ...]] = ("yellow", "points", "mountains", "youth")


def race_name(say: Say, race: Race) -> str:
    """Return "Tour de France Femmes"."""
    return say(f"race-{race}")


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


def jersey(say: Say, worn: Jersey, year: int) -> str:
    """Return the name of a jersey, or of the place it stands for before there was one."""
    if worn == "yellow" and year < FIRST_YELLOW:
        return say("jersey-lead")
    if worn == "mountains" and year < FIRST_POLKA_DOT:
        return say("jersey-climber")
    return say(f"jersey-{worn}")


def route(say: Say, stage: Stage | Route) -> str:
    """Return "Morzine – Alpe d'Huez", one place where it starts and finishes there."""
    start, finish = say.text(stage.start), say.text(stage.finish)
    return start if start == finish else f"{start} – {finish}"


def classification(say: Say, jersey: Jersey) -> str:
    """Return the name of the final classification that is won with a jersey, but the yellow."""
    return say(f"classification-{jersey}")


def kilometres(say: Say, metres: int) -> str:
    """Return "3,426.5 km"."""
    return f"{say.number(metres / 1000)}{NO_BREAK}km"


def duration(seconds: int) -> str:
    """Return "94 h 33′ 14″", and "58″" or "7′ 20″" for less than an hour."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours}{NO_BREAK}h{NO_BREAK}{minutes:02}′{NO_BREAK}{rest:02}″"
    return f"{minutes}′{NO_BREAK}{rest:02}″" if minutes else f"{rest}″"


def gap(say: Say, seconds: int) -> str:
    """Return "+ 2′ 05″", or in words that there is none."""
    return f"+{NO_BREAK}{duration(seconds)}" if seconds else say("same-time")


def ranked(say: Say, rank: int, *, feminine: bool = False) -> str:
    """Return "1st"; in French "1er", or "1re" of a woman, a stage or an edition."""
    form = say.locale.ordinal_form(rank)
    if feminine:
        return say("rank-feminine", rank=rank, form=form)
    return say("rank", rank=rank, form=form)
