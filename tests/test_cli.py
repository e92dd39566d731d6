"""The command line: `ask`, `build`, `check`, `resolve`, `suggest`, and settings it cannot use."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any, Final

import pytest

from bot.build import content_hash
from bot.config import Config
from bot.preview import CannotAsk, Simulation, ask, plain, read_line

ROOT: Final = Path(__file__).parent.parent
NO_BREAK: Final = "\u00a0"


def bot(
    *arguments: str, cwd: Path, given: str = "", **settings: str
) -> subprocess.CompletedProcess[str]:
    """Run `python -m bot` in `cwd`, which has no .env, with the facts of the checkout."""
    inherited = {name: value for name, value in os.environ.items() if name not in Config.names()}
    ours = {"PYTHONPATH": str(ROOT), "MUSETTE_FACTS": str(ROOT / "facts.db")}
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=cwd,
        env={**inherited, **ours, **settings},
        input=given,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def one_line(result: subprocess.CompletedProcess[str]) -> str:
    """What stderr says, which must be one line, with nothing on stdout."""
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1, result.stderr
    return result.stderr.strip()


# -- ask


def test_ask_prints_the_answer_as_plain_text_with_its_sources(tmp_path: Path) -> None:
    result = bot("ask", "/team jumbo", cwd=tmp_path)

    assert result.returncode == 0
    assert result.stderr == ""
    answer, _, sources = result.stdout.partition("\nSources · ")
    assert answer.splitlines()[1] == "Team Visma | Lease a Bike"
    assert "- Country: Netherlands" in answer
    assert "Facts of " in answer
    assert sources.startswith("Team Visma")
    assert "<https://" in sources, "with their addresses"
    assert "](" not in result.stdout, "no Markdown"
    assert "**" not in result.stdout
    assert list(tmp_path.iterdir()) == [], "nothing is kept"


def test_ask_understands_french_and_answers_in_it(tmp_path: Path) -> None:
    result = bot("ask", "/équipe équipe:jumbo année:2022", "--lang", "fr", cwd=tmp_path)

    assert result.returncode == 0
    assert f"En 2022{NO_BREAK}: Jumbo-Visma" in result.stdout
    assert "\nSources · " in result.stdout


def test_ask_for_nobody_ends_with_one(tmp_path: Path) -> None:
    result = bot("ask", "/team xqzzkw", cwd=tmp_path)

    assert result.returncode == 1
    assert result.stdout.startswith("Not found\nNo team is called “xqzzkw”.")
    assert result.stderr == ""


def test_an_unknown_command_is_told_in_one_line(tmp_path: Path) -> None:
    result = bot("ask", "/tomorrow", cwd=tmp_path)

    assert result.returncode == 1
    assert one_line(result).startswith("There is no command /tomorrow. There are: /about, ")


def test_ask_without_facts_is_told_in_one_line(tmp_path: Path) -> None:
    result = bot("ask", "/help", cwd=tmp_path, MUSETTE_FACTS=str(tmp_path / "none.db"))

    assert result.returncode == 3
    assert one_line(result).startswith("facts.db was not found at ")


async def test_a_miss_with_somebody_near_prints_whom(config: Config) -> None:
    text, found = await ask(config, "/who Martin", "en")

    assert not found
    assert "Did you mean one of these?\n[" in text


async def test_an_answer_that_holds_nothing_counts_as_none(config: Config) -> None:
    text, found = await ask(config, "/saison 9", "fr")

    assert not found
    assert "Il n’y a pas de saison 9" in text


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("", "There is no command /. There are: /about, "),
        ("/team", "requires option 'team'"),
        ("/team jumbo year:long ago", "year is a number: 'long ago' is not."),
        ("/team jumbo year:1800", "must be ≥ 1903, got 1800"),
        ("/season first", "number is a number: 'first' is not."),
        ("/help me", "private is yes or no: 'me' is neither."),
    ],
)
async def test_what_discord_would_not_send_is_told(config: Config, line: str, said: str) -> None:
    with pytest.raises(CannotAsk) as caught:
        await ask(config, line, "en")

    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("line", "command", "options"),
    [
        ("/team jumbo", "team", {"team": "jumbo"}),
        ("team jumbo", "team", {"team": "jumbo"}),
        ("  /TEAM   Team Visma | Lease a Bike ", "team", {"team": "Team Visma | Lease a Bike"}),
        ("/team team:jumbo", "team", {"team": "jumbo"}),
        ("/team jumbo year:2022", "team", {"team": "jumbo", "year": 2022}),
        ("/équipe équipe:jumbo année:2022", "team", {"team": "jumbo", "year": 2022}),
        (
            "/équipe ag2r année:2015 privé:oui",
            "team",
            {"team": "ag2r", "year": 2015, "private": True},
        ),
        ("/team team:jumbo private:no", "team", {"team": "jumbo", "private": False}),
        (
            "/citation personne:Marion Rousse saison:1",
            "quote",
            {"person": "Marion Rousse", "season": 1},
        ),
        (
            "/quote topic:end of the series season:3",
            "quote",
            {"topic": "end of the series", "season": 3},
        ),
        ("/épisode saison 1 épisode 2", "episode", {"episode": "saison 1 épisode 2"}),
        ("/episode 3: a title", "episode", {"episode": "3: a title"}),
        ("/à-propos", "about", {}),
        ("/season", "season", {}),
        ("/season 2", "season", {"number": 2}),
    ],
)
async def test_lines_are_read_as_discord_would_show_them(
    here: Simulation, line: str, command: str, options: dict[str, Any]
) -> None:
    french = here.client.world.words["fr"]

    read = read_line(line, here.client, french)

    assert read == (command, options)
    assert read == read_line(unicodedata.normalize("NFD", line), here.client, french)


async def test_plain_text_has_no_markdown_left(here: Simulation) -> None:
    text = plain(await here.fan.slash(here.channel, "help"))

    assert "\n- /season · the series, or one of its seasons\n/season number:1\n" in text


# -- build and check


def test_broken_facts_are_all_told_at_once_and_nothing_is_written(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "facts", tmp_path / "facts")
    people = tmp_path / "facts" / "people.toml"
    people.write_text(
        people.read_text(encoding="utf-8")
        + '\n[person.made-up]\nname = "Made Up"\nrider = false\nrole.en = "rider"\n'
        + 'confidence = "certain"\nsources = ["nowhere"]\n',
        encoding="utf-8",
    )
    first = people.read_text(encoding="utf-8").splitlines().index("[person.made-up]") + 1

    built = bot("build", cwd=tmp_path, MUSETTE_FACTS="facts.db")
    checked = bot("check", cwd=tmp_path, MUSETTE_FACTS="facts.db")

    assert built.returncode == checked.returncode == 1
    assert built.stdout == checked.stdout == ""
    assert built.stderr == checked.stderr
    *faults, summary = built.stderr.splitlines()
    assert summary == f"{len(faults)} faults found; nothing was written."
    for word in ("role.fr", "certain", "nowhere"):
        told = [fault for fault in faults if word in fault]
        assert told, f"{word}: {faults}"
        assert all(int(fault.split(":")[1]) >= first for fault in told), told
    assert not (tmp_path / "facts.db").exists()


def test_whole_facts_are_built_and_a_database_of_other_facts_is_noticed(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "facts", tmp_path / "facts")
    database = tmp_path / "facts.db"

    without = bot("check", cwd=tmp_path, MUSETTE_FACTS="facts.db")
    built = bot("build", cwd=tmp_path, MUSETTE_FACTS="facts.db")
    checked = bot("check", cwd=tmp_path, MUSETTE_FACTS="facts.db")

    assert without.returncode == 1
    assert "facts.db was not built from facts/: run `make facts`." in without.stderr
    assert built.returncode == checked.returncode == 0, built.stderr
    assert f"content hash: {content_hash(database)}" in built.stdout
    assert checked.stdout == built.stdout

    topics = tmp_path / "facts" / "topics.toml"
    topics.write_text(
        topics.read_text(encoding="utf-8").replace('text.en = "', 'text.en = "Not ', 1),
        encoding="utf-8",
    )
    stale = bot("check", cwd=tmp_path, MUSETTE_FACTS="facts.db")

    assert stale.returncode == 1
    assert stale.stderr == "facts.db was not built from facts/: run `make facts`.\n"


# -- resolve and suggest


def test_resolve_and_suggest_answer_a_line_of_json_with_one(tmp_path: Path) -> None:
    resolved = bot("resolve", cwd=tmp_path, given='{"query": "van aert"}\n\n{"query": ""}\n')
    suggested = bot("suggest", "--kind", "team", cwd=tmp_path, given='{"prefix": "jumb"}\n')

    first, second = (json.loads(line) for line in resolved.stdout.splitlines())
    assert (first["query"], first["top"][0], first["accepted"]) == (
        "van aert",
        "Wout van Aert",
        True,
    )
    assert (second["query"], second["top"], second["accepted"]) == ("", [], False)
    assert "Team Visma | Lease a Bike" in json.loads(suggested.stdout)["choices"]
    assert resolved.returncode == suggested.returncode == 0


def test_a_line_that_is_no_json_is_told_with_its_number(tmp_path: Path) -> None:
    result = bot("resolve", cwd=tmp_path, given='{"prefix": "van aert"}\n')

    assert result.returncode == 1
    assert one_line(result).startswith("line 1: ")


# -- settings


@pytest.mark.parametrize(
    ("command", "settings", "said"),
    [
        ("run", {"MUSETTE_LOG_LEVEL": "LOUD"}, "MUSETTE_LOG_LEVEL is 'LOUD': "),
        ("sync", {}, "DISCORD_TOKEN is not set: "),
    ],
)
def test_a_setting_that_cannot_be_used_is_told_in_one_line(
    tmp_path: Path, command: str, settings: dict[str, str], said: str
) -> None:
    result = bot(command, cwd=tmp_path, **settings)

    assert result.returncode == 2
    assert one_line(result).startswith(said)


def test_the_environment_file_is_read_where_the_bot_is_started(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("MUSETTE_PREVIEW_PORT=everywhere\n")

    result = bot("preview", cwd=tmp_path)

    assert result.returncode == 2
    assert one_line(result).startswith("MUSETTE_PREVIEW_PORT is 'everywhere': ")
