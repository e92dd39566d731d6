"""The same reload from the shell: a Unix socket in the data folder, for this user alone.

One line of JSON asks, one line answers.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import socket
from pathlib import Path
from typing import Final

import structlog

from bot.aside import What
from bot.errors import NotAllowed
from bot.reload import Reload

log: structlog.stdlib.BoundLogger = structlog.get_logger("musette.shell")

FILE: Final = "reload.sock"
LONGEST: Final = 100  # bytes of an address; the system takes 107
LINE: Final = 2**20  # bytes of an answer


class NotRunning(Exception):
    """No bot listens in this data folder; the message is one line."""


class Shell:
    """Listens in the data folder of a running bot."""

    def __init__(self, reload: Reload, folder: Path) -> None:
        self._reload = reload
        self._file = folder / FILE
        self._server: asyncio.Server | None = None

    async def open(self) -> None:
        """Begin to listen; a folder that another bot listens in is left to it."""
        if not hasattr(asyncio, "start_unix_server"):
            return  # Windows has no such sockets
        try:
            listening = await asyncio.to_thread(_bound, _address(self._file))
        except OSError as error:
            log.warning("no reload from the shell", why=str(error))
            return
        self._server = await asyncio.start_unix_server(self._asked, sock=listening)

    async def close(self) -> None:
        """Listen no longer."""
        if self._server is not None:
            self._server.close()
            self._server = None
            self._file.unlink(missing_ok=True)

    async def _asked(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            told = await self._told(await reader.readline())
            writer.write(json.dumps(told).encode() + b"\n")
            await writer.drain()
        except ConnectionError:
            log.info("whoever asked from the shell is gone")
        except Exception:
            log.exception("reload from the shell failed")
        finally:
            writer.close()

    async def _told(self, line: bytes) -> dict[str, object]:
        try:
            asked = json.loads(line)
            what, preview = What(asked["what"]), bool(asked["preview"])
        except (ValueError, KeyError, TypeError):
            return {"done": False, "text": "This is no request that this bot knows."}
        try:
            reloaded = await self._reload.run(what, preview=preview)
        except NotAllowed:
            return {"done": False, "text": "Another reload is under way: try again later."}
        return {"done": not reloaded.faults, "text": "\n".join(reloaded.lines())}


def _address(file: Path) -> str:
    """Return the shorter of two ways to write where the socket is: an address has few bytes."""
    return min(str(file.absolute()), os.path.relpath(file), key=len)


def _bound(address: str) -> socket.socket:
    """Return a socket that listens there, for this user alone.

    Raises:
        OSError: another process listens there, or the address is too long.
    """
    if len(os.fsencode(address)) > LONGEST:
        raise OSError(f"{address} is too long for a socket")
    listening = socket.socket(socket.AF_UNIX)
    try:
        with contextlib.closing(socket.socket(socket.AF_UNIX)) as other:
            try:
                other.connect(address)
            except (FileNotFoundError, ConnectionRefusedError):
                Path(address).unlink(missing_ok=True)  # of a process that is gone
            else:
                raise OSError(f"another bot listens at {address}")
        before = os.umask(0o177)
        try:
            listening.bind(address)
        finally:
            os.umask(before)
        listening.listen()
    except BaseException:
        listening.close()
        raise
    return listening


async def ask(folder: Path, what: What, *, preview: bool) -> tuple[str, bool]:
    """Have the running bot reload; return what it tells, and whether nothing was wrong.

    Raises:
        NotRunning: no bot listens there.
    """
    file = folder / FILE
    try:
        reader, writer = await asyncio.open_unix_connection(_address(file), limit=LINE)
    except (OSError, AttributeError):
        raise NotRunning(f"No bot listens at {file}: start it, or see MUSETTE_DATA_DIR.") from None
    try:
        writer.write(json.dumps({"what": what, "preview": preview}).encode() + b"\n")
        line = await reader.readline()
        told = json.loads(line)
    except (OSError, ValueError):
        raise NotRunning("The bot ended before it had answered.") from None
    finally:
        writer.close()
    return str(told["text"]), bool(told["done"])
