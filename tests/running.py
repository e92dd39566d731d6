"""The real process against the loopback Discord, and the menus of its cards."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path
from typing import Any

from gateway import LoopbackDiscord, components_of

from bot.config import Config

ROOT = Path(__file__).parent.parent


async def start(discord: LoopbackDiscord, folder: Path) -> asyncio.subprocess.Process:
    inherited = {name: value for name, value in os.environ.items() if name not in Config.names()}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run"),
        cwd=folder,
        env={
            **inherited,
            "PYTHONPATH": str(ROOT),
            "MUSETTE_FACTS": str(ROOT / "facts.db"),
            "MUSETTE_DATA_DIR": str(folder / "data"),
            "MUSETTE_DISCORD_API": discord.api_url,
            "DISCORD_TOKEN": discord.token,
        },
        stderr=asyncio.subprocess.DEVNULL,
    )
    await discord.until(discord.ready.is_set, within=20, what="the bot is connected")
    return process


def find(message: dict[str, Any], custom_id: str, ending: str) -> str:
    """Return the value of the line of a menu that ends so."""
    (menu,) = [each for each in components_of(message) if each.get("custom_id") == custom_id]
    (value,) = [o["value"] for o in menu["options"] if o["value"].endswith(ending)]
    return str(value)
