"""The bot in a simulated Discord: the page as a process, its people, its welcome."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import aiohttp
import discord
import pytest
import simcord.interactions
from discord_limits import faults
from shown import buttons, card, text, title

from bot.config import Config
from bot.preview import Locales, Simulation, simulated, speaking, welcome
from bot.records import Language

ROOT: Final = Path(__file__).parent.parent
SCREENS: Final = {"DISPLAY", "WAYLAND_DISPLAY"}


# -- the page


class Preview:
    """A running `python -m bot preview`, and the address that it printed."""

    def __init__(self, process: subprocess.Popen[str], printed: list[str]) -> None:
        self.process = process
        self.printed = printed
        (self.address,) = re.findall(r"http://127\.0\.0\.1:\d+/?\S*", "".join(printed))

    async def end(self, number: signal.Signals) -> tuple[int, str]:
        """Send a signal; return the exit code and stderr."""
        self.process.send_signal(number)
        _, said = await asyncio.to_thread(self.process.communicate, timeout=20)
        return self.process.returncode, said


def start(folder: Path, *arguments: str, **settings: str) -> subprocess.Popen[str]:
    """Start a process without a token and without a screen to open a browser on."""
    left_out = {*Config.names(), *SCREENS}
    inherited = {name: value for name, value in os.environ.items() if name not in left_out}
    ours = {"PYTHONPATH": str(ROOT), "MUSETTE_FACTS": str(ROOT / "facts.db")}
    return subprocess.Popen(
        [sys.executable, "-m", "bot", *arguments],
        cwd=folder,
        env={**inherited, **ours, **settings},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@asynccontextmanager
async def opened(folder: Path, *arguments: str) -> AsyncIterator[Preview]:
    """Start the preview and wait until it says that it is open."""
    process = start(folder, *arguments)
    printed: list[str] = []

    def read() -> None:
        assert process.stdout is not None
        for line in process.stdout:
            printed.append(line)
            if "Ctrl-C" in line:
                return

    try:
        async with asyncio.timeout(30):
            reading = asyncio.create_task(asyncio.to_thread(read))
            await asyncio.shield(reading)
        yield Preview(process, printed)
    finally:
        if process.poll() is None:
            process.kill()
        await asyncio.to_thread(process.communicate)


@pytest.mark.parametrize(
    ("arguments", "number"),
    [(("preview",), signal.SIGINT), (("run", "--server", "fr"), signal.SIGTERM)],
)
async def test_the_page_is_served_until_a_signal_ends_it(
    tmp_path: Path, arguments: tuple[str, ...], number: signal.Signals
) -> None:
    async with opened(tmp_path, *arguments) as preview, aiohttp.ClientSession() as session:
        async with session.get(preview.address, timeout=aiohttp.ClientTimeout(10)) as page:
            assert page.status == 200
            assert "text/html" in page.headers["Content-Type"]
            assert "channel-composer" in await page.text()

        assert await preview.end(number) == (0, "")
        with pytest.raises(aiohttp.ClientConnectionError):
            await session.get(preview.address, timeout=aiohttp.ClientTimeout(10))


async def test_a_port_that_is_taken_is_told_in_one_line(tmp_path: Path) -> None:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])

        process = start(tmp_path, "preview", MUSETTE_PREVIEW_PORT=port)
        printed, said = await asyncio.to_thread(process.communicate, timeout=30)

    assert process.returncode == 2
    assert printed == ""
    assert said.startswith(f"MUSETTE_PREVIEW_PORT is {port}, which another program uses: ")
    assert said.count("\n") == 1


# -- the people


async def season(here: Simulation, person: Any, **options: Any) -> tuple[str, bool]:
    """The title of an answer, and whether it is private."""
    result = await person.slash(here.channel, "season", number=1, **options)
    return title(card(result).components), result.ephemeral


async def test_in_an_english_server_everyone_reads_their_own_language(here: Simulation) -> None:
    # A server that still has Discord's default says nothing about its language.
    assert await season(here, here.fan) == ("Season 1 · Tour de France 2022", False)
    assert await season(here, here.fan_fr) == ("Saison 1 · Tour de France 2022", False)
    assert await season(here, here.fan_fr, private=True) == (
        "Saison 1 · Tour de France 2022",
        True,
    )


@pytest.mark.server("fr")
async def test_a_french_server_reads_french_and_whoever_asks_alone_their_own(
    here: Simulation,
) -> None:
    assert await season(here, here.fan) == ("Saison 1 · Tour de France 2022", False)
    assert await season(here, here.fan, private=True) == ("Season 1 · Tour de France 2022", True)
    assert await season(here, here.fan_fr, private=True) == (
        "Saison 1 · Tour de France 2022",
        True,
    )


async def test_an_interaction_says_who_installed_the_application(here: Simulation) -> None:
    seen: list[discord.Interaction[Any]] = []

    async def note(interaction: discord.Interaction[Any]) -> None:
        seen.append(interaction)

    here.client.add_listener(note, "on_interaction")
    await here.fan.slash(here.channel, "about")
    here.locales.user_installed.add(here.fan.id)
    await here.fan.slash(here.channel, "about")

    assert [each.is_guild_integration() for each in seen] == [True, True]
    assert [each.is_user_integration() for each in seen] == [False, True]
    assert [each.locale for each in seen] == [discord.Locale.british_english] * 2
    assert [each.guild_locale for each in seen] == [discord.Locale.american_english] * 2


def test_simcord_is_left_as_it_was() -> None:
    before = simcord.interactions.base_payload

    with speaking(Locales()):
        assert simcord.interactions.base_payload is not before
    with pytest.raises(RuntimeError), speaking(Locales()):
        raise RuntimeError

    assert simcord.interactions.base_payload is before


async def test_the_simulated_clock_starts_when_it_is_told_to(config: Config) -> None:
    epoch = datetime(2031, 7, 5, 12, tzinfo=UTC)

    async with simulated(config, epoch=epoch) as here:
        message = card(await here.fan.slash(here.channel, "about"))

        assert 0 <= (message.message.created_at - epoch).total_seconds() < 60


async def test_only_the_moderator_and_the_owner_may_manage_the_server(here: Simulation) -> None:
    may: dict[int, bool] = {}

    async def note(interaction: discord.Interaction[Any]) -> None:
        may[interaction.user.id] = interaction.permissions.manage_guild

    here.client.add_listener(note, "on_interaction")
    people = [here.fan, here.fan_fr, here.moderator, here.owner]
    for person in people:
        await person.slash(here.channel, "about", private=True)

    assert [may[person.id] for person in people] == [False, False, True, True]


# -- the welcome


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", "Welcome to the preview"), ("fr", "Bienvenue dans la démonstration")],
)
async def test_the_welcome_is_within_discords_limits(
    here: Simulation, language: Language, expected: str
) -> None:
    await welcome(here, language)

    sent = here.env.http_requests[-1]
    message = here.channel.last_message
    assert sent.json is not None
    assert message is not None
    assert (sent.method, faults(sent.method, sent.path, sent.json)) == ("POST", [])
    components = sent.json["components"]
    assert title(components) == expected
    assert "/season number:1" in text(components)
    assert [*buttons(components)] == [
        "ask:o:season/1",
        "ask:o:team/visma",
        "ask:o:quote/marion-rousse",
        "ask:o:help",
    ], "and nobody can dismiss it"
    for custom_id in buttons(components):
        answered = await here.fan_fr.click(message, custom_id=custom_id)
        assert card(answered).components != components, "a new answer"
        assert not answered.ephemeral
