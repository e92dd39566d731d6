"""Making beside the event loop: in slices, and once however many wait for it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine, Generator, Hashable
from typing import Any, Final, Generic, TypeVar

_T = TypeVar("_T")

_NOBODY: Final = 0.0002  # seconds that a turn of the event loop takes while nothing happens


async def in_turns(making: Generator[None, None, _T]) -> _T:
    """Make something in slices of a few milliseconds, beside whoever is served meanwhile.

    Whoever is, waits several times for an answer: as long as there is somebody, half the time is
    left to them, and not just one turn between two slices.
    """
    while True:
        began = time.perf_counter()
        try:
            next(making)
        except StopIteration as made:
            done: _T = made.value
            return done
        ended = time.perf_counter()
        await asyncio.sleep(0)
        if time.perf_counter() - ended > _NOBODY:
            await asyncio.sleep(ended - began)


class Once(Generic[_T]):
    """Something that is made when it is first asked for.

    Once, however many ask meanwhile and whoever stops waiting; what failed is made anew.
    """

    def __init__(self) -> None:
        self._made: asyncio.Future[_T] | None = None

    async def get(self, make: Callable[[], Coroutine[Any, Any, _T]]) -> _T:
        """Return it, made by `make` unless it is there or under way."""
        made = self._made
        if made is None or (made.done() and (made.cancelled() or made.exception())):
            made = self._made = asyncio.ensure_future(make())
        return await asyncio.shield(made)

    def give_up(self) -> None:
        """Stop making it."""
        if self._made is not None:
            self._made.cancel()


class Together(Generic[_T]):
    """What many ask for at once is made once, by its key.

    It is given up when nobody waits for it any more; who asks after somebody stopped waiting has
    it made anew, since what the other gave up on may hang.
    """

    def __init__(self) -> None:
        self._making: dict[Hashable, _Making[_T]] = {}

    async def get(
        self, key: Hashable, make: Callable[[], Coroutine[Any, Any, _T]]
    ) -> tuple[_T, bool]:
        """Return it, and whether it was made for this call rather than for another one."""
        making = self._making.get(key)
        first = making is None
        if making is None:
            making = self._making[key] = _Making(asyncio.ensure_future(make()))
        making.waiting += 1
        try:
            return await asyncio.shield(making.task), first
        finally:
            making.waiting -= 1
            if self._making.get(key) is making:
                del self._making[key]
            if not making.waiting:
                making.task.cancel()


class _Making(Generic[_T]):
    """Something that is being made, and how many wait for it."""

    def __init__(self, task: asyncio.Future[_T]) -> None:
        self.task = task
        self.waiting = 0
