"""/quote: what somebody said of the series, in the series, or around it."""

import random
from typing import Annotated

import discord
from discord import app_commands
from discord.app_commands import locale_str as _

from bot.answers import answers
from bot.cards import Card
from bot.cards.quote import quote_card, quotes_card
from bot.errors import NotThere
from bot.options import SeasonOption, SpeakerOption, TopicOption
from bot.questions import Question
from bot.reader import Reader
from bot.records import Quote, Ref, id_of
from bot.replies import Host, reply
from bot.world import World

Speaker = Annotated[Ref, ("person", "rider", "team")]
Subject = Annotated[Ref, ("topic",)]


@answers("quote")
async def answer(
    world: World,
    reader: Reader,
    speaker: Speaker | None = None,
    topic: Subject | None = None,
    season: int | None = None,
    pick: int = 0,
) -> Card:
    """Answer with one quotation of those that fit; `pick` counts through them, round and round."""
    fitting = reader.cover(world).told(await _by(world, speaker, topic, season))
    if not fitting and speaker and topic is None and season is None:
        raise NotThere("no-quote-of", {"name": speaker.name})
    if not fitting:
        raise NotThere("no-quote")
    quote = fitting[pick % len(fitting)]
    by = quote.person or quote.team
    return quote_card(
        world.words[reader.language],
        quote,
        topic=world.topics.get(quote.topic),
        others=len(fitting) - 1,
        another=Question("quote", id_of(speaker), id_of(topic), season, (pick + 1) % len(fitting)),
        speaker=Question("quotes", by.id) if by else None,
    )


@answers("quotes")
async def everything(world: World, reader: Reader, speaker: Speaker, page: int = 1) -> Card:
    """Answer with everything that a person or a team said."""
    fitting = reader.cover(world).told(await _by(world, speaker, None, None))
    if not fitting:
        raise NotThere("no-quote-of", {"name": speaker.name})
    return quotes_card(
        world.words[reader.language],
        speaker.name,
        fitting,
        page=page,
        turn=lambda number: Question("quotes", speaker.id, number),
    )


@answers("said")
async def one(world: World, reader: Reader, quotation: str) -> Card:
    """Answer with the quotation that has this id."""
    quote = await world.store.quote(quotation)
    if quote is None or not reader.cover(world).told([quote]):
        raise NotThere("no-record")
    by = quote.person or quote.team
    return quote_card(
        world.words[reader.language],
        quote,
        topic=world.topics.get(quote.topic),
        others=0,
        another=Question("said", quotation),
        speaker=Question("quotes", by.id) if by else None,
    )


async def _by(
    world: World, speaker: Ref | None, topic: Ref | None, season: int | None
) -> list[Quote]:
    team = speaker is not None and speaker.kind == "team"
    return await world.store.quotes(
        person=None if team else id_of(speaker),
        team=id_of(speaker) if team else None,
        topic=id_of(topic),
        season=season,
    )


@app_commands.command(description=_("What somebody said of the series, in it, or around it"))
@app_commands.describe(
    person=_("Who said it: a person or a team"),
    topic=_("What it is about"),
    season=_("The season it belongs to"),
    private=_("Only you see the answer"),
)
async def quote(
    interaction: discord.Interaction,
    person: SpeakerOption | None = None,
    topic: TopicOption | None = None,
    season: SeasonOption | None = None,
    private: bool = False,
) -> None:
    """Show a quotation, any that fits."""
    pick = random.randrange(1000)  # noqa: S311 - which quote comes first is no secret
    await reply(interaction, Question("quote", person, topic, season, pick), private=private)


async def setup(bot: Host) -> None:
    """Add the command."""
    bot.offer(quote, answer, everything, one)
