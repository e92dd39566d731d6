"""What the bot may do in the channels that a server has chosen, and how to grant what it lacks.

Without intents there is no cache: a moderator who asks for it gets what REST says.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import discord
from discord import app_commands

from bot.cards.preflight import Preflight
from bot.guilds.settings import Choices

POSTING: Final = ("view_channel", "send_messages")


async def missing(
    client: Any,  # noqa: ANN401 - the client is bound late
    guild_id: int,
    channels: Sequence[int],
) -> dict[int, tuple[str, ...] | None]:
    """Return which permissions the bot lacks in each channel, None for one that is gone.

    Raises:
        discord.Forbidden, discord.NotFound: the bot is no member of the server.
    """
    guild = await client.fetch_guild(guild_id, with_counts=False)
    me = await guild.fetch_member(client.user.id)
    found: dict[int, tuple[str, ...] | None] = {}
    known = {channel.id: channel for channel in await guild.fetch_channels()}
    for channel_id in channels:
        channel = known.get(channel_id)
        if channel is None:
            found[channel_id] = None
            continue
        held = channel.permissions_for(me)
        found[channel_id] = tuple(name for name in POSTING if not getattr(held, name))
    return found


async def report(
    interaction: discord.Interaction[Any],
    choices: Choices,
    named: app_commands.AppCommandChannel | app_commands.AppCommandThread | None,
) -> Preflight:
    """Look at this channel, at the one named and at that of the daily post."""
    guild = interaction.guild_id or 0
    daily = next(iter(choices.channels("daily-channel")), None)
    found: dict[int, tuple[str, ...] | None] = {}
    if interaction.channel_id is not None:
        found[interaction.channel_id] = lacking(interaction.app_permissions)
    member = True
    wanted = [each for each in concerned(choices, named.id if named else None) if each not in found]
    try:
        found |= await missing(interaction.client, guild, wanted)
    except (discord.Forbidden, discord.NotFound):
        member = False
    posting = await interaction.client.guilds_db.posts.of(guild)
    return Preflight(found, member, daily, posting.stopped)


def concerned(choices: Choices, named: int | None) -> list[int]:
    """Return the channels in which the bot has to be able to do something."""
    wanted = {named} if named else set[int]()
    return sorted(wanted | choices.channels("daily-channel"))


def lacking(held: discord.Permissions) -> tuple[str, ...]:
    """Return which permissions are missing here, from what an interaction says."""
    return tuple(name for name in POSTING if not getattr(held, name))
