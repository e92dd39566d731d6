"""Panels and forms go on working after a restart, with what was kept on the disk."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from holding import held
from pressing import card, choose, part, press, text

from bot.client import Musette
from bot.config import Config
from bot.guilds import FILE
from bot.preview import Simulation, simulated


@pytest.fixture
async def env(config: Config, tmp_path: Path) -> AsyncIterator[object]:
    settings = Config(facts=config.facts, data_dir=tmp_path)
    async with held(simulated(settings, lasting=True)) as simulation:
        simulation.env._musette = simulation  # type: ignore[attr-defined]
        yield simulation.env


async def restart(here: Simulation) -> None:
    old, here.client = here.client, Musette(here.client.config, lasting=True)
    await here.env.restart_bot(here.client)
    await old.close()


async def test_a_panel_from_before_a_restart(here: Simulation) -> None:
    panel = await part(here, "look")
    numbers = await part(here, "spoilers")
    form = await press(here.moderator, numbers, "/form/spoilers")
    await restart(here)
    await choose(here.moderator, panel, "pick:a:look", "/set/look/plain")
    choices = await here.client.guilds_db.settings.of(here.guild.id)
    assert choices.value("look") == "plain"
    assert "simple" in text(panel)
    await here.moderator.submit_modal(form, {"spoiler-hours": "24"})
    choices = await here.client.guilds_db.settings.of(here.guild.id)
    assert choices.hours() == 24
    await here.client.close()


async def test_a_locked_file_is_said_in_words(here: Simulation, tmp_path: Path) -> None:
    message = await part(here, "look")
    other = sqlite3.connect(tmp_path / FILE, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    refused = await choose(here.moderator, message, "pick:a:look", "/set/look/plain")
    assert "verrouillées pour l’instant" in text(card(refused))
    other.execute("ROLLBACK")
    other.close()
    choices = await here.client.guilds_db.settings.of(here.guild.id)
    assert choices.value("look") == "accent"
    await choose(here.moderator, message, "pick:a:look", "/set/look/plain")
    assert "Rien n’a été changé" not in text(message)
