"""The bot about itself: its commands, its facts, its licences, what it stores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot import __version__
from bot.cards.layout import Card
from bot.questions import Ask, Question, Way
from bot.words import Say


def help_card(say: Say, commands: Mapping[str, int | None], mentioned: Mapping[str, str]) -> Card:
    """Return every command with an example.

    Args:
        say: the words.
        commands: the ids of commands by their names, for a mention.
        mentioned: what to mention of a group of commands, by its name.
    """
    card = Card(say("help-title"), [say("help-intro")], footer=False)
    lines = []
    for name, number in commands.items():
        shown = f"</{mentioned.get(name, name)}:{number}>" if number else f"`/{name}`"
        lines.append(f"- {shown} · {say(f'help-{name}')}\n-# {say(f'help-{name}.example')}")
    card.add("\n".join(lines))
    card.asks.append(Ask(say("about-button"), Question("about")))
    return card


def about_card(
    say: Say, *, version: str, facts_date: str, counts: Sequence[tuple[str, int]], unverified: int
) -> Card:
    """Return the facts version and counts, the licences, and privacy in three lines."""
    card = Card(say("about-title"), [say("about-intro")], footer=False)
    numbers = say.several(say(f"count-{kind}", count=count) for kind, count in counts)
    card.add(
        say("about-facts", version=version, day=say.day(facts_date), counts=numbers)
        + "\n"
        + say("about-unverified", count=unverified)
    )
    card.add(f"**{say('about-licences-title')}**\n{say('about-licences')}")
    card.add(f"**{say('about-privacy-title')}**\n{say('about-privacy')}")
    card.add(f"-# {say('about-version', version=__version__)}")
    card.asks.append(Ask(say("help-button"), Question("help")))
    card.asks.append(Ask(say("sources"), Question("sources")))
    card.asks += [
        Ask(say(f"{name}-document"), Question("document", name), Way.PEEK)
        for name in ("privacy", "terms")
    ]
    return card
