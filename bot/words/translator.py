"""The French of commands, for Discord's registration.

The English stands in the decorators. The French stands in fr.ftl under a name that follows from
the place: `command-team`, its `.description`, and for an option `.year`, `.year-description`.
"""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.app_commands import TranslationContextLocation as Location

from bot.words import Words, language_of


def message_of(context: app_commands.TranslationContextTypes) -> str | None:
    """Return the message that translates what `context` points to, None for no message."""
    data: Any = context.data
    match context.location:
        case Location.command_name | Location.group_name:
            return _command(data)
        case Location.command_description | Location.group_description:
            return f"{_command(data)}.description"
        case Location.parameter_name:
            return f"{_command(data.command)}.{data.name}"
        case Location.parameter_description:
            return f"{_command(data.command)}.{data.name}-description"
        case Location.choice_name:
            return f"choice-{data.value}"
        case _:
            return None


def _command(
    command: app_commands.Command[Any, ..., Any] | app_commands.Group | app_commands.ContextMenu,
) -> str:
    return f"command-{command.qualified_name.replace(' ', '-').lower()}"


class Translator(app_commands.Translator):
    """Gives Discord the French of every name and description."""

    def __init__(self, words: Words) -> None:
        self.words = words

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        """Return the French of `string` for Discord's French, None for every other locale."""
        message = message_of(context)
        if locale is not discord.Locale.french or message is None:
            return None
        say = self.words[language_of(locale)]
        return say(message) if say.has(message) else None
