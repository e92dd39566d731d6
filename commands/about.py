"""/about: which facts the bot has, under which licences, and what it stores."""

import discord
from discord import app_commands
from discord.app_commands import locale_str as _

from bot.answers import answers
from bot.cards import Card
from bot.cards.about import about_card
from bot.questions import Question
from bot.reader import Reader
from bot.replies import Host, reply
from bot.world import World

COUNTED = ("season", "episode", "team", "person", "quote", "event", "source")


@answers("about")
async def answer(world: World, reader: Reader) -> Card:
    """Answer with what the bot is."""
    store = world.store
    return about_card(
        world.words[reader.language],
        version=world.version,
        facts_date=store.facts_date,
        counts=[(kind, store.counts.get(kind, 0)) for kind in COUNTED],
        unverified=store.unverified,
    )


@app_commands.command(description=_("What this bot is, its facts, licences and privacy"))
@app_commands.describe(private=_("Only you see the answer"))
async def about(interaction: discord.Interaction, private: bool = False) -> None:
    """Show what the bot is."""
    await reply(interaction, Question("about"), private=private)


async def setup(bot: Host) -> None:
    """Add the command."""
    bot.offer(about, answer)
