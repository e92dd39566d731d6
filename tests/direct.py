"""The answers without Discord: a question in, a drawn card out, as `bot.replies` would have it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from discord import app_commands
from shown import Components, buttons, menus, turning, within_limits

from bot.answers import Answer, Answers, Unclear
from bot.cards import Card, Drawn, draw
from bot.cards.miss import sentence_card, unclear_card
from bot.client import ADMIN, command_names
from bot.errors import NotThere
from bot.pictures.studio import Studio
from bot.questions import Question, Way
from bot.reader import Reader
from bot.records import Language
from bot.replies import Offer
from bot.words import Say
from bot.world import World

FACTS = Path(__file__).parent.parent / "facts.db"


Command = app_commands.Command[Any, ..., Any]


class Taking:
    """Takes what the command files offer, as the client does."""

    def __init__(self, studio: Studio) -> None:
        self.answers = Answers(studio)
        self.commands: dict[str, Command] = {}
        self.slash: list[str] = []

    def offer(self, *offered: Offer) -> None:
        for each in offered:
            if isinstance(each, Answer):
                self.answers.add(each)
            elif isinstance(each, app_commands.Command):
                self.commands[each.name] = each
            if isinstance(each, app_commands.Command | app_commands.Group) and each.name != ADMIN:
                self.slash.append(each.name)


@dataclass(slots=True)
class Direct:
    """The real World, the real answers, and the commands that ask for them."""

    world: World
    answers: Answers
    commands: dict[str, Command]

    def reader(self, language: Language = "en", *, private: bool = False) -> Reader:
        return Reader(language, private, user=1)

    async def drawn(
        self, question: Question, language: Language = "en", *, private: bool = False
    ) -> Drawn:
        """Return the card that answers; what is told instead of an answer is raised."""
        understood = self.answers.understand(self.world, question)
        return await self.answers.draw(
            self.world, self.reader(language, private=private), understood
        )

    async def shown(
        self, question: Question, language: Language = "en", *, private: bool = False
    ) -> Components:
        """Return the components of the card that answers, or of the one that says why not.

        Either is within Discord's limits.
        """
        say = self.world.words[language]
        try:
            components: Components = (
                await self.drawn(question, language, private=private)
            ).to_components()
        except Unclear as error:
            cause = error.cause
            labels = [self.world.label(c.kind, c.id, c.label, language) for c in cause.candidates]
            card = unclear_card(say, cause, labels, error.question, error.position, private=private)
            components = told(card, say)
        except NotThere as error:
            near = self.world.refs(error.candidates, language)
            components = told(sentence_card(say, error.reason, error.arguments, near), say)
        within_limits(components, private=private)
        return components

    async def pages(self, question: Question, language: Language = "en") -> list[Components]:
        """Return a card and all that its button to the next page leads to."""
        shown = [await self.shown(question, language)]
        while (following := next_page(shown[-1])) is not None:
            shown.append(await self.shown(following, language))
        return shown


def told(card: Card, say: Say) -> Components:
    """Return a card that says why there is no answer, as it leaves."""
    components = draw(card, say, question=None, private=True, facts="").to_components()
    within_limits(components, private=True)
    return components


def next_page(components: Components) -> Question | None:
    """Return what the button to the next page asks, None on the last page."""
    following = turning(components)[1]
    return Question.parse(following.split(":", 2)[2]) if following else None


def followed(components: Components) -> list[Question]:
    """Return every question that a card's buttons and menus ask."""
    pressed = [custom_id.split(":", 2)[1:] for custom_id in buttons(components)]
    asked = [text for way, text in pressed if way != Way.ACT]
    asked += [value for menu in menus(components).values() for value in menu]
    return [Question.parse(text) for text in asked if text]


@asynccontextmanager
async def direct(facts: Path = FACTS) -> AsyncIterator[Direct]:
    """Open the World and load every command file."""
    studio = Studio()
    taking = Taking(studio)
    for name in command_names():
        await import_module(f"commands.{name}").setup(taking)
    world = await World.open(facts)
    world.command_ids = {name: number for number, name in enumerate(sorted(taking.slash), start=1)}
    try:
        yield Direct(world, taking.answers, taking.commands)
    finally:
        await studio.close()
        await world.close()
