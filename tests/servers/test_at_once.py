"""Two moderators change the same value in the same moment, in the real process."""

from __future__ import annotations

import asyncio
import signal
from pathlib import Path
from typing import Any

from gateway import GUILD_ID, PERMISSIONS, LoopbackDiscord, person, text_of
from process import begin, connected, menu_value

from bot import clock
from bot.guilds import Guilds

MANAGE_GUILD = 1 << 5
MENU = "pick:a:spoilers"
ROUNDS = 10


async def panel_of(discord: LoopbackDiscord, who: dict[str, Any]) -> dict[str, Any]:
    """Open the panel at the part with the spoilers."""
    rights = PERMISSIONS | MANAGE_GUILD
    panel = await discord.slash("settings panel", permissions=rights, user=who)
    part = menu_value(await panel.shown(), "pick:a:part", "/open/spoilers")
    return await (await discord.choose("pick:a:part", part, message=panel, user=who)).shown()


async def test_each_is_told_what_they_changed_and_the_later_holds(tmp_path: Path) -> None:
    ann, bob = person("ann", "401"), person("bob", "402")
    async with LoopbackDiscord() as discord:
        process = begin(discord, tmp_path)
        await connected(discord)
        moderators = {"open": ann, "sealed": bob}
        panels = {value: await panel_of(discord, who) for value, who in moderators.items()}
        for _ in range(ROUNDS):
            answers = await asyncio.gather(
                *(
                    discord.choose(
                        MENU,
                        menu_value(panel, MENU, f"/set/spoilers/{value}"),
                        message=panel,
                        user=moderators[value],
                    )
                    for value, panel in panels.items()
                )
            )
            panels = {}
            for answer, value in zip(answers, moderators, strict=True):
                assert f"Spoilers: {value}" in text_of(answer.data)
                panels[value] = await answer.shown()
        process.signal(signal.SIGTERM)
        assert await process.exit_code() == 0
    guilds = await Guilds.open(tmp_path / "data")
    changes = list(reversed(await guilds.settings.history(int(GUILD_ID), clock.now())))
    held = (await guilds.settings.of(int(GUILD_ID))).value("spoilers")
    await guilds.close()
    assert {change.by for change in changes} == {401, 402}
    assert len(changes) >= ROUNDS
    # Each change begins where the one before ended, and what the last one chose is what holds.
    assert [each.old for each in changes] == [None, *(each.new for each in changes[:-1])]
    assert held == changes[-1].new
