"""/who: anyone of the race or the series. Accepts riders too, and says so."""

import discord
from discord import app_commands
from discord.app_commands import locale_str as _

from bot.answers import answers
from bot.cards import Card
from bot.cards.person import person_card
from bot.options import PersonOption
from bot.questions import Question
from bot.reader import Reader
from bot.records import Person
from bot.replies import Host, reply
from bot.world import World


@answers("who")
async def answer(world: World, reader: Reader, person: Person, page: int = 1) -> Card:
    """Answer with a person."""
    cover, store = reader.cover(world), world.store
    life = await store.life(person.id)
    if reader.veil.anything:
        life = cover.life(life, await store.quotes(person=person.id))
    return person_card(
        world.words[reader.language],
        cover.person(person),
        kind="who",
        life=life,
        page=page,
    )


@app_commands.command(
    description=_("Anyone of the race or the series: directors, managers, presenters")
)
@app_commands.describe(
    person=_("A name"),
    private=_("Only you see the answer"),
)
async def who(
    interaction: discord.Interaction, person: PersonOption, private: bool = False
) -> None:
    """Show a person."""
    await reply(interaction, Question("who", person), private=private)


async def setup(bot: Host) -> None:
    """Add the command."""
    bot.offer(who, answer)
