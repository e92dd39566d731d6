"""The settings panel at work: whose it is, what its buttons change, what is said afterwards.

A panel works after a restart, and for the one it was opened for only: its buttons carry that
person's id, signed with a key of this bot, so that none can be made up or taken to another server.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import discord

from bot import clock
from bot.answers import NoSuchQuestion
from bot.cards import Card, draw
from bot.cards.settings import (
    CHANNEL,
    PARTS,
    Panel,
    change_in_words,
    history_card,
    panel_card,
    said_card,
)
from bot.errors import NotAllowed
from bot.guilds.settings import SERVER, SETTINGS, BadValue, Change, Choices
from bot.questions import Field, Form, Question
from bot.replies import Given, admit, say_to, show

SPOILER_FLAG = 1 << 21  # of a channel; discord.py 2.7.1 has no name for it
NUMBERS = {"spoilers": ("spoiler-hours",), "daily": ("daily-hour", "daily-zone")}


def server_of(interaction: discord.Interaction[Any]) -> int:
    """Return the server whose settings are meant.

    Raises:
        NotAllowed: it is a direct message, or the server has not installed the bot.
    """
    if interaction.guild_id is None:
        raise NotAllowed("settings-in-servers")
    if not interaction.is_guild_integration():
        raise NotAllowed("settings-not-installed")
    return interaction.guild_id


async def opened(interaction: discord.Interaction[Any]) -> Panel:
    """Return a panel for whoever used the command."""
    guild, user = server_of(interaction), interaction.user.id
    await admit(interaction, "settings")
    seal = await interaction.client.guilds_db.settings.seal(guild, user)
    return Panel(f"{user}.{seal}")


async def _mine(interaction: discord.Interaction[Any], token: str) -> Panel:
    """Return the panel of a pressed button.

    Raises:
        NotAllowed: it was opened for somebody else.
    """
    panel = await opened(interaction)
    message = interaction.message
    asked = message.interaction_metadata if message is not None else None
    if token != panel.token or (asked is not None and asked.user.id != interaction.user.id):
        raise NotAllowed("panel-not-yours")
    return panel


async def say_card(
    interaction: discord.Interaction[Any], card: Card, *, change: bool = False
) -> None:
    """Send a card of the moderators', privately; `change`: in the place of the pressed one."""
    say = say_to(interaction)
    await show(interaction, draw(card, say, question=None, private=True, facts=""), change=change)


async def open_panel(
    interaction: discord.Interaction[Any], panel: Panel, *, change: bool = False
) -> None:
    """Show the panel."""
    choices = await choices_of_server(interaction)
    card = panel_card(say_to(interaction), choices, panel, interaction.client.command_names())
    await say_card(interaction, card, change=change)


async def choices_of_server(interaction: discord.Interaction[Any]) -> Choices:
    """Return what the server has chosen.

    Raises:
        Unreadable: that cannot be read.
    """
    choices: Choices = await interaction.client.guilds_db.settings.of(server_of(interaction))
    return choices


async def act(  # noqa: C901 - one case a button
    interaction: discord.Interaction[Any], question: Question, given: Given
) -> None:
    """Do what a button, a menu or the form of a panel asks for."""
    token, verb, *rest = [str(each or "") for each in (*question.arguments, None, None)]
    panel = await _mine(interaction, token)
    name, value, channel = (*rest, "", "", "")[:3]
    chosen = [] if isinstance(given, dict) else list(given)
    match verb:
        case "open":
            await open_panel(interaction, Panel(panel.token, name), change=True)
        case "set" if name in SETTINGS:
            place = int(channel) if channel.isdecimal() else SERVER
            await _change(interaction, panel, {name: value or None}, place)
        case "list" if name in SETTINGS:
            await _flag(interaction, chosen)
            await _change(interaction, panel, {name: " ".join(chosen)}, SERVER)
        case "channel":
            await _flag(interaction, chosen)
            wanted = int(chosen[0]) if chosen else SERVER
            await open_panel(interaction, Panel(panel.token, CHANNEL, wanted), change=True)
        case "form" if name in NUMBERS and isinstance(given, dict):
            await _change(interaction, panel, given, SERVER)
        case "form" if name in NUMBERS:
            await _form(interaction, panel, name)
        case "history":
            await history(interaction, panel, int(name) if name.isdecimal() else 1, change=True)
        case "reset":
            await reset(interaction, None)
        case "forget":
            await interaction.client.guilds_db.posts.forget(server_of(interaction))
            say = say_to(interaction)
            await say_card(interaction, said_card(say, say("settings-forgotten")), change=True)
        case "preview":
            await interaction.client.daily.preview(interaction)
        case _:
            raise NoSuchQuestion(str(question))


async def _change(
    interaction: discord.Interaction[Any],
    panel: Panel,
    wanted: dict[str, str | None],
    channel: int,
) -> None:
    say, guild = say_to(interaction), server_of(interaction)
    if not wanted.keys() <= SETTINGS.keys():
        raise NoSuchQuestion(", ".join(wanted))
    try:
        checked = {
            name: None if value is None else SETTINGS[name].check(value)
            for name, value in wanted.items()
        }
    except BadValue as error:
        await say_card(interaction, said_card(say, say("bad-value", typed=say.typed(str(error)))))
        return
    changes: list[Change] = [
        await interaction.client.guilds_db.settings.change(
            guild, name, value, channel=channel, by=interaction.user.id, at=clock.now()
        )
        for name, value in checked.items()
    ]
    if any(change.name.startswith("daily-") for change in changes):
        await interaction.client.guilds_db.posts.start(guild)
    # Said only now: what is confirmed in words is on the disk.
    done = " · ".join(change_in_words(say, change) for change in changes)
    name = next(iter(wanted))
    part = CHANNEL if channel else next(part for part, names in PARTS.items() if name in names)
    await open_panel(interaction, Panel(panel.token, part, channel, done), change=True)


async def _flag(interaction: discord.Interaction[Any], channels: Sequence[str]) -> None:
    """Keep which of the named channels carry Discord's spoiler flag: it is seen only now."""
    data: Mapping[str, Any] = interaction.data or {}
    resolved = (data.get("resolved") or {}).get("channels") or {}
    for channel in filter(str.isdecimal, channels):  # commands are chosen from a menu too
        flags = int(resolved.get(channel, {}).get("flags") or 0)
        await flag(interaction, int(channel), flags)


async def flag(interaction: discord.Interaction[Any], channel: int, flags: int) -> None:
    """Keep whether a channel carries Discord's spoiler flag."""
    await interaction.client.guilds_db.settings.flag(
        server_of(interaction), channel, spoilers=bool(flags & SPOILER_FLAG)
    )


async def _form(interaction: discord.Interaction[Any], panel: Panel, part: str) -> None:
    say, choices = say_to(interaction), await choices_of_server(interaction)
    fields = [
        Field(
            name,
            say(f"setting-{name}"),
            hint=say(f"settings-hint-{name}"),
            value=choices.value(name),
            most=40,
        )
        for name in NUMBERS[part]
    ]
    await interaction.response.send_modal(
        Form(say("settings-title"), panel.ask("form", part), fields)
    )


async def history(
    interaction: discord.Interaction[Any], panel: Panel, page: int, *, change: bool = False
) -> None:
    """Show who changed what."""
    changes = await interaction.client.guilds_db.settings.history(
        server_of(interaction), clock.now()
    )
    card = history_card(say_to(interaction), changes, panel, page)
    await say_card(interaction, card, change=change)


async def reset(interaction: discord.Interaction[Any], name: str | None) -> None:
    """Go back to the default of one setting, or of all."""
    say = say_to(interaction)
    changes = await interaction.client.guilds_db.settings.reset(
        server_of(interaction), name, by=interaction.user.id, at=clock.now()
    )
    told = [change_in_words(say, change) for change in changes[:15]]
    card = said_card(say, say("settings-reset-done", count=len(changes)), "\n".join(told))
    card.blocks = [block for block in card.blocks if block]
    await say_card(interaction, card, change=interaction.message is not None)
