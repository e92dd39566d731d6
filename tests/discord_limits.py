"""What Discord takes, checked on everything the bot sends.

Neither discord.py nor a simulated Discord refuses all that the real one refuses, so a fault would
only show in production. `faults(method, path, body)` reads a REST request as the bot sent it
(`body` is the decoded JSON, or the decoded `payload_json` part of a multipart request) and gives
one sentence a fault, each beginning with a JSON pointer into the body.

Lengths are counted with `len()`, that is in code points. Discord does not say how it counts; where
its way differs (an emoji outside the basic plane), ours gives the lower number, so text close to a
limit should keep a little distance from it. Where Discord trims text before it looks at it, text of
white space only is a fault here.

Two rules are our own: every new message says explicitly that it pings nobody, and flags are only
sent where they have an effect (a message cannot become private by an edit).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import IntEnum
from itertools import chain
from typing import Any, Final

Rule = Callable[[Any, str], Iterator[str]]
"""(value, its place as a JSON pointer) -> one sentence a fault."""

Record = dict[str, Any]

# fmt: off
LOCALES: Final = frozenset((
    "ar", "bg", "cs", "da", "de", "el", "en-GB", "en-US", "es-419", "es-ES", "fi", "fr", "he", "hi",
    "hr", "hu", "id", "it", "ja", "ko", "lt", "nl", "no", "pl", "pt-BR", "ro", "ru", "sv-SE", "th",
    "tr", "uk", "vi", "zh-CN", "zh-TW",
))
# fmt: on
MAX_COMPONENTS: Final = 40
MAX_SHOWN_TEXT: Final = 4000
MAX_EMBED_TEXT: Final = 6000
MAX_COMMAND_TEXT: Final = 8000
MAX_COMMANDS: Final = {1: 100, 2: 15, 3: 15, 4: 1}  # by application command type
SAFE_INTEGER: Final = 2**53 - 1

SUPPRESS_EMBEDS: Final = 1 << 2
EPHEMERAL: Final = 1 << 6
SUPPRESS_NOTIFICATIONS: Final = 1 << 12
IS_VOICE_MESSAGE: Final = 1 << 13
IS_COMPONENTS_V2: Final = 1 << 15
FLAGS_OF_EDIT: Final = SUPPRESS_EMBEDS | IS_COMPONENTS_V2
FLAGS_OF_POST: Final = FLAGS_OF_EDIT | SUPPRESS_NOTIFICATIONS | IS_VOICE_MESSAGE
FLAGS_OF_REPLY: Final = FLAGS_OF_POST | EPHEMERAL


class LimitViolation(AssertionError):
    """The bot sent something that Discord refuses, or that our own rules forbid."""


class Kind(IntEnum):
    """Discord's component types."""

    ACTION_ROW = 1
    BUTTON = 2
    STRING_SELECT = 3
    TEXT_INPUT = 4
    USER_SELECT = 5
    ROLE_SELECT = 6
    MENTIONABLE_SELECT = 7
    CHANNEL_SELECT = 8
    SECTION = 9
    TEXT_DISPLAY = 10
    THUMBNAIL = 11
    MEDIA_GALLERY = 12
    FILE = 13
    SEPARATOR = 14
    CONTAINER = 17
    LABEL = 18
    FILE_UPLOAD = 19
    RADIO_GROUP = 21
    CHECKBOX_GROUP = 22
    CHECKBOX = 23

    def __str__(self) -> str:
        return self.name.lower().replace("_", " ")


AUTO_SELECTS: Final = {
    Kind.USER_SELECT: ("user",),
    Kind.ROLE_SELECT: ("role",),
    Kind.MENTIONABLE_SELECT: ("user", "role"),
    Kind.CHANNEL_SELECT: ("channel",),
}
SELECTS: Final = (Kind.STRING_SELECT, *AUTO_SELECTS)
# fmt: off
IN_CONTAINER: Final = (
    Kind.ACTION_ROW, Kind.SECTION, Kind.TEXT_DISPLAY, Kind.MEDIA_GALLERY, Kind.FILE, Kind.SEPARATOR
)
IN_LABEL: Final = (
    Kind.TEXT_INPUT, *SELECTS, Kind.FILE_UPLOAD,
    Kind.RADIO_GROUP, Kind.CHECKBOX_GROUP, Kind.CHECKBOX,
)
# fmt: on


# Reading a body that may have any shape: the wrong shape is reported by the rule of that field, and
# the rules that look at several fields together read it as if the field were not there.


def _placed(found: Any, place: str) -> list[tuple[Record, str]]:
    entries = enumerate(found) if isinstance(found, list) else ()
    return [(each, f"{place}/{index}") for index, each in entries if isinstance(each, dict)]


def _records(found: Any) -> list[Record]:
    return [each for each, _ in _placed(found, "")]


def _string(holder: Record, key: str) -> str:
    found = holder.get(key)
    return found if isinstance(found, str) else ""


def _number(holder: Record, key: str, default: int) -> float:
    found = holder.get(key)
    return found if isinstance(found, int | float) and not isinstance(found, bool) else default


def walk(value: Any, place: str) -> Iterator[tuple[Record, str]]:
    """Every component in `value` (a list or one component), nested ones and accessories too."""
    if isinstance(value, list):
        for index, each in enumerate(value):
            yield from walk(each, f"{place}/{index}")
    elif isinstance(value, dict):
        yield value, place
        for key in ("components", "accessory", "component"):
            yield from walk(value.get(key), f"{place}/{key}")


# What a rule can be made of.


def nothing(_value: Any, _place: str) -> Iterator[str]:
    return iter(())


def text(low: int, high: int) -> Rule:
    def rule(value: Any, place: str) -> Iterator[str]:
        if not isinstance(value, str):
            yield f"{place} must be text, not {value!r}"
        elif not low <= len(value) <= high:
            yield f"{place} has {len(value)} characters, must have {low} to {high}"
        elif low and not value.strip():
            yield f"{place} is white space only"

    return rule


def integer(low: int, high: int) -> Rule:
    def rule(value: Any, place: str) -> Iterator[str]:
        if not isinstance(value, int) or isinstance(value, bool):
            yield f"{place} must be an integer, not {value!r}"
        elif not low <= value <= high:
            yield f"{place} is {value}, must be {low} to {high}"

    return rule


def one_of(*allowed: object) -> Rule:
    """One of a few values, of the same type: true is not 1 here."""

    def rule(value: Any, place: str) -> Iterator[str]:
        if not any(value == each and type(value) is type(each) for each in allowed):
            yield f"{place} is {value!r}, must be one of {', '.join(map(repr, allowed))}"

    return rule


def amount(*types: type) -> Rule:
    """What a user can choose or be held to: a short text, or a number that a double holds."""

    def rule(value: Any, place: str) -> Iterator[str]:
        if type(value) not in types:
            yield f"{place} is {value!r}, must be {' or '.join(each.__name__ for each in types)}"
        elif isinstance(value, str):
            yield from text(0, 100)(value, place)
        elif not -SAFE_INTEGER <= value <= SAFE_INTEGER:
            yield f"{place} is {value}, must be between -2^53 and 2^53"

    return rule


def address(high: int, *schemes: str) -> Rule:
    def rule(value: Any, place: str) -> Iterator[str]:
        yield from text(1, high)(value, place)
        if isinstance(value, str) and not re.fullmatch(rf"({'|'.join(schemes)})://\S+", value):
            yield f"{place} is {value[:60]!r}, must be an address with {' or '.join(schemes)}"

    return rule


def listed(low: int, high: int, each: Rule, *, unlike: bool = False) -> Rule:
    """A list of `low` to `high` things that obey `each`; all different if `unlike`."""

    def rule(value: Any, place: str) -> Iterator[str]:
        if not isinstance(value, list):
            yield f"{place} must be a list, not {value!r}"
            return
        if not low <= len(value) <= high:
            yield f"{place} has {len(value)} entries, must have {low} to {high}"
        if unlike and any(thing in value[:index] for index, thing in enumerate(value)):
            yield f"{place} has an entry twice"
        for index, thing in enumerate(value):
            yield from each(thing, f"{place}/{index}")

    return rule


def record(needs: Mapping[str, Rule], may: Mapping[str, Rule], also: Rule = nothing) -> Rule:
    """An object with the fields `needs` and perhaps those of `may` (where null means absent).

    `also` sees the whole object and holds the rules between its fields.
    """

    def rule(value: Any, place: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield f"{place} must be an object, not {value!r}"
            return
        for key in needs:
            if value.get(key) is None:
                yield f"{place} lacks {key}"
        for key, each in chain(needs.items(), may.items()):
            if value.get(key) is not None:
                yield from each(value[key], f"{place}/{key}")
        yield from also(value, place)

    return rule


def component(*kinds: Kind, rules: Mapping[Kind, Rule] | None = None) -> Rule:
    """One component of the given kinds; `rules` replaces the general rules of some kinds."""

    def rule(value: Any, place: str) -> Iterator[str]:
        number = value.get("type") if isinstance(value, dict) else None
        kind = next((each for each in Kind if each == number), None)
        if kind in kinds:
            yield from {**COMPONENTS, **(rules or {})}[kind](value, place)
        else:
            what = "no component" if kind is None else f"of type {kind}"
            yield f"{place} is {what}; only {', '.join(map(str, kinds))} may stand here"

    return rule


COMPONENT_ID: Final = integer(0, 2**31 - 1)
CUSTOM_ID: Final = text(1, 100)


def boolean(value: Any, place: str) -> Iterator[str]:
    if not isinstance(value, bool):
        yield f"{place} is {value!r}, must be true or false"


def snowflake(value: Any, place: str) -> Iterator[str]:
    if isinstance(value, bool) or not re.fullmatch(r"\d{1,20}", str(value), re.ASCII):
        yield f"{place} is {value!r}, must be an id"


def _twice(entries: Iterable[tuple[object, str]], what: str) -> Iterator[str]:
    """A fault for each (value, place) whose value was there before."""
    seen: dict[object, str] = {}
    for value, place in entries:
        if value in seen:
            yield f"{place} has the same {what} as {seen[value]}: {value!r}"
        seen.setdefault(value, place)


# Application commands.


def _may_stand_in_name(character: str) -> bool:
    """Letters, digits, `-`, `_`, `'`, and the vowel signs of Devanagari and Thai."""
    if unicodedata.category(character)[0] == "M":
        return unicodedata.name(character).startswith(("DEVANAGARI ", "THAI "))
    return character in "-_'" or unicodedata.category(character)[0] in "LN"


def _chat_input_name(value: Any, place: str) -> Iterator[str]:
    yield from text(1, 32)(value, place)
    if isinstance(value, str):
        wrong = sorted({each for each in value if not _may_stand_in_name(each)})
        if wrong:
            yield f"{place} holds {', '.join(map(repr, wrong))}, which no command name may hold"
        if value != value.lower():
            yield f"{place} is {value!r}, must be lower case"


def _localised(rule: Rule) -> Rule:
    """An object from Discord's locales to what obeys `rule`."""

    def each(value: Any, place: str) -> Iterator[str]:
        yield from record({}, dict.fromkeys(LOCALES, rule))(value, place)
        for locale in sorted(set(value) - LOCALES) if isinstance(value, dict) else ():
            yield f"{place}/{locale} is for no locale that Discord knows"

    return each


def _translations(holder: Record, key: str) -> dict[str, str]:
    found = holder.get(f"{key}_localizations")
    given = found.items() if isinstance(found, dict) else ()
    return {locale: each for locale, each in given if isinstance(each, str)}


def _choice(*types: type) -> Rule:
    name = text(1, 100)
    return record({"name": name, "value": amount(*types)}, {"name_localizations": _localised(name)})


PARAMETERS: Final = range(3, 12)
CHOSEN: Final[dict[object, tuple[type, ...]]] = {3: (str,), 4: (int,), 10: (int, float)}
CHANNEL_TYPES: Final = {"channel_types": listed(0, 20, integer(0, 16), unlike=True)}
# fmt: off
OPTION_FIELDS: Final = (
    "required", "autocomplete", "choices", "options", "channel_types",
    "min_length", "max_length", "min_value", "max_value",
)
# fmt: on


def _fields_of_option(kind: object) -> dict[str, Rule]:
    """Which of OPTION_FIELDS an option of this type may have, and their rules."""
    if kind in (1, 2):
        return {"options": _options(*(PARAMETERS if kind == 1 else (1,)))}
    fields: dict[str, Rule] = {"required": boolean}
    if types := CHOSEN.get(kind):
        fields |= {"autocomplete": boolean, "choices": listed(0, 25, _choice(*types))}
        if kind == 3:
            fields |= {"min_length": integer(0, 6000), "max_length": integer(1, 6000)}
        else:
            fields |= dict.fromkeys(("min_value", "max_value"), amount(*types))
    return fields | CHANNEL_TYPES if kind == 7 else fields


def _option_sense(value: Record, place: str) -> Iterator[str]:
    kind = value.get("type") if isinstance(value.get("type"), int) else None
    fields = _fields_of_option(kind)
    yield from record({}, fields)(value, place)
    for key in OPTION_FIELDS:
        given = value.get(key)
        if key not in fields and not (given is None or given is False or given == []):
            yield f"{place}/{key} has no meaning for an option of type {kind}"
    if value.get("autocomplete") and value.get("choices"):
        yield f"{place} has both autocomplete and choices"
    for what in ("length", "value"):
        low = _number(value, f"min_{what}", -SAFE_INTEGER)
        high = _number(value, f"max_{what}", SAFE_INTEGER)
        if low > high:
            yield f"{place}/min_{what} is {low}, more than max_{what}, {high}"
    yield from _same_names(_placed(value.get("choices"), f"{place}/choices"))


def _same_names(entries: list[tuple[Record, str]]) -> Iterator[str]:
    """Names must differ in every language; a language without a translation reads the default."""
    yield from _twice(((_string(each, "name"), place) for each, place in entries), "name")
    for locale in sorted({locale for each, _ in entries for locale in _translations(each, "name")}):
        read = (
            (_translations(each, "name").get(locale, _string(each, "name")), place)
            for each, place in entries
        )
        yield from _twice(read, f"name in {locale}")


def _options(*types: int) -> Rule:
    """The options of a command, a subcommand or a group, which may be of the given types."""
    needs = {"type": one_of(*types), "name": _chat_input_name, "description": text(1, 100)}
    each = record(needs, TRANSLATED, _option_sense)

    def rule(value: Any, place: str) -> Iterator[str]:
        yield from listed(0, 25, each)(value, place)
        entries = _placed(value, place)
        yield from _same_names(entries)
        optional = False
        for entry, where in entries:
            if entry.get("required") and optional:
                yield f"{where} is required but comes after an optional one"
            optional = optional or not entry.get("required")
        if len({entry.get("type") in (1, 2) for entry, _ in entries}) > 1:
            yield f"{place} mixes subcommands with other options"

    return rule


TRANSLATED: Final[dict[str, Rule]] = {
    "name_localizations": _localised(_chat_input_name),
    "description_localizations": _localised(text(1, 100)),
}


def _weight(value: Record) -> int:
    """Characters that count towards a command's total: the longest language of each text."""
    size = len(str(value.get("value", "")))
    for key in ("name", "description"):
        size += max(map(len, (_string(value, key), *_translations(value, key).values())))
    return size + sum(map(_weight, _records(value.get("options")) + _records(value.get("choices"))))


def _permissions(value: Any, place: str) -> Iterator[str]:
    # discord.py sends an integer where the documentation shows text; Discord takes both.
    if isinstance(value, bool) or not re.fullmatch(r"\d{1,20}", str(value), re.ASCII):
        yield f"{place} is {value!r}, must be a number in digits or null"


def _command(value: Any, place: str, *, partial: bool = False) -> Iterator[str]:
    kind = value.get("type") if isinstance(value, dict) else None
    slash = kind in (None, 1, 4)
    name = _chat_input_name if slash else text(1, 32)
    may: dict[str, Rule] = {
        "type": one_of(*MAX_COMMANDS),
        "name_localizations": _localised(name),
        "default_member_permissions": _permissions,
        "dm_permission": boolean,
        "nsfw": boolean,
        "integration_types": listed(1, 2, one_of(0, 1), unlike=True),
        "contexts": listed(1, 3, one_of(0, 1, 2), unlike=True),
    }
    needs: dict[str, Rule] = {"name": name}
    if slash:
        needs |= {"description": text(1, 100)}
        may |= TRANSLATED | {"options": _options(1, 2, *PARAMETERS)}
    if partial:
        needs, may = {}, needs | may
    yield from record(needs, may)(value, place)
    if isinstance(value, dict):
        if not slash and (value.get("description") or value.get("options")):
            yield f"{place} has a description or options, which only a slash command has"
        if (size := _weight(value)) > MAX_COMMAND_TEXT:
            yield f"{place} has {size} characters in all, must have at most {MAX_COMMAND_TEXT}"


def _command_list(value: Any, place: str) -> Iterator[str]:
    yield from listed(0, sum(MAX_COMMANDS.values()), _command)(value, place)
    entries = _placed(value, place)
    for kind, most in MAX_COMMANDS.items():
        alike = [(e, where) for e, where in entries if (e.get("type") or 1) == kind]
        if len(alike) > most:
            yield f"{place} has {len(alike)} commands of type {kind}, must have at most {most}"
        yield from _same_names(alike)


# Components.


def _emoji_sense(value: Record, place: str) -> Iterator[str]:
    if not (value.get("id") or value.get("name")):
        yield f"{place} has neither id nor name"


EMOJI: Final = record({}, {"id": snowflake, "name": text(1, 32)}, _emoji_sense)


def _button_sense(value: Record, place: str) -> Iterator[str]:
    style = value.get("style")
    own = {5: "url", 6: "sku_id"}.get(style, "custom_id") if isinstance(style, int) else ""
    for key in ("custom_id", "url", "sku_id"):
        given = value.get(key) is not None
        if own and given != (key == own):
            yield f"{place} of style {style} {'has' if given else 'lacks'} {key}"
    named = bool(_string(value, "label") or value.get("emoji"))
    if named == (style == 6):
        yield f"{place} {'has' if named else 'lacks'} a label or an emoji"


def _row_sense(value: Record, place: str) -> Iterator[str]:
    children = _records(value.get("components"))
    if len(children) > 1 and any(each.get("type") in SELECTS for each in children):
        yield f"{place} has a select beside other components; a select fills a row"


def _picking_sense(value: Record, place: str) -> Iterator[str]:
    """Selects and groups: how many may be picked, out of what, and what is picked already."""
    options = _records(value.get("options"))
    # Only a group of boxes lets everything be picked unless it says otherwise.
    most = len(options) if value.get("type") == Kind.CHECKBOX_GROUP else 1
    low, high = _number(value, "min_values", 1), _number(value, "max_values", most)
    if low > high:
        yield f"{place}/min_values is {low}, more than max_values, {high}"
    if "options" in value and high > len(options):
        yield f"{place}/max_values is {high}, but there are {len(options)} options"
    placed = _placed(value.get("options"), f"{place}/options")
    yield from _twice(((_string(each, "value"), where) for each, where in placed), "value")
    picked = sum(each.get("default") is True for each in options)
    picked += len(_records(value.get("default_values")))
    if picked > high:
        yield f"{place} has {picked} defaults, but max_values is {high}"


def _text_input_sense(value: Record, place: str) -> Iterator[str]:
    low, high = _number(value, "min_length", 0), _number(value, "max_length", 4000)
    if low > high:
        yield f"{place}/min_length is {low}, more than max_length, {high}"
    if (written := _string(value, "value")) and not low <= len(written) <= high:
        yield f"{place}/value has {len(written)} characters, must have {low} to {high}"


def _field(
    needs: Mapping[str, Rule] = {}, may: Mapping[str, Rule] = {}, also: Rule = nothing
) -> Rule:
    """A component: a record with Discord's own optional number."""
    return record(needs, {"id": COMPONENT_ID, **may}, also)


def _auto_select(types: tuple[str, ...]) -> Rule:
    default = record({"id": snowflake, "type": one_of(*types)}, {})
    may = SELECT | CHANNEL_TYPES | {"default_values": listed(0, 25, default)}
    return _field({"custom_id": CUSTOM_ID}, may, _picking_sense)


MEDIA: Final = record({"url": address(2048, "http", "https", "attachment")}, {})
ATTACHED: Final = record({"url": address(2048, "attachment")}, {})
SHOWN: Final = {"description": text(1, 1024), "spoiler": boolean}
PICKED: Final = {"label": text(1, 100), "value": text(1, 100)}
EXPLAINED: Final = {"description": text(1, 100), "default": boolean}
SELECT: Final[dict[str, Rule]] = {
    "placeholder": text(0, 150),
    "min_values": integer(0, 25),
    "max_values": integer(1, 25),
    "disabled": boolean,
    "required": boolean,
}
UP_TO_TEN: Final[dict[str, Rule]] = {
    "min_values": integer(0, 10),
    "max_values": integer(1, 10),
    "required": boolean,
}
GROUP_OPTION: Final = record(PICKED, EXPLAINED)

COMPONENTS: Final[dict[Kind, Rule]] = {
    Kind.ACTION_ROW: _field(
        {"components": listed(1, 5, component(Kind.BUTTON, *SELECTS))}, also=_row_sense
    ),
    Kind.BUTTON: _field(
        {"style": integer(1, 6)},
        {
            "label": text(0, 80),
            "custom_id": CUSTOM_ID,
            "url": address(512, "http", "https", "discord"),
            "sku_id": snowflake,
            "emoji": EMOJI,
            "disabled": boolean,
        },
        _button_sense,
    ),
    Kind.STRING_SELECT: _field(
        {
            "custom_id": CUSTOM_ID,
            "options": listed(1, 25, record(PICKED, EXPLAINED | {"emoji": EMOJI})),
        },
        SELECT,
        _picking_sense,
    ),
    **{kind: _auto_select(types) for kind, types in AUTO_SELECTS.items()},
    Kind.TEXT_INPUT: _field(
        {"custom_id": CUSTOM_ID, "style": one_of(1, 2)},
        {
            "label": text(1, 45),
            "value": text(0, 4000),
            "placeholder": text(0, 100),
            "min_length": integer(0, 4000),
            "max_length": integer(1, 4000),
            "required": boolean,
        },
        _text_input_sense,
    ),
    Kind.SECTION: _field(
        {
            "components": listed(1, 3, component(Kind.TEXT_DISPLAY)),
            "accessory": component(Kind.BUTTON, Kind.THUMBNAIL),
        }
    ),
    Kind.TEXT_DISPLAY: _field({"content": text(1, MAX_SHOWN_TEXT)}),
    Kind.THUMBNAIL: _field({"media": MEDIA}, SHOWN),
    Kind.MEDIA_GALLERY: _field({"items": listed(1, 10, record({"media": MEDIA}, SHOWN))}),
    Kind.FILE: _field({"file": ATTACHED}, {"spoiler": boolean}),
    Kind.SEPARATOR: _field({}, {"spacing": one_of(1, 2), "divider": boolean}),
    Kind.CONTAINER: _field(
        {"components": listed(1, MAX_COMPONENTS, component(*IN_CONTAINER))},
        {"accent_color": integer(0, 0xFFFFFF), "spoiler": boolean},
    ),
    Kind.LABEL: _field(
        {"label": text(1, 45), "component": component(*IN_LABEL)}, {"description": text(1, 100)}
    ),
    Kind.FILE_UPLOAD: _field({"custom_id": CUSTOM_ID}, UP_TO_TEN, _picking_sense),
    Kind.RADIO_GROUP: _field(
        {"custom_id": CUSTOM_ID, "options": listed(2, 10, GROUP_OPTION)},
        {"required": boolean},
        _picking_sense,
    ),
    Kind.CHECKBOX_GROUP: _field(
        {"custom_id": CUSTOM_ID, "options": listed(1, 10, GROUP_OPTION)},
        UP_TO_TEN,
        _picking_sense,
    ),
    Kind.CHECKBOX: _field({"custom_id": CUSTOM_ID}, {"default": boolean}),
}


def _told_apart(value: Record, place: str) -> Iterator[str]:
    every = list(walk(value.get("components"), f"{place}/components"))
    for key in ("custom_id", "id"):
        given = (
            (each[key], where) for each, where in every if isinstance(each.get(key), str | int)
        )
        # Zero is Discord's word for "give it a number yourself".
        yield from _twice(((name, where) for name, where in given if name != 0), key)


# Modals.

MODAL_ROW: Final = _field({"components": listed(1, 1, component(Kind.TEXT_INPUT))})
IN_MODAL: Final = component(
    Kind.LABEL, Kind.TEXT_DISPLAY, Kind.ACTION_ROW, rules={Kind.ACTION_ROW: MODAL_ROW}
)


def _modal_sense(value: Record, place: str) -> Iterator[str]:
    yield from _told_apart(value, place)
    for each, where in walk(value.get("components"), f"{place}/components"):
        if each.get("disabled"):
            yield f"{where} is disabled, which nothing in a modal can be"
        for child in _records(each.get("components")):
            if child.get("type") == Kind.TEXT_INPUT and not child.get("label"):
                yield f"{where} has a text input that lacks a label"
        inner = each.get("component")
        if isinstance(inner, dict) and inner.get("type") == Kind.TEXT_INPUT and inner.get("label"):
            yield f"{where}/component has a label of its own inside a label"


MODAL: Final = record(
    {"title": text(1, 45), "custom_id": CUSTOM_ID, "components": listed(1, 5, IN_MODAL)},
    {},
    _modal_sense,
)


# Messages.

PICTURE: Final = record({"url": address(2048, "http", "https", "attachment")}, {})
LINK: Final = address(2048, "http", "https")
ICON: Final = {"icon_url": address(2048, "http", "https", "attachment")}
EMBED: Final = record(
    {},
    {
        "title": text(0, 256),
        "description": text(0, 4096),
        "url": LINK,
        "color": integer(0, 0xFFFFFF),
        "author": record({"name": text(1, 256)}, {"url": LINK, **ICON}),
        "footer": record({"text": text(1, 2048)}, ICON),
        "image": PICTURE,
        "thumbnail": PICTURE,
        "fields": listed(
            0, 25, record({"name": text(1, 256), "value": text(1, 1024)}, {"inline": boolean})
        ),
    },
)
ATTACHMENT: Final = record({"id": snowflake}, {"filename": text(1, 1024), **SHOWN})
MESSAGE_FIELDS: Final[dict[str, Rule]] = {
    "content": text(0, 2000),
    "embeds": listed(0, 10, EMBED),
    "attachments": listed(0, 10, ATTACHMENT),
    "sticker_ids": listed(0, 3, snowflake),
    "tts": boolean,
}
FILLING: Final = ("content", "embeds", "sticker_ids", "poll")


def _embed_text(embed: Record) -> int:
    texts = [_string(embed, "title"), _string(embed, "description")]
    for key, inner in (("author", "name"), ("footer", "text")):
        part = embed.get(key)
        texts.append(_string(part, inner) if isinstance(part, dict) else "")
    fields = _records(embed.get("fields"))
    texts += [_string(each, key) for each in fields for key in ("name", "value")]
    return sum(map(len, texts))


def _pings_nobody(value: Any, place: str) -> Iterator[str]:
    if not isinstance(value, dict) or value.get("parse") != []:
        yield f"{place}/parse must be []: the bot pings nobody"
    elif pinged := [key for key in ("users", "roles", "replied_user") if value.get(key)]:
        yield f"{place} pings {', '.join(pinged)}: the bot pings nobody"


def _layout(value: Record, place: str, *, creates: bool) -> Iterator[str]:
    """A message of components only: everything it shows is a component."""
    for key in FILLING:
        if value.get(key):
            yield f"{place}/{key} cannot be sent with the flag IS_COMPONENTS_V2"
    if value.get("components") is None:
        if creates:
            yield f"{place} lacks components, which the flag IS_COMPONENTS_V2 asks for"
        return
    top = component(*IN_CONTAINER, Kind.CONTAINER)
    yield from listed(1, MAX_COMPONENTS, top)(value["components"], f"{place}/components")
    every = [each for each, _ in walk(value["components"], "")]
    if len(every) > MAX_COMPONENTS:
        yield f"{place}/components has {len(every)} in all, must have at most {MAX_COMPONENTS}"
    shown = [each for each in every if each.get("type") == Kind.TEXT_DISPLAY]
    if (size := sum(len(_string(each, "content")) for each in shown)) > MAX_SHOWN_TEXT:
        yield f"{place}/components shows {size} characters, must show at most {MAX_SHOWN_TEXT}"


def _missing_files(value: Record, place: str) -> Iterator[str]:
    """Files that a message shows but does not carry."""
    carried = {_string(each, "filename") for each in _records(value.get("attachments"))}
    for each, where in walk(value.get("components"), f"{place}/components"):
        for holder in (each, *_records(each.get("items"))):
            for key in ("media", "file"):
                media = holder.get(key)
                url = _string(media, "url") if isinstance(media, dict) else ""
                if url.startswith("attachment://") and url[len("attachment://") :] not in carried:
                    yield f"{where} shows {url}, which is not attached"


def _lists_its_files(value: Record) -> bool:
    """Whether an edit names every file that there will be; one that it keeps may go without."""
    files = value.get("attachments")
    return isinstance(files, list) and all(_string(each, "filename") for each in _records(files))


def _message(flags: int, *, creates: bool) -> Rule:
    """A message (or, not `creates`, what changes in one) that may have the given flags."""

    def rule(value: Any, place: str) -> Iterator[str]:
        yield from record({}, MESSAGE_FIELDS)(value, place)
        if not isinstance(value, dict):
            return
        given = value.get("flags") or 0
        if not isinstance(given, int):
            yield f"{place}/flags must be an integer, not {given!r}"
            given = 0
        if given & ~flags:
            yield f"{place}/flags is {given}; {given & ~flags} has no effect here"
        if creates or value.get("allowed_mentions") is not None:
            yield from _pings_nobody(value.get("allowed_mentions"), f"{place}/allowed_mentions")
        embedded = sum(map(_embed_text, _records(value.get("embeds"))))
        if embedded > MAX_EMBED_TEXT:
            yield f"{place}/embeds has {embedded} characters, must have at most {MAX_EMBED_TEXT}"
        # An edit need not repeat the flag of the message it changes, but its components tell.
        top = _records(value.get("components"))
        more = any(each.get("type") != Kind.ACTION_ROW for each in top)
        if given & IS_COMPONENTS_V2 or (more and not creates):
            yield from _layout(value, place, creates=creates)
        else:
            rows = listed(0, 5, component(Kind.ACTION_ROW))
            yield from record({}, {"components": rows})(value, place)
            if creates and not any(map(value.get, (*FILLING, "components", "attachments"))):
                yield f"{place} is an empty message"
        yield from _told_apart(value, place)
        if creates or _lists_its_files(value):
            yield from _missing_files(value, place)

    return rule


REPLY: Final = _message(FLAGS_OF_REPLY, creates=True)
POST: Final = _message(FLAGS_OF_POST, creates=True)
EDIT: Final = _message(FLAGS_OF_EDIT, creates=False)


# Answers to an interaction.


def _deferral(value: Any, place: str) -> Iterator[str]:
    yield from record({}, {"flags": one_of(0, EPHEMERAL)})(value, place)


CALLBACKS: Final[dict[int, tuple[bool, Rule]]] = {  # by type: (needs data, its rule)
    1: (False, nothing),
    4: (True, REPLY),
    5: (False, _deferral),
    6: (False, nothing),
    7: (False, EDIT),
    8: (True, record({"choices": listed(0, 25, _choice(str, int, float))}, {})),
    9: (True, MODAL),
    10: (False, nothing),
    12: (False, nothing),
}


def _callback(value: Any, place: str) -> Iterator[str]:
    kind = value.get("type") if isinstance(value, dict) else None
    needed, rule = (
        CALLBACKS.get(kind, (False, nothing)) if isinstance(kind, int) else (False, nothing)
    )
    needs: dict[str, Rule] = {"type": one_of(*CALLBACKS)}
    may: dict[str, Rule] = {}
    (needs if needed else may)["data"] = rule
    yield from record(needs, may)(value, place)


COMMANDS_PATH: Final = r"/applications/[^/]+(/guilds/[^/]+)?/commands"
ROUTES: Final[tuple[tuple[str, str, Rule], ...]] = (
    ("PUT", COMMANDS_PATH, _command_list),
    ("POST", COMMANDS_PATH, _command),
    ("PATCH", COMMANDS_PATH + r"/[^/]+", lambda body, place: _command(body, place, partial=True)),
    ("POST", r"/interactions/[^/]+/[^/]+/callback", _callback),
    ("POST", r"/webhooks/[^/]+/[^/]+", REPLY),
    ("PATCH", r"/webhooks/[^/]+/[^/]+/messages/[^/]+", EDIT),
    ("POST", r"/channels/[^/]+/messages", POST),
    ("PATCH", r"/channels/[^/]+/messages/[^/]+", EDIT),
)


def faults(method: str, path: str, body: object) -> list[str]:
    """Everything about a request that Discord or our own rules refuse, one sentence each.

    `path` begins after the version of the API (`/interactions/1/abc/callback`); a query is ignored.
    A request that carries no message, command or answer has no faults.
    """
    path = path.partition("?")[0]
    for verb, pattern, rule in ROUTES:
        if method.upper() == verb and re.fullmatch(pattern, path):
            # The body itself, whose pointer is empty, is written as a slash alone.
            return [each if each.startswith("/") else f"/{each}" for each in rule(body, "")]
    return []


def check(method: str, path: str, body: object) -> None:
    """Raise LimitViolation with every fault of the request, if it has any."""
    if found := faults(method, path, body):
        raise LimitViolation("\n".join((f"{method} {path}", *found)))
