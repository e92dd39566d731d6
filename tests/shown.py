"""What a card shows, read as a person would: its texts, its buttons, its menus."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from discord_limits import Kind, faults, walk
from simcord import InteractionResult, MemberActor, ResponseMessage, UserHandle

from bot.pictures import FILE_NAME

Components = Sequence[dict[str, Any]]


def parts(components: Components, *kinds: Kind) -> Iterator[dict[str, Any]]:
    """Return the components of some kinds, from top to bottom."""
    return (each for each, _ in walk(list(components), "") if each.get("type") in kinds)


def text(components: Components) -> str:
    """Return every text of a card, one below the other."""
    return "\n".join(str(each["content"]) for each in parts(components, Kind.TEXT_DISPLAY))


def title(components: Components) -> str:
    """Return the title of a card."""
    lines = [line for line in text(components).splitlines() if line.startswith("## ")]
    assert len(lines) == 1, f"a card has one title, not {lines}"
    return lines[0].removeprefix("## ")


def buttons(components: Components, *, disabled: bool = False) -> dict[str, str]:
    """Return the labels of the buttons that can be pressed, or of those that cannot, by id."""
    return {
        str(each["custom_id"]): str(each.get("label", ""))
        for each in parts(components, Kind.BUTTON)
        if bool(each.get("disabled")) is disabled
    }


def menus(components: Components) -> dict[str, dict[str, str]]:
    """Return the labels of every menu, by the menu's id and by the value of the choice."""
    return {
        str(each["custom_id"]): {str(o["value"]): str(o["label"]) for o in each["options"]}
        for each in parts(components, Kind.STRING_SELECT)
    }


def card(result: InteractionResult) -> ResponseMessage:
    """Return the one message that answered an interaction."""
    assert result.acknowledged, "nobody answered"
    messages = [*result.followups] if result.response is None else [result.response]
    assert len(messages) == 1, f"one answer, not {messages}"
    return messages[0]


def but_for_the_report(components: Components) -> str:
    """Return a card as text, the question left out that its report of a mistake would name."""
    shown, count = re.subn(r"ask:a:report/\S*", "ask:a:report", readable(components))
    assert count == 1, "every answer can be reported"
    return shown


def choices(offered: Sequence[dict[str, Any]]) -> dict[str, str]:
    """Return the labels of suggestions by their values, which all differ."""
    assert len({each["value"] for each in offered}) == len(offered), "a value is offered twice"
    return {str(each["value"]): str(each["name"]) for each in offered}


def within_limits(components: Components, *, private: bool = False) -> None:
    """Check a card against what Discord takes in the answer to an interaction."""
    pictured = any(parts(components, Kind.MEDIA_GALLERY))
    data = {
        "flags": 1 << 15 | (1 << 6 if private else 0),
        "allowed_mentions": {"parse": []},
        "components": list(components),
        "attachments": [{"id": "0", "filename": FILE_NAME}] if pictured else [],
    }
    found = faults("POST", "/interactions/1/token/callback", {"type": 4, "data": data})
    assert not found, found


def readable(components: Components) -> str:
    """Return a card as text: what it shows, and what its buttons and menus ask."""
    lines: list[str] = []
    for each, place in walk(list(components), ""):
        match each["type"]:
            case Kind.TEXT_DISPLAY:
                lines.append(str(each["content"]))
            case Kind.SEPARATOR:
                lines.append("────────")
            case Kind.STRING_SELECT:
                lines.append(f"⟨{each['placeholder']}⟩ {each['custom_id']}")
                for option in each["options"]:
                    detail = f" · {option['description']}" if option.get("description") else ""
                    lines.append(f"    {option['label']}{detail} → {option['value']}")
            case Kind.BUTTON:
                emoji = f"{each['emoji']['name']} " if each.get("emoji") else ""
                off = " (off)" if each.get("disabled") else ""
                lines.append(f"[{emoji}{each['label']}] {each['custom_id']}{off}")
            case Kind.MEDIA_GALLERY:
                lines += [f"[picture] {item['description']}" for item in each["items"]]
            case Kind.CONTAINER | Kind.ACTION_ROW:
                pass
            case other:
                raise AssertionError(f"{place} is of type {other}: say how it reads")
    return "\n".join(lines)


Asking = MemberActor | UserHandle  # somebody in a server, or in a direct message


def turning(components: Components) -> tuple[str | None, str | None]:
    """Return the ids of the buttons to the previous and the next page, None for what is off."""
    by_emoji = {
        (each.get("emoji") or {}).get("name"): str(each["custom_id"])
        for each in parts(components, Kind.BUTTON)
        if not each.get("disabled")
    }
    return by_emoji.get("◀️"), by_emoji.get("▶️")


async def press(who: Asking, message: ResponseMessage, beginning: str) -> InteractionResult:
    """Press the one button whose id begins so."""
    found = [each for each in buttons(message.components) if each.startswith(beginning)]
    assert len(found) == 1, f"one button that begins with {beginning!r}, not {found}"
    result: InteractionResult = await who.click(message, custom_id=found[0])
    return result


async def leafed(who: Asking, message: ResponseMessage) -> list[str]:
    """Turn a card to its last page, in place, and return the text of every page."""
    pages = [text(message.components)]
    while (following := turning(message.components)[1]) is not None:
        turned = card(await who.click(message, custom_id=following))
        assert turned.id == message.id, "the page came in another message"
        message = turned
        pages.append(text(message.components))
    return pages
