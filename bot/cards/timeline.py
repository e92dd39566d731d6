"""Dated events, the oldest first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.cards.layout import Card, merged
from bot.cards.person import event_line
from bot.cards.statements import sections, small
from bot.questions import Question
from bot.records import Event
from bot.words import Say


def timeline_card(
    say: Say,
    about: str | None,
    events: Sequence[Event],
    *,
    page: int,
    turn: Callable[[int], Question],
) -> Card:
    """Return events, paged; `about` names what they were chosen by."""
    lines = [event_line(say, event) + small(say, event.note) for event in events]
    blocks, page, count = sections([("", lines)], page)
    return Card(
        say("timeline-of", about=about) if about else say("timeline"),
        blocks,
        sources=merged(event.sources for event in events),
        page=page,
        pages=count,
        turn=turn,
    )
