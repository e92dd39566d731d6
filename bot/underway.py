"""What is being answered at this moment: how many, which of them hang, and waiting for the last."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from typing import Final

from bot.errors import Stopping

UNANSWERED: Final = 2.3  # seconds without a word after which a handler hangs: Discord waits for 3
# Seconds after which it does although Discord was told to wait: reloading may take minutes, and
# after fifteen of them nothing can be told any more.
LONGEST: Final = 600.0
FINISHING: Final = 7.0  # seconds that handlers may go on for when the process ends
TELLING: Final = 1.5  # seconds in which those that could not finish say so


class Begun:
    """A handler at work, in the task that began it.

    `given_up` is what is told in the place of its answer, None while it may go on.
    """

    __slots__ = ("acknowledged", "given_up", "task", "timer")

    def __init__(self, acknowledged: Callable[[], bool]) -> None:
        self.task = asyncio.current_task()
        self.acknowledged = acknowledged
        self.given_up: Exception | None = None
        self.timer = asyncio.get_running_loop().call_later(UNANSWERED, self._unanswered)

    def _unanswered(self) -> None:
        if not self.acknowledged():
            self.give_up(TimeoutError(f"no answer after {UNANSWERED} s"))
            return
        left = LONGEST - UNANSWERED
        instead = TimeoutError(f"no answer after {LONGEST} s")
        self.timer = asyncio.get_running_loop().call_later(left, self.give_up, instead)

    def give_up(self, instead: Exception) -> None:
        """Stop it where it waits."""
        if self.given_up is None and self.task is not None:
            self.given_up = instead
            self.task.cancel()

    def tell(self, instead: Exception) -> Exception:
        """Let it tell what went wrong, and do not give that up; return it."""
        self.timer.cancel()
        self.given_up = instead
        return instead

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
    """The handlers at work."""

    def __init__(self) -> None:
        self._begun: set[Begun] = set()
        self._done = asyncio.Event()  # set when the last one ends

    def __len__(self) -> int:
        return len(self._begun)

    def begin(self, acknowledged: Callable[[], bool]) -> Begun:
        """Note that the task at hand begins to answer; `acknowledged`: whether Discord knows."""
        begun = Begun(acknowledged)
        self._begun.add(begun)
        return begun

    def end(self, begun: Begun) -> None:
        """Note that it is done."""
        begun.timer.cancel()
        self._begun.discard(begun)
        if not self._begun:
            self._done.set()

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
