"""/timeline: what happened when, rumours and dropped plans said to be so."""

from typing import Annotated

import discord
from discord import app_commands
from discord.app_commands import locale_str as _

from bot.answers import answers
from bot.cards import Card
from bot.cards.timeline import timeline_card
from bot.errors import NotThere
from bot.options import AboutOption
from bot.questions import Question
from bot.reader import Reader
from bot.records import Event, Ref, id_of
from bot.replies import Host, reply
from bot.world import World


@answers("timeline")
async def answer(
    world: World,
    reader: Reader,
    about: Annotated[Ref, ("topic", "year", "season", "team", "rider", "person")] | None = None,
    page: int = 1,
) -> Card:
    """Answer with dated events."""
    say = world.words[reader.language]
    events = reader.cover(world).told(await _events(world, about))
    name = _name(world, reader, about)
    if not events:
        raise NotThere("no-event", {"about": name or ""})
    return timeline_card(
        say,
        name,
        events,
        page=page,
        turn=lambda number: Question("timeline", id_of(about), number),
    )


async def _events(world: World, about: Ref | None) -> list[Event]:
    if about is None or about.id is None:
        return await world.store.events()
    match about.kind:
        case "year":
            return await world.store.events(year=int(about.id))
        case "topic":
            return await world.store.events(topic=about.id)
        case "season":
            return await world.store.events(season=int(about.id.removeprefix("season-")))
        case "team":
            return await world.store.events(team=about.id)
        case _:
            return await world.store.events(person=about.id)


def _name(world: World, reader: Reader, about: Ref | None) -> str | None:
    if about is None:
        return None
    if about.kind == "topic" and about.id in world.topics:
        return world.topics[about.id].text.to(reader.language)
    if about.kind == "season" and about.id:
        number = int(about.id.removeprefix("season-"))
        return world.words[reader.language]("season-button", number=number)
    return about.name


@app_commands.command(description=_("What happened when, from the first rumour to the end"))
@app_commands.describe(
    about=_("A year, a topic, a season, a team or a person"),
    private=_("Only you see the answer"),
)
async def timeline(
    interaction: discord.Interaction, about: AboutOption | None = None, private: bool = False
) -> None:
    """Show the timeline."""
    await reply(interaction, Question("timeline", about), private=private)


async def setup(bot: Host) -> None:
    """Add the command."""
    bot.offer(timeline, answer)
