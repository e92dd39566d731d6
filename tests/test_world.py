"""The World: what nobody holds any more closes by itself, what somebody holds stays open."""

from __future__ import annotations

import asyncio
import gc
import sqlite3
import time
import weakref
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot import world as worlds
from bot.spoilers import EVER, Veil
from bot.words import Words
from bot.world import World

FACTS = Path(__file__).parent.parent / "facts.db"


@pytest.fixture
async def opened() -> AsyncIterator[list[World]]:
    """A World in a list, so that a test can let go of it."""
    worlds._indexed.clear()
    holding = [await World.open(FACTS)]
    worlds._indexed.clear()  # as if other facts had been opened since
    yield holding
    for each in holding:
        await each.close()


async def gone(store: object) -> bool:
    """Wait until a store is closed."""
    for _ in range(400):
        try:
            await store.series()  # type: ignore[attr-defined]
        except (ValueError, sqlite3.ProgrammingError):  # as it happens to be closing, or is closed
            return True
        await asyncio.sleep(0.005)
    return False


async def test_a_world_that_nobody_holds_closes_by_itself(opened: list[World]) -> None:
    store, index, seen = opened[0].store, opened[0].names._index, weakref.ref(opened[0])
    gc.disable()  # after a swap nothing is looked through: counting references must do
    try:
        opened.clear()
        assert seen() is None
    finally:
        gc.enable()

    assert await gone(store)
    for _ in range(400):
        if not index.spellings:
            return
        await asyncio.sleep(0.005)
    pytest.fail("its memory is not given back")


async def test_facts_stay_open_while_another_world_has_them(opened: list[World]) -> None:
    other = opened[0].anew(Words())
    opened[0] = other
    await asyncio.sleep(0.05)

    assert await other.store.series() is not None
    assert other.names.suggest("van aert", ("rider",))
    assert other.drawings.get("anything") is None


async def test_names_that_another_world_has_are_left_alone() -> None:
    first = await World.open(FACTS)
    second = await World.open(FACTS)
    assert first.names is second.names, "the same facts are not indexed twice"
    store = first.store
    del first

    assert await gone(store)
    await asyncio.sleep(0.05)
    assert second.names.suggest("van aert", ("rider",))
    await second.close()


async def test_opening_and_letting_go_stop_nothing(opened: list[World]) -> None:
    """CPU of the thread of the event loop between two turns: a busy machine adds nothing to it."""
    longest = 0.0

    async def beat() -> None:
        nonlocal longest
        while True:
            before = time.thread_time()
            await asyncio.sleep(0)
            longest = max(longest, time.thread_time() - before)

    words = opened[0].words
    gc.collect()
    gc.freeze()
    gc.disable()
    beating = asyncio.create_task(beat())
    try:
        other = await World.open(FACTS, words)
        worlds._indexed.clear()
        store = other.store
        del other
        assert await gone(store)
        await asyncio.sleep(0.1)
    finally:
        beating.cancel()
        gc.enable()
        gc.unfreeze()

    assert longest < 0.020


async def test_many_who_must_not_see_results_wait_for_one_index(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.world._indexed", {})
    world = await World.open(FACTS)
    sealed = Veil(EVER)
    covered = await asyncio.gather(*(world.under(sealed) for _ in range(20)))
    assert len({id(each.names) for each in covered}) == 1
    assert covered[0].names is not world.names
    assert await world.under(Veil()) is world
    await world.close()
