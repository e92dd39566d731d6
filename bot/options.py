"""The options of commands: typed, with suggestions while they are typed.

A name travels as text; what it means is decided where every question is understood, so that a typo
in a slash command and a forged button are treated alike. A suggestion's value is a record's id.
"""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.app_commands import Choice, Transform, Transformer

from bot.names import Names, Suggestion
from bot.reader import world_of
from bot.replies import suggesting
from bot.words import language_of
from bot.world import World

SUGGESTIONS = 25  # as many as Discord shows


class NameTransformer(Transformer):
    """A name among records of `kinds`."""

    def __init__(self, *kinds: str) -> None:
        self.kinds = kinds

    async def transform(self, interaction: discord.Interaction[Any], value: Any, /) -> str:  # noqa: ANN401
        """Return what was typed, as it is."""
        return str(value)

    def names(self, world: World) -> Names:
        """Return the names that are suggested."""
        return world.names

    @suggesting
    async def autocomplete(  # type: ignore[override]  # discord.py allows any value type here
        self, interaction: discord.Interaction[Any], value: str, /
    ) -> list[Choice[str]]:
        """Suggest records while a name is typed."""
        names = self.names(await world_of(interaction))
        found = names.suggest(value, self.kinds, limit=SUGGESTIONS)
        return [Choice(name=self.label(interaction, each), value=each.id) for each in found]

    def label(self, interaction: discord.Interaction[Any], suggestion: Suggestion) -> str:
        """Return what a suggestion shows."""
        return _label(interaction, suggestion)


class SeasonTransformer(Transformer):
    """The number of a season, with the Tour that it covers."""

    @property
    def type(self) -> discord.AppCommandOptionType:
        """A whole number."""
        return discord.AppCommandOptionType.integer

    async def transform(self, interaction: discord.Interaction[Any], value: Any, /) -> int:  # noqa: ANN401
        """Return the number."""
        return int(value)

    @suggesting
    async def autocomplete(  # type: ignore[override]  # discord.py allows any value type here
        self, interaction: discord.Interaction[Any], value: int | str, /
    ) -> list[Choice[int]]:
        """Suggest every season, or those that start with what was typed."""
        world = World.of(interaction)
        say = world.words[language_of(interaction.locale)]
        typed = str(value).strip()
        return [
            Choice(
                name=say("season-choice", number=each.number, year=str(each.year)),
                value=each.number,
            )
            for each in world.seasons
            if str(each.number).startswith(typed) or str(each.year).startswith(typed)
        ]


class SpeakerTransformer(NameTransformer):
    """Somebody, or a team; those who are quoted are suggested."""

    def names(self, world: World) -> Names:
        """Return the names of those who are quoted."""
        return world.quoted


class AboutTransformer(NameTransformer):
    """A year, a season, a topic, a team or a person."""

    def __init__(self) -> None:
        super().__init__("topic", "season", "team", "rider", "person")

    @suggesting
    async def autocomplete(  # type: ignore[override]  # discord.py allows any value type here
        self, interaction: discord.Interaction[Any], value: str, /
    ) -> list[Choice[str]]:
        """Suggest years for a number, else names."""
        world = await world_of(interaction)
        typed = value.strip()
        years = [
            Choice(name=year, value=year)
            for year in world.years
            if typed and year.startswith(typed)
        ]
        found = world.dated.suggest(value, self.kinds, limit=SUGGESTIONS - len(years))
        return years + [Choice(name=_label(interaction, each), value=each.id) for each in found]


def _label(interaction: discord.Interaction[Any], suggestion: Suggestion) -> str:
    world = World.of(interaction)
    language = language_of(interaction.locale)
    return world.label(suggestion.kind, suggestion.id, suggestion.label, language)[:100]


TeamOption = Transform[str, NameTransformer("team")]
EpisodeOption = Transform[str, NameTransformer("episode")]
RiderOption = Transform[str, NameTransformer("rider")]
PersonOption = Transform[str, NameTransformer("person", "rider")]
SpeakerOption = Transform[str, SpeakerTransformer("person", "rider", "team")]
TopicOption = Transform[str, NameTransformer("topic")]
RecordOption = Transform[str, NameTransformer("season", "episode", "team", "rider", "person")]
SeasonOption = Transform[int, SeasonTransformer]
AboutOption = Transform[str, AboutTransformer]
YearOption = app_commands.Range[int, 1903, 2100]
