"""The options of commands: typed, with suggestions while they are typed.

A name travels as text; what it means is decided where every question is understood, so that a typo
in a slash command and a forged button are treated alike. A suggestion's value is a record's id.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import discord
from discord import app_commands
from discord.app_commands import Choice, Transform, Transformer
from discord.app_commands import locale_str as _

from bot.answers import EXACT_RECORD
from bot.cards.results import edition_name, stage_label
from bot.days import Day, days_like, read_day
from bot.names import Names, Suggestion
from bot.names.editions import race_of
from bot.reader import today, world_of
from bot.records import Annal
from bot.replies import suggesting
from bot.words import Say, language_of
from bot.world import World

SUGGESTIONS = 25  # as many as Discord shows


class NameTransformer(Transformer):
    """A name among records of `kinds`."""

    def __init__(self, *kinds: str) -> None:
        self.kinds = kinds

    async def transform(self, interaction: discord.Interaction[Any], value: Any, /) -> str:  # noqa: ANN401
        """Return what was typed, as it is."""
        return str(value)

    async def names(self, world: World) -> Names:
        """Return the names that are suggested."""
        return world.names

    @suggesting
    async def autocomplete(  # type: ignore[override]  # discord.py allows any value type here
        self, interaction: discord.Interaction[Any], value: str, /
    ) -> list[Choice[str]]:
        """Suggest records while a name is typed."""
        names = await self.names(await world_of(interaction))
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


class EditionTransformer(SeasonTransformer):
    """The year of an edition; the years of the race that is chosen already are suggested."""

    @suggesting
    async def autocomplete(  # type: ignore[override]  # discord.py allows any value type here
        self, interaction: discord.Interaction[Any], value: int | str, /
    ) -> list[Choice[int]]:
        """Suggest years that start with what was typed, the latest first."""
        world = World.of(interaction)
        say = world.words[language_of(interaction.locale)]
        race = race_of(_chosen(interaction, "race"))
        years = [
            year
            for year in reversed(world.history.held(race))
            if str(year).startswith(str(value).strip())
        ]
        return [
            Choice(name=edition_name(say, race, year), value=year) for year in years[:SUGGESTIONS]
        ]


class StageTransformer(NameTransformer):
    """A stage, in any words; those of the year and the race that are chosen already first."""

    def __init__(self) -> None:
        super().__init__("stage")

    @suggesting
    async def autocomplete(  # type: ignore[override]  # discord.py allows any value type here
        self, interaction: discord.Interaction[Any], value: str, /
    ) -> list[Choice[str]]:
        """Suggest stages by where and when they go, which tells nothing of their results."""
        world = World.of(interaction)
        say = world.words[language_of(interaction.locale)]
        chosen = [_chosen(interaction, name) for name in ("year", "race")]
        text = "".join(f"{each} " for each in chosen if each) + value.lstrip()
        return [
            Choice(name=stage_label(say, route)[:100], value=f"{EXACT_RECORD}{route.id}")
            for route in world.history.stages.suggest(text, most=SUGGESTIONS)
        ]


def _chosen(interaction: discord.Interaction[Any], option: str) -> str | None:
    """Return what stands in another option so far."""
    value = getattr(interaction.namespace, option, None)
    return None if value is None else str(value)


class AnnalTransformer(NameTransformer):
    """A list of records: all of them where nothing is typed yet."""

    def __init__(self) -> None:
        super().__init__("annal")

    async def names(self, world: World) -> Names:
        """Return what the lists are called."""
        return world.names_of_annals

    @suggesting
    async def autocomplete(  # type: ignore[override]  # discord.py allows any value type here
        self, interaction: discord.Interaction[Any], value: str, /
    ) -> list[Choice[str]]:
        """Suggest lists while one is typed."""
        if value.strip():
            return await super().autocomplete(interaction, value)
        say = World.of(interaction).words[language_of(interaction.locale)]
        return [Choice(name=say(f"annal-{annal}"), value=annal.value) for annal in Annal]


class DayTransformer(NameTransformer):
    """A day of the year, in words or in numbers."""

    @suggesting
    async def autocomplete(  # type: ignore[override]  # discord.py allows any value type here
        self, interaction: discord.Interaction[Any], value: str, /
    ) -> list[Choice[str]]:
        """Suggest the day that is meant, and those of the race that begin with what was typed."""
        say = World.of(interaction).words[language_of(interaction.locale)]
        now = await today(interaction)
        if not value.strip():
            named = [
                (say("day-suggested", relative=say(f"day-{name}"), day=say.day(str(day))), day)
                for name, day in (
                    ("today", now),
                    ("yesterday", now - timedelta(days=1)),
                    ("tomorrow", now + timedelta(days=1)),
                )
            ]
            return [Choice(name=label, value=str(day)) for label, day in named]
        read = read_day(value, now)
        found = [] if read is None else [read, *([read.other] if read.other else [])]
        found += [each for each in days_like(value, now.year) if each not in found]
        return [
            Choice(name=_day_label(say, each, now.year), value=str(each))
            for each in dict.fromkeys(replace(each, other=None) for each in found)
        ][:SUGGESTIONS]


def _day_label(say: Say, day: Day, year: int) -> str:
    return say.day(str(day)) if day.year != year else say.day_of_year(day.month, day.day)


class SpeakerTransformer(NameTransformer):
    """Somebody, or a team; those who are quoted are suggested."""

    async def names(self, world: World) -> Names:
        """Return the names of those who are quoted."""
        return await world.quoted()


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
        names = await world.dated()
        found = names.suggest(value, self.kinds, limit=SUGGESTIONS - len(years))
        return years + [Choice(name=_label(interaction, each), value=each.id) for each in found]


class WordsTransformer(NameTransformer):
    """Words to search for, at most 100 characters; names are suggested."""

    def __init__(self) -> None:
        super().__init__("rider", "person", "team", "episode", "season", "topic")

    @property
    def max_value(self) -> int:
        """As many characters as a suggestion may have."""
        return 100

    @suggesting
    async def autocomplete(  # type: ignore[override]  # discord.py allows any value type here
        self, interaction: discord.Interaction[Any], value: str, /
    ) -> list[Choice[str]]:
        """Suggest names, which are then searched for like anything else."""
        world = await world_of(interaction)
        found = world.names.suggest(value, self.kinds, limit=SUGGESTIONS)
        labels = [self.label(interaction, each) for each in found]
        # By name, for that is what is then searched for; namesakes are found by the same.
        named = {label.rpartition(" → ")[2]: label for label in reversed(labels)}
        return [Choice(name=named[name], value=name) for name in reversed(named)]


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
AnnalOption = Transform[str, AnnalTransformer]
DayOption = Transform[str, DayTransformer()]
WordsOption = Transform[str, WordsTransformer]
SeasonOption = Transform[int, SeasonTransformer]
EditionOption = Transform[int, EditionTransformer]
StageOption = Transform[str, StageTransformer]
AboutOption = Transform[str, AboutTransformer]
YearOption = app_commands.Range[int, 1903, 2100]
RACE_CHOICES = [
    Choice(name=_("Tour de France"), value="tdf"),
    Choice(name=_("Tour de France Femmes"), value="tdff"),
]
