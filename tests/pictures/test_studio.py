"""The process that draws: when it runs, what it survives, and that nobody waits for it."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest
from pictured import HARD, career, gaps, hard

from bot.pictures import GapsPicture, Picture
from bot.pictures.studio import PATIENCE, ROOT, Studio
from bot.words import Words

EN = Words()["en"]
FIRST, SECOND = hard(EN, "every mark"), hard(EN, "rivals")
UNDRAWABLE = GapsPicture("title", "note", (), "alt")  # gaps of nobody
LOOP_STOP = 0.02  # seconds


@asynccontextmanager
async def open_studio(**options: float) -> AsyncIterator[Studio]:
    studio = Studio(**options)  # type: ignore[arg-type]
    try:
        yield studio
    finally:
        await studio.close()


def lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


async def until(happened: Callable[[], bool]) -> None:
    async with asyncio.timeout(5):
        while not happened():  # noqa: ASYNC110 - it happens in another process
            await asyncio.sleep(0.005)


async def test_it_starts_with_the_first_picture_and_ends_with_the_bot() -> None:
    async with open_studio() as studio:
        assert not studio.pid

        png = await studio.draw(FIRST)

        pid = studio.pid
        assert png is not None
        assert png.startswith(b"\x89PNG")
        assert pid is not None
        assert await studio.draw(SECOND) is not None
        assert studio.pid == pid, "one process draws them all"
    assert not lives(pid)


async def test_it_ends_when_nothing_was_asked_in_a_while_and_starts_again() -> None:
    async with open_studio(idle=0.05) as studio:
        await studio.draw(FIRST)
        pid = studio.pid
        assert pid is not None

        await until(lambda: not lives(pid))

        assert studio.pid is None
        assert await studio.draw(SECOND) is not None
        assert studio.pid not in (None, pid)


async def test_it_does_not_end_while_pictures_are_asked_for() -> None:
    async with open_studio(idle=0.3, kept=0) as studio:
        await studio.draw(FIRST)
        pid = studio.pid
        for _ in range(5):
            await asyncio.sleep(0.1)
            await studio.draw(FIRST)

        assert studio.pid == pid


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
async def test_when_it_is_killed_the_next_picture_starts_it_anew(number: int) -> None:
    async with open_studio() as studio:
        await studio.draw(FIRST)
        pid = studio.pid
        assert pid is not None
        os.kill(pid, number)

        assert await studio.draw(SECOND) is not None
        assert studio.pid not in (None, pid)


async def test_when_it_is_killed_over_a_picture_that_picture_is_drawn_again() -> None:
    async with open_studio(kept=0) as studio:
        await studio.draw(FIRST)
        pid = studio.pid
        assert pid is not None
        os.kill(pid, signal.SIGSTOP)
        drawing = asyncio.create_task(studio.draw(SECOND))
        await asyncio.sleep(0.05)
        os.kill(pid, signal.SIGKILL)

        assert await drawing is not None


@pytest.mark.logs_errors
async def test_a_picture_that_takes_too_long_is_given_up_and_so_is_its_process() -> None:
    async with open_studio() as studio:
        await studio.draw(FIRST)
        pid = studio.pid
        assert pid is not None
        os.kill(pid, signal.SIGSTOP)
        studio.patience = 0.2

        assert await studio.draw(SECOND) is None
        assert not lives(pid)
        studio.patience = PATIENCE
        assert await studio.draw(SECOND) is not None, "the next one is drawn"


@pytest.mark.logs_errors
async def test_a_picture_that_cannot_be_drawn_stops_no_other() -> None:
    async with open_studio() as studio:
        results = await asyncio.gather(*map(studio.draw, (UNDRAWABLE, FIRST, UNDRAWABLE)))

        assert [png is None for png in results] == [True, False, True]


async def test_what_many_ask_for_at_once_is_drawn_once() -> None:
    async with open_studio() as studio:
        results = await asyncio.gather(*(studio.draw(FIRST) for _ in range(20)))

        assert len({id(png) for png in results}) == 1


async def test_who_gives_up_takes_the_picture_from_nobody() -> None:
    async with open_studio() as studio:
        impatient = asyncio.create_task(studio.draw(FIRST))
        patient = asyncio.create_task(studio.draw(FIRST))
        await asyncio.sleep(0)
        impatient.cancel()

        assert await patient is not None


async def test_what_is_kept_is_bounded_in_bytes_and_the_oldest_goes_first() -> None:
    async with open_studio() as studio:
        sizes = [len(await studio.draw(each) or b"") for each in (FIRST, SECOND)]
        first = await studio.draw(FIRST)
        assert await studio.draw(FIRST) is first, "it is kept"
        studio.most = sum(sizes)  # full

        await studio.draw(hard(EN, "two Tours"))

        assert await studio.draw(FIRST) is first
        assert SECOND not in studio._kept
        assert sum(map(len, studio._kept.values())) <= studio.most


async def test_closing_does_not_wait_for_a_picture() -> None:
    studio = Studio()
    drawing = asyncio.create_task(studio.draw(FIRST))
    await until(lambda: studio.pid is not None)
    pid = studio.pid
    assert pid is not None
    os.kill(pid, signal.SIGSTOP)

    async with asyncio.timeout(2):
        await studio.close()

    assert not lives(pid)
    with pytest.raises(asyncio.CancelledError):
        await drawing


KILLED = """
import asyncio, os, signal
from bot.pictures import Gap, GapsPicture, Mark
from bot.pictures.studio import Studio

async def main():
    studio = Studio()
    await studio.draw(GapsPicture("title", "note", (Gap("1", "A", "1:00", 0, Mark.WIN),), "alt"))
    print(studio.pid, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)

asyncio.run(main())
"""


async def test_it_does_not_outlive_a_bot_that_is_killed() -> None:
    bot = await asyncio.create_subprocess_exec(sys.executable, "-c", KILLED, stdout=PIPE, cwd=ROOT)

    told, _ = await bot.communicate()

    assert bot.returncode == -signal.SIGKILL
    await until(lambda: not lives(int(told)))


def test_the_bot_itself_never_imports_what_draws() -> None:
    names = "any(name.partition('.')[0] == 'PIL' for name in sys.modules)"
    told = f"import sys, bot.client, bot.pictures.studio; sys.exit({names})"

    assert subprocess.run([sys.executable, "-c", told], cwd=ROOT, check=False).returncode == 0


async def longest_stop(pictures: list[Picture]) -> float:
    """Return for how long the event loop was busy at most while these were drawn.

    In seconds of this thread, so that whatever else the machine does is not counted.
    """
    stops: list[float] = []

    async def beat() -> None:
        while True:
            before = time.thread_time()
            await asyncio.sleep(0.001)
            stops.append(time.thread_time() - before)

    async with open_studio() as studio:
        beating = asyncio.create_task(beat())
        await asyncio.gather(*map(studio.draw, pictures))
        beating.cancel()
    return max(stops)


async def test_the_event_loop_goes_on() -> None:
    pictures = [gaps(EN, "tdf", 1990 + number) for number in range(5)]
    pictures += [career(EN, "tdf", "bernard-hinault"), *(hard(EN, name) for name in HARD)]
    drawable = [picture for picture in pictures if picture is not None]

    assert await longest_stop(drawable) < LOOP_STOP
