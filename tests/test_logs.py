"""The logs: one way for our own events and those of libraries, and never the token."""

from __future__ import annotations

import io
import json
import logging
import sqlite3
from collections.abc import Iterator
from typing import Any, Final

import aiohttp
import discord
import pytest
import structlog

from bot import logs

TOKEN: Final = "MTAwMDAw.made-up.token"


class Stream(io.StringIO):
    """A stderr that says whether somebody watches it."""

    def __init__(self, *, terminal: bool) -> None:
        super().__init__()
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal

    @property
    def lines(self) -> list[str]:
        return self.getvalue().splitlines()

    @property
    def events(self) -> list[dict[str, Any]]:
        """The lines, each of which must be JSON."""
        return [json.loads(line) for line in self.lines]


@pytest.fixture(autouse=True)
def logging_as_it_was(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    root = logging.getLogger()
    filtered = [logging.getLogger(f"discord.{name}") for name in ("state", "shard", "client")]
    handlers, level, config = root.handlers[:], root.level, structlog.get_config()
    filters = [logger.filters[:] for logger in filtered]
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.configure(**config)
    for logger, before in zip(filtered, filters, strict=True):
        logger.filters[:] = before


def configured(
    monkeypatch: pytest.MonkeyPatch, level: str = "DEBUG", *, terminal: bool = False
) -> Stream:
    stream = Stream(terminal=terminal)
    monkeypatch.setattr("sys.stderr", stream)
    logs.configure(level, secret=TOKEN)
    return stream


def fail(message: str) -> None:
    try:
        int(message)
    except ValueError as error:
        raise RuntimeError("it failed") from error


@pytest.mark.parametrize("terminal", [False, True])
def test_the_token_is_in_no_message(monkeypatch: pytest.MonkeyPatch, *, terminal: bool) -> None:
    stream = configured(monkeypatch, terminal=terminal)
    ours, theirs = structlog.get_logger("musette"), logging.getLogger("discord.http")

    ours.info(f"sent {TOKEN} away")
    ours.info("sent", header=f"Bot {TOKEN}", body={"nested": [TOKEN]}, error=ValueError(TOKEN))
    theirs.warning("got %s and %r", TOKEN, {"token": TOKEN})
    theirs.error(ValueError(TOKEN))

    assert len(stream.lines) == 4
    assert TOKEN not in stream.getvalue()
    assert all(logs.HIDDEN in line for line in stream.lines)
    assert "sent [hidden] away" in stream.lines[0]
    assert "Bot [hidden]" in stream.lines[1]


@pytest.mark.parametrize("terminal", [False, True])
def test_the_token_is_in_no_traceback(monkeypatch: pytest.MonkeyPatch, *, terminal: bool) -> None:
    stream = configured(monkeypatch, terminal=terminal)
    for logger in (structlog.get_logger("musette"), logging.getLogger("asyncio")):
        try:
            fail(TOKEN)
        except RuntimeError:
            logger.exception("unforeseen")

    shown = stream.getvalue()
    assert TOKEN not in shown
    assert shown.count("ValueError: invalid literal for int() with base 10: '[hidden]'") == 2
    assert shown.count("RuntimeError: it failed") == 2, "with what came of it"


def test_without_a_secret_nothing_is_hidden() -> None:
    event = {"event": "nothing", "empty": ""}

    assert logs.Redaction(None)(None, "", dict(event)) == event
    assert logs.Redaction("")(None, "", dict(event)) == event


def test_values_stay_what_they_are_where_nothing_is_hidden() -> None:
    event: dict[str, Any] = {"event": "it", "count": 10, "list": [1], "none": None}

    assert logs.Redaction(TOKEN)(None, "", dict(event)) == event


def test_every_event_is_a_line_of_json_where_nobody_watches(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stream = configured(monkeypatch)

    structlog.get_logger("musette").info("registered commands", count=10, name="Équipe\nfull")
    logging.getLogger("discord.gateway").debug("Shard %s", 0)
    try:
        fail("two\nlines")
    except RuntimeError:
        structlog.get_logger("musette").exception("unforeseen", reference="1a2b")

    first, second, third = stream.events
    assert first.items() >= {"event": "registered commands", "count": 10, "level": "info"}.items()
    assert first["name"] == "Équipe\nfull"
    assert first["logger"] == "musette"
    assert first["timestamp"].endswith("Z")
    assert second.items() >= {"event": "Shard 0", "logger": "discord.gateway"}.items()
    assert third["level"] == "error"
    assert "Traceback" in third["exception"]


def test_a_person_at_a_terminal_reads_words(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = configured(monkeypatch, terminal=True)

    structlog.get_logger("musette").info("registered commands", count=10)

    (line,) = stream.lines
    assert "registered commands" in line
    assert "\x1b[" in line, "in colours"
    with pytest.raises(ValueError, match=r"Expecting value|Extra data"):
        json.loads(line)


@pytest.mark.parametrize(("level", "written"), [("DEBUG", 4), ("INFO", 3), ("ERROR", 1)])
def test_only_what_is_important_enough_is_written(
    monkeypatch: pytest.MonkeyPatch, level: str, written: int
) -> None:
    stream = configured(monkeypatch, level)
    ours = structlog.get_logger("musette")
    for each in (ours.debug, ours.info, ours.warning, ours.error):
        each("something")

    assert len(stream.lines) == written


def test_what_an_interaction_is_about_goes_with_its_events(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = configured(monkeypatch)

    with structlog.contextvars.bound_contextvars(interaction=5):
        structlog.get_logger("musette").info("answered")
        logging.getLogger("discord.webhook").info("sent")
    structlog.get_logger("musette").info("idle")

    assert [event.get("interaction") for event in stream.events] == [5, 5, None]


TYPED: Final = "what somebody typed"
INTERACTION: Final = "aW50ZXJhY3Rpb246MTIz-_abc"


def answering(message: str) -> None:
    """Fail as a handler would, with what was typed in local variables and in messages."""
    typed = message
    nothing: dict[str, str] = {}
    try:
        nothing[typed]
    except KeyError:
        int(typed)


@pytest.mark.parametrize("terminal", [False, True])
def test_a_traceback_holds_nothing_that_was_typed(
    monkeypatch: pytest.MonkeyPatch, *, terminal: bool
) -> None:
    stream = configured(monkeypatch, terminal=terminal)

    with structlog.contextvars.bound_contextvars(interaction=5):
        for logger in (structlog.get_logger("musette"), logging.getLogger("discord.ui.view")):
            try:
                answering(TYPED)
            except ValueError:
                logger.exception("unforeseen")
            try:
                answering(TYPED)
            except ValueError as error:
                logger.error("unforeseen", exc_info=error)  # noqa: TRY400 - as discord.py does

    shown = stream.getvalue()
    assert TYPED not in shown
    assert shown.count("ValueError: [hidden]") == 4
    assert shown.count("KeyError: [hidden]") == 4, "nor what led to it"
    assert shown.count("in answering") == 8, "but where it was"


def test_a_traceback_keeps_what_discord_the_network_and_the_disk_say(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stream = configured(monkeypatch)
    errors = (aiohttp.ServerDisconnectedError("gone"), sqlite3.DatabaseError("malformed"))

    with structlog.contextvars.bound_contextvars(interaction=5):
        for error in errors:
            structlog.get_logger("musette").error("unforeseen", exc_info=error)

    assert "ServerDisconnectedError: gone" in stream.events[0]["exception"]
    assert "DatabaseError: malformed" in stream.events[1]["exception"]


@pytest.mark.parametrize("terminal", [False, True])
def test_no_token_of_an_interaction_or_a_webhook_is_written(
    monkeypatch: pytest.MonkeyPatch, *, terminal: bool
) -> None:
    stream = configured(monkeypatch, terminal=terminal)
    base = "https://discord.com/api/v10"
    addresses = [
        f"{base}/interactions/123/{INTERACTION}/callback",
        f"{base}/webhooks/123/{INTERACTION}/messages/@original",
        f"{base}/webhooks/123/{INTERACTION}?wait=1",
        f"{base}/webhooks/123/{INTERACTION}",
    ]
    for address in addresses:
        logging.getLogger("aiohttp").warning("cannot connect to %s", address)
        error = aiohttp.InvalidURL(address)
        structlog.get_logger("musette").error("unforeseen", where=address, exc_info=error)

    assert INTERACTION not in stream.getvalue()
    assert stream.getvalue().count("/123/[hidden]") >= 3 * len(addresses)


def test_no_payload_is_written_at_the_most_talkative_level(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stream = configured(monkeypatch)
    payload = {"token": INTERACTION, "data": {"options": [{"value": TYPED}]}}

    gateway, http = logging.getLogger("discord.gateway"), logging.getLogger("discord.http")
    gateway.debug("For Shard ID %s: WebSocket Event: %s", 0, payload)
    http.debug("%s %s with %s has returned %s", "POST", "/channels/1/messages", payload, 200)
    http.debug("%s %s has received %s", "POST", "/channels/1/messages", payload)
    logging.getLogger("aiosqlite").debug("executing %s", ("INSERT", (TYPED,)))
    logging.getLogger("discord.ui.view").debug("Modal … unknown custom_id %s.", TYPED)
    gateway.debug("Shard ID %s has sent the IDENTIFY payload.", 0)

    (event,) = stream.events
    assert event["event"] == "Shard ID 0 has sent the IDENTIFY payload."


def test_a_lost_connection_is_a_warning_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stream = configured(monkeypatch)
    error = aiohttp.ServerDisconnectedError()
    message = "Attempting a reconnect for shard ID %s in %.2fs"
    logging.getLogger("discord.shard").error(message, 0, 1.5, exc_info=error)

    (event,) = stream.events
    assert event["level"] == "warning"
    assert event["event"] == f"{message % (0, 1.5)} (ServerDisconnectedError)"
    assert "exception" not in event


def test_that_there_is_no_guilds_intent_is_no_news(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    discord.AutoShardedClient(intents=discord.Intents.none())
    assert "Guilds intent" in caplog.text, "discord.py would say so"

    stream = configured(monkeypatch, "INFO")
    discord.AutoShardedClient(intents=discord.Intents.none())
    logging.getLogger("discord.state").warning("something else")

    assert [event["event"] for event in stream.events] == ["something else"]
