"""The daily post: a quote, what happened on this day in other years, or both."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.cards.anniversaries import Line, told_in_order
from bot.cards.layout import Card, merged, offer
from bot.cards.quote import said
from bot.cards.statements import options_of
from bot.questions import Ask, Question, Way
from bot.records import Quote
from bot.words import Say

MOST: Final = 6  # lines: the rest is behind a button


def daily_card(say: Say, day: str, quote: Quote | None, lines: Sequence[Line]) -> Card:
    """Return the post of a day.

    Args:
        say: the words.
        day: the day, ISO.
        quote: what somebody said.
        lines: what happened on this day in other years: the roundest anniversaries are told.
    """
    card = Card(say("daily-title", day=say.day(day)))
    told = told_in_order(say, lines, (), int(day[:4]))[:MOST]
    if told:
        card.add("\n".join([f"### {say('daily-on-this-day')}", *(line.text for line in told)]))
        if len(lines) > len(told):
            card.asks.append(Ask(say("day-more"), Question("onthisday", day), Way.OPEN))
    if quote is not None:
        card.add(f"### {say.text(quote.speaker)}\n{said(say, quote)}\n{say.text(quote.context)}")
        card.confidence = None if told else quote.confidence
    card.sources = merged([*(line.sources for line in told), *([quote.sources] if quote else [])])
    options = [option for line in told for option in line.options]
    if quote is not None:
        options += options_of(say, (ref for ref in (quote.person, quote.team) if ref))
    card.picks.append(offer("look", say("choose-record"), options))
    return card


def notice_card(say: Say, why: str, channel: int) -> Card:
    """Tell a moderator that the daily post stopped."""
    card = Card(say("settings-part-daily"), shareable=False, footer=False, dismissable=False)
    card.add(f"<#{channel}>\n{say(f'daily-stopped-{why}')}")
    return card
