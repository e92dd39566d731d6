"""What a server has chosen: the panel that changes it, what holds where, what was changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import discord

from bot.cards.layout import QUIET, Card
from bot.cards.statements import sections
from bot.guilds.settings import (
    ALWAYS_ON,
    CHANNEL_LISTS,
    MOST_CHANNELS,
    SERVER,
    SETTINGS,
    Change,
    Choices,
    Effective,
)
from bot.questions import Ask, Channels, Many, Option, Pick, Question, Way
from bot.words import Say

PARTS: Final[Mapping[str, tuple[str, ...]]] = {
    "language": ("language",),
    "visibility": ("visibility", "public-channels"),
    "channels": ("answering-channels", "silent-channels"),
    "spoilers": ("spoilers", "spoiler-hours"),
    "commands": ("switched-off",),
    "daily": ("daily-channel", "daily-what", "daily-hour", "daily-zone"),
    "look": ("look",),
}
CHANNEL: Final = "channel"  # the part in which a single channel chooses differently
IN_CHANNEL: Final = tuple(name for name, setting in SETTINGS.items() if setting.by_channel)
POSTABLE: Final = (discord.ChannelType.text, discord.ChannelType.news)


@dataclass(frozen=True, slots=True)
class Panel:
    """What of the panel is open: for whom (`token`), which part, which channel, what was done."""

    token: str
    part: str = ""
    channel: int = SERVER
    done: str = ""

    def ask(self, verb: str, *arguments: str | int | None) -> Question:
        """Return the question of one of its buttons."""
        return Question("settings", self.token, verb, *arguments)


def panel_card(say: Say, choices: Choices, panel: Panel, commands: Sequence[str]) -> Card:
    """Return the panel: every value that holds and where it comes from, and what changes it."""
    card = Card(say("settings-title"), shareable=False, footer=False)
    card.add(panel.done and f"✅ **{panel.done}**")
    part = panel.part if panel.part in (*PARTS, CHANNEL) else ""
    if part == CHANNEL:
        _channel_part(card, say, choices, panel)
    elif part:
        card.add("\n".join(_lines(say, choices, PARTS[part])))
        card.add(f"-# {say(f'settings-about-{part}')}")
        _controls(card, say, choices, panel, commands)
    else:
        card.add("\n".join(_lines(say, choices, SETTINGS)))
        card.add("\n".join(_in_channels(say, choices)) or None)
        card.add(f"-# {say('settings-intro')}")
    card.picks.append(
        Pick(
            "part",
            say("settings-choose-part"),
            [
                Option(say(f"settings-part-{each}"), panel.ask("open", each))
                for each in (*PARTS, CHANNEL)
            ],
            Way.ACT,
        )
    )
    if part:
        card.asks.append(Ask(say("settings-back"), panel.ask("open"), Way.ACT))
    return card


def _controls(
    card: Card, say: Say, choices: Choices, panel: Panel, commands: Sequence[str]
) -> None:
    names = PARTS[panel.part]
    for name in names:
        if SETTINGS[name].values:
            card.picks.append(_pick(say, choices, panel, name, SERVER))
        elif name in CHANNEL_LISTS:
            card.menus.append(
                Channels(
                    say(f"setting-{name}"),
                    panel.ask("list", name),
                    most=MOST_CHANNELS,
                    chosen=sorted(choices.channels(name)),
                )
            )
        elif name == "daily-channel":
            card.menus.append(
                Channels(
                    say(f"setting-{name}"),
                    panel.ask("list", name),
                    chosen=sorted(choices.channels(name)),
                    types=POSTABLE,
                )
            )
        elif name == "switched-off":
            card.menus.append(
                Many(
                    say(f"setting-{name}"),
                    panel.ask("list", name),
                    [(each, f"/{each}") for each in commands if each not in ALWAYS_ON],
                    choices.value(name).split(),
                )
            )
    if panel.part in ("spoilers", "daily"):
        card.asks.append(Ask(say("settings-numbers"), panel.ask("form", panel.part), Way.ACT))
    if panel.part == "daily":
        card.asks.append(Ask(say("settings-preview"), panel.ask("preview"), Way.ACT))


def _channel_part(card: Card, say: Say, choices: Choices, panel: Panel) -> None:
    card.menus.append(Channels(say("settings-choose-channel"), panel.ask("channel")))
    if not panel.channel:
        card.add("\n".join(_in_channels(say, choices)) or None)
        card.add(f"-# {say('settings-about-channel')}")
        return
    card.add(f"### <#{panel.channel}>")
    card.add("\n".join(_lines(say, choices, IN_CHANNEL, (panel.channel,))))
    if choices.open_for_results((panel.channel,)):
        card.add(f"-# {say('settings-flagged')}")
    card.picks += [_pick(say, choices, panel, name, panel.channel) for name in IN_CHANNEL]


def _pick(say: Say, choices: Choices, panel: Panel, name: str, channel: int) -> Pick:
    place = (channel,) if channel else ()
    now = value_in_words(say, name, choices.value(name, place))
    options = [
        Option(
            value_in_words(say, name, value),
            panel.ask("set", name, value, channel or None),
            _detail(say, name, value),
        )
        for value in SETTINGS[name].values
    ]
    if channel:
        options.append(Option(say("settings-as-server"), panel.ask("set", name, None, channel)))
    return Pick(name, say("settings-now", name=say(f"setting-{name}"), value=now), options, Way.ACT)


def _detail(say: Say, name: str, value: str) -> str | None:
    return say(f"value-spoilers-{value}.detail") if name == "spoilers" else None


def _lines(
    say: Say, choices: Choices, names: Iterable[str], place: Sequence[int] = ()
) -> list[str]:
    return [effective_line(say, name, choices.effective(name, place)) for name in names]


def effective_line(say: Say, name: str, effective: Effective) -> str:
    """Return "Language: French (chosen for the server)"."""
    return "- " + say(
        "settings-line",
        name=say(f"setting-{name}"),
        value=value_in_words(say, name, effective.value),
        origin=say(f"origin-{effective.origin}"),
    )


def _in_channels(say: Say, choices: Choices) -> list[str]:
    """Return a line for every channel that chose differently, and for those flagged."""
    lines = [
        "- "
        + say(
            "settings-channel-line",
            channel=f"<#{channel}>",
            name=say(f"setting-{name}"),
            value=value_in_words(say, name, value),
        )
        for (channel, name), value in sorted(choices.values.items())
        if channel != SERVER and SETTINGS[name].by_channel
    ][:15]
    if choices.spoiler_channels:
        channels = ", ".join(f"<#{each}>" for each in sorted(choices.spoiler_channels)[:10])
        lines.append(f"- {say('settings-flagged-line', channels=channels)}")
    return lines


def value_in_words(say: Say, name: str, value: str | None) -> str:
    """Return a value as a moderator reads it; None is the default."""
    if value is None:
        return say("value-default", value=value_in_words(say, name, SETTINGS[name].default))
    if SETTINGS[name].values:
        return say(f"value-{name}-{value}") if value in SETTINGS[name].values else say.typed(value)
    if name in CHANNEL_LISTS or name == "daily-channel":
        return ", ".join(f"<#{each}>" for each in value.split()) or say(f"value-{name}-none")
    if name == "switched-off":
        return ", ".join(f"`/{each}`" for each in value.split()) or say("value-switched-off-none")
    match name:
        case "spoiler-hours":
            value = say("value-spoiler-hours", count=int(value))
        case "daily-hour":
            value = say("value-daily-hour", hour=value)
    return value


def change_in_words(say: Say, change: Change) -> str:
    """Return "Language: from automatic to French", with the channel where it is one's."""
    name = say(f"setting-{change.name}")
    return say(
        "settings-changed",
        name=f"{name} (<#{change.channel}>)" if change.channel else name,
        old=value_in_words(say, change.name, change.old),
        new=value_in_words(say, change.name, change.new),
    )


def show_card(say: Say, choices: Choices, place: Sequence[int]) -> Card:
    """Return what holds in a place."""
    card = Card(say("settings-title"), shareable=False, footer=False, colour=QUIET)
    card.add(f"### <#{place[0]}>")
    card.add("\n".join(_lines(say, choices, SETTINGS, place)))
    silent = not choices.answers_in(place)
    told = "settings-silent" if silent else "settings-private"
    if silent or choices.private_in(place):
        card.add(say(told))
    if choices.open_for_results(place):
        card.add(f"-# {say('settings-flagged')}")
    return card


def history_card(say: Say, changes: Sequence[Change], panel: Panel, page: int) -> Card:
    """Return who changed what, from what, to what, and when."""
    lines = [
        "- "
        + say(
            "settings-history-line",
            day=say.day(change.at[:10]),
            who=f"<@{change.by}>" if change.by else say("former-moderator"),
            what=change_in_words(say, change),
        )
        for change in changes
    ]
    lines = lines or [say("settings-history-empty")]
    blocks, page, count = sections([("", lines)], page)
    card = Card(say("settings-history"), blocks, shareable=False, footer=False)
    for label, to in ((say("previous"), page - 1), (say("next", page=page, pages=count), page + 1)):
        if 1 <= to <= count:
            card.asks.append(Ask(label, panel.ask("history", to), Way.ACT))
    return card


def reset_card(say: Say, panel: Panel) -> Card:
    """Ask whether to go back to all defaults, or to forget the server altogether."""
    card = Card(say("settings-reset-title"), [say("settings-reset-all")], colour=QUIET)
    card.shareable = card.footer = False
    danger = discord.ButtonStyle.danger
    card.asks += [
        Ask(say("settings-reset-yes"), panel.ask("reset"), Way.ACT, style=danger),
        Ask(say("settings-forget-server"), panel.ask("forget"), Way.ACT, style=danger),
    ]
    return card


def said_card(say: Say, *sentences: str) -> Card:
    """Return sentences under the panel's title."""
    return Card(say("settings-title"), list(sentences), shareable=False, footer=False)
