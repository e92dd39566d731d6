"""What somebody said: their words with a translation, or reported speech that is marked as such."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.cards.layout import Card, merged, offer
from bot.cards.statements import options_of, sections, small
from bot.questions import Ask, Question
from bot.records import Quote, QuoteKind, Topic
from bot.words import Say


def quote_card(
    say: Say,
    quote: Quote,
    *,
    topic: Topic | None,
    others: int,
    another: Question,
    speaker: Question | None,
) -> Card:
    """Return one quotation.

    Args:
        say: the words.
        quote: what was said.
        topic: the subject it is sorted under.
        others: how many more fit the same question.
        another: the question that shows the next of them.
        speaker: the question that shows all of that person.
    """
    card = Card(
        say.text(quote.speaker),
        keep=False,  # chance picks it: a thousand of them would push every other card out
        confidence=quote.confidence,
        sources=quote.sources,
        subject=f"={quote.id}",
    )
    card.add(said(say, quote))
    card.add(say.text(quote.context) + small(say, quote.note))
    card.add(" · ".join(_circumstances(say, quote, topic)))
    if others:
        card.asks.append(Ask(say("another-quote", count=others), another, emoji="🎲"))
    if speaker is not None:
        card.asks.append(Ask(say("all-quotes"), speaker))
    refs = [ref for ref in (quote.person, quote.team, quote.episode) if ref]
    card.picks.append(offer("look", say("choose-record"), options_of(say, refs)))
    return card


def said(say: Say, quote: Quote) -> str:
    """Return the words: a translation is said to be ours, reported speech has no quote marks."""
    if quote.kind is QuoteKind.REPORTED:
        statement = say.text(quote.statement) if quote.statement else ""
        return f"{statement}\n-# {say('reported-speech')}"
    text = "\n".join(f"> {line}" for line in say("quotation", text=quote.text or "").splitlines())
    if quote.language == say.language or not quote.translation:
        return f"{text}\n-# {say('verbatim')}"
    translated = say("quotation", text=quote.translation)
    return f"{text}\n> *{translated}*\n-# {say('verbatim-translated')}"


def _circumstances(say: Say, quote: Quote, topic: Topic | None) -> list[str]:
    where = (
        say("outlet-first", outlet=quote.outlet, first=quote.first_outlet)
        if quote.first_outlet
        else quote.outlet
    )
    lines = [
        say("said-where", where=where, day=say.day(quote.date)),
        say(f"relation-{quote.relation}"),
    ]
    if quote.season:
        lines.append(say("said-season", season=quote.season))
    if topic:
        lines.append(say("said-topic", topic=say.text(topic.text)))
    return lines


def quotes_card(
    say: Say, name: str, quotes: Sequence[Quote], *, page: int, turn: Callable[[int], Question]
) -> Card:
    """Return everything that a person or team said."""
    blocks, page, count = sections([("", [_entry(say, quote) for quote in quotes])], page)
    return Card(
        say("quotes-title", name=name),
        blocks,
        sources=merged(quote.sources for quote in quotes),
        page=page,
        pages=count,
        turn=turn,
    )


def _entry(say: Say, quote: Quote) -> str:
    return f"**{say.day(quote.date)}** · {quote.outlet}\n{said(say, quote)}\n"
