"""/rider: a rider. Accepts everybody else of the race too, and says so."""

import discord
from discord import app_commands
from discord.app_commands import locale_str as _

from bot.answers import answers
from bot.cards import Card
from bot.cards.person import person_card
from bot.options import RiderOption
from bot.questions import Question
from bot.reader import Reader
from bot.records import Person
from bot.replies import Host, reply
from bot.world import World


@answers("rider")
async def answer(world: World, reader: Reader, rider: Person, page: int = 1) -> Card:
    """Answer with a rider."""
    cover, store = reader.cover(world), world.store
    life = await store.life(rider.id)
    if reader.veil.anything:
        life = cover.life(life, await store.quotes(person=rider.id))
    return person_card(
        world.words[reader.language],
        cover.person(rider),
        kind="rider",
        life=life,
        page=page,
    )


@app_commands.command(description=_("A rider: who it is, and the part in the series"))
@app_commands.describe(
    rider=_("A name, a nickname, initials"),
    private=_("Only you see the answer"),
)
async def rider(
    interaction: discord.Interaction, rider: RiderOption, private: bool = False
) -> None:
    """Show a rider."""
    await reply(interaction, Question("rider", rider), private=private)


async def setup(bot: Host) -> None:
    """Add the command."""
    bot.offer(rider, answer)
