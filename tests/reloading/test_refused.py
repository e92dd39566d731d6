"""Whatever is wrong, the reload is refused with file and line, and the old is served on."""

from __future__ import annotations

import asyncio
import re
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest
from checkout import Changed, Running

pytestmark = pytest.mark.asyncio(loop_scope="module")

PEOPLE, SERIES = "facts/people.toml", "facts/series/season-1.toml"

BROKEN_FACTS = [
    pytest.param(PEOPLE, 'teams = ["visma"]', 'teams = ["vismo"]', "vismo", id="unknown id"),
    pytest.param(PEOPLE, 'role.fr = "coureur"\n', "", "role", id="no French"),
    pytest.param(PEOPLE, 'name = "Wout van Aert"', 'name = "Wout', "closed", id="syntax"),
    pytest.param(PEOPLE, "rider = true", "rydre = true", "rydre", id="unknown key"),
    pytest.param(PEOPLE, 'name = "Wout van Aert"\n', "", "name", id="missing key"),
    pytest.param(
        PEOPLE, 'sources = ["dob_a"]', 'sources = ["nobody"]', "nobody", id="unknown source"
    ),
    pytest.param(SERIES, "number = 1", 'number = "one"', "whole number", id="no number"),
    pytest.param(SERIES, "[season.season-1]", "[season.season-2]", "season-2", id="id twice"),
    pytest.param("facts/tour/stages.csv", "\ntdf,1903,", "\ntdf,19033,", "1903", id="out of range"),
    pytest.param(
        "facts/names/nicknames.csv", "kind,id,spelling", "kind,id,speling", "spelling", id="column"
    ),
    pytest.param(
        PEOPLE, 'birth_date.value = "1994-09-15"', 'birth_date.value = "1994-13-15"', "", id="day"
    ),
]


async def refused(bot: Running, what: str, file: str) -> str:
    """Reload; return what is said: the fault with its file and line, and that the old stays."""
    before = await bot.ask("team", team="visma")
    code, said = await bot.shell("reload", what)
    assert code == 1, said
    *faults, last = said.splitlines()
    assert re.search(r"^\d+ faults? found; facts [0-9a-f]{12} stay\.$", last), said
    assert any(re.match(rf"{re.escape(file)}:\d+(:\d+)?: ", fault) for fault in faults), said
    assert await bot.ask("team", team="visma") == before
    return said


@pytest.mark.parametrize(("file", "old", "new", "says"), BROKEN_FACTS)
async def test_broken_facts(bot: Running, file: str, old: str, new: str, says: str) -> None:
    with Changed(bot.folder / file, old, new):
        said = await refused(bot, "facts", file)

    assert says in said


async def test_a_command_that_cannot_draw_its_card(bot: Running) -> None:
    file = bot.folder / "commands" / "team.py"
    with Changed(
        file, "    return team_card(", '    raise ValueError("x" * 5)\n    return team_card('
    ):
        said = await refused(bot, "commands", "commands/team.py")

    assert "The card team/" in said
    assert "ValueError: xxxxx" in said


async def test_a_syntax_error_in_a_command(bot: Running) -> None:
    with Changed(bot.folder / "commands" / "team.py", "async def team(", "async deff team("):
        said = await refused(bot, "commands", "commands/team.py")

    assert "invalid syntax" in said
    assert not re.search("Traceback", said)


async def test_an_import_loop_between_commands(bot: Running) -> None:
    first, second = (bot.folder / "commands" / f"{name}.py" for name in ("rider", "who"))
    with (
        Changed(first, "import discord\n", "import discord\nfrom commands.who import who\n"),
        Changed(second, "import discord\n", "import discord\nfrom commands.rider import rider\n"),
    ):
        said = await refused(bot, "commands", "commands/who.py")

    assert "An import loop: " in said


async def test_two_commands_of_one_name(bot: Running) -> None:
    other = bot.folder / "commands" / "team_again.py"
    other.write_bytes((bot.folder / "commands" / "team.py").read_bytes())
    try:
        said = await refused(bot, "commands", "commands/team_again.py")
    finally:
        other.unlink()

    assert "two commands are called team" in said


async def test_a_message_without_its_french(bot: Running) -> None:
    with Changed(
        bot.folder / "bot" / "words" / "fr.ftl", "\nreport-thanks = ", "\nreport-other = "
    ):
        said = await refused(bot, "words", "bot/words/fr.ftl")

    assert "report-thanks is missing; en.ftl has it on line " in said


async def test_a_command_without_its_french(bot: Running) -> None:
    french = bot.folder / "bot" / "words" / "fr.ftl"
    with Changed(french, "\ncommand-team = ", "\ncommand-teams = "):
        said = await refused(bot, "all", "bot/words/fr.ftl")

    assert "command-team is missing" in said


@pytest.mark.long
async def test_a_message_that_is_gone_from_both(bot: Running) -> None:
    words = bot.folder / "bot" / "words"
    with (
        Changed(words / "en.ftl", "\nreport-enough = ", "\n# report-enough = "),
        Changed(words / "fr.ftl", "\nreport-enough = ", "\n# report-enough = "),
    ):
        said = await refused(bot, "words", "bot/words/fr.ftl")

    assert "report-enough is gone" in said


async def test_of_two_at_once_the_second_is_told_so(bot: Running) -> None:
    first = asyncio.create_task(bot.shell("reload", "words", "--preview"))
    await bot.discord.until(lambda: child_runs(bot), within=20, what="the first has begun")

    assert await bot.shell("reload") == (1, "Another reload is under way: try again later.\n")
    code, said = await first
    assert code == 0, said


def child_runs(bot: Running) -> bool:
    """Tell whether this bot has a process that tries everything aside: other tests have theirs."""
    for path in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((path / "stat").read_text().rpartition(")")[2].split()[1])
            if parent == bot.process.pid and b"--aside" in (path / "cmdline").read_bytes():
                return True
        except OSError:
            continue  # it has ended meanwhile
    return False


async def test_the_socket_is_for_this_user_alone(bot: Running) -> None:
    mode = (bot.folder / "data" / "reload.sock").stat().st_mode

    assert stat.S_ISSOCK(mode)
    assert stat.S_IMODE(mode) == 0o600


async def test_without_a_running_bot_the_shell_says_so(tmp_path: Path, bot: Running) -> None:
    elsewhere = Running(bot.discord, bot.process, tmp_path)
    (tmp_path / "bot").symlink_to(bot.folder / "bot")

    code, said = await elsewhere.shell("reload")

    assert code == 4
    assert said == (
        f"No bot listens at {tmp_path / 'data' / 'reload.sock'}: start it, or see "
        "MUSETTE_DATA_DIR.\n"
    )


# Last, because these take the folder of facts away.


def truncated(facts: Path) -> None:
    facts.write_bytes(facts.read_bytes()[:100_000])


def garbage(facts: Path) -> None:
    facts.write_bytes(b"no database" * 1000)


def newer(facts: Path) -> None:
    with closing(sqlite3.connect(facts)) as database:
        database.execute("UPDATE meta SET value = '99' WHERE key = 'schema_version'")
        database.commit()


@pytest.mark.parametrize("spoil", [Path.unlink, truncated, garbage, newer])
async def test_a_file_of_facts_that_cannot_be_used_is_not_noticed_until_a_reload(
    bot: Running, spoil: object
) -> None:
    facts, folder = bot.folder / "facts.db", bot.folder / "facts"
    whole = facts.read_bytes()
    folder.rename(bot.folder / "away")
    try:
        assert callable(spoil)
        spoil(facts)
        await refused(bot, "facts", str(facts))
    finally:
        facts.write_bytes(whole)
        (bot.folder / "away").rename(folder)
