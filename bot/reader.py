"""Who asks, and where: what decides language, visibility, spoilers and look of an answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from zoneinfo import ZoneInfo

import discord
import structlog

from bot import clock, spoilers
from bot.covering import Cover
from bot.errors import Unreadable
from bot.guilds.settings import Choices
from bot.records import Language
from bot.spoilers import Policy, Veil
from bot.words import language_of
from bot.world import World

log: structlog.stdlib.BoundLogger = structlog.get_logger("musette.reader")

NO_CHOICES: Final = Choices()


@dataclass(frozen=True, slots=True)
class Reader:
    """`private`: only the one who asked sees the answer. `user` is a Discord user id.

    `shareable`: whether the server lets a private answer be shown to everyone. `plain`: without
    colour. `veil`: what is covered.
    """

    language: Language
    private: bool
    user: int
    shareable: bool = True
    plain: bool = False
    veil: Veil = spoilers.NOTHING

    def cover(self, world: World) -> Cover:
        """Return what covers records for this reader."""
        return Cover(self.veil, world.words)

    @classmethod
    async def of(
        cls,
        interaction: discord.Interaction[Any],
        *,
        private: bool | None = None,
        settled: bool = False,
        revealed: bool = False,
    ) -> Reader:
        """Return the reader of an interaction.

        A private answer speaks the reader's language. A public one speaks the channel's, else the
        server's, else that of the server's Discord locale, unless that is the untouched default.

        Args:
            interaction: what is answered.
            private: what the reader asked for, None for nothing.
            settled: whether `private` is how it is, such as on a card that is there already.
            revealed: whether the reader asked to see what is covered; only ever privately.
        """
        choices = await choices_of(interaction)
        where = place(interaction)
        if choices is None:
            # Never open defaults for a server that may have chosen otherwise.
            hidden = bool(private) if settled else True
            policy, choices, shareable = Policy.SEALED, NO_CHOICES, False
        else:
            closed = interaction.guild_id is not None and choices.private_in(where)
            hidden = bool(private) or (closed and not settled)
            policy, shareable = choices.policy(where), not closed
        world = World.of(interaction)
        user = interaction.user.id
        if revealed and hidden:
            veil = spoilers.NOTHING
        else:
            veil = spoilers.veil(
                policy,
                clock.now(),
                hours=choices.hours(),
                days=world.result_days,
                seasons=[season.number for season in world.seasons],
                watched=interaction.client.guilds_db.people.watched(user) if hidden else (),
                open_for_results=choices.open_for_results(where),
            )
        return cls(
            language=_language(interaction, choices, where, private=hidden),
            private=hidden,
            user=user,
            shareable=shareable,
            plain=choices.value("look") == "plain",
            veil=veil,
        )


async def world_of(interaction: discord.Interaction[Any], *, private: bool | None = None) -> World:
    """Return the World of an interaction, its names in an order that gives this reader no hint."""
    reader = await Reader.of(interaction, private=private)
    return await World.of(interaction).under(reader.veil)


async def choices_of(interaction: discord.Interaction[Any]) -> Choices | None:
    """Return what the server has chosen, None where that cannot be read."""
    if interaction.guild_id is None:
        return NO_CHOICES
    settings = interaction.client.guilds_db.settings
    if (known := settings.cached(interaction.guild_id)) is not None:
        return known  # type: ignore[no-any-return]  # the client is bound late
    try:
        return await settings.of(interaction.guild_id)  # type: ignore[no-any-return]
    except Unreadable as error:
        log.warning("settings unreadable", guild=interaction.guild_id, why=str(error))
        return None


async def today(interaction: discord.Interaction[Any]) -> date:
    """Return the present day in the zone that the server posts by, in UTC where it chose none.

    Discord does not tell anybody's own zone.
    """
    choices = await choices_of(interaction) or NO_CHOICES
    return clock.now().astimezone(ZoneInfo(choices.value("daily-zone"))).date()


def place(interaction: discord.Interaction[Any]) -> tuple[int, ...]:
    """Return the channel and, for a thread, the channel that it hangs on."""
    channel = interaction.channel_id
    if channel is None:
        return ()
    parent = getattr(interaction.channel, "parent_id", None)
    return (channel, parent) if parent else (channel,)


def _language(
    interaction: discord.Interaction[Any],
    choices: Choices,
    where: tuple[int, ...],
    *,
    private: bool,
) -> Language:
    if private or interaction.guild_id is None:
        return language_of(interaction.locale)
    return language_of(
        public_locale(choices, where, interaction.guild_locale) or interaction.locale
    )


def public_locale(
    choices: Choices, where: tuple[int, ...], server: discord.Locale | None
) -> str | None:
    """Return the locale of a public answer, None where the place says nothing about it."""
    for chosen in (choices.value("language", where), choices.value("language")):
        if chosen != "auto":
            return chosen
    if server is None or server is discord.Locale.american_english:
        return None
    return str(server)
