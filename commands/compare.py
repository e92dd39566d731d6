"""/compare: two riders, head to head."""

import discord
from discord import app_commands
from discord.app_commands import locale_str as _

from bot.answers import answers
from bot.cards import Card
from bot.cards.compare import compare_card
from bot.cards.pictures import duel_picture
from bot.cards.results import race_name
from bot.errors import NotThere
from bot.options import RiderOption
from bot.questions import Question
from bot.reader import Reader
from bot.records import Person
from bot.replies import Host, reply
from bot.world import World


@answers("compare")
async def answer(world: World, reader: Reader, rider: Person, other: Person, page: int = 1) -> Card:
    """Answer with two riders.

    Raises:
        NotThere: they are one and the same.
    """
    say, cover, tour = world.words[reader.language], reader.cover(world), world.store.tour
    names = (
        world.label("rider", rider.id, rider.name, reader.language),
        world.label("rider", other.id, other.name, reader.language),
    )
    if rider.id == other.id:
        raise NotThere("compare-same", {"name": names[0]})
    editions = await tour.editions()
    one = cover.palmares(rider.id, *await tour.deeds(rider.id), editions)
    two = cover.palmares(other.id, *await tour.deeds(other.id), editions)
    card = compare_card(say, (rider, other), names, (one, two), page=page)
    if one.race is not None and one.race == two.race and card.page == 1:
        held = [each for each in editions if each.race == one.race]
        card.picture = duel_picture(
            say,
            race_name(say, one.race),
            (names[0], one.places),
            (names[1], two.places),
            held=[each.year for each in held],
            covered=cover.covered_years(held),
        )
    return card


@app_commands.command(description=_("Two riders head to head at the Tour"))
@app_commands.describe(
    rider=_("A name, a nickname, initials"),
    other=_("The other rider"),
    private=_("Only you see the answer"),
)
async def compare(
    interaction: discord.Interaction,
    rider: RiderOption,
    other: RiderOption,
    private: bool = False,
) -> None:
    """Show two riders beside each other."""
    await reply(interaction, Question("compare", rider, other), private=private)


async def setup(bot: Host) -> None:
    """Add the command."""
    bot.offer(compare, answer)
