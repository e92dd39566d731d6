"""/stage: a stage of the Tour, by its year with its number or a place."""

import discord
from discord import app_commands
from discord.app_commands import locale_str as _

from bot.answers import EXACT_RECORD, answers
from bot.cards import Card
from bot.cards.stage import stage_card
from bot.options import RACE_CHOICES, EditionOption, StageOption
from bot.questions import Question
from bot.reader import Reader
from bot.records import Stage
from bot.replies import Host, reply
from bot.world import World


@answers("stage")
async def answer(world: World, reader: Reader, stage: Stage, page: int = 1) -> Card:
    """Answer with a stage."""
    cover = reader.cover(world)
    told = [] if stage.season is None else await world.store.episodes(stage.season)
    return stage_card(
        world.words[reader.language],
        cover.stage(stage),
        episodes=[
            each for each in map(cover.episode, told) if stage.number in map(str, each.stages)
        ],
        beside=world.history.stages.beside(stage.id),
        page=page,
    )


@app_commands.command(
    description=_("A stage of the Tour: its route, who won, who wore which jersey")
)
@app_commands.describe(
    stage=_("A number or a place, with the year: 1989 21, 2022 alpe, prologue 1997"),
    year=_("The year, if it is not said already"),
    race=_("Which Tour; leave it out for both"),
    private=_("Only you see the answer"),
)
@app_commands.choices(race=RACE_CHOICES)
async def stage(
    interaction: discord.Interaction,
    stage: StageOption,
    year: EditionOption | None = None,
    race: str | None = None,
    private: bool = False,
) -> None:
    """Show a stage."""
    # The year and the race are words like those of the stage: whatever comes first is understood.
    said = [stage] if stage.startswith(EXACT_RECORD) else [stage, year, race]
    asked = Question("stage", " ".join(str(each) for each in said if each is not None))
    await reply(interaction, asked, private=private)


async def setup(bot: Host) -> None:
    """Add the command."""
    bot.offer(stage, answer)
