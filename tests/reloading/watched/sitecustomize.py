"""Watches the event loop of a bot that is started with this folder in front of its path.

A millisecond's pulse beside the bot; on SIGUSR1 it writes the longest stop since the last time.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
import time
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

longest = {"wall": 0.0, "cpu": 0.0}


def tell() -> None:
    Path(os.environ["BEATS"]).write_text(json.dumps(longest) + "\n", encoding="utf-8")
    longest.update(wall=0.0, cpu=0.0)


async def beat() -> None:
    asyncio.get_running_loop().add_signal_handler(signal.SIGUSR1, tell)
    while True:
        wall, cpu = time.perf_counter(), time.thread_time()
        await asyncio.sleep(0.001)
        longest["wall"] = max(longest["wall"], time.perf_counter() - wall - 0.001)
        longest["cpu"] = max(longest["cpu"], time.thread_time() - cpu)


async def watched(coroutine: Coroutine[Any, Any, Any]) -> Any:
    beating = asyncio.create_task(beat())
    try:
        return await coroutine
    finally:
        beating.cancel()


if sys.argv[-1:] == ["run"] or "run" in sys.orig_argv:
    run = asyncio.Runner.run

    def run_watched(self: asyncio.Runner, coroutine: Any, **given: Any) -> Any:
        return run(self, watched(coroutine), **given)

    asyncio.Runner.run = run_watched  # type: ignore[assignment,method-assign]
