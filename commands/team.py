"""/team: what a team did at the Tour, every name it bore, and what the series shows of it."""

import discord
from discord import app_commands
from discord.app_commands import locale_str as _

from bot.answers import answers
from bot.cards import Card
from bot.cards.team import team_card
from bot.options import TeamOption, YearOption
from bot.palmares import team_years
from bot.questions import Question
from bot.reader import Reader
from bot.records import Life, Team
from bot.replies import Host, reply
from bot.world import World


@answers("team")
async def answer(
    world: World, reader: Reader, team: Team, year: int | None = None, page: int = 1
) -> Card:
    """Answer with a team."""
    store, cover = world.store, reader.cover(world)
    return team_card(
        world.words[reader.language],
        team,
        year=year,
        seasons=world.seasons,
        life=Life(
            episodes=tuple(cover.episodes(await store.episodes_with(team=team.id))),
            events=(),
            contradictions=tuple(cover.told(await store.contradictions(team.id))),
            quotes=len(cover.told(await store.quotes(team=team.id))),
        ),
        record=team_years(
            cover.told(await store.tour.placings(team=team.id)),
            cover.told(await store.tour.stages_of_team(team.id)),
        ),
        page=page,
    )


@app_commands.command(
    description=_("A team: its record at the Tour, its names, its part in the series")
)
@app_commands.describe(
    team=_("Any name it ever bore, a short form or a code"),
    year=_("Who rode for it that year, and what it was called"),
    private=_("Only you see the answer"),
)
async def team(
    interaction: discord.Interaction,
    team: TeamOption,
    year: YearOption | None = None,
    private: bool = False,
) -> None:
    """Show a team."""
    await reply(interaction, Question("team", team, year), private=private)


async def setup(bot: Host) -> None:
    """Add the command."""
    bot.offer(team, answer)
