"""What nobody holds any more is closed, and its memory given back, by itself."""

from __future__ import annotations

import asyncio
import weakref
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any

from bot.names import Names, emptying
from bot.store import Store
from bot.world.making import in_turns

_ending: set[asyncio.Task[None]] = set()


def _soon(loop: asyncio.AbstractEventLoop, end: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Have the loop do something as soon as it can; from whatever thread this is called."""

    def begin() -> None:
        task = loop.create_task(end())
        _ending.add(task)
        task.add_done_callback(_ending.discard)

    if not loop.is_closed():
        loop.call_soon_threadsafe(begin)


class Held:
    """A store, closed when no World holds it any more."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._end = weakref.finalize(self, _soon, asyncio.get_running_loop(), store.close)
        self._end.atexit = False

    async def close(self) -> None:
        """Close it now, whoever holds it."""
        if self._end.detach() is not None:
            await self._store.close()


def give_back(names: Names) -> None:
    """Give the memory of names back when nobody holds them any more.

    In slices: 100,000 objects at once would stop the event loop for 10 ms and more.
    """
    loop = asyncio.get_running_loop()
    end = partial(in_turns, emptying(names.parts()))
    weakref.finalize(names, _soon, loop, end).atexit = False
