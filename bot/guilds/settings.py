"""What a server can choose, and what holds until it does. No I/O."""

from __future__ import annotations

import zoneinfo
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from bot.spoilers import DEFAULT_HOURS, MOST_HOURS, Policy

Origin = Literal["default", "server", "channel"]

SERVER: Final = 0  # in place of a channel id
MOST_CHANNELS: Final = 25  # as many as one of Discord's menus holds


class BadValue(ValueError):
    """A setting cannot have this value."""


def _one_of(*allowed: str) -> Callable[[str], str]:
    def check(value: str) -> str:
        if value not in allowed:
            raise BadValue(value)
        return value

    return check


def _number(least: int, most: int) -> Callable[[str], str]:
    def check(value: str) -> str:
        value = value.strip()
        if not value.isascii() or not value.isdecimal() or not least <= int(value[:9]) <= most:
            raise BadValue(value)
        return str(int(value))

    return check


def _ids(value: str) -> str:
    ids = value.split()
    if len(ids) > MOST_CHANNELS or not all(each.isascii() and each.isdecimal() for each in ids):
        raise BadValue(value)
    return " ".join(dict.fromkeys(ids))


def _one_id(value: str) -> str:
    if len(value.split()) > 1:
        raise BadValue(value)
    return _ids(value)


def _words(value: str) -> str:
    words = value.split()
    if not all(each.replace("-", "").isalnum() for each in words):
        raise BadValue(value)
    return " ".join(sorted(set(words)))


def _zone(value: str) -> str:
    known = {name.casefold(): name for name in zoneinfo.available_timezones()}
    name = known.get(value.strip().replace(" ", "_").casefold())
    if name is None:
        raise BadValue(value)
    return name


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing to choose; `check` returns the value as it is kept, or raises BadValue."""

    default: str
    check: Callable[[str], str]
    values: tuple[str, ...] = ()
    by_channel: bool = False


def _choice(default: str, *values: str, by_channel: bool = False) -> Setting:
    return Setting(default, _one_of(*values), values, by_channel)


SETTINGS: Final[Mapping[str, Setting]] = {
    "language": _choice("auto", "auto", "en", "fr", by_channel=True),
    "visibility": _choice("public", "public", "private", "chosen"),
    "public-channels": Setting("", _ids),
    "answering-channels": Setting("", _ids),
    "silent-channels": Setting("", _ids),
    "spoilers": _choice("recent", *Policy, by_channel=True),
    "spoiler-hours": Setting(str(DEFAULT_HOURS), _number(1, MOST_HOURS)),
    "switched-off": Setting("", _words),
    "daily-channel": Setting("", _one_id),
    "daily-hour": Setting("9", _number(0, 23)),
    "daily-zone": Setting("UTC", _zone),
    "daily-what": _choice("both", "quote", "day", "both"),
    "look": _choice("accent", "accent", "plain"),
}

CHANNEL_LISTS: Final = ("public-channels", "answering-channels", "silent-channels")

# What a moderator needs to put things right, and what anybody may do with their own data.
ALWAYS_ON: Final = frozenset({"settings", "privacy", "help", "about"})


@dataclass(frozen=True, slots=True)
class Effective:
    """What holds, and where it comes from."""

    value: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Choices:
    """Everything a server has chosen: values by (channel or SERVER, name).

    `place` is always the channel and, for a thread, the channel that it hangs on: the nearest that
    chose something wins.
    """

    values: Mapping[tuple[int, str], str] = field(default_factory=dict)
    spoiler_channels: frozenset[int] = frozenset()

    def effective(self, name: str, place: Sequence[int] = ()) -> Effective:
        """Return what holds for `name` in a place."""
        if SETTINGS[name].by_channel:
            for channel in place:
                if (chosen := self.values.get((channel, name))) is not None:
                    return Effective(chosen, "channel")
        if (chosen := self.values.get((SERVER, name))) is not None:
            return Effective(chosen, "server")
        return Effective(SETTINGS[name].default, "default")

    def value(self, name: str, place: Sequence[int] = ()) -> str:
        """Return the value that holds for `name` in a place."""
        return self.effective(name, place).value

    def channels(self, name: str) -> frozenset[int]:
        """Return the channels that a list names."""
        return frozenset(int(each) for each in self.value(name).split())

    def answers_in(self, place: Iterable[int]) -> bool:
        """Tell whether the bot answers in a place, or is to be silent there."""
        here = frozenset(place)
        if here & self.channels("silent-channels"):
            return False
        wanted = self.channels("answering-channels")
        return not wanted or bool(here & wanted)

    def private_in(self, place: Iterable[int]) -> bool:
        """Tell whether answers are for the one who asked only."""
        match self.value("visibility"):
            case "private":
                return True
            case "chosen":
                return not frozenset(place) & self.channels("public-channels")
            case _:
                return False

    def switched_off(self, command: str) -> bool:
        """Tell whether a command is switched off."""
        return command in self.value("switched-off").split() and command not in ALWAYS_ON

    def policy(self, place: Sequence[int]) -> Policy:
        """Return the spoiler policy of a place; one that we do not know is the strictest."""
        try:
            return Policy(self.value("spoilers", place))
        except ValueError:
            return Policy.SEALED

    def hours(self) -> int:
        """Return how many hours a result stays covered."""
        return int(self.value("spoiler-hours"))

    def open_for_results(self, place: Sequence[int]) -> bool:
        """Tell whether a place is one for spoilers, by Discord's own flag of a channel."""
        own = any((channel, "spoilers") in self.values for channel in place)
        return not own and bool(self.spoiler_channels & frozenset(place))


@dataclass(frozen=True, slots=True)
class Change:
    """A change of a setting; `by` is None once that person asked to be forgotten."""

    channel: int
    name: str
    old: str | None
    new: str | None
    by: int | None
    at: str
