"""/records: who has most of something, what was first, longest, closest."""

from typing import Annotated

import discord
from discord import app_commands
from discord.app_commands import locale_str as _

from bot.answers import answers
from bot.cards import Card
from bot.cards.annals import annal_card, annals_card
from bot.errors import NotThere
from bot.options import RACE_CHOICES, AnnalOption
from bot.questions import Question
from bot.reader import Reader
from bot.records import RACES, Annal, Ref
from bot.replies import Host, reply
from bot.world import World

FIRST = 3  # lines of each list that the overview needs: those who share its first place


@answers("records")
async def answer(
    world: World,
    reader: Reader,
    what: Annotated[Ref, ("annal",)] | None = None,
    race: str | None = None,
    page: int = 1,
    country: str | None = None,
) -> Card:
    """Answer with one list, or with the first of each where none is named."""
    say, annals, veil = world.words[reader.language], world.store.annals, reader.veil
    held = next((each for each in RACES if each == (race or RACES[0])), None)
    if held is None:
        raise NotThere("no-race")
    if what is None or what.id is None:
        listings = {each: await annals.listing(each, held, veil, most=FIRST) for each in Annal}
        return annals_card(say, held, listings)
    of = await annals.country(country) if country else None
    if what.id not in list(Annal) or (country and of is None):
        raise NotThere("no-record")
    annal = Annal(what.id)
    listing = await annals.listing(annal, held, veil, country=country)
    return annal_card(say, annal, held, listing, page=page, country=of)


@app_commands.command(description=_("Who has most of something, the youngest, the closest"))
@app_commands.describe(
    what=_("Which list; leave it out for the first of each"),
    race=_("Which race; leave it out for the Tour de France"),
    private=_("Only you see the answer"),
)
@app_commands.choices(race=RACE_CHOICES)
async def records(
    interaction: discord.Interaction,
    what: AnnalOption | None = None,
    race: str | None = None,
    private: bool = False,
) -> None:
    """Show records."""
    await reply(interaction, Question("records", what, race), private=private)


async def setup(bot: Host) -> None:
    """Add the command."""
    bot.offer(records, answer)
