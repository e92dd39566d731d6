"""Where pictures are drawn: a process of its own, so that the bot never waits and stays small.

It starts with the first picture and ends when none was asked for in a while. A request is the
length of some JSON in four bytes and that JSON; an answer is the length of a PNG and that PNG.
Whatever goes wrong there, there is no picture, and the card goes out without one.
"""

from __future__ import annotations

import asyncio
import json
import sys
from asyncio.subprocess import PIPE, Process
from collections import OrderedDict
from pathlib import Path
from typing import Final

import structlog

from bot.pictures import Picture
from bot.pictures.wire import LENGTH, packed

log: structlog.stdlib.BoundLogger = structlog.get_logger("musette.pictures")

ROOT: Final = Path(__file__).parents[2]  # from where the process finds this package
IDLE: Final = 60.0  # seconds without a picture after which the process ends
PATIENCE: Final = 5.0  # seconds that one picture may take, the start of the process included
KEPT: Final = 8 << 20  # bytes of pictures that are kept


class Studio:
    """Draws pictures, one at a time, and keeps the latest.

    Args:
        idle: seconds without a picture after which the process ends.
        patience: seconds that one picture may take.
        kept: bytes of pictures that are kept.
    """

    def __init__(self, *, idle: float = IDLE, patience: float = PATIENCE, kept: int = KEPT) -> None:
        self.idle = idle
        self.patience = patience
        self.most = kept
        self._turn = asyncio.Lock()
        self._process: Process | None = None
        self._resting: asyncio.Task[None] | None = None
        self._under_way: dict[Picture, asyncio.Task[bytes | None]] = {}
        self._kept: OrderedDict[Picture, bytes] = OrderedDict()

    @property
    def pid(self) -> int | None:
        """The id of the process, None where none runs."""
        running = self._process is not None and self._process.returncode is None
        return self._process.pid if self._process is not None and running else None

    async def draw(self, picture: Picture) -> bytes | None:
        """Return a picture as PNG, None where it could not be drawn.

        What several ask for at once is drawn once.
        """
        if (kept := self._kept.get(picture)) is not None:
            self._kept.move_to_end(picture)
            return kept
        task = self._under_way.get(picture)
        if task is None:
            task = asyncio.create_task(self._draw(picture))
            self._under_way[picture] = task
            task.add_done_callback(lambda _: self._under_way.pop(picture, None))
        return await asyncio.shield(task)  # one who gives up leaves it to the others

    async def _draw(self, picture: Picture) -> bytes | None:
        async with self._turn:
            try:
                png = await self._drawn(picture)
            except (OSError, EOFError, TimeoutError) as error:
                log.error("no picture", kind=type(picture).__name__, why=type(error).__name__)  # noqa: TRY400 - the process tells where
                await self._end()
                return None
            self._keep(picture, png)
            self._resting = asyncio.create_task(self._rest())
            return png

    async def _drawn(self, picture: Picture) -> bytes:
        """Ask the process, and once more where it had ended: it may have been killed since."""
        if self._resting is not None:
            self._resting.cancel()
        async with asyncio.timeout(self.patience):
            try:
                return await self._ask(picture)
            except (OSError, EOFError) as error:
                log.warning("pictures start anew", why=type(error).__name__)
                await self._end()
                return await self._ask(picture)

    async def _ask(self, picture: Picture) -> bytes:
        if self._process is None or self._process.returncode is not None:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot.pictures", stdin=PIPE, stdout=PIPE, cwd=ROOT
            )
        there, back = self._process.stdin, self._process.stdout
        assert there is not None  # noqa: S101 - asked for above
        assert back is not None  # noqa: S101 - asked for above
        asked = json.dumps(packed(picture)).encode()
        there.write(LENGTH.pack(len(asked)) + asked)
        await there.drain()
        (length,) = LENGTH.unpack(await back.readexactly(LENGTH.size))
        return await back.readexactly(length)

    def _keep(self, picture: Picture, png: bytes) -> None:
        self._kept[picture] = png
        while sum(map(len, self._kept.values())) > self.most:
            self._kept.popitem(last=False)

    async def _rest(self) -> None:
        await asyncio.sleep(self.idle)
        async with self._turn:
            await self._end()

    async def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        if process.returncode is None:
            process.kill()
        await process.communicate()  # which closes both pipes

    async def close(self) -> None:
        """End the process."""
        if self._resting is not None:
            self._resting.cancel()
        for task in list(self._under_way.values()):
            task.cancel()
        await self._end()
