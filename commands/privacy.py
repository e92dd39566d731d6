"""/privacy: everything that is kept about whoever asks, and its deletion."""

from typing import Any

import discord
from discord import app_commands
from discord.app_commands import locale_str as _

from bot.answers import NoSuchQuestion, answers
from bot.cards import Card, draw
from bot.cards.privacy import deleted_card, document_card, privacy_card
from bot.questions import Question
from bot.reader import Reader
from bot.replies import Given, Host, acts, guarded, say_to, show
from bot.words.documents import FILES, document
from bot.world import World


@answers("document")
async def read(world: World, reader: Reader, name: str, page: int = 1) -> Card:
    """Answer with the privacy policy or the terms."""
    if name not in FILES:
        raise NoSuchQuestion(name)
    return document_card(world.words[reader.language], name, document(name, reader.language), page)


@app_commands.command(description=_("Everything that is kept about you, and its deletion"))
async def privacy(interaction: discord.Interaction[Any]) -> None:
    """Show what is kept about whoever asks."""
    async with guarded(interaction):
        say = say_to(interaction)
        kept = await interaction.client.guilds_db.people.kept(interaction.user.id)
        card = privacy_card(say, kept)
        await show(interaction, draw(card, say, question=None, private=True, facts=""))


@acts("privacy")
async def delete(interaction: discord.Interaction[Any], _question: Question, _given: Given) -> None:
    """Delete everything about whoever pressed, whoever's card it is."""
    await interaction.client.guilds_db.people.forget(interaction.user.id)
    say = say_to(interaction)
    drawn = draw(deleted_card(say), say, question=None, private=True, facts="")
    message = interaction.message
    await show(interaction, drawn, change=message is not None and message.flags.ephemeral)


async def setup(bot: Host) -> None:
    """Add the command."""
    bot.offer(privacy, read, delete)
