"""The settings, where they come from, and the file that lists them."""

from __future__ import annotations

import logging
import re
from pathlib import Path
from typing import Final

import pytest

from bot.config import BadSetting, Config

ROOT: Final = Path(__file__).parent.parent
TOKEN: Final = "a.made-up.token"


@pytest.fixture(autouse=True)
def no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Config.names():
        monkeypatch.delenv(name, raising=False)


def of_file(folder: Path, text: str) -> Config:
    """The settings that a .env with this text gives."""
    file = folder / ".env"
    file.write_text(text, encoding="utf-8")
    return Config.load(file)


# -- .env.example


def blocks_of_the_example() -> list[list[str]]:
    """The lines of .env.example: one block a setting, the comments above it first."""
    blocks: list[list[str]] = [[]]
    for line in (ROOT / ".env.example").read_text(encoding="utf-8").splitlines():
        blocks[-1].append(line)
        if line and not line.startswith("#"):
            blocks.append([])
    assert blocks[-1] == [], "a comment without a setting stands at the end"
    return blocks[:-1]


def test_the_example_lists_every_setting_once_and_nothing_else() -> None:
    listed = [block[-1].partition("=")[0] for block in blocks_of_the_example()]

    assert listed == Config.names(), "in the same order"
    assert len(set(listed)) == len(listed)


def test_every_setting_of_the_example_is_explained_above_it() -> None:
    for *comments, setting in blocks_of_the_example():
        assert comments, setting
        assert re.fullmatch(r"# [A-Z].*\.", comments[-1]), setting


def test_the_example_says_the_defaults(tmp_path: Path) -> None:
    assert of_file(tmp_path, (ROOT / ".env.example").read_text(encoding="utf-8")) == Config()


# -- where they come from


def test_without_anything_the_defaults_hold(tmp_path: Path) -> None:
    assert Config.load(tmp_path / ".env") == Config()
    assert Config().token is None


def test_every_setting_is_read_from_the_file(tmp_path: Path) -> None:
    config = of_file(
        tmp_path,
        f"""
        DISCORD_TOKEN={TOKEN}
        MUSETTE_FACTS=elsewhere/facts.db
        MUSETTE_DATA_DIR="a folder"
        MUSETTE_LOG_LEVEL=debug
        MUSETTE_PREVIEW_PORT=8080
        MUSETTE_METRICS_PORT=9464
        MUSETTE_METRICS_HOST=10.0.0.1
        MUSETTE_DISCORD_API=http://127.0.0.1:1234/api/v10/
        SOMETHING_ELSE=is left alone
        """,
    )

    assert config == Config(
        token=TOKEN,
        facts=Path("elsewhere/facts.db"),
        data_dir=Path("a folder"),
        log_level="DEBUG",
        preview_port=8080,
        metrics_port=9464,
        metrics_host="10.0.0.1",
        discord_api="http://127.0.0.1:1234/api/v10",
    )
    assert config != Config()


def test_the_environment_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MUSETTE_PREVIEW_PORT", "2")

    config = of_file(tmp_path, "MUSETTE_PREVIEW_PORT=1\nMUSETTE_LOG_LEVEL=ERROR\n")

    assert config.preview_port == 2
    assert config.log_level == "ERROR"


def test_an_empty_value_is_none_also_where_it_wins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "")

    config = of_file(tmp_path, f"DISCORD_TOKEN={TOKEN}\nMUSETTE_LOG_LEVEL=\n")

    assert config.token is None
    assert config.log_level == "INFO"


# -- what cannot be used


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("MUSETTE_LOG_LEVEL", "LOUD"),
        ("MUSETTE_LOG_LEVEL", "10"),
        ("MUSETTE_PREVIEW_PORT", "-1"),
        ("MUSETTE_PREVIEW_PORT", "65536"),
        ("MUSETTE_PREVIEW_PORT", "80.5"),
        ("MUSETTE_PREVIEW_PORT", "http"),
        ("MUSETTE_PREVIEW_PORT", "²"),
        ("MUSETTE_METRICS_PORT", "99999"),
        ("MUSETTE_METRICS_PORT", "9464 "),
        ("MUSETTE_FACTS", "two\nlines"),
        ("MUSETTE_FACTS", "nul\0"),
        ("MUSETTE_DATA_DIR", "x" * 300),
        ("MUSETTE_DATA_DIR", "x/" * 3000),
        ("MUSETTE_DISCORD_API", "discord.com/api"),
        ("MUSETTE_DISCORD_API", "ftp://discord.com"),
        ("MUSETTE_DISCORD_API", "http://"),
        ("MUSETTE_DISCORD_API", "http:///api/v10"),
        ("MUSETTE_DISCORD_API", "http://localhost:99999/api"),
        ("MUSETTE_DISCORD_API", "http://localhost:port/api"),
        ("MUSETTE_DISCORD_API", "http://[::1/api"),
        ("MUSETTE_DISCORD_API", "http://local host/api"),
    ],
)
def test_a_bad_value_is_told_in_one_line_that_names_it(name: str, value: str) -> None:
    with pytest.raises(BadSetting) as caught:
        Config.of({name: value})

    said = str(caught.value)
    assert said.startswith(f"{name} is {value[:40]!r}: write ")
    assert said.endswith(".")
    assert "\n" not in said


@pytest.mark.parametrize("value", [f"{TOKEN}\nsecond", f"{TOKEN} {TOKEN}", f"{TOKEN}é", "\x00a"])
def test_a_token_that_can_be_none_is_told_without_showing_it(value: str) -> None:
    with pytest.raises(BadSetting) as caught:
        Config.of({"DISCORD_TOKEN": value})

    said = str(caught.value)
    assert said.startswith("DISCORD_TOKEN holds ")
    assert TOKEN not in said
    assert "\n" not in said


@pytest.mark.parametrize(
    "api", ["https://discord.com/api/v10", "http://[::1]:80/api", "http://127.0.0.1:1/api/v10"]
)
def test_an_address_is_taken_as_it_is(api: str) -> None:
    assert Config.of({"MUSETTE_DISCORD_API": api}).discord_api == api


def test_a_token_is_taken_without_the_blanks_around_it() -> None:
    assert Config.of({"DISCORD_TOKEN": f" {TOKEN}\n"}).token == TOKEN
    assert Config.of({"DISCORD_TOKEN": "  "}).token is None


def test_a_file_that_is_no_text_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"DISCORD_TOKEN=\xff\xfe\n")

    with pytest.raises(BadSetting) as caught:
        Config.load(tmp_path / ".env")

    assert str(caught.value) == f"{tmp_path / '.env'} cannot be read: save it as UTF-8 text."


# -- what is never shown


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("===\n", 1),
        ("MUSETTE_LOG_LEVEL=INFO\n\nMUSETTE_FACTS='facts.db\n", 3),
        ('DISCORD_TOKEN="a.b.c\n', 1),
        ("MUSETTE_LOG_LEVEL INFO\n", 1),
    ],
)
def test_a_line_that_cannot_be_read_is_told_and_not_left_out(
    tmp_path: Path, text: str, line: int
) -> None:
    with pytest.raises(BadSetting, match=f", line {line} cannot be read") as raised:
        of_file(tmp_path, text)

    assert "a.b.c" not in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / ".env").mkdir()

    with pytest.raises(BadSetting, match="cannot be read"):
        Config.load(tmp_path / ".env")


def test_the_token_is_not_shown_with_the_other_settings(caplog: pytest.LogCaptureFixture) -> None:
    config = Config.of({"DISCORD_TOKEN": TOKEN, "MUSETTE_PREVIEW_PORT": "8080"})
    logging.getLogger("a test").info("%r", config)

    assert config.token == TOKEN
    for shown in (repr(config), str(config), f"{config}", caplog.text):
        assert TOKEN not in shown
        assert "8080" in shown


def test_nothing_else_reads_the_environment() -> None:
    readers = [
        str(path.relative_to(ROOT))
        for folder in ("bot", "commands")
        for path in sorted((ROOT / folder).rglob("*.py"))
        if re.search(r"\bos\.environ\b|\bgetenv\b|dotenv", path.read_text(encoding="utf-8"))
    ]

    assert readers == ["bot/config.py", "bot/preview.py"], (
        "the preview asks whether there is a screen"
    )
