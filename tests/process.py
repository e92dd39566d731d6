"""The real process, `python -m bot`, in a folder of its own, pointed at a loopback Discord."""

from __future__ import annotations

import asyncio
import json
import os
import re
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Final

from gateway import LoopbackDiscord, components_of, text_of

from bot.config import Config

ROOT: Final = Path(__file__).parent.parent
OF_A_SHELL: Final = {name for name in os.environ if name not in Config.names()}
"""What a process may inherit: everything but our own settings."""


class Process:
    """A running `python -m bot`, with an empty .env and the settings that it is given."""

    def __init__(self, folder: Path, command: str, settings: dict[str, str]) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._log = folder / "stderr"
        self._printed = folder / "stdout"
        inherited = {name: os.environ[name] for name in OF_A_SHELL}
        facts = {"PYTHONPATH": str(ROOT), "MUSETTE_FACTS": str(ROOT / "facts.db")}
        with self._log.open("wb") as log, self._printed.open("wb") as printed:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "bot", command],
                cwd=folder,
                env={**inherited, **facts, **settings},
                stdin=subprocess.DEVNULL,
                stdout=printed,
                stderr=log,
            )

    @property
    def log(self) -> list[str]:
        """The lines on stderr so far."""
        return self._log.read_text(encoding="utf-8").splitlines()

    @property
    def events(self) -> list[dict[str, Any]]:
        """The events that it logged so far."""
        return [json.loads(line) for line in self.log]

    def logged(self, level: str) -> list[dict[str, Any]]:
        """The events of a level that it logged so far."""
        return [event for event in self.events if event["level"] == level]

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def memory(self) -> float:
        """The resident memory in MB, as the kernel counts it."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        return int(re.findall(r"VmRSS:\s+(\d+) kB", status)[0]) / 1024

    @property
    def printed(self) -> str:
        """What is on stdout so far."""
        return self._printed.read_text(encoding="utf-8")

    def signal(self, number: int) -> None:
        self._process.send_signal(number)

    async def exit_code(self, within: float = 60.0) -> int:
        """The exit code; the process must end by itself."""
        return await asyncio.to_thread(self._process.wait, within)

    async def end(self) -> None:
        """Let no process outlive its test."""
        if self._process.poll() is None:
            self._process.kill()
        await self.exit_code()


def begin(discord: LoopbackDiscord, folder: Path, command: str = "run", **changed: str) -> Process:
    """Start a process that is pointed at `discord`; `changed` are settings that differ."""
    settings = {
        "DISCORD_TOKEN": discord.token,
        "MUSETTE_DISCORD_API": discord.api_url,
        "MUSETTE_DATA_DIR": str(folder / "data"),
    }
    return Process(folder, command, {**settings, **changed})


@asynccontextmanager
async def running(
    discord: LoopbackDiscord, folder: Path, command: str = "run", **changed: str
) -> AsyncIterator[Process]:
    """The same, until the end of the block."""
    process = begin(discord, folder, command, **changed)
    try:
        yield process
    finally:
        await process.end()


async def connected(discord: LoopbackDiscord) -> None:
    await discord.until(discord.ready.is_set, within=60, what="the bot is connected")


async def disconnected(discord: LoopbackDiscord) -> None:
    await discord.until(lambda: not discord.ready.is_set(), what="the bot is disconnected")


def custom_id(message: dict[str, Any], pattern: str) -> str:
    """The custom_id of the first component that can be used and matches."""
    for each in components_of(message):
        found = str(each.get("custom_id", ""))
        if re.fullmatch(pattern, found) and not each.get("disabled"):
            return found
    raise AssertionError(f"nothing to press matches {pattern} in {text_of(message)!r}")


def menu_value(message: dict[str, Any], menu: str, ending: str) -> str:
    """The value of the line of a menu that ends so."""
    (found,) = [each for each in components_of(message) if each.get("custom_id") == menu]
    (value,) = [o["value"] for o in found["options"] if o["value"].endswith(ending)]
    return str(value)
