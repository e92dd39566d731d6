"""What Discord takes: every drawn card is looked at before the facts that it shows are served."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

import discord

Component = dict[str, Any]

COMPONENTS: Final = 40
TEXT: Final = 4_000  # characters of all texts of a card together
CUSTOM_ID: Final = 100
LABEL: Final = 80
OPTIONS: Final = 25
OPTION: Final = 100  # characters of an option's label, value and description
PLACEHOLDER: Final = 150
BUTTONS: Final = 5  # in a row
PICTURES: Final = 10  # in a gallery
ALT_TEXT: Final = 1_024

_ROW = discord.ComponentType.action_row.value
_BUTTON = discord.ComponentType.button.value
_TEXT = discord.ComponentType.text_display.value
_GALLERY = discord.ComponentType.media_gallery.value


def beyond(components: Sequence[Component]) -> list[str]:
    """Return what Discord would refuse of a card, one sentence each; nothing where it takes it."""
    every = list(_walk(components))
    found = []
    if len(every) > COMPONENTS:
        found.append(f"{len(every)} components, and Discord takes {COMPONENTS}.")
    written = sum(len(str(each.get("content", ""))) for each in every if each["type"] == _TEXT)
    if written > TEXT:
        found.append(f"{written} characters of text, and Discord takes {TEXT}.")
    ids = [str(each["custom_id"]) for each in every if "custom_id" in each]
    found += [f"Two components have the custom_id {id_}." for id_ in _twice(ids)]
    for each in every:
        found += _beyond(each)
    return found


def _walk(components: Sequence[Component]) -> Iterator[Component]:
    for each in components:
        yield each
        inside = [*each.get("components", ())]
        if "accessory" in each:
            inside.append(each["accessory"])
        yield from _walk(inside)


def _twice(ids: Sequence[str]) -> list[str]:
    return sorted({id_ for id_ in ids if ids.count(id_) > 1})


def _beyond(each: Component) -> Iterator[str]:
    """Yield what is wrong with one component, whatever stands in it left out."""
    yield from _long("custom_id", each.get("custom_id"), CUSTOM_ID)
    yield from _long("label", each.get("label"), LABEL)
    yield from _long("placeholder", each.get("placeholder"), PLACEHOLDER)
    if each["type"] == _TEXT and not str(each.get("content", "")).strip():
        yield "A text is empty."
    if each["type"] == _BUTTON and not (each.get("label") or each.get("emoji")):
        yield "A button has neither label nor emoji."
    if each["type"] == _ROW and not 1 <= len(each["components"]) <= BUTTONS:
        yield f"{len(each['components'])} components in a row, and Discord takes 1 to {BUTTONS}."
    if "options" in each:
        yield from _of_menu(each["options"])
    if each["type"] == _GALLERY:
        pictures = each["items"]
        if not 1 <= len(pictures) <= PICTURES:
            yield f"{len(pictures)} pictures in a gallery, and Discord takes 1 to {PICTURES}."
        for picture in pictures:
            yield from _long("alternative text", picture.get("description"), ALT_TEXT)


def _of_menu(options: Sequence[Component]) -> Iterator[str]:
    if not 1 <= len(options) <= OPTIONS:
        yield f"{len(options)} options in a menu, and Discord takes 1 to {OPTIONS}."
    for value in _twice([str(option["value"]) for option in options]):
        yield f"Two options of a menu have the value {value}."
    for option in options:
        for part in ("label", "value", "description"):
            yield from _long(f"option's {part}", option.get(part), OPTION)


def _long(what: str, text: object, limit: int) -> Iterator[str]:
    if isinstance(text, str) and not 1 <= len(text) <= limit:
        yield f"The {what} {text[:20]!r} has {len(text)} characters, and Discord takes {limit}."
