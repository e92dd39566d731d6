"""A picture on its way with a card: sent, kept, changed with the page, left out where it fails."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import discord
import pytest
from discord import Interaction, app_commands
from discord_limits import Kind
from pictured import hard
from pressing import card, press
from shown import parts
from simcord import ResponseMessage

from bot import replies
from bot.answers import answers
from bot.cards import Card, Drawn
from bot.pictures import GapsPicture
from bot.preview import Simulation, plain
from bot.questions import Question
from bot.reader import Reader
from bot.world import Drawings, World

PICTURE = hard
UNDRAWABLE = GapsPicture("title", "note", (), "alt")


@pytest.fixture
def pictured(here: Simulation) -> Simulation:
    """A client with one more command, whose card has a picture on its first page only."""

    @answers("pictured")
    async def answer(world: World, reader: Reader, name: str, page: int = 1) -> Card:
        say = world.words[reader.language]
        result = Card("Title", ["Text"], page=page, pages=2)
        result.turn = lambda number: Question("pictured", name, number)
        if page == 1:
            result.picture = UNDRAWABLE if name == "undrawable" else hard(say, name)
        return result

    @app_commands.command(name="pictured", description="For a test")
    async def command(interaction: Interaction, name: str, private: bool = False) -> None:  # noqa: FBT001, FBT002
        await replies.reply(interaction, Question("pictured", name), private=private)

    here.client.offer(command, answer)
    return here


def shown(message: ResponseMessage) -> list[dict[str, Any]]:
    """Return the items of the galleries of a message."""
    return [item for each in parts(message.components, Kind.MEDIA_GALLERY) for item in each["items"]]


async def attached(message: ResponseMessage) -> bytes:
    (attachment,) = message.attachments
    return await attachment.read()


@pytest.mark.parametrize("language", ["en", "fr"])
async def test_the_picture_comes_with_the_card_and_with_its_words(
    pictured: Simulation, language: str
) -> None:
    fan = pictured.fan if language == "en" else pictured.fan_fr
    say = pictured.client.world.words["en"]  # the server's language, as the answer is public

    message = card(await fan.slash(pictured.channel, "pictured", name="rivals"))

    (item,) = shown(message)
    assert item["description"] == hard(say, "rivals").alt
    assert item["media"]["url"] == message.attachments[0].url
    assert message.attachments[0].filename == "picture.png"
    assert (await attached(message)).startswith(b"\x89PNG")
