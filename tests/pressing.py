"""What people do with a card in the simulated Discord, and what they read on it."""

from __future__ import annotations

import re
from typing import Any

from discord_limits import Kind, walk
from simcord import UserHandle
from simcord.actors import MemberActor
from simcord.results import InteractionResult, ResponseMessage

from bot.cards import Drawn
from bot.preview import Simulation


def card(result: InteractionResult) -> ResponseMessage:
    """Return the message that answered."""
    assert result.acknowledged, "nobody answered"
    shown = result.followups[-1] if result.followups else result.response
    assert shown is not None, "there is no card"
    return shown


def items(message: Any) -> list[dict[str, Any]]:
    return [each for each, _ in walk(message.components, "") if each.get("custom_id")]


def text(message: Any) -> str:
    return "\n".join(
        str(each["content"])
        for each, _ in walk(message.components, "")
        if each.get("type") == Kind.TEXT_DISPLAY
    )


def labels(message: Any) -> list[str]:
    return [str(each.get("label") or each.get("placeholder")) for each in items(message)]


def one(message: Any, within: str) -> str:
    """Return the one custom_id that contains this."""
    found = [each["custom_id"] for each in items(message) if within in each["custom_id"]]
    assert len(found) == 1, (within, [each["custom_id"] for each in items(message)])
    return str(found[0])


async def press(who: MemberActor | UserHandle, message: Any, within: str) -> InteractionResult:
    result: InteractionResult = await who.click(message, custom_id=one(message, within))
    return result


async def choose(who: MemberActor, message: Any, menu: str, value: str) -> InteractionResult:
    """Choose the line of a menu whose value ends so."""
    custom_id = one(message, menu)
    (found,) = [each for each in items(message) if each["custom_id"] == custom_id]
    wanted = re.compile(rf"{re.escape(value)}(/\d+)?$")  # a channel may stand behind it
    values = [each["value"] for each in found["options"] if wanted.search(each["value"])]
    assert len(values) == 1, (value, [each["value"] for each in found["options"]])
    result: InteractionResult = await who.select(message, values, custom_id=custom_id)
    return result


async def part(here: Simulation, name: str) -> ResponseMessage:
    """Open a part of the panel as the moderator."""
    message = card(await here.moderator.slash(here.channel, "settings panel"))
    await choose(here.moderator, message, "pick:a:part", f"/open/{name}")
    return message


async def repost(here: Simulation, message: Any) -> Any:
    """Put somebody's private card where everybody sees it, as a forger would like it."""
    channel = here.client.get_partial_messageable(here.channel.id)
    sent = await channel.send(view=Drawn(message.components))
    await here.env.settle()
    return ResponseMessage(here.env, here.env.backend.get_message(here.channel.id, sent.id))


async def chosen(here: Simulation, name: str, value: str | None, channel: int = 0) -> None:
    """Let the server have chosen something."""
    await here.client.guilds_db.settings.change(
        here.guild.id, name, value, channel=channel, by=here.moderator.id, at=here.env.now()
    )
