"""What the resolver answers: matches with how they were found and how sure they are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Layer(StrEnum):
    """How a match was found, surest first; `NEAR` is only ever a suggestion."""

    EXACT = "exact"
    ALIAS = "alias"
    FORMER = "former"
    CODE = "code"
    INITIALS = "initials"
    REORDERED = "reordered"
    FUZZY = "fuzzy"
    SCRIPT = "script"
    SOUND = "sound"
    NEAR = "near"


@dataclass(frozen=True, slots=True)
class Match:
    """One record that may have been meant; `kind` is that of its spelling.

    `name` is today's display name, `spelling` the one that matched, as the facts write it
    (`"Jumbo-Visma"`), `years` the years of that spelling when it is a former name, else empty.
    `score` runs from 0 to 100.
    """

    kind: str
    id: str
    name: str
    spelling: str
    years: tuple[int, ...]
    how: Layer
    score: float


@dataclass(frozen=True, slots=True)
class Resolution:
    """Whom a text may mean.

    `typed` is the cleaned text, at most 64 characters. `matches` come best first, five at most.
    `accepted`: answer outright with `matches[0]`. `ambiguous`: several are equally meant, ask.
    Both False means that nothing is called so, and that `matches` are merely near.
    """

    typed: str
    matches: tuple[Match, ...]
    accepted: bool
    ambiguous: bool


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A choice to offer while somebody types; `label` has at most 100 characters."""

    kind: str
    id: str
    label: str
