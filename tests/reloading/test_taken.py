"""What is whole is taken: at once, on the disk too, and back again."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from checkout import ROOT, Changed, Running
from gateway import APPLICATION_ID, components_of
from process import Process

from bot.build.building import content_hash
from bot.config import Config
from bot.facts_file import candidates, put

pytestmark = pytest.mark.asyncio(loop_scope="module")

COMMANDS = f"/applications/{APPLICATION_ID}/commands"


def served(said: str) -> str:
    """Return the facts version that a reload says is served."""
    (version,) = re.findall(r"[Ff]acts ([0-9a-f]{12}) (?:are served|stay)", said)
    return str(version)


async def test_changed_facts_are_told_then_taken_and_are_on_the_disk(bot: Running) -> None:
    before = content_hash(bot.folder / "facts.db")
    file = bot.folder / "facts" / "people.toml"
    his = 'aliases = ["WVA", "Van Aert", "Wout Van Aert", "van aert"]\nrole.en = "rider'
    with Changed(file, his, f"{his} and cyclo-cross champion"):
        code, preview = await bot.shell("reload", "facts", "--preview")
        assert code == 0, preview
        assert "person: 0 added, 1 changed, 0 removed" in preview
        assert "  role_en: rider → rider and cyclo-cross champion" in preview
        assert "cyclo-cross" not in await bot.ask("rider", rider="wout-van-aert")
        assert content_hash(bot.folder / "facts.db") == before

        registered = len(bot.discord.requested("PUT", COMMANDS))
        code, said = await bot.shell("reload", "facts")

    assert code == 0, said
    assert len(bot.discord.requested("PUT", COMMANDS)) == registered, "no command had changed"
    shown = await bot.ask("rider", rider="wout-van-aert")
    assert "rider and cyclo-cross champion" in shown
    assert served(said) in shown
    after = content_hash(bot.folder / "facts.db")
    assert after != before
    assert after is not None
    assert after.startswith(served(said))
    assert not list(bot.folder.glob(".facts*")), "nothing half written is left"


@pytest.mark.long
async def test_a_command_comes_and_goes_and_discord_is_told_only_then(bot: Running) -> None:
    registered = len(bot.discord.requested("PUT", COMMANDS))
    new = bot.folder / "commands" / "anyone.py"
    text = (bot.folder / "commands" / "who.py").read_text(encoding="utf-8")
    new.write_text(
        text.replace('"who"', '"anyone"')
        .replace("async def who(", "async def anyone(")
        .replace("bot.offer(who,", "bot.offer(anyone,"),
        encoding="utf-8",
    )
    words = bot.folder / "bot" / "words"
    with (
        Changed(
            words / "fr.ftl",
            "\ncommand-who = qui",
            "\ncommand-anyone = quiconque\n    .description = N’importe qui\n    .person = qui"
            "\n    .person-description = Un nom\n    .private = privé"
            "\n    .private-description = Vous seul le voyez"
            "\nhelp-anyone = n’importe qui\n    .example = /quiconque qui:Niermann"
            "\ncommand-who = qui",
        ),
        Changed(
            words / "en.ftl",
            "\nhelp-who = ",
            "\nhelp-anyone = anyone\n    .example = /anyone person:Niermann\nhelp-who = ",
        ),
    ):
        code, said = await bot.shell("reload", "all")
        assert code == 0, said
        assert "anyone.py differs" in said
        assert "The changed commands were registered with Discord." in said
        assert len(bot.discord.requested("PUT", COMMANDS)) == registered + 1
        assert "Niermann" in await bot.ask("anyone", person="grischa-niermann")
        answer = await bot.discord.slash("help")
        assert "</anyone:" in json.dumps(list(components_of(await answer.shown())))

    new.unlink()
    code, said = await bot.shell("reload", "all")
    assert code == 0, said
    assert "anyone" not in {each["name"] for each in bot.discord.commands}


@pytest.mark.long
async def test_commands_that_discord_refuses_are_taken_back(bot: Running) -> None:
    french = bot.folder / "bot" / "words" / "fr.ftl"
    bot.discord.fail("PUT", COMMANDS, status=400, body={"message": "no", "code": 50035})
    with Changed(french, "\ncommand-who = qui", "\ncommand-who = quidam"):
        code, said = await bot.shell("reload", "words")

    assert code == 1
    assert "Discord refused the commands (HTTP 400, error code 50035)." in said
    assert "Niermann" in await bot.ask("who", person="grischa-niermann")


# -- where the file goes, and which one a start takes


def a_config(folder: Path) -> Config:
    return Config(facts=folder / "configured" / "facts.db", data_dir=folder / "data")


def not_writable(config: Config) -> None:
    """Something stands where the new file would be written first: root may write anywhere."""
    (config.facts.parent / f".{config.facts.name}.half").mkdir(parents=True)


async def test_a_new_file_goes_to_the_configured_place(tmp_path: Path) -> None:
    config = a_config(tmp_path)
    config.facts.parent.mkdir()
    (tmp_path / "new").write_bytes(b"new")

    assert put(tmp_path / "new", config) == config.facts
    assert config.facts.read_bytes() == b"new"
    assert [path.name for path in config.facts.parent.iterdir()] == ["facts.db"]
    assert candidates(config) == [config.facts]


async def test_where_that_may_not_be_written_it_goes_to_the_data_folder(tmp_path: Path) -> None:
    config = a_config(tmp_path)
    not_writable(config)
    config.facts.write_bytes(b"old")
    (tmp_path / "new").write_bytes(b"new")

    kept = put(tmp_path / "new", config)

    assert kept == config.data_dir / "facts.db"
    assert kept.read_bytes() == b"new"
    assert config.facts.read_bytes() == b"old"
    assert candidates(config) == [kept, config.facts], "it was written later"
    os.utime(config.facts, ns=(kept.stat().st_mtime_ns + 1,) * 2)
    assert candidates(config) == [config.facts, kept], "another one was put there afterwards"
    config.facts.unlink()
    assert candidates(config) == [kept, config.facts]


async def test_a_start_passes_over_a_file_that_cannot_be_used(bot: Running, tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "facts.db").write_bytes(b"no database" * 1000)
    settings = {
        "DISCORD_TOKEN": bot.discord.token,
        "MUSETTE_DISCORD_API": "http://127.0.0.1:9/api/v10",  # nobody listens there
        "MUSETTE_DATA_DIR": str(data),
        "MUSETTE_FACTS": str(ROOT / "facts.db"),
    }
    process = Process(tmp_path, "sync", settings)
    try:
        assert await process.exit_code(60) == 4, "it came as far as Discord"
    finally:
        await process.end()

    assert any("Discord cannot be reached" in line for line in process.log)
