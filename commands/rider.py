"""/rider: a rider and what they did at the Tour. Accepts everybody else of the race too."""

import discord
from discord import app_commands
from discord.app_commands import locale_str as _

from bot.answers import answers
from bot.cards import Card
from bot.cards.person import person_card
from bot.cards.pictures import places_picture
from bot.cards.results import race_name
from bot.options import RiderOption
from bot.questions import Ask, Question
from bot.reader import Reader
from bot.records import Person
from bot.replies import Host, reply
from bot.world import World


@answers("rider")
async def answer(world: World, reader: Reader, rider: Person, page: int = 1) -> Card:
    """Answer with a rider."""
    say, cover, store = world.words[reader.language], reader.cover(world), world.store
    life = await store.life(rider.id)
    if reader.veil.anything:
        life = cover.life(life, await store.quotes(person=rider.id))
    editions = await store.tour.editions()
    record = cover.palmares(rider.id, *await store.tour.deeds(rider.id), editions)
    card = person_card(say, cover.person(rider), kind="rider", life=life, record=record, page=page)
    card.title = world.label("rider", rider.id, card.title, reader.language)
    for other in store.namesakes_of(rider.id):
        name = world.label("rider", other, rider.name, reader.language)
        card.asks.append(Ask(say("also-called", name=name)[:80], Question("rider", other)))
    if record.race is not None and card.page == 1:
        held = [each for each in editions if each.race == record.race]
        card.picture = places_picture(
            say,
            rider.name,
            race_name(say, record.race),
            record.places,
            held=[each.year for each in held],
            covered=cover.covered_years(held),
        )
    return card


@app_commands.command(description=_("A rider: the record at the Tour, and the part in the series"))
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
