"""What is kept about somebody, in words, with how long."""

from __future__ import annotations

import discord

from bot.cards.layout import Card
from bot.cards.statements import sections
from bot.guilds.people import Kept
from bot.questions import Ask, Question, Way
from bot.words import Say

MOST = 5  # of each kind that are written out; the others are counted


def privacy_card(say: Say, kept: Kept) -> Card:
    """Return everything that is kept about somebody."""
    card = Card(say("privacy-title"), shareable=False, footer=False)
    if not kept:
        card.add(say("privacy-nothing"))
    if kept.watched:
        seasons = say.several(str(season) for season in kept.watched)
        told = say("privacy-watched", count=len(kept.watched), seasons=seasons)
        card.add(f"**{told}**\n-# {say('privacy-watched-kept')}")
    if kept.reports:
        lines = [
            f"- {say.day(at[:10])} · {say.typed(question)} · {say.typed(wrong, 80)}"
            for at, question, wrong in kept.reports[:MOST]
        ]
        told = say("privacy-reports", count=len(kept.reports))
        card.add("\n".join([f"**{told}**", *lines, f"-# {say('privacy-reports-kept')}"]))
    if kept.changes:
        lines = [f"- {say.day(at[:10])} · {say(f'setting-{name}')}" for at, name in kept.changes]
        told = say("privacy-changes", count=len(kept.changes))
        card.add("\n".join([f"**{told}**", *lines[:MOST], f"-# {say('privacy-changes-kept')}"]))
    if kept:
        card.asks.append(
            Ask(
                say("privacy-delete"),
                Question("privacy", "delete"),
                Way.ACT,
                style=discord.ButtonStyle.danger,
            )
        )
    card.asks.append(Ask(say("privacy-policy"), Question("document", "privacy"), Way.PEEK))
    return card


def deleted_card(say: Say) -> Card:
    """Say that everything is deleted."""
    return Card(say("privacy-title"), [say("privacy-deleted")], shareable=False, footer=False)


def document_card(say: Say, name: str, lines: list[str], page: int) -> Card:
    """Return a page of the privacy policy or of the terms."""
    blocks, page, count = sections([("", lines)], page)
    return Card(
        say(f"{name}-document"),
        blocks,
        footer=False,
        page=page,
        pages=count,
        turn=lambda number: Question("document", name, number),
    )


def watched_card(say: Say, seasons: list[int]) -> Card:
    """Say which seasons somebody says to have seen."""
    card = Card(say("watched-title"), shareable=False, footer=False)
    if seasons:
        names = say.several(str(season) for season in seasons)
        card.add(say("watched-seen", count=len(seasons), seasons=names))
    else:
        card.add(say("watched-none"))
    card.add(f"-# {say('watched-kept')}")
    return card
