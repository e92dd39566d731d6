"""A simulated Discord that lasts as long as a test."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

from bot.preview import Simulation


@asynccontextmanager
async def held(simulation: AbstractAsyncContextManager[Simulation]) -> AsyncIterator[Simulation]:
    """Enter and leave SimCord in one task of its own.

    It resets context variables when it is left, and while it runs, pytest-asyncio's tasks get
    copies of the context that it was entered in.
    """
    entered: asyncio.Future[Simulation] = asyncio.get_running_loop().create_future()
    leave = asyncio.Event()

    async def hold() -> None:
        async with simulation as here:
            entered.set_result(here)
            await leave.wait()

    holding = asyncio.create_task(hold())
    first: set[asyncio.Future[Any]] = {holding, entered}
    await asyncio.wait(first, return_when=asyncio.FIRST_COMPLETED)
    if holding.done():
        await holding
    try:
        yield entered.result()
    finally:
        leave.set()
        await holding
