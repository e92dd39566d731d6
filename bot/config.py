"""The only reader of the environment and of .env. Every setting is listed in .env.example."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from urllib.parse import urlsplit

from dotenv import dotenv_values
from dotenv.parser import parse_stream

LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


class BadSetting(Exception):
    """A setting cannot be used; the message is one line that says which and what to write."""


@dataclass(frozen=True, slots=True)
class Config:
    """Every setting, under the name it has in the environment (see the fields' metadata)."""

    token: str | None = field(
        default=None, repr=False, metadata={"name": "DISCORD_TOKEN"}
    )  # never shown: repr, logs and errors leave it out
    facts: Path = field(default=Path("facts.db"), metadata={"name": "MUSETTE_FACTS"})
    facts_folder: Path = field(
        default=Path("facts"), metadata={"name": "MUSETTE_FACTS_FOLDER"}
    )  # what facts.db is built from
    data_dir: Path = field(default=Path("data"), metadata={"name": "MUSETTE_DATA_DIR"})
    log_level: str = field(default="INFO", metadata={"name": "MUSETTE_LOG_LEVEL"})
    preview_port: int = field(default=0, metadata={"name": "MUSETTE_PREVIEW_PORT"})
    metrics_port: int | None = field(default=None, metadata={"name": "MUSETTE_METRICS_PORT"})
    metrics_host: str = field(default="127.0.0.1", metadata={"name": "MUSETTE_METRICS_HOST"})
    discord_api: str | None = field(default=None, metadata={"name": "MUSETTE_DISCORD_API"})
    admins: frozenset[int] = field(default=frozenset(), metadata={"name": "MUSETTE_ADMINS"})
    admin_server: int | None = field(default=None, metadata={"name": "MUSETTE_ADMIN_SERVER"})
    count_misses: bool = field(default=True, metadata={"name": "MUSETTE_COUNT_MISSES"})

    @classmethod
    def names(cls) -> list[str]:
        """Return the name that each setting has in the environment."""
        return [setting.metadata["name"] for setting in fields(cls)]

    @classmethod
    def load(cls, env_file: Path = Path(".env")) -> Config:
        """Read `.env`, then the environment, which wins; an empty value counts as not set.

        Raises:
            BadSetting: a value cannot be used.
        """
        try:
            _check_lines(env_file)
            values: dict[str, str | None] = {**dotenv_values(env_file), **os.environ}
        except (OSError, UnicodeDecodeError):
            raise BadSetting(f"{env_file} cannot be read: save it as UTF-8 text.") from None
        return cls.of({name: value for name, value in values.items() if value})

    @classmethod
    def of(cls, values: Mapping[str, str]) -> Config:
        """Make a Config of `values`, by the names of the environment; others are left alone.

        Raises:
            BadSetting: a value cannot be used.
        """
        default = cls()
        token = values.get("DISCORD_TOKEN", "").strip()
        if not all("!" <= character <= "~" for character in token):
            # Nothing of it is shown: it may be the token with something pasted behind it.
            raise BadSetting(
                "DISCORD_TOKEN holds a space, a line break or another character that no token has: "
                "copy it anew from the developer portal."
            )
        api = values.get("MUSETTE_DISCORD_API")
        if api is not None and not _is_address(api):
            raise BadSetting(
                f"MUSETTE_DISCORD_API is {api!r}: write an address with http:// in front."
            )
        level = values.get("MUSETTE_LOG_LEVEL", default.log_level).upper()
        if level not in LOG_LEVELS:
            raise BadSetting(
                f"MUSETTE_LOG_LEVEL is {level!r}: write one of {', '.join(LOG_LEVELS)}."
            )
        metrics_port = _port(values, "MUSETTE_METRICS_PORT")
        preview_port = _port(values, "MUSETTE_PREVIEW_PORT")
        return cls(
            token=token or None,
            facts=_path(values, "MUSETTE_FACTS", default.facts),
            facts_folder=_path(values, "MUSETTE_FACTS_FOLDER", default.facts_folder),
            data_dir=_path(values, "MUSETTE_DATA_DIR", default.data_dir),
            log_level=level,
            preview_port=default.preview_port if preview_port is None else preview_port,
            metrics_port=metrics_port,
            metrics_host=values.get("MUSETTE_METRICS_HOST", default.metrics_host),
            discord_api=api.rstrip("/") if api else None,
            admins=frozenset(_ids(values, "MUSETTE_ADMINS")),
            admin_server=next(iter(_ids(values, "MUSETTE_ADMIN_SERVER", most=1)), None),
            count_misses=_yes(values, "MUSETTE_COUNT_MISSES", default.count_misses),
        )

    def environment(self) -> dict[str, str]:
        """Return an environment with these settings for a process of our own, without the token."""
        root = str(Path(__file__).parent.parent)
        searched = os.pathsep.join(filter(None, [root, os.environ.get("PYTHONPATH")]))
        ours = {
            "PYTHONPATH": searched,
            "DISCORD_TOKEN": "",
            "MUSETTE_FACTS": str(self.facts),
            "MUSETTE_FACTS_FOLDER": str(self.facts_folder),
        }
        return {**os.environ, **ours}


def _ids(values: Mapping[str, str], name: str, *, most: int | None = None) -> list[int]:
    """Read Discord ids, with commas or blanks between them."""
    written = values.get(name, "").replace(",", " ").split()
    if all(each.isdecimal() and 15 <= len(each) <= 20 for each in written) and (
        most is None or len(written) <= most
    ):
        return [int(each) for each in written]
    wanted = "one Discord id" if most == 1 else "Discord ids with commas between them"
    raise BadSetting(f"{name} is {values[name]!r}: write {wanted}, such as 123456789012345678.")


def _yes(values: Mapping[str, str], name: str, default: bool) -> bool:  # noqa: FBT001
    written = values.get(name, "yes" if default else "no").strip().lower()
    if written not in {"yes", "no"}:
        raise BadSetting(f"{name} is {values[name]!r}: write yes or no.")
    return written == "yes"


def _check_lines(env_file: Path) -> None:
    # python-dotenv leaves out what it cannot read, and the default would hold unnoticed.
    if not env_file.exists():
        return
    with env_file.open(encoding="utf-8") as file:
        for line in parse_stream(file):
            if line.error:
                text = line.original.string
                blank = len(text[: len(text) - len(text.lstrip())].splitlines())
                number = line.original.line + blank
                raise BadSetting(f"{env_file}, line {number} cannot be read: write NAME=value.")


def _path(values: Mapping[str, str], name: str, default: Path) -> Path:
    text = values.get(name)
    if text is None:
        return default
    path = Path(text)
    longest = max((len(os.fsencode(part)) for part in path.parts), default=0)
    if not text.isprintable() or longest > 255 or len(os.fsencode(text)) > 4000:
        raise BadSetting(f"{name} is {text[:40]!r}: write the path of a file or a folder.")
    return path


def _port(values: Mapping[str, str], name: str) -> int | None:
    port = values.get(name)
    if port is None:
        return None
    if not (port.isascii() and port.isdecimal()) or int(port[:6]) > 65535:
        raise BadSetting(f"{name} is {port!r}: write a port from 0 to 65535.")
    return int(port)


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        known = parts.scheme in {"http", "https"} and (parts.port is None or parts.port > 0)
    except ValueError:  # a port that is none, or brackets around nothing
        return False
    return known and bool(parts.hostname) and not any(c.isspace() for c in text)
