"""/search: words or a plain question, over everything there is."""

import discord
from discord import app_commands
from discord.app_commands import locale_str as _

from bot import searching
from bot.answers import Unclear, answers
from bot.cards import Card
from bot.cards.found import found_card
from bot.options import WordsOption
from bot.questions import Question
from bot.reader import Reader
from bot.replies import Host, reply
from bot.world import World


@answers("search")
async def answer(world: World, reader: Reader, words: str, page: int = 1) -> Card:
    """Answer with what is found, or with the names that are nearest to what was typed."""
    words = searching.brief(words)
    cover = reader.cover(world)
    found = await searching.find(world, cover, words, page)
    if found is None:
        raise Unclear(Question("search", words), 0, searching.nearest(world, words))
    card = found_card(
        world.words[reader.language],
        words,
        found.records,
        words=found.words,
        instead=found.instead,
        deeds=found.deeds,
        about=found.about,
        first=found.first,
    )
    card.sources = cover.sources(card.sources)
    card.page, card.pages = found.page, found.pages
    card.turn = lambda number: Question("search", words, number)
    return card


@app_commands.command(description=_("Words or a plain question, over everything the bot knows"))
@app_commands.describe(
    words=_("What you are looking for"),
    private=_("Only you see the answer"),
)
async def search(
    interaction: discord.Interaction, words: WordsOption, private: bool = False
) -> None:
    """Show what is found."""
    await reply(interaction, Question("search", searching.brief(words)), private=private)


async def setup(bot: Host) -> None:
    """Add the command."""
    bot.offer(search, answer)
