"""/watched: which seasons a reader has seen, so that nothing of them is covered any more."""

from typing import Any

import discord
from discord import app_commands
from discord.app_commands import locale_str as _

from bot import clock
from bot.cards import draw
from bot.cards.privacy import watched_card
from bot.errors import NotThere
from bot.options import SeasonOption
from bot.replies import Host, admit, guarded, say_to, show
from bot.world import World


@app_commands.command(description=_("Which seasons you have seen: they open in private answers"))
@app_commands.describe(
    season=_("A season; leave it out to see what you said"),
    seen=_("False takes it back"),
)
async def watched(
    interaction: discord.Interaction[Any], season: SeasonOption | None = None, seen: bool = True
) -> None:
    """Keep that a reader has seen a season, or not."""
    async with guarded(interaction):
        await admit(interaction, "watched")
        world, people = World.of(interaction), interaction.client.guilds_db.people
        user = interaction.user.id
        seasons = people.watched(user)
        if season is not None:
            if season not in {each.number for each in world.seasons}:
                raise NotThere("no-season", {"number": str(season), "count": len(world.seasons)})
            seasons = seasons | {season} if seen else seasons - {season}
            await people.watch(user, seasons, clock.now())
        say = say_to(interaction)
        card = watched_card(say, sorted(seasons))
        await show(interaction, draw(card, say, question=None, private=True, facts=""))


async def setup(bot: Host) -> None:
    """Add the command."""
    bot.offer(watched)
