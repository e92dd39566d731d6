"""Who is named in a message: a button for each."""

from __future__ import annotations

from collections.abc import Sequence

from bot.cards.layout import Card
from bot.questions import Ask, Question, Way
from bot.words import Say


def mentioned_card(say: Say, named: Sequence[tuple[str, Question]]) -> Card:
    """Return a button for each of those named."""
    card = Card(say("named-title"), shareable=False, footer=False)
    card.add("\n".join(f"- {name}" for name, _ in named))
    card.asks += [Ask(name[:80], question, Way.PEEK) for name, question in named]
    return card
