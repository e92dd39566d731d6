"""Times and gaps of races, as each language writes them."""

from __future__ import annotations

from bot.words import Say


def time(say: Say, seconds: int) -> str:
    """Return a whole time: 94:33:14 or 94 h 33′14″."""
    hours, minutes, rest = _parts(seconds)
    return say("time-long", hours=hours, minutes=f"{minutes:02}", seconds=rest)


def gap(say: Say, seconds: int) -> str:
    """Return how far behind somebody was: +4:24 or + 4′24″."""
    hours, minutes, rest = _parts(seconds)
    if hours:
        return say("gap-hours", hours=hours, minutes=f"{minutes:02}", seconds=rest)
    return say("gap-minutes", minutes=minutes, seconds=rest)


def _parts(seconds: int) -> tuple[int, int, str]:
    minutes, rest = divmod(seconds, 60)
    return *divmod(minutes, 60), f"{rest:02}"
