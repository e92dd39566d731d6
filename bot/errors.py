"""What we can tell a person. Every error here becomes a helpful answer, never a traceback."""

from __future__ import annotations

from dataclasses import dataclass, field


class MusetteError(Exception):
    """Base of everything that is told to a person instead of being logged as a fault."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody or something that may have been meant: a record's kind, its id, what to show.

    `elsewhere`: it is of another kind than what was asked for, a team typed into /rider.
    """

    kind: str
    id: str
    label: str
    elsewhere: bool = False


@dataclass(slots=True)
class NotFound(MusetteError):
    """Nothing is called what was typed; `candidates` are near, best first, five at most."""

    kind: str
    typed: str
    candidates: tuple[Candidate, ...] = field(default=())


@dataclass(slots=True)
class Ambiguous(MusetteError):
    """Several are called what was typed: ask which one is meant.

    `count` is how many there are, where there are more than `candidates`.
    """

    kind: str
    typed: str
    candidates: tuple[Candidate, ...] = field(default=())
    count: int = 0


@dataclass(slots=True)
class NotThere(MusetteError):
    """The question was understood, and we hold nothing that answers it; `candidates` are near."""

    reason: str
    arguments: dict[str, object] = field(default_factory=dict)
    candidates: tuple[Candidate, ...] = field(default=())


class NotAllowed(MusetteError):
    """The one who asks may not do this here."""


class TooMany(MusetteError):
    """Somebody asks, or a server is asked in, faster than people do."""


class Stopping(MusetteError):
    """The process ends before an answer is there."""


class FactsUnusable(MusetteError):
    """facts.db cannot be served from. The message is one line that says why and what to do."""


class DataUnusable(MusetteError):
    """guilds.db cannot be used. The message is one line that says why and what to do."""


class NotKept(MusetteError):
    """Nothing was written: locked, read-only, full, damaged or failed."""


class Unreadable(MusetteError):
    """What a server chose cannot be read: the strictest holds until it can."""


class Unreached(Exception):
    """Discord did not take an answer in time: there is nobody to tell. The message says why."""
