"""/season: the series in one card, or one of its seasons."""

import discord
from discord import app_commands
from discord.app_commands import locale_str as _

from bot.answers import answers
from bot.cards import Card
from bot.cards.season import season_card, series_card
from bot.errors import NotThere
from bot.options import SeasonOption
from bot.questions import Question
from bot.reader import Reader
from bot.replies import Host, reply
from bot.world import World


@answers("season")
async def answer(world: World, reader: Reader, number: int | None = None, page: int = 1) -> Card:
    """Answer with the series where no season is named."""
    say, store, cover = world.words[reader.language], world.store, reader.cover(world)
    if number is None:
        series, about = await store.series(), await store.contradictions("series")
        if series is None:
            raise NotThere("no-record")
        return series_card(say, series, world.seasons, cover.told(about), page)
    # A fan may well type the year of the Tour.
    number = next((each.number for each in world.seasons if each.year == number), number)
    season = await store.season(number)
    if season is None:
        raise NotThere("no-season", {"number": str(number), "count": len(world.seasons)})
    episodes = [cover.episode(each) for each in await store.episodes(number)]
    about = cover.told(await store.contradictions(season.id))
    return season_card(say, cover.season(season), episodes, about, page)


@app_commands.command(description=_("The Netflix series, or one of its seasons"))
@app_commands.describe(
    number=_("Which season; leave it out for the whole series"),
    private=_("Only you see the answer"),
)
async def season(
    interaction: discord.Interaction, number: SeasonOption | None = None, private: bool = False
) -> None:
    """Show the series or a season."""
    await reply(interaction, Question("season", number), private=private)


async def setup(bot: Host) -> None:
    """Add the command."""
    bot.offer(season, answer)
