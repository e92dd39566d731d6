"""Who asks, and where: what decides the language and the visibility of an answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import discord

from bot.records import Language
from bot.words import language_of


@dataclass(frozen=True, slots=True)
class Reader:
    """`private`: only the one who asked sees the answer. `user` is a Discord user id."""

    language: Language
    private: bool
    user: int

    @classmethod
    def of(cls, interaction: discord.Interaction[Any], *, private: bool | None = None) -> Reader:
        """Return the reader of an interaction; `private` is what they asked for, None if nothing.

        A private answer speaks the reader's language. A public one speaks the server's, unless the
        server still has Discord's untouched default, which says nothing about its language.
        """
        hidden = bool(private)
        server = interaction.guild_locale
        own = hidden or server is None or server is discord.Locale.american_english
        return cls(
            language=language_of(interaction.locale if own else server),
            private=hidden,
            user=interaction.user.id,
        )
