"""What is being answered at this moment: how many, which of them hang, and waiting for the last."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from typing import Any, Final

from bot.errors import Stopping

UNANSWERED: Final = 2.3  # seconds without a word after which a handler hangs: Discord waits for 3
LONGEST: Final = 30.0  # seconds after which it does although Discord was told to wait
LOOK: Final = 0.1  # seconds between two looks, while anything is under way
FINISHING: Final = 7.0  # seconds that handlers may go on for when the process ends
TELLING: Final = 1.5  # seconds in which those that could not finish say so


class Begun:
    """A handler at work, from the moment that it began (seconds of the event loop's clock).

    `given_up` is what is told in the place of its answer, None while it may go on.
    """

    __slots__ = ("acknowledged", "at", "given_up", "task")

    def __init__(
        self, task: asyncio.Task[Any] | None, acknowledged: Callable[[], bool], at: float
    ) -> None:
        self.task = task
        self.acknowledged = acknowledged
        self.at = at
        self.given_up: Exception | None = None

    def give_up(self, instead: Exception) -> None:
        """Stop it where it waits."""
        if self.given_up is None and self.task is not None:
            self.given_up = instead
            self.task.cancel()

    def resume(self, cancelled: asyncio.CancelledError) -> Exception:
        """Return what is told instead, raised where the handler waited; it may go on to tell it.

        Raises:
            asyncio.CancelledError: somebody else cancelled the task.
        """
        if self.given_up is None or self.task is None:
            raise cancelled
        self.task.uncancel()
        return self.given_up.with_traceback(cancelled.__traceback__)


class Underway:
    """The handlers at work, the oldest first. Nothing wakes up while there is none."""

    def __init__(self) -> None:
        self._begun: dict[Begun, None] = {}
        self._looking: asyncio.TimerHandle | None = None
        self._done = asyncio.Event()  # set when the last one ends

    def __len__(self) -> int:
        return len(self._begun)

    def begin(self, acknowledged: Callable[[], bool]) -> Begun:
        """Note that the task at hand begins to answer; `acknowledged`: whether Discord knows."""
        loop = asyncio.get_running_loop()
        begun = Begun(asyncio.current_task(), acknowledged, loop.time())
        self._begun[begun] = None
        if self._looking is None:
            self._looking = loop.call_later(LOOK, self._look)
        return begun

    def end(self, begun: Begun) -> None:
        """Note that it is done."""
        self._begun.pop(begun, None)
        if not self._begun:
            self._done.set()

    def _look(self) -> None:
        loop = asyncio.get_running_loop()
        now = loop.time()
        for begun in self._begun:
            waited = now - begun.at
            if waited < UNANSWERED:
                break
            if waited > LONGEST or not begun.acknowledged():
                begun.give_up(TimeoutError(f"no answer after {waited:.1f} s"))
        self._looking = loop.call_later(LOOK, self._look) if self._begun else None

    async def finish(self) -> None:
        """Wait until all is answered; what takes too long says that the bot is stopping."""
        if await self._ended(FINISHING):
            return
        for begun in list(self._begun):
            begun.give_up(Stopping())
        await self._ended(TELLING)

    async def _ended(self, seconds: float) -> bool:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while self._begun:
                    self._done.clear()
                    await self._done.wait()
        return not self._begun
