"""Structured logs on stderr: for people on a terminal, JSON otherwise; the token is never in."""

from __future__ import annotations

import logging
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

HIDDEN = "[hidden]"


class Redaction:
    """Takes a secret out of everything that is logged, tracebacks included."""

    def __init__(self, secret: str | None) -> None:
        self.secret = secret

    def __call__(
        self, _logger: object, _method: str, event: MutableMapping[str, Any]
    ) -> MutableMapping[str, Any]:
        """Replace the secret in every value of an event."""
        if self.secret:
            for key, value in event.items():
                text = value if isinstance(value, str) else repr(value)
                if self.secret in text:
                    event[key] = text.replace(self.secret, HIDDEN)
        return event


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
        structlog.processors.format_exc_info,
        redaction,
        structlog.dev.ConsoleRenderer(colors=terminal)
        if terminal
        else structlog.processors.JSONRenderer(),
    ]
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(foreign_pre_chain=shared_processors(), processors=last)
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    logging.getLogger("discord.state").addFilter(without_guilds)
    route()
