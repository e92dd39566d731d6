"""Structured logs on stderr: for people on a terminal, JSON otherwise.

No secret is in them, and nothing that somebody typed.
"""

from __future__ import annotations

import logging
import re
import sqlite3
import sys
import traceback
from collections.abc import Iterator, MutableMapping
from typing import Any, Final

import aiohttp
import discord
import structlog

HIDDEN: Final = "[hidden]"

# Whoever has the token of an interaction or of a webhook can write in its place.
TOKENS: Final = re.compile(r"(/(?:interactions|webhooks)/\d+/)[^/\s'\"?)]+")

# What libraries write at their most talkative level with what people typed in it: the payloads of
# the gateway and of requests, what a button carries, and the values of SQL.
PAYLOADS: Final = re.compile(
    r"WebSocket Event|has (?:returned|received)|Received error|custom_id|executing|operation"
)
TALKATIVE: Final = ("discord", "aiosqlite")

# Whose messages come from Discord, the network or the disk, and never from a person.
IMPERSONAL: Final = (discord.HTTPException, aiohttp.ClientError, OSError, sqlite3.Error)


class Redaction:
    """Takes secrets out of everything that is logged, tracebacks included."""

    def __init__(self, secret: str | None) -> None:
        self.secret = secret

    def __call__(
        self, _logger: object, _method: str, event: MutableMapping[str, Any]
    ) -> MutableMapping[str, Any]:
        """Replace secrets in every value of an event."""
        for key, value in event.items():
            text = value if isinstance(value, str) else repr(value)
            hidden = TOKENS.sub(rf"\1{HIDDEN}", text)
            if self.secret:
                hidden = hidden.replace(self.secret, HIDDEN)
            if hidden != text:
                event[key] = hidden
        return event


def told(
    _logger: object, _method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """Write an exception as its traceback.

    The message of one that was raised while somebody was answered may hold what they typed
    (`invalid literal for int(): …`), so there only its class is written, and where it was raised.
    """
    given = event.pop("exc_info", None)
    if not given:
        return event
    error = given if isinstance(given, BaseException) else None
    if error is None:
        error = given[1] if isinstance(given, tuple) else sys.exc_info()[1]
    if error is not None:
        personal = "interaction" in event
        lines = _impersonal(error) if personal else traceback.format_exception(error)
        event["exception"] = "".join(lines).rstrip()
    return event


def _impersonal(error: BaseException) -> Iterator[str]:
    """Yield a traceback, that of its cause first, with the messages that hold nothing typed."""
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None:
        yield from _impersonal(cause)
        yield "\nwhich led to:\n\n"
    yield "Traceback (most recent call last):\n"
    yield from traceback.format_tb(error.__traceback__)
    if isinstance(error, IMPERSONAL):
        yield from traceback.format_exception_only(error)
    else:
        yield f"{type(error).__qualname__}: {HIDDEN}\n"


def shared_processors() -> list[structlog.types.Processor]:
    """Return what every event goes through, our own and those of the standard library."""
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.stdlib.PositionalArgumentsFormatter(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]


def route() -> None:
    """Hand our own events to the standard library's loggers."""
    structlog.configure(
        processors=[*shared_processors(), structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )


def without_guilds(record: logging.LogRecord) -> bool:
    """Drop discord.py's warning that the guilds intent is off: it is off by design."""
    return "Guilds intent seems to be disabled" not in str(record.msg)


def calmly(record: logging.LogRecord) -> bool:
    """Write that a connection is lost as what it is, and not as an error with a traceback."""
    if "Attempting a reconnect" in str(record.msg) and record.levelno >= logging.WARNING:
        error = record.exc_info[1] if record.exc_info else None
        record.levelno, record.levelname = logging.WARNING, "WARNING"
        record.msg, record.args = f"{record.getMessage()} ({type(error).__name__})", ()
        record.exc_info = None
    return True


def without_payloads(record: logging.LogRecord) -> bool:
    """Drop what libraries write of payloads while they are most talkative."""
    return (
        record.levelno > logging.DEBUG
        or not record.name.startswith(TALKATIVE)
        or not PAYLOADS.search(str(record.msg))
    )


def configure(level: str, secret: str | None = None) -> None:
    """Write our own events and those of the standard library (discord.py, aiohttp) one way.

    Args:
        level: the lowest level that is written.
        secret: a text that must never be written: the token.
    """
    redaction = Redaction(secret)
    terminal = sys.stderr.isatty()
    last: list[structlog.types.Processor] = [
        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
        told,
        redaction,
        structlog.dev.ConsoleRenderer(colors=terminal)
        if terminal
        else structlog.processors.JSONRenderer(),
    ]
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(foreign_pre_chain=shared_processors(), processors=last)
    )
    handler.addFilter(without_payloads)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    logging.getLogger("discord.state").addFilter(without_guilds)
    for name in ("discord.shard", "discord.client"):
        logging.getLogger(name).addFilter(calmly)
    route()
