"""/help: every command with an example."""

import discord
from discord import app_commands
from discord.app_commands import locale_str as _

from bot.answers import answers
from bot.cards import Card
from bot.cards.about import help_card
from bot.questions import Question
from bot.reader import Reader
from bot.replies import Host, reply
from bot.world import World

# As a newcomer would want to meet them; a command that is not named here follows by its name.
ORDER = (
    "tour",
    "stage",
    "season",
    "episode",
    "team",
    "rider",
    "compare",
    "who",
    "records",
    "onthisday",
    "quote",
    "timeline",
    "search",
    "sources",
    "watched",
    "privacy",
    "settings",
    "help",
    "about",
)
MENTIONED = {"settings": "settings panel"}  # of a group, only its commands can be mentioned


@answers("help")
async def answer(world: World, reader: Reader) -> Card:
    """Answer with the commands."""
    ids = world.command_ids
    names = [*(name for name in ORDER if name in ids), *sorted(set(ids) - set(ORDER))]
    return help_card(world.words[reader.language], {name: ids[name] for name in names}, MENTIONED)


@app_commands.command(name="help", description=_("Every command with an example"))
@app_commands.describe(private=_("Only you see the answer"))
async def help_(interaction: discord.Interaction, private: bool = True) -> None:
    """Show the commands."""
    await reply(interaction, Question("help"), private=private)


async def setup(bot: Host) -> None:
    """Add the command."""
    bot.offer(help_, answer)
