"""The daily post: a quote, what happened on this day in other years, or both."""

from __future__ import annotations

from collections.abc import Sequence

from bot.cards.layout import Card, merged, offer
from bot.cards.person import event_line
from bot.cards.quote import said
from bot.cards.statements import options_of, small
from bot.records import Event, Quote
from bot.words import Say


def daily_card(say: Say, day: str, quote: Quote | None, events: Sequence[Event]) -> Card:
    """Return the post of a day.

    Args:
        say: the words.
        day: the day, ISO.
        quote: what somebody said.
        events: what happened on this day in other years.
    """
    card = Card(say("daily-title", day=say.day(day)))
    if events:
        lines = [event_line(say, event) + small(say, event.note) for event in events]
        card.add("\n".join([f"### {say('daily-on-this-day')}", *lines]))
    if quote is not None:
        card.add(f"### {say.text(quote.speaker)}\n{said(say, quote)}\n{say.text(quote.context)}")
        card.confidence = None if events else quote.confidence
    records = [*events, *([quote] if quote else [])]
    card.sources = merged(record.sources for record in records)
    refs = [ref for event in events for ref in (*event.people, *event.teams)]
    if quote is not None:
        refs += [ref for ref in (quote.person, quote.team) if ref]
    card.picks.append(offer("look", say("choose-record"), options_of(refs)))
    return card


def notice_card(say: Say, why: str, channel: int) -> Card:
    """Tell a moderator that the daily post stopped."""
    card = Card(say("settings-part-daily"), shareable=False, footer=False, dismissable=False)
    card.add(f"<#{channel}>\n{say(f'daily-stopped-{why}')}")
    return card
