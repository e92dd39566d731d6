"""/tour: an edition of the Tour de France or of the Tour de France Femmes."""

import discord
from discord import app_commands
from discord.app_commands import locale_str as _

from bot.answers import answers
from bot.cards import Card
from bot.cards.edition import classification_card, edition_card
from bot.names.editions import race_of
from bot.options import RACE_CHOICES, EditionOption
from bot.questions import Question
from bot.reader import Reader
from bot.replies import Host, reply
from bot.spoilers import reveals
from bot.world import World


@answers("tour")
async def answer(
    world: World, reader: Reader, year: int | None = None, race: str | None = None, page: int = 1
) -> Card:
    """Answer with an edition, the latest one without a year."""
    edition = world.history.edition(race_of(race), year)
    tour, cover = world.store.tour, reader.cover(world)
    placings = await tour.classification(edition.race, edition.year)
    stages = await tour.stages(edition.race, edition.year)
    return edition_card(
        world.words[reader.language],
        cover.edition(edition),
        placings=cover.told(placings),
        stages=[cover.stage(stage) for stage in stages],
        beside=world.history.beside(edition),
        page=page,
    )


@answers("classification")
async def everybody(world: World, reader: Reader, year: int, race: str, page: int = 1) -> Card:
    """Answer with a whole final classification."""
    edition = world.history.edition(race_of(race), year)
    placings = await world.store.tour.classification(edition.race, edition.year)
    return classification_card(
        world.words[reader.language],
        reader.cover(world).edition(edition),
        reader.cover(world).told(placings),
        covered=reader.veil.covers(reveals(edition)),
        page=page,
    )


@app_commands.command(
    description=_("An edition of the Tour: dates, podium, jerseys, teams, stages")
)
@app_commands.describe(
    year=_("Which year; leave it out for the latest edition"),
    race=_("Which Tour; leave it out for the men’s"),
    private=_("Only you see the answer"),
)
@app_commands.choices(race=RACE_CHOICES)
async def tour(
    interaction: discord.Interaction,
    year: EditionOption | None = None,
    race: str | None = None,
    private: bool = False,
) -> None:
    """Show an edition."""
    await reply(interaction, Question("tour", year, race), private=private)


async def setup(bot: Host) -> None:
    """Add the command."""
    bot.offer(tour, answer, everybody)
