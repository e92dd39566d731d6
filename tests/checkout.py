"""A checkout of one's own: its facts, words and commands are broken and mended while it runs."""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from gateway import Answer, LoopbackDiscord, text_of
from process import OF_A_SHELL, Process

ROOT = Path(__file__).parents[1]


@dataclass(slots=True)
class Running:
    """A bot that runs from a checkout of its own, and its Discord."""

    discord: LoopbackDiscord
    process: Process
    folder: Path

    async def shell(self, *arguments: str) -> tuple[int, str]:
        """Run `python -m bot` there; return its exit code and all that it said."""
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-m", "bot", *arguments),
            cwd=self.folder,
            env={**{name: os.environ[name] for name in OF_A_SHELL}, **settings(self.folder)},
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        said, _ = await asyncio.wait_for(process.communicate(), 280)
        return process.returncode or 0, said.decode()

    async def ask(self, name: str, **options: object) -> str:
        """Use a slash command, and return what is shown."""
        answer: Answer = await self.discord.slash(name, dict(options))
        return text_of(await answer.shown())


@dataclass(slots=True)
class Changed:
    """A file of the checkout, changed until the block is left."""

    file: Path
    old: str
    new: str
    _whole: bytes = b""

    def __enter__(self) -> None:
        self._whole = self.file.read_bytes()
        text = self._whole.decode()
        assert self.old in text, f"{self.file.name} has no {self.old!r}"
        self.file.write_bytes(text.replace(self.old, self.new, 1).encode())

    def __exit__(self, *_: object) -> None:
        self.file.write_bytes(self._whole)


def settings(folder: Path) -> dict[str, str]:
    return {
        "PYTHONPATH": str(folder),
        "MUSETTE_FACTS": str(folder / "facts.db"),
        "MUSETTE_DATA_DIR": str(folder / "data"),
    }


def checkout(folder: Path) -> Path:
    """Copy what a bot runs from."""
    for part in ("bot", "commands", "facts"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    for part in ("facts.db", "PRIVACY.md", "TERMS.md"):
        shutil.copy(ROOT / part, folder / part)
    return folder
