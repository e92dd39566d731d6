"""Report a mistake: a form from the button of every card, kept for those who correct the facts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import discord

from bot import clock
from bot.cards import Card, draw
from bot.errors import NotAllowed
from bot.guilds.people import Report
from bot.questions import Field, Form, Question
from bot.replies import Given, say_to, show
from bot.world import World


async def report(interaction: discord.Interaction[Any], question: Question, given: Given) -> None:
    """Open the form, or keep what was written in it."""
    say, people = say_to(interaction), interaction.client.guilds_db.people
    user = interaction.user.id
    if not isinstance(given, Mapping):
        if not await people.reports_left(user, clock.now()):
            raise NotAllowed("report-enough")
        fields = [
            Field("wrong", say("report-wrong"), most=1000, long=True),
            Field(
                "source", say("report-source"), say("report-source-hint"), most=300, required=False
            ),
        ]
        await interaction.response.send_modal(Form(say("report"), question, fields))
        return
    about = str(question.arguments[0]) if question.arguments else ""
    kept = await people.report(
        Report(
            user=user,
            guild=interaction.guild_id,
            question=about,
            facts=World.of(interaction).version,
            wrong=given.get("wrong", "").strip(),
            source=given.get("source", "").strip(),
        ),
        clock.now(),
    )
    if not kept:
        raise NotAllowed("report-enough")
    card = Card(say("report"), [say("report-thanks")], shareable=False, footer=False)
    await show(interaction, draw(card, say, question=None, private=True, facts=""))
