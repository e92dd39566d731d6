"""The real process, `python -m bot run`, against the loopback Discord of gateway.py."""

from __future__ import annotations

import json
import signal
import socket
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, Final

import pytest
import pytest_asyncio
from gateway import (
    APPLICATION_ID,
    IDENTIFY,
    RESUME,
    LoopbackDiscord,
    person,
    text_of,
)
from process import ROOT, Process, connected, custom_id, disconnected, running

COMMANDS: Final = f"/applications/{APPLICATION_ID}/commands"
NO_BREAK: Final = "\u00a0"

pytestmark = pytest.mark.asyncio(loop_scope="module")


# -- one process for the tests that leave it as they found it


class Alive:
    """A connected process and its Discord."""

    def __init__(self, discord: LoopbackDiscord, process: Process) -> None:
        self.discord = discord
        self.process = process


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def alive(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Alive]:
    folder = tmp_path_factory.mktemp("alive")
    async with (
        LoopbackDiscord() as discord,
        running(discord, folder, MUSETTE_LOG_LEVEL="DEBUG") as process,
    ):
        await connected(discord)
        yield Alive(discord, process)


@pytest.fixture(autouse=True)
def nothing_that_discord_refuses(request: pytest.FixtureRequest) -> Iterator[None]:
    yield
    if "alive" in request.fixturenames:
        discord: LoopbackDiscord = request.getfixturevalue("alive").discord
        assert discord.violations == []
        assert discord.unserved == []


async def test_it_logs_in_and_asks_for_no_intents(alive: Alive) -> None:
    assert [frame.data["intents"] for frame in alive.discord.received(IDENTIFY)] == [0]


async def test_it_registers_its_commands_in_both_languages(alive: Alive) -> None:
    registered = {command["name"]: command for command in alive.discord.commands}

    files = {path.stem for path in (ROOT / "commands").glob("[a-z]*.py")}
    assert registered.keys() == files - {"look_up"} | {"Look this up"}
    admin = registered.pop("admin")
    assert admin["contexts"] == [1], "in a direct message with the bot only"
    menu = registered.pop("Look this up")
    assert menu["name_localizations"]["fr"] == "Chercher ceci"
    settings = registered.pop("settings")
    assert settings["integration_types"] == [0], "for servers only"
    assert settings["contexts"] == [0]
    assert settings["default_member_permissions"] == str(1 << 5), "who may manage the server"
    for command in (*registered.values(), settings):
        for each in (command, *command.get("options", [])):
            assert each["name_localizations"]["fr"], each["name"]
            assert each["description_localizations"]["fr"] != each["description"], each["name"]
    for command in (*registered.values(), menu):
        assert command["integration_types"] == [0, 1], "for servers and for users"
        assert command["contexts"] == [0, 1, 2], "in servers, in direct messages, everywhere"
    assert len(alive.discord.requested("PUT", COMMANDS)) == 1


@pytest.mark.parametrize(
    ("command", "options", "locale", "expected"),
    [
        ("season", {}, "en-US", "Tour de France: Unchained"),
        ("season", {}, "fr", f"Tour de France{NO_BREAK}: Au cœur du peloton"),
        ("season", {"number": 1}, "en-GB", "Season 1 · Tour de France 2022"),
        ("season", {"number": 1}, "fr", "Saison 1 · Tour de France 2022"),
        ("team", {"team": "jumbo"}, "en-US", "Country: Netherlands"),
        ("team", {"team": "jumbo"}, "fr", f"Pays{NO_BREAK}: Pays-Bas"),
        ("quote", {"person": "Marion Rousse"}, "de", "How sure: "),
        ("quote", {"person": "Marion Rousse"}, "fr", f"Certitude{NO_BREAK}: "),
    ],
)
async def test_it_answers_in_the_language_of_whom_it_answers(
    alive: Alive, command: str, options: dict[str, Any], locale: str, expected: str
) -> None:
    answer = await alive.discord.slash(command, options, locale=locale)

    assert expected in text_of(await answer.shown())
    assert answer.acknowledged_after is not None
    assert answer.acknowledged_after < 3
    assert not answer.private


async def test_it_answers_in_a_direct_message_and_where_only_a_user_installed_it(
    alive: Alive,
) -> None:
    direct = await alive.discord.slash("help", locale="fr", context="bot_dm")
    anywhere = await alive.discord.slash("about", context="private_channel", installed="user")

    assert "Ce que vous pouvez demander" in text_of(await direct.shown())
    assert "Musette" in text_of(await anywhere.shown())


@pytest.mark.parametrize(
    ("command", "option", "typed", "expected"),
    [
        ("team", "team", "jumb", "Team Visma | Lease a Bike"),
        ("season", "number", "", "Tour 2022"),
        ("quote", "person", "rousse", "Marion Rousse"),
        ("timeline", "about", "202", "2025"),
        ("search", "words", "pog", "Tadej Pogačar"),
    ],
)
async def test_it_suggests_while_somebody_types(
    alive: Alive, command: str, option: str, typed: str, expected: str
) -> None:
    answer = await alive.discord.autocomplete(command, option, typed)

    assert answer.kind == 8
    names = [choice["name"] for choice in answer.choices]
    assert any(expected in name for name in names), names


async def test_a_page_turns_in_its_place_and_back(alive: Alive) -> None:
    first = await alive.discord.slash("season", {"number": 1})
    before = text_of(await first.shown())

    turned = await alive.discord.press(
        custom_id(await first.shown(), r"ask:t:season/1/2"), message=first
    )
    after = text_of(await turned.shown())
    back = await alive.discord.press(
        custom_id(await turned.shown(), r"ask:t:season/1/1"), message=first
    )

    assert turned.kind == 7
    assert after != before
    assert text_of(await back.shown()) == before


async def test_whoever_did_not_ask_turns_a_page_of_their_own(alive: Alive) -> None:
    first = await alive.discord.slash("season", {"number": 1})
    before = text_of(await first.shown())

    turned = await alive.discord.press(
        custom_id(await first.shown(), r"ask:t:season/1/2"),
        message=first,
        user=person("bob", "1000000000000000099"),
        locale="fr",
    )

    assert turned.kind == 4
    mine = max(alive.discord.messages.values(), key=lambda message: int(message["id"]))
    assert mine["flags"] & 1 << 6, "private"
    assert "Saison 1" in text_of(mine)
    assert text_of(await first.shown()) == before


async def test_a_menu_and_the_sources_button_answer(alive: Alive) -> None:
    season = await alive.discord.slash("season", {"number": 2})
    menu = custom_id(await season.shown(), r"pick:t:episode")

    episode = await alive.discord.choose(menu, "episode/s02e01", message=season)
    sources = await alive.discord.press(
        custom_id(await episode.shown(), r"ask:p:sources/=s02e01"), message=season
    )

    assert "2×01" in text_of(await episode.shown())
    assert sources.kind == 4


async def test_an_answer_is_given_while_discord_limits_its_rate(alive: Alive) -> None:
    failure = alive.discord.fail("POST", "/interactions/*", status=429, times=2, retry_after=0.1)

    answer = await alive.discord.slash("team", {"team": "uae"})

    assert failure.seen == 2
    assert "UAE" in text_of(await answer.shown())
    assert answer.acknowledged_after is not None
    assert answer.acknowledged_after >= 0.2, "it waited as it was told"


async def test_a_lost_connection_is_resumed_and_keeps_answering(alive: Alive) -> None:
    resumed = len(alive.discord.received(RESUME))

    await alive.discord.close_gateway(4000)
    await disconnected(alive.discord)
    await connected(alive.discord)
    answer = await alive.discord.slash("season", {"number": 3})

    assert "Season 3" in text_of(await answer.shown())
    assert len(alive.discord.received(RESUME)) == resumed + 1
    assert len(alive.discord.received(IDENTIFY)) == 1, "no new session"


async def test_no_log_line_holds_the_token_even_when_an_error_mentions_it(alive: Alive) -> None:
    token = alive.discord.token
    body = {"message": f"nobody is called {token}", "code": 50035}
    alive.discord.fail("POST", "/interactions/*", status=400, body=body)

    answer = await alive.discord.slash("team", {"team": "jumbo"})

    assert "Something went wrong" in text_of(await answer.shown()), "the second try told of it"
    assert answer.private
    await alive.discord.until(
        lambda: any("unforeseen" in line for line in alive.process.log), what="it is logged"
    )
    log = alive.process.log
    faults = [json.loads(line) for line in log if "unforeseen" in line]
    assert [fault["level"] for fault in faults] == ["error"]
    assert "HTTPException" in faults[0]["exception"], "with its traceback"
    assert "nobody is called [hidden]" in faults[0]["exception"]
    assert faults[0]["reference"] in text_of(await answer.shown())
    assert any(json.loads(line)["level"] == "debug" for line in log), "the most talkative level"
    assert not [line for line in log if token in line]
    assert not [line for line in log if "interaction-" in line], "nor the token of an interaction"
    assert not [line for line in log if "jumbo" in line], "nor what was typed"


async def test_every_log_line_is_json_where_nobody_watches(alive: Alive) -> None:
    events = [json.loads(line) for line in alive.process.log]

    assert {"ready to connect", "registered commands"} <= {event["event"] for event in events}
    for event in events:
        assert {"event", "level", "logger", "timestamp"} <= event.keys()


# -- the end


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
async def test_a_signal_ends_it_in_order(tmp_path: Path, number: signal.Signals) -> None:
    async with LoopbackDiscord() as discord, running(discord, tmp_path) as process:
        await connected(discord)

        process.signal(number)

        assert await process.exit_code() == 0
        await discord.until(lambda: discord.closures, what="the gateway is closed")
        assert discord.closures == [1000]
        assert json.loads(process.log[-1])["event"] == "stopping"
        assert discord.violations == []


async def test_a_signal_during_the_log_in_ends_it_too(tmp_path: Path) -> None:
    async with LoopbackDiscord() as discord, running(discord, tmp_path) as process:
        discord.fail("GET", "/users/@me", status=None, delay=30)
        await discord.until(
            lambda: discord.requested("GET", "/users/@me"), within=15, what="it logs in"
        )

        process.signal(signal.SIGTERM)

        assert await process.exit_code() == 0
        assert "Traceback" not in "\n".join(process.log)


# -- the next start


async def test_a_restart_registers_nothing_and_its_buttons_go_on(tmp_path: Path) -> None:
    async with LoopbackDiscord() as discord:
        async with running(discord, tmp_path) as process:
            await connected(discord)
            season = await discord.slash("season", {"number": 1})
            team = await discord.slash("team", {"team": "jumbo"}, locale="fr")
            process.signal(signal.SIGTERM)
            assert await process.exit_code() == 0
        await disconnected(discord)

        async with running(discord, tmp_path):
            await connected(discord)
            page = await discord.press(
                custom_id(await season.shown(), r"ask:t:season/1/2"), message=season
            )
            sources = await discord.press(
                custom_id(await team.shown(), r"ask:p:sources/=visma"), message=team
            )
            help_ = await discord.slash("help")

            assert page.kind == 7
            assert sources.private
            assert "Sources · Team Visma" in text_of(discord.messages[newest(discord, 1)])
            ids = {command["name"]: command["id"] for command in discord.commands}
            assert f"</season:{ids['season']}>" in text_of(await help_.shown()), "ids are kept"
            assert len(discord.requested("PUT", COMMANDS)) == 1
            assert discord.violations == []


def newest(discord: LoopbackDiscord, back: int = 0) -> str:
    """The id of the message that came last, or of one of those before it."""
    return sorted(discord.messages, key=int)[-1 - back]


async def test_changed_commands_are_registered_again_and_sync_always_registers(
    tmp_path: Path,
) -> None:
    async with LoopbackDiscord() as discord:
        async with running(discord, tmp_path, "sync") as first:
            assert await first.exit_code() == 0
        assert first.printed == "Registered.\n"
        assert len(discord.requested("PUT", COMMANDS)) == 1, "once, also on an empty folder"

        with closing(sqlite3.connect(tmp_path / "data" / "guilds.db")) as database:
            database.execute("UPDATE registrations SET payload_hash = 'of an earlier version'")
            database.commit()
        async with running(discord, tmp_path) as process:
            await discord.request("PUT", COMMANDS, count=2, within=15)
            await connected(discord)
            process.signal(signal.SIGTERM)
            assert await process.exit_code() == 0

        async with running(discord, tmp_path, "sync") as last:
            assert await last.exit_code() == 0
        assert len(discord.requested("PUT", COMMANDS)) == 3
        assert len(discord.received(IDENTIFY)) == 1, "sync opens no gateway"
        assert discord.violations == []


# -- what keeps it from starting


async def refused(
    discord: LoopbackDiscord, folder: Path, code: int, command: str = "run", **changed: str
) -> str:
    """The one line that is said before the process ends with `code`."""
    changed.setdefault("MUSETTE_LOG_LEVEL", "WARNING")
    async with running(discord, folder, command, **changed) as process:
        assert await process.exit_code() == code, process.log
    assert process.printed == ""
    assert len(process.log) == 1, process.log
    assert discord.token not in process.log[0]
    return process.log[0]


async def test_a_wrong_token_is_told_in_one_line(tmp_path: Path) -> None:
    async with LoopbackDiscord() as discord:
        said = await refused(discord, tmp_path, 2, DISCORD_TOKEN="made.up.token")

        assert said.startswith("Discord refused the token: ")
        assert "made.up.token" not in said


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (4004, "Discord refused the token: "),
        (4013, "Discord refused an intent: "),
        (4014, "Discord refused an intent: "),
    ],
)
async def test_a_gateway_that_closes_for_good_is_told_in_one_line(
    tmp_path: Path, code: int, said: str
) -> None:
    async with LoopbackDiscord() as discord:
        discord.close_identify(code)

        assert (await refused(discord, tmp_path, 2)).startswith(said)


async def test_a_discord_that_cannot_be_reached_is_told_in_one_line(tmp_path: Path) -> None:
    async with LoopbackDiscord() as discord:
        with closing(socket.socket()) as deaf:
            deaf.bind(("127.0.0.1", 0))  # and nobody listens there
            there = f"http://127.0.0.1:{deaf.getsockname()[1]}/api/v10"

            said = await refused(discord, tmp_path, 4, MUSETTE_DISCORD_API=there)

        assert said.startswith("Discord cannot be reached ")


@pytest.mark.parametrize("command", ["run", "sync"])
async def test_a_refused_registration_is_told_in_one_line(tmp_path: Path, command: str) -> None:
    async with LoopbackDiscord() as discord:
        body = {"message": f"no {discord.token}", "code": 50035}
        discord.fail("PUT", COMMANDS, status=400, body=body)

        said = await refused(discord, tmp_path, 4, command)

        assert said.startswith("Discord refused a request (HTTP 400, error code 50035)")


def missing(facts: Path) -> None:
    facts.unlink()


def truncated(facts: Path) -> None:
    facts.write_bytes(facts.read_bytes()[:100_000])


def garbage(facts: Path) -> None:
    facts.write_bytes(b"no database" * 1000)


def newer(facts: Path) -> None:
    with closing(sqlite3.connect(facts)) as database:
        database.execute("UPDATE meta SET value = '99' WHERE key = 'schema_version'")
        database.commit()


def changed(facts: Path) -> None:
    with closing(sqlite3.connect(facts)) as database:
        database.execute("UPDATE teams SET name = 'Somebody else' WHERE id = 'visma'")
        database.commit()


@pytest.mark.parametrize("spoil", [missing, truncated, garbage, newer, changed])
async def test_facts_that_cannot_be_used_are_told_in_one_line(tmp_path: Path, spoil: Any) -> None:
    facts = tmp_path / "facts.db"
    facts.write_bytes((ROOT / "facts.db").read_bytes())
    spoil(facts)

    async with LoopbackDiscord() as discord:
        said = await refused(discord, tmp_path, 3, MUSETTE_FACTS=str(facts))

        assert str(facts) in said
        assert "make facts" in said
        assert not discord.received(IDENTIFY)
        assert not discord.requested("PUT", COMMANDS)


def below_a_file(data: Path) -> None:
    data.write_text("not a folder")


def of_a_newer_bot(data: Path) -> None:
    data.mkdir()
    with closing(sqlite3.connect(data / "guilds.db")) as database:
        database.execute("PRAGMA user_version = 99")


def damaged(data: Path) -> None:
    data.mkdir()
    (data / "guilds.db").write_bytes(b"no database" * 1000)


@pytest.mark.parametrize("spoil", [below_a_file, of_a_newer_bot, damaged])
async def test_a_data_folder_that_cannot_be_used_is_told_in_one_line(
    tmp_path: Path, spoil: Any
) -> None:
    spoil(tmp_path / "data")

    async with LoopbackDiscord() as discord:
        said = await refused(discord, tmp_path, 3)

        assert str(tmp_path / "data" / "guilds.db") in said
        assert not discord.received(IDENTIFY)


async def test_a_folder_without_its_table_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    with closing(sqlite3.connect(tmp_path / "data" / "guilds.db")) as database:
        database.execute("PRAGMA user_version = 1")

    async with LoopbackDiscord() as discord:
        assert "is damaged (no such table" in await refused(discord, tmp_path, 3)
