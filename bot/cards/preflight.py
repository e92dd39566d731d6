"""What the bot may do in a server's channels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.cards.layout import Card
from bot.cards.settings import Panel
from bot.questions import Ask, Way
from bot.words import Say


@dataclass(frozen=True, slots=True)
class Preflight:
    """What was found: missing permissions by channel, None for a channel that is gone.

    `member` is False where only the commands are installed, and not the bot. `stopped` says why
    the daily post stopped. `daily` is the channel of the daily post.
    """

    missing: Mapping[int, tuple[str, ...] | None]
    member: bool
    daily: int | None
    stopped: str | None


def preflight_card(say: Say, found: Preflight, panel: Panel) -> Card:
    """Return what is missing in each channel, and how to grant it."""
    card = Card(say("preflight-title"), shareable=False, footer=False)
    lines = []
    for channel, lacking in found.missing.items():
        if lacking is None:
            told = say("preflight-gone")
        elif lacking:
            names = say.several(say(f"permission-{name.replace('_', '-')}") for name in lacking)
            told = say("preflight-missing", names=names)
        else:
            told = say("preflight-fine")
        lines.append(f"- {say('preflight-line', channel=f'<#{channel}>', told=told)}")
    card.add("\n".join(lines))
    if any(found.missing.values()):
        card.add(say("preflight-grant"))
    if not found.member:
        card.add(say("preflight-no-member"))
    if found.stopped:
        card.add(say(f"daily-stopped-{found.stopped}"))
    if found.daily is None:
        card.add(say("preflight-no-daily"))
    else:
        card.asks.append(Ask(say("settings-preview"), panel.ask("preview"), Way.ACT))
    return card
