"""/episode: whom an episode follows, where in the race, and what happens."""

import discord
from discord import app_commands
from discord.app_commands import locale_str as _

from bot.answers import answers
from bot.cards import Card
from bot.cards.episode import episode_card
from bot.options import EpisodeOption
from bot.questions import Question
from bot.reader import Reader
from bot.records import Episode
from bot.replies import Host, reply
from bot.world import World


@answers("episode")
async def answer(world: World, reader: Reader, episode: Episode, page: int = 1) -> Card:
    """Answer with an episode."""
    cover = reader.cover(world)
    about = cover.told(await world.store.contradictions(episode.id))
    year = next((each.year for each in world.seasons if each.number == episode.season), 0)
    shown = cover.episode(episode)
    stages = [
        route
        for route in world.history.stages.of_edition("tdf", year)
        if route.number in map(str, shown.stages)
    ]
    return episode_card(world.words[reader.language], shown, about, stages, page)


@app_commands.command(description=_("An episode of the series: teams, people, stages, summary"))
@app_commands.describe(
    episode=_("Its title, or s1e2, 1x02, season 1 episode 2"),
    private=_("Only you see the answer"),
)
async def episode(
    interaction: discord.Interaction, episode: EpisodeOption, private: bool = False
) -> None:
    """Show an episode."""
    await reply(interaction, Question("episode", episode), private=private)


async def setup(bot: Host) -> None:
    """Add the command."""
    bot.offer(episode, answer)
