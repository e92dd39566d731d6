"""/onthisday: what happened on a day of the year, round anniversaries first."""

import discord
from discord import app_commands
from discord.app_commands import locale_str as _

from bot import clock
from bot.anniversaries import anniversaries, nearest
from bot.answers import answers
from bot.cards import Card
from bot.cards.anniversaries import day_card, lines_of
from bot.days import Day, read_day
from bot.errors import NotThere
from bot.options import DayOption
from bot.questions import Question
from bot.reader import Reader, today
from bot.replies import Host, reply
from bot.world import World


@answers("onthisday")
async def answer(world: World, reader: Reader, date: str | None = None, page: int = 1) -> Card:
    """Answer with a day; without one, with the present one in UTC."""
    say, now = world.words[reader.language], clock.now().date()
    day = read_day(date, now) if date else Day(now.year, now.month, now.day)
    if day is None:
        raise NotThere("no-day", {"typed": date or ""})
    happened = await anniversaries(world, reader, day)
    lines = lines_of(say, day.of_year, happened.editions, happened.stages, happened.events)
    card = day_card(
        say,
        day.date,
        lines,
        happened.births,
        page=page,
        nearest=[each.date for each in await nearest(world, reader, day)] if not lines else (),
        other=day.other.date if day.other else None,
    )
    card.keep = date == str(day)  # "today" is another day tomorrow
    return card


@app_commands.command(description=_("What happened on a day in other years"))
@app_commands.describe(
    date=_("A day; leave it out for today"),
    private=_("Only you see the answer"),
)
async def onthisday(
    interaction: discord.Interaction, date: DayOption | None = None, private: bool = False
) -> None:
    """Show a day."""
    now = await today(interaction)
    day = read_day(date, now) if date else Day(now.year, now.month, now.day)
    # What can be kept is the day itself, for "today" is another one tomorrow; but two numbers that
    # can be read in two ways stay as they are, so that the other way is offered.
    asked = date if day is None or day.other else str(day)
    await reply(interaction, Question("onthisday", asked), private=private)


async def setup(bot: Host) -> None:
    """Add the command."""
    bot.offer(onthisday, answer)
