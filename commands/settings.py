"""/settings: how the bot behaves in a server, for its moderators."""

import io
import json
from typing import Any

import discord
from discord import app_commands
from discord.app_commands import Choice
from discord.app_commands import locale_str as _

from bot.cards.preflight import preflight_card
from bot.cards.settings import reset_card, show_card
from bot.errors import NotThere
from bot.guilds.settings import SETTINGS
from bot.panel import act, choices_of_server, flag, history, open_panel, opened, reset, say_card
from bot.preflight import report
from bot.reader import place
from bot.replies import Host, acts, guarded, say_to, suggesting

Channel = app_commands.AppCommandChannel | app_commands.AppCommandThread

settings = app_commands.Group(
    name="settings",
    description=_("How Musette behaves in this server"),
    allowed_contexts=app_commands.AppCommandContext(
        guild=True, dm_channel=False, private_channel=False
    ),
    allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
    default_permissions=discord.Permissions(manage_guild=True),
)
act_on_panel = acts("settings")(act)


@settings.command(description=_("Everything at a glance, and what changes it"))
async def panel(interaction: discord.Interaction[Any]) -> None:
    """Open the panel."""
    async with guarded(interaction):
        await open_panel(interaction, await opened(interaction))


@settings.command(description=_("What holds in a channel, and where it comes from"))
@app_commands.describe(channel=_("Which channel; without one, this one"))
async def show(interaction: discord.Interaction[Any], channel: Channel | None = None) -> None:
    """Show what holds in a channel."""
    async with guarded(interaction):
        await opened(interaction)
        where = place(interaction)
        if channel is not None:
            await flag(interaction, channel.id, channel.flags.value)
            parent = getattr(channel, "parent_id", None)
            where = (channel.id, parent) if parent else (channel.id,)
        choices = await choices_of_server(interaction)
        await say_card(interaction, show_card(say_to(interaction), choices, where))


@settings.command(description=_("What Musette may do here, what it lacks, how to grant it"))
@app_commands.describe(channel=_("Another channel to look at"))
async def check(interaction: discord.Interaction[Any], channel: Channel | None = None) -> None:
    """Look at the bot's permissions."""
    async with guarded(interaction):
        panel = await opened(interaction)
        if channel is not None:
            await flag(interaction, channel.id, channel.flags.value)
        await interaction.response.defer(ephemeral=True)
        found = await report(interaction, await choices_of_server(interaction), channel)
        await say_card(interaction, preflight_card(say_to(interaction), found, panel))


@settings.command(name="history", description=_("Who changed what in the last 90 days"))
async def history_(interaction: discord.Interaction[Any]) -> None:
    """Show who changed what."""
    async with guarded(interaction):
        await history(interaction, await opened(interaction), 1)


@settings.command(name="reset", description=_("Back to the default, of one setting or of all"))
@app_commands.describe(name=_("Which setting; without one, all of them"))
async def reset_(interaction: discord.Interaction[Any], name: str | None = None) -> None:
    """Go back to the default."""
    async with guarded(interaction):
        panel = await opened(interaction)
        if name is None:
            await say_card(interaction, reset_card(say_to(interaction), panel))
        elif name in SETTINGS:
            await reset(interaction, name)
        else:
            raise NotThere("no-setting", {"name": name})


@reset_.autocomplete("name")
@suggesting
async def _names(interaction: discord.Interaction[Any], typed: str) -> list[Choice[Any]]:
    say = say_to(interaction)
    named = [Choice[Any](name=say(f"setting-{name}")[:100], value=name) for name in SETTINGS]
    return [each for each in named if typed.casefold() in each.name.casefold()][:25]


@settings.command(description=_("Everything this server has chosen, as a file"))
async def export(interaction: discord.Interaction[Any]) -> None:
    """Send what the server has chosen as JSON."""
    async with guarded(interaction):
        await opened(interaction)
        choices = await choices_of_server(interaction)
        chosen: dict[str, dict[str, str]] = {}
        for (channel, name), value in sorted(choices.values.items()):
            chosen.setdefault(str(channel) if channel else "server", {})[name] = value
        text = json.dumps(chosen, indent=2, ensure_ascii=False)
        file = discord.File(io.BytesIO(text.encode()), "musette-settings.json")
        await interaction.response.send_message(file=file, ephemeral=True)


async def setup(bot: Host) -> None:
    """Add the command."""
    bot.offer(settings, act_on_panel)
