"""docs/operating.md does what it says: its commands are run as they stand, in a fresh folder.

A command that serves goes on in the background, and the next ones run beside it. What needs root,
systemd or Docker is read instead: every file and command of ours that it names is there.
"""

from __future__ import annotations

import asyncio
import configparser
import ctypes
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from fnmatch import fnmatch
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final

import aiohttp
import pytest
from gateway import PERMISSIONS, LoopbackDiscord, text_of
from process import OF_A_SHELL, connected, disconnected, menu_value

from bot.__main__ import _parser
from bot.health import Health
from bot.measures import Measures
from bot.replies import OUTCOMES
from bot.underway import Underway

ROOT: Final = Path(__file__).parent.parent
PAGE: Final = ROOT / "docs" / "operating.md"
UNIT: Final = ROOT / "deploy" / "musette.service"
DOCKERFILE: Final = ROOT / "deploy" / "Dockerfile"
MANAGE_GUILD: Final = 1 << 5
OURS: Final = re.compile(r"python -m bot (\S+)")


def blocks(*kinds: str) -> list[tuple[str, list[str]]]:
    """The code blocks of the page of these kinds, each as its commands."""
    found = re.findall(r"(?ms)^```([a-z ]+)\n(.*?)^```$", PAGE.read_text(encoding="utf-8"))
    assert {kind for kind, _ in found} == {"console", "console stopped", "sh"}
    return [(kind, text.strip().splitlines()) for kind, text in found if kind in kinds]


def subcommands() -> dict[str, Any]:
    (found,) = [each for each in _parser()._actions if hasattr(each, "choices") and each.choices]
    assert found.choices is not None
    return dict(found.choices)


# -- what is run


class Shell:
    """A fresh copy of the checkout, in which commands are run, and a Discord that it reaches."""

    def __init__(self, folder: Path, discord: LoopbackDiscord) -> None:
        self.folder = folder
        self.discord = discord
        self.serving: subprocess.Popen[bytes] | None = None
        with closing(socket.socket()) as free:
            free.bind(("127.0.0.1", 0))
            self.port = str(free.getsockname()[1])
        ignored = shutil.ignore_patterns(
            "__pycache__", ".git", ".venv", "data", ".*_cache", "tests"
        )
        shutil.copytree(ROOT, folder, ignore=ignored)
        (folder / ".venv" / "bin").mkdir(parents=True)
        # Not a link to the interpreter, which would look for its packages beside itself.
        python = folder / ".venv" / "bin" / "python"
        python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
        python.chmod(0o755)
        self.env = {name: os.environ[name] for name in OF_A_SHELL}
        self.env |= {
            "DISCORD_TOKEN": discord.token,
            "MUSETTE_DISCORD_API": discord.api_url,
            "MUSETTE_METRICS_PORT": self.port,
        }

    async def run(self, command: str) -> None:
        command = command.replace("9464", self.port)
        if command.endswith(" run"):
            self.serving = self._start(command)
            await connected(self.discord)
            return
        done = await asyncio.to_thread(
            subprocess.run,
            ["/bin/bash", "-euo", "pipefail", "-c", command],
            cwd=self.folder,
            env=self.env,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert done.returncode == 0, (command, done.stdout, done.stderr)

    def _start(self, command: str) -> subprocess.Popen[bytes]:
        with (self.folder / "log").open("ab") as log:
            return subprocess.Popen(
                ["/bin/bash", "-c", f"exec {command}"], cwd=self.folder, env=self.env, stderr=log
            )

    async def stop(self) -> None:
        if self.serving is not None:
            self.serving.send_signal(signal.SIGTERM)
            assert await asyncio.to_thread(self.serving.wait, 60) == 0
            self.serving = None
            await disconnected(self.discord)

    async def choose(self, look: str) -> None:
        panel = await self.discord.slash("settings panel", permissions=PERMISSIONS | MANAGE_GUILD)
        part = menu_value(await panel.shown(), "pick:a:part", "/open/look")
        await self.discord.choose("pick:a:part", part, message=panel)
        value = menu_value(await panel.shown(), "pick:a:look", f"/set/look/{look}")
        await self.discord.choose("pick:a:look", value, message=panel)

    async def chosen(self) -> str:
        exported = await self.discord.slash(
            "settings export", permissions=PERMISSIONS | MANAGE_GUILD
        )
        request = self.discord.requested("POST", "/interactions/*")[-1]
        assert exported.callback is not None
        (content,) = request.files.values()
        look: str = json.loads(content)["server"]["look"]
        return look


async def test_the_commands_of_the_page_do_what_it_says(tmp_path: Path) -> None:
    ran = set()
    async with LoopbackDiscord() as discord:
        shell = Shell(tmp_path / "musette", discord)
        try:
            for kind, commands in blocks("console", "console stopped"):
                if kind == "console stopped":
                    await shell.choose("accent")
                    assert await shell.chosen() == "accent"
                    await shell.stop()
                for command in commands:
                    ours = OURS.search(command)
                    await shell.run(command)
                    ran.add(ours[1] if ours else command.split()[0])
                    if ours and ours[1] == "run" and kind == "console":
                        await shell.choose("plain")
                if kind == "console stopped":
                    assert await shell.chosen() == "plain", "what held when the backup was made"
                    answer = await discord.slash("season", {"number": 1})
                    assert "Season 1" in text_of(await answer.shown())
            assert (shell.folder / "data" / "before" / "guilds.db").exists()
            assert {"run", "backup", "build", "reload", "curl"} <= ran
            address = f"http://127.0.0.1:{shell.port}/metrics"
            async with aiohttp.ClientSession() as session, session.get(address) as metrics:
                assert 'musette_reloads_total{outcome="done"} 1.0' in await metrics.text()
            await shell.stop()
        finally:
            if shell.serving is not None:
                shell.serving.kill()
                shell.serving.wait()
        log = (shell.folder / "log").read_text(encoding="utf-8").splitlines()
        assert not [line for line in log if json.loads(line)["level"] == "error"]
        assert discord.violations == []


# -- what is read


def test_what_needs_more_than_a_test_may_is_written_well() -> None:
    known = subcommands()
    assert len(blocks("sh")) > 5
    for _, commands in blocks("sh"):
        for command in commands:
            spoken = command.replace("<repository>", "https://example.org/musette.git")
            subprocess.run(["/bin/bash", "-n", "-c", spoken], check=True)
            for ours in OURS.findall(command):
                assert ours in known, command
            for path in re.findall(
                r"(?<=\s)(?:deploy/\S+|\.env\.example|requirements\.txt)", command
            ):
                assert (ROOT / path).exists(), command
            for unit in re.findall(r"\bmusette\.\w+(?=\s|$)", command):
                assert unit in ("musette.service", "musette.env"), command
            if command.startswith("docker run"):
                for option in ("--read-only", "--cap-drop ALL", "no-new-privileges", ":/data"):
                    assert option in command


def test_it_explains_every_metric_and_every_outcome() -> None:
    text = PAGE.read_text(encoding="utf-8")
    client = SimpleNamespace(measures=Measures(), underway=Underway(), shards={})
    for metric in Health(client).collect():
        assert f"`{metric.name}" in text, metric.name
    outcomes = {*OUTCOMES.values(), "answered", "failed", "late", "unreached"}
    told = text.partition("Outcomes:")[2].partition("\n\n")[0]
    assert set(re.findall(r"`([a-z-]+)`", told)) - {"guilds"} == outcomes


def test_it_explains_every_exit_code() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert re.findall(r"(?m)^\| (\d) \|", text) == ["0", "1", "2", "3", "4"]


# -- deploy/


def unit() -> configparser.ConfigParser:
    parser = configparser.ConfigParser(strict=False, interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]  # as it is documented
    parser.read(UNIT, encoding="utf-8")
    return parser


def test_the_unit_starts_what_there_is() -> None:
    service = unit()["Service"]

    python, *arguments = service["ExecStart"].split()
    assert python == f"{service['WorkingDirectory']}/.venv/bin/python"
    assert arguments[:2] == ["-m", "bot"]
    assert arguments[2] in subcommands()
    assert f"MUSETTE_DATA_DIR=/var/lib/{service['StateDirectory']}" in service["Environment"]
    assert service["RestartPreventExitStatus"].split() == ["2", "3"]
    assert int(service["TimeoutStopSec"]) > 10, "what is begun is finished within ten seconds"
    assert service["EnvironmentFile"] == unit()["Unit"]["AssertPathExists"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *((name, "yes") for name in ("DynamicUser", "NoNewPrivileges", "ProtectHome")),
        *((name, "yes") for name in ("PrivateTmp", "PrivateDevices", "MemoryDenyWriteExecute")),
        *((name, "yes") for name in ("ProtectKernelTunables", "ProtectControlGroups")),
        *((name, "yes") for name in ("RestrictNamespaces", "RestrictSUIDSGID", "LockPersonality")),
        *(("ProtectSystem", "strict"), ("CapabilityBoundingSet", ""), ("UMask", "0077")),
    ],
)
def test_the_unit_may_do_no_more_than_it_needs(name: str, value: str) -> None:
    assert unit()["Service"][name] == value


def test_it_runs_where_no_code_may_be_made() -> None:
    """What MemoryDenyWriteExecute forbids, where this kernel knows how to."""
    if ctypes.CDLL(None).prctl(66, 0, 0, 0, 0) < 0:
        pytest.skip("this kernel cannot")  # before Linux 6.3
    code = (
        "import ctypes; assert ctypes.CDLL(None).prctl(65, 1, 0, 0, 0) == 0\n"
        "import sys; from bot.__main__ import main; sys.exit(main(['ask', '/about']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def instructions() -> list[tuple[str, str]]:
    text = re.sub(r"(?m)^#.*\n", "", DOCKERFILE.read_text(encoding="utf-8"))
    lines = text.replace("\\\n", "").splitlines()
    return [(line.split()[0], line.split(maxsplit=1)[1]) for line in lines if line.strip()]


def copied() -> Iterator[str]:
    for name, rest in instructions():
        if name == "COPY" and not rest.startswith("--from"):
            yield from rest.split()[:-1]


def test_the_image_has_no_root_and_only_what_is_locked() -> None:
    told = instructions()
    by_name = dict(told)

    assert re.fullmatch(r"[1-9]\d*:[1-9]\d*", by_name["USER"])
    after = [name for name, _ in told[[name for name, _ in told].index("USER") :]]
    assert not {"RUN", "COPY", "ADD"} & set(after), "nothing is made after root is given up"
    assert [name for name, _ in told].count("FROM") == 2
    assert all(":" in rest for name, rest in told if name == "FROM"), "a version each"
    (installing,) = [rest for name, rest in told if "pip install" in rest]
    assert "--require-hashes --requirement requirements.txt" in installing
    assert json.loads(by_name["ENTRYPOINT"]) == ["python", "-m", "bot"]
    assert json.loads(by_name["CMD"])[0] in subcommands()
    assert "/healthz" in by_name["HEALTHCHECK"]
    assert f"MUSETTE_DATA_DIR={by_name['VOLUME']}" in by_name["ENV"]
    compile(json.loads(by_name["HEALTHCHECK"].partition("CMD ")[2])[2], "HEALTHCHECK", "exec")


def test_the_image_gets_what_it_copies_and_nothing_else() -> None:
    file = ROOT / "deploy" / "Dockerfile.dockerignore"
    allowed = file.read_text(encoding="utf-8").splitlines()

    assert next(line for line in allowed if not line.startswith(("#", "!"))) == "*"
    let_in = {line.removeprefix("!") for line in allowed if line.startswith("!")}
    assert let_in == set(copied())
    assert all((ROOT / path).exists() for path in let_in)


def test_what_is_in_the_image_is_enough_to_answer(tmp_path: Path) -> None:
    for path in set(copied()) - {"requirements.txt"}:
        copy = shutil.copytree if (ROOT / path).is_dir() else shutil.copy
        copy(ROOT / path, tmp_path / path)
    env = {name: value for name, value in os.environ.items() if not fnmatch(name, "PYTHON*")}

    done = subprocess.run(
        [sys.executable, "-m", "bot", "ask", "/about"],
        cwd=tmp_path,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
