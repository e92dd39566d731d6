"""/sources: what an answer rests on, and which sources there are."""

from typing import Annotated

import discord
from discord import app_commands
from discord.app_commands import locale_str as _

from bot.answers import answers
from bot.cards import Card
from bot.cards.sources import record_sources_card, sources_card
from bot.errors import NotThere
from bot.options import RecordOption
from bot.questions import Question
from bot.reader import Reader
from bot.records import Ref
from bot.replies import Host, reply
from bot.world import World


@answers("sources")
async def answer(
    world: World,
    reader: Reader,
    fact: Annotated[Ref, ("season", "episode", "team", "rider", "person")] | None = None,
    page: int = 1,
) -> Card:
    """Answer with the sources of a record, or with all of them."""
    say, store = world.words[reader.language], world.store
    if fact is None or fact.id is None:
        return sources_card(
            say,
            reader.cover(world).sources(await store.sources()),
            await store.gaps(),
            page=page,
            turn=lambda number: Question("sources", None, number),
        )
    name = await store.name_of(fact.id)
    if name is None:
        raise NotThere("no-record")
    return record_sources_card(
        say,
        name.to(reader.language),
        reader.cover(world).sources(await store.record_sources(fact.id)),
        page=page,
        turn=lambda number: Question("sources", f"={fact.id}", number),
    )


@app_commands.command(description=_("What an answer rests on, and which sources there are"))
@app_commands.describe(
    fact=_("A season, an episode, a team or a person; leave it out for all sources"),
    private=_("Only you see the answer"),
)
async def sources(
    interaction: discord.Interaction, fact: RecordOption | None = None, private: bool = False
) -> None:
    """Show sources."""
    await reply(interaction, Question("sources", fact), private=private)


async def setup(bot: Host) -> None:
    """Add the command."""
    bot.offer(sources, answer)
