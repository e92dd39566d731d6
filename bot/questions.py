"""A question is all that an answer depends on, and it fits into a button.

`Question("team", "visma", 2022)` ↔ `team/visma/2022`. A slash command, a button, a choice in a menu
and the terminal all make one and go the same way. The buttons and menus of every card are the two
dynamic items below: they carry their question in their custom_id, so they answer alike after a
restart, and nothing about them is kept in memory.

Prefixes of a custom_id never overlap, or an item would answer twice: `ask:` is a button, `pick:` a
menu whose every line is a question, `many:` a menu of which several lines are chosen, `chan:` a
menu of channels. The last two carry one question; what was chosen comes beside it. `form:` is a
modal, which is no item: the client hears of it by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar, Self, TypeVar

import discord

CUSTOM_ID_LIMIT = 100  # characters, as Discord counts them


class TooLong(ValueError):
    """The question does not fit into a button."""


@dataclass(frozen=True, slots=True, init=False)
class Question:
    """What is asked: the kind of answer, and arguments in the order of that answer's parameters.

    An argument is text (an id, or what somebody typed), a number, or None for what was left out.
    """

    kind: str
    arguments: tuple[str | int | None, ...]

    def __init__(self, kind: str, *arguments: str | int | None) -> None:
        while arguments and arguments[-1] is None:
            arguments = arguments[:-1]
        object.__setattr__(self, "kind", kind)
        object.__setattr__(self, "arguments", arguments)

    def with_argument(self, position: int, value: str | int | None) -> Question:
        """Return the same question with another value at `position`."""
        arguments = list(self.arguments) + [None] * (position + 1 - len(self.arguments))
        arguments[position] = value
        return Question(self.kind, *arguments)

    def __str__(self) -> str:
        """Return the form that fits into a custom_id: `kind/argument/argument`."""
        return "/".join([self.kind, *(_escape(argument) for argument in self.arguments)])

    @classmethod
    def parse(cls, text: str) -> Question:
        """Read what `str` wrote. Numbers come back as text; their answer reads them.

        Raises:
            ValueError: the text is no question.
        """
        kind, *arguments = text.split("/")
        if not re.fullmatch(r"[a-z][a-z-]*", kind):
            raise ValueError(f"no question: {text!r}")
        return cls(kind, *(_unescape(argument) for argument in arguments))


def _escape(argument: str | int | None) -> str:
    return "" if argument is None else str(argument).replace("%", "%25").replace("/", "%2F")


def _unescape(argument: str) -> str | None:
    return argument.replace("%2F", "/").replace("%25", "%") or None


class Way(StrEnum):
    """What becomes of the answer to a press."""

    OPEN = "o"  # a new answer, as visible as the command's own would have been
    TURN = "t"  # in the place of this card for whoever asked, a private copy for anybody else
    PEEK = "p"  # a new answer for the presser alone
    SHOW = "s"  # this private answer again, for everyone
    REVEAL = "r"  # the answer with nothing covered, for the presser alone
    ACT = "a"  # something is done, such as a setting changed: see bot/replies.py
    DISMISS = "d"  # the card goes away, for whoever asked


def custom_id(prefix: str, way: Way, question: Question | None) -> str:
    """Return the custom_id of an item.

    Raises:
        TooLong: it would have more than 100 characters.
    """
    text = f"{prefix}:{way}:{question or ''}"
    if len(text) > CUSTOM_ID_LIMIT:
        raise TooLong(text)
    return text


class Ask(
    discord.ui.DynamicItem[discord.ui.Button[Any]], template=r"(?s:ask:(?P<way>[a-z]):(?P<text>.*))"
):
    """A button that asks a question."""

    prefix: ClassVar[str] = "ask"

    def __init__(
        self,
        label: str,
        question: Question | None,
        way: Way = Way.TURN,
        *,
        emoji: str | None = None,
        style: discord.ButtonStyle = discord.ButtonStyle.secondary,
        disabled: bool = False,
    ) -> None:
        super().__init__(
            discord.ui.Button(
                label=label,
                emoji=emoji,
                style=style,
                disabled=disabled,
                custom_id=custom_id(self.prefix, way, question),
            )
        )
        self.way: str = way
        self.text = str(question or "")

    @classmethod
    async def from_custom_id(
        cls,
        interaction: discord.Interaction[Any],
        item: discord.ui.Item[Any],
        match: re.Match[str],
        /,
    ) -> Self:
        """Rebuild the pressed button; what it carries is read where errors are guarded."""
        pressed = cls.__new__(cls)
        discord.ui.DynamicItem.__init__(pressed, item)
        pressed.way, pressed.text = match["way"], match["text"]
        return pressed

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Hand the question to the client, which is bound late so that nothing imports upward."""
        await interaction.client.pressed(interaction, self.way, self.text)


@dataclass(frozen=True, slots=True)
class Option:
    """One line of a menu: its label (at most 100 characters), a detail below it, its question."""

    label: str
    question: Question
    detail: str | None = None


class Pick(
    discord.ui.DynamicItem[discord.ui.Select[Any]],
    template=r"pick:(?P<way>[a-z]):(?P<name>[a-z-]*)",
):
    """A menu of questions; `name` tells several menus of one card apart."""

    prefix: ClassVar[str] = "pick"

    def __init__(
        self, name: str, placeholder: str, options: list[Option], way: Way = Way.TURN
    ) -> None:
        super().__init__(
            discord.ui.Select(
                custom_id=f"{self.prefix}:{way}:{name}",
                placeholder=placeholder[:150],
                options=[
                    discord.SelectOption(
                        label=option.label[:100],
                        value=str(option.question),
                        description=option.detail[:100] if option.detail else None,
                    )
                    for option in options[:25]
                    if len(str(option.question)) <= CUSTOM_ID_LIMIT
                ],
            )
        )
        self.way: str = way
        self.text = ""

    @classmethod
    async def from_custom_id(
        cls,
        interaction: discord.Interaction[Any],
        item: discord.ui.Item[Any],
        match: re.Match[str],
        /,
    ) -> Self:
        """Rebuild the menu that a choice was made in."""
        chosen = cls.__new__(cls)
        discord.ui.DynamicItem.__init__(chosen, item)
        chosen.way = match["way"]
        data: Mapping[str, Any] = interaction.data or {}
        chosen.text = str((data.get("values") or [""])[0])
        return chosen

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Hand the chosen question to the client."""
        await interaction.client.pressed(interaction, self.way, self.text)


class Many(
    discord.ui.DynamicItem[discord.ui.Select[Any]],
    template=r"(?s:many:(?P<way>[a-z]):(?P<text>.*))",
):
    """A menu of which any number of lines is chosen: `(value, label)`."""

    prefix: ClassVar[str] = "many"

    def __init__(
        self,
        placeholder: str,
        question: Question,
        options: Sequence[tuple[str, str]],
        chosen: Iterable[str],
    ) -> None:
        already = frozenset(chosen)
        super().__init__(
            discord.ui.Select(
                custom_id=custom_id(self.prefix, Way.ACT, question),
                placeholder=placeholder[:150],
                min_values=0,
                max_values=min(25, len(options)),
                options=[
                    discord.SelectOption(label=label[:100], value=value, default=value in already)
                    for value, label in options[:25]
                ],
            )
        )

    @classmethod
    async def from_custom_id(
        cls,
        interaction: discord.Interaction[Any],
        item: discord.ui.Item[Any],
        match: re.Match[str],
        /,
    ) -> Self:
        """Rebuild the menu that was chosen from."""
        return _rebuilt(cls, item, match)

    way: str
    text: str

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Hand the question to the client, with what was chosen."""
        await interaction.client.pressed(interaction, self.way, self.text, _values(interaction))


class Channels(
    discord.ui.DynamicItem[discord.ui.ChannelSelect[Any]],
    template=r"(?s:chan:(?P<way>[a-z]):(?P<text>.*))",
):
    """A menu of channels."""

    prefix: ClassVar[str] = "chan"

    def __init__(
        self,
        placeholder: str,
        question: Question,
        *,
        most: int = 1,
        chosen: Iterable[int] = (),
        types: Sequence[discord.ChannelType] = (
            discord.ChannelType.text,
            discord.ChannelType.news,
            discord.ChannelType.forum,
            discord.ChannelType.voice,
            discord.ChannelType.public_thread,
        ),
    ) -> None:
        super().__init__(
            discord.ui.ChannelSelect(
                custom_id=custom_id(self.prefix, Way.ACT, question),
                placeholder=placeholder[:150],
                min_values=0,
                max_values=most,
                channel_types=list(types),
                default_values=[
                    discord.SelectDefaultValue(
                        id=channel, type=discord.SelectDefaultValueType.channel
                    )
                    for channel in list(chosen)[:most]
                ],
            )
        )

    @classmethod
    async def from_custom_id(
        cls,
        interaction: discord.Interaction[Any],
        item: discord.ui.Item[Any],
        match: re.Match[str],
        /,
    ) -> Self:
        """Rebuild the menu that was chosen from."""
        return _rebuilt(cls, item, match)

    way: str
    text: str

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Hand the question to the client, with the channels' ids."""
        await interaction.client.pressed(interaction, self.way, self.text, _values(interaction))


_Item = TypeVar("_Item", bound="Many | Channels")


def _rebuilt(cls: type[_Item], item: discord.ui.Item[Any], match: re.Match[str]) -> _Item:
    rebuilt = cls.__new__(cls)
    discord.ui.DynamicItem.__init__(rebuilt, item)
    rebuilt.way, rebuilt.text = match["way"], match["text"]
    return rebuilt


def _values(interaction: discord.Interaction[Any]) -> list[str]:
    data: Mapping[str, Any] = interaction.data or {}
    return [str(each) for each in data.get("values") or []]


@dataclass(frozen=True, slots=True)
class Field:
    """A line of a form: its name, label and hint, what stands in it, and how long it may be."""

    name: str
    label: str
    hint: str = ""
    value: str = ""
    most: int = 100
    long: bool = False
    required: bool = True


class Form(discord.ui.Modal):
    """A modal that carries its question, so that it can be sent in after a restart too.

    It counts as finished: discord.py keeps nothing of it. The client hears of it by itself.
    """

    prefix: ClassVar[str] = "form"

    def __init__(self, title: str, question: Question, fields: Sequence[Field]) -> None:
        text = f"{self.prefix}:{question}"
        if len(text) > CUSTOM_ID_LIMIT:
            raise TooLong(text)
        super().__init__(title=title[:45], custom_id=text, timeout=None)
        style = discord.TextStyle
        for field in fields:
            self.add_item(
                discord.ui.Label(
                    text=field.label[:45],
                    description=field.hint[:100] or None,
                    component=discord.ui.TextInput(
                        custom_id=field.name,
                        default=field.value[: field.most] or None,
                        max_length=field.most,
                        required=field.required,
                        style=style.paragraph if field.long else style.short,
                    ),
                )
            )

    def is_finished(self) -> bool:
        """Tell discord.py to keep nothing."""
        return True

    @classmethod
    def read(cls, interaction: discord.Interaction[Any]) -> tuple[str, dict[str, str]] | None:
        """Return the question and the fields of a form that was sent in, None for anything else."""
        data: Mapping[str, Any] = interaction.data or {}
        text = str(data.get("custom_id", ""))
        if interaction.type is not discord.InteractionType.modal_submit or not text.startswith(
            f"{cls.prefix}:"
        ):
            return None
        values = {}
        for row in data.get("components") or []:
            inner: Mapping[str, Any] = row.get("component") or next(
                iter(row.get("components") or []), {}
            )
            values[str(inner.get("custom_id", ""))] = str(inner.get("value") or "")
        return text.removeprefix(f"{cls.prefix}:"), values
