"""/admin: what whoever runs the bot does without a restart, and what it tells them."""

from typing import Any

import discord
from discord import app_commands
from discord.app_commands import Choice
from discord.app_commands import locale_str as _

from bot import administration
from bot.administration import admitted
from bot.replies import Host, acts, guarded

admin = app_commands.Group(
    name="admin",
    description=_("For whoever runs Musette"),
    allowed_contexts=app_commands.AppCommandContext(
        guild=False, dm_channel=True, private_channel=False
    ),
)
act_on_report = acts("admin")(administration.act)


@admin.command(description=_("Take changed facts, words or commands if nothing is wrong"))
@app_commands.describe(
    what=_("What is taken anew"),
    preview=_("Only say what would change"),
)
@app_commands.choices(
    what=[
        Choice(name=_("facts"), value="facts"),
        Choice(name=_("words"), value="words"),
        Choice(name=_("commands"), value="commands"),
        Choice(name=_("all of it"), value="all"),
    ]
)
async def reload(interaction: discord.Interaction[Any], what: str, preview: bool = False) -> None:
    """Reload what is served."""
    async with guarded(interaction):
        await admitted(interaction)
        await administration.reload(interaction, what, preview=preview)


@admin.command(description=_("Back to what was served before the last reload"))
async def rollback(interaction: discord.Interaction[Any]) -> None:
    """Serve again what was served before."""
    async with guarded(interaction):
        await admitted(interaction)
        await administration.rollback(interaction)


@admin.command(description=_("How the bot is doing: facts, answers, errors, memory"))
async def status(interaction: discord.Interaction[Any]) -> None:
    """Tell how the bot is doing."""
    async with guarded(interaction):
        await admitted(interaction)
        await administration.status(interaction)


@admin.command(description=_("The mistakes that readers reported"))
async def reports(interaction: discord.Interaction[Any]) -> None:
    """Show what was reported."""
    async with guarded(interaction):
        await admitted(interaction)
        await administration.reports(interaction)


async def setup(bot: Host) -> None:
    """Add the command."""
    bot.offer(admin, act_on_report)
