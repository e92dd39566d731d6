"""The command line: `ask`, `build`, `check`, `resolve`, `suggest`, and settings it cannot use."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any, Final

import pytest
from test_words import WORDS, loaded

from bot.asking import CannotAsk, ask, plain, read_line
from bot.build.building import content_hash
from bot.config import Config
from bot.preview import Simulation

ROOT: Final = Path(__file__).parent.parent
NO_BREAK: Final = "\u00a0"


def bot(
    *arguments: str, cwd: Path, given: str = "", **settings: str
) -> subprocess.CompletedProcess[str]:
    """Run `python -m bot` in `cwd`, which has no .env, with the facts of the checkout."""
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=cwd,
        env={**environment(), **settings},
        input=given,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def environment() -> dict[str, str]:
    """What a process inherits, none of its settings but the facts."""
    inherited = {name: value for name, value in os.environ.items() if name not in Config.names()}
    return {**inherited, "PYTHONPATH": str(ROOT), "MUSETTE_FACTS": str(ROOT / "facts.db")}


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


def test_whoever_reads_only_the_beginning_sees_no_error(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)  # as `head` does once it has what it wants
    try:
        result = subprocess.run(
            [sys.executable, "-m", "bot", "ask", "/help"],
            cwd=tmp_path,
            env=environment(),
            stdout=writing,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
    finally:
        os.close(writing)

    assert (result.returncode, result.stderr) == (0, b"")


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
    [("/team", "requires option 'team'"), ("/team jumbo year:1800", "must be ≥ 1903, got 1800")],
)
async def test_what_discord_would_not_send_is_told(config: Config, line: str, said: str) -> None:
    with pytest.raises(CannotAsk, match=re.escape(said)) as caught:
        await ask(config, line, "en")

    assert "\n" not in str(caught.value)


async def test_a_line_that_is_no_question_is_told() -> None:
    client = await loaded()
    for line, said in (
        ("", "There is no command /. There are: /about, "),
        ("/team jumbo year:long ago", "year is a number: 'long ago' is not."),
        ("/season first", "number is a number: 'first' is not."),
        ("/help me", "private is yes or no: 'me' is neither."),
    ):
        with pytest.raises(CannotAsk) as caught:
            read_line(line, client, WORDS["fr"])
        assert str(caught.value).startswith(said)
        assert "\n" not in str(caught.value)


async def test_lines_are_read_as_discord_would_show_them() -> None:
    client, french = await loaded(), WORDS["fr"]
    read: dict[str, tuple[str, dict[str, Any]]] = {
        "/team jumbo": ("team", {"team": "jumbo"}),
        "team jumbo": ("team", {"team": "jumbo"}),
        " /TEAM   Team Visma | Lease a Bike ": ("team", {"team": "Team Visma | Lease a Bike"}),
        "/team team:jumbo": ("team", {"team": "jumbo"}),
        "/team jumbo year:2022": ("team", {"team": "jumbo", "year": 2022}),
        "/équipe équipe:jumbo année:2022": ("team", {"team": "jumbo", "year": 2022}),
        "/équipe ag2r privé:oui": ("team", {"team": "ag2r", "private": True}),
        "/team team:jumbo private:no": ("team", {"team": "jumbo", "private": False}),
        "/citation personne:van Aert saison:1": ("quote", {"person": "van Aert", "season": 1}),
        "/quote topic:the race season:3": ("quote", {"topic": "the race", "season": 3}),
        "/épisode saison 1 épisode 2": ("episode", {"episode": "saison 1 épisode 2"}),
        "/episode 3: a title": ("episode", {"episode": "3: a title"}),
        "/à-propos": ("about", {}),
        "/season": ("season", {}),
        "/season 2": ("season", {"number": 2}),
        "/team us postal 2003": ("team", {"team": "us postal", "year": 2003}),
        "/équipe 2009 skil": ("team", {"team": "skil", "year": 2009}),
        "/team 7": ("team", {"team": "7"}),
        "/tour 2026 femmes": ("tour", {"year": 2026, "race": "tdff"}),
        "/tour femmes": ("tour", {"race": "tdff"}),
        "/tour course:femmes": ("tour", {"race": "tdff"}),
        "/étape dernière étape 1989": ("stage", {"stage": "dernière étape", "year": 1989}),
        "/stage 1989 21": ("stage", {"stage": "1989", "year": 21}),
        "/settings panel": ("settings panel", {}),
        "/réglages  panneau": ("settings panel", {}),
    }
    for line, expected in read.items():
        assert read_line(line, client, french) == expected, line
        # Some terminals send é as e with an accent behind it.
        assert read_line(unicodedata.normalize("NFD", line), client, french) == expected, line


async def test_plain_text_has_no_markdown_left(here: Simulation) -> None:
    text = plain(await here.fan.slash(here.channel, "help"))

    assert "\n- /season · the series, or one of its seasons\n/season number:1\n" in text


# -- build and check

FACTS: Final = {
    "sources.toml": """\
[source.cw]
type = "press"
publisher = "Cycling Weekly"
""",
    "topics.toml": """\
[topic.race]
text.en = "the race"
text.fr = "la course"
""",
    "series/series.toml": """\
[series.series]
updated = "2026-11-20"
confidence = "confirmed"
sources = ["cw"]

[fact.series-title-en]
about = "series"
key = "title-en"
value = "Tour de France: Unchained"
text.en = "It is called Tour de France: Unchained."
text.fr = "Elle s’appelle Tour de France: Unchained."
confidence = "confirmed"
sources = ["cw"]

[fact.series-title-fr]
about = "series"
key = "title-fr"
value = "Tour de France : Au cœur du peloton"
text.en = "The French title is Tour de France : Au cœur du peloton."
text.fr = "Le titre français est Tour de France : Au cœur du peloton."
confidence = "confirmed"
sources = ["cw"]
""",
}
BROKEN: Final = """
[topic.cobbles]
text.en = "the cobbles"

[topic.race]
text.en = "the race"
text.fr = "la course"

[topic.sprint]
text.en = "the sprint"
text.fr = "le sprint"
colour = "green"
"""
"""Three faults: no French, twice the same id, an unknown key."""


EMPTY = (
    "people.toml",
    "teams.toml",
    "series/contradictions.toml",
    "series/quotes.toml",
    "series/timeline.toml",
)


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    """The smallest facts/ there is, in a folder to build in."""
    for name, text in FACTS.items():
        file = tmp_path / "facts" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    for name in EMPTY:
        (tmp_path / "facts" / name).touch()
    header = "team,year,name,rode_tour,uci_code,code_confidence,sources\n"
    (tmp_path / "facts" / "team_names.csv").write_text(header, encoding="utf-8")
    return tmp_path / "facts"


def test_broken_facts_are_all_told_at_once_and_nothing_is_written(
    tmp_path: Path, facts: Path
) -> None:
    topics = facts / "topics.toml"
    topics.write_text(topics.read_text(encoding="utf-8") + BROKEN, encoding="utf-8")

    built = bot("build", cwd=tmp_path, MUSETTE_FACTS="facts.db")
    checked = bot("check", cwd=tmp_path, MUSETTE_FACTS="facts.db")

    assert built.returncode == checked.returncode == 1
    assert built.stdout == checked.stdout == ""
    assert built.stderr == checked.stderr
    *faults, summary = built.stderr.splitlines()
    assert summary == "3 faults found; nothing was written."
    for line, fault, word in zip((6, 8, 15), faults, ("text.fr", "race", "colour"), strict=True):
        assert fault.startswith(f"facts/topics.toml:{line}: ")
        assert word in fault
    assert not (tmp_path / "facts.db").exists()


def test_whole_facts_are_built_and_a_database_of_other_facts_is_noticed(
    tmp_path: Path, facts: Path
) -> None:
    without = bot("check", cwd=tmp_path, MUSETTE_FACTS="facts.db")
    built = bot("build", cwd=tmp_path, MUSETTE_FACTS="facts.db")
    checked = bot("check", cwd=tmp_path, MUSETTE_FACTS="facts.db")

    assert without.returncode == 1
    assert without.stderr == "facts.db was not built from facts/: run `make facts`.\n"
    assert built.returncode == checked.returncode == 0, built.stderr
    assert f"content hash: {content_hash(tmp_path / 'facts.db')}" in built.stdout
    *same, drawn = checked.stdout.splitlines()
    assert same == built.stdout.splitlines()
    assert re.fullmatch(r"cards drawn: \d+", drawn)

    topics = facts / "topics.toml"
    topics.write_text(FACTS["topics.toml"].replace("the race", "the tour"), encoding="utf-8")
    stale = bot("check", cwd=tmp_path, MUSETTE_FACTS="facts.db")

    assert stale.returncode == 1
    assert stale.stderr == "facts.db was not built from facts/: run `make facts`.\n"


def test_where_a_record_stands_is_told_with_its_lines(tmp_path: Path, facts: Path) -> None:
    found = bot("where", "race", cwd=tmp_path)
    missing = bot("where", "nobody", cwd=tmp_path)

    assert found.returncode == 0
    assert found.stdout.splitlines()[:3] == [
        "facts/topics.toml:1",
        "[topic.race]",
        'text.en = "the race"',
    ]
    assert missing.returncode == 1
    assert missing.stderr == "No record in facts/ has this id.\n"


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
