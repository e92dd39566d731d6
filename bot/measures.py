"""What was measured of the answers: how many, how fast, and what went wrong; in bounded memory.

Times are kept by the minute in steps of a tenth, so that an hour of any load takes as much room as
an hour of another. The clock is one that no simulation moves.
"""

from __future__ import annotations

import math
import time
from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot import clock

MINUTES: Final = 60
ERRORS_KEPT: Final = 20
STEP: Final = math.log(1.1)  # times are kept to a tenth
LEAST: Final = 0.0001  # seconds; what is faster counts as this


@dataclass(frozen=True, slots=True)
class Latencies:
    """How many answers there were, and the seconds within which a part of them was given."""

    answers: int
    p50: float
    p95: float
    p99: float


class Hour:
    """The times of the last hour."""

    def __init__(self) -> None:
        self._minutes: deque[tuple[int, Counter[int]]] = deque()

    def note(self, seconds: float) -> None:
        """Note how long something took."""
        minute = _minute()
        if not self._minutes or self._minutes[-1][0] != minute:
            self._minutes.append((minute, Counter()))
            self._forget(minute)
        self._minutes[-1][1][round(math.log(max(seconds, LEAST) / LEAST) / STEP)] += 1

    def latencies(self) -> Latencies:
        """Return how many there were, and how fast."""
        self._forget(_minute())
        steps: Counter[int] = Counter()
        for _, counted in self._minutes:
            steps.update(counted)
        return Latencies(steps.total(), *(_within(steps, part) for part in (0.5, 0.95, 0.99)))

    def _forget(self, minute: int) -> None:
        while self._minutes and self._minutes[0][0] <= minute - MINUTES:
            self._minutes.popleft()


class Measures:
    """What one process has measured since it started."""

    def __init__(self) -> None:
        self.outcomes: Counter[tuple[str, str]] = Counter()  # by command and outcome
        self._answers = Hour()
        self._suggestions = Hour()
        self._errors: deque[tuple[datetime, str, str]] = deque(maxlen=ERRORS_KEPT)

    def answered(self, command: str, outcome: str, seconds: float) -> None:
        """Note an answer: its command, what became of it, and the seconds that it took."""
        self.outcomes[command, outcome] += 1
        self._answers.note(seconds)

    def suggested(self, seconds: float) -> None:
        """Note that suggestions were given, and the seconds that they took."""
        self._suggestions.note(seconds)

    def failed(self, reference: str, kind: str) -> None:
        """Note a fault that nobody foresaw: its reference, and the class of the error."""
        self._errors.append((clock.now(), reference, kind))

    def last_hour(self) -> Latencies:
        """Return how fast the answers of the last hour were given."""
        return self._answers.latencies()

    def suggestions_of_last_hour(self) -> Latencies:
        """Return how fast the suggestions of the last hour were given."""
        return self._suggestions.latencies()

    def errors(self) -> Sequence[tuple[datetime, str, str]]:
        """Return the last faults, the latest first: when, reference, class of the error."""
        return tuple(reversed(self._errors))


def _minute() -> int:
    return int(time.perf_counter() // 60)


def _within(steps: Counter[int], part: float) -> float:
    """Return the seconds within which this part of all was done, 0 for none."""
    wanted = math.ceil(steps.total() * part)
    counted = 0
    for step in sorted(steps):
        counted += steps[step]
        if counted >= wanted:
            return LEAST * math.exp(step * STEP)
    return 0.0
