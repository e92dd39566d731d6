"""The World: what nobody holds any more closes by itself, what somebody holds stays open."""

from __future__ import annotations

import asyncio
import gc
import sqlite3
import threading
import time
import weakref
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.errors import NotFound
from bot.spoilers import EVER, Veil
from bot.store import Store
from bot.words import FOLDER, Words
from bot.world import World, indexed
from bot.world.making import Once, Together

FACTS = Path(__file__).parent.parent / "facts.db"


@pytest.fixture
async def opened() -> AsyncIterator[list[World]]:
    """A World in a list, so that a test can let go of it; no other World has its names."""
    indexed._known.clear()
    holding = [await World.open(FACTS)]
    indexed._known.clear()
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
    other = await opened[0].anew(Words())
    opened[0] = other
    await asyncio.sleep(0.05)

    assert await other.store.series() is not None
    assert other.names.suggest("van aert", ("rider",))
    assert other.drawings.get("anything") is None


async def test_names_that_another_world_has_are_left_alone() -> None:
    first = await World.open(FACTS)
    second = await World.open(FACTS)
    assert first.names is second.names, "the same facts are not indexed twice"
    del first

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
        await other.under(Veil(EVER))
        store = other.store
        del other
        assert await gone(store)
        await asyncio.sleep(0.1)
    finally:
        beating.cancel()
        gc.enable()
        gc.unfreeze()

    assert longest < 0.020


async def test_many_who_must_not_see_results_wait_for_one_index() -> None:
    world = await World.open(FACTS)
    sealed = Veil(EVER)
    covered = await asyncio.gather(*(world.under(sealed) for _ in range(20)))
    assert len({id(each.names) for each in covered}) == 1
    assert covered[0].names is not world.names
    assert await world.under(Veil()) is world
    await world.close()


async def test_opening_takes_little() -> None:
    """The limit is 0.3 s; CPU of all threads, since a busy machine takes longer."""
    indexed._known.clear()
    gc.collect()
    gc.disable()  # as at a start
    began = time.process_time()
    try:
        world = await World.open(FACTS)
    finally:
        gc.enable()
    took = time.process_time() - began
    await world.close()

    assert took < 0.3


async def test_what_lists_are_called_follows_the_words(tmp_path: Path) -> None:
    for file in FOLDER.glob("*.ftl"):
        text = file.read_text(encoding="utf-8")
        (tmp_path / file.name).write_text(
            text.replace("    .alias = ", "    .alias = zorglub | ", 1), encoding="utf-8"
        )
    world = await World.open(FACTS)
    other = await world.anew(Words(tmp_path))

    with pytest.raises(NotFound):
        world.find("zorglub", ("annal",))
    assert other.find("zorglub", ("annal",)).kind == "annal"
    assert world.find("stage wins", ("annal",)).id == "stages"
    await world.close()


async def test_how_names_are_found_is_worked_out_where_other_code_did(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """An older facts.db in the data folder, a newer builder beside a running bot."""
    read = await World.open(FACTS)
    indexed._known.clear()
    monkeypatch.setattr("bot.world.indexed.form", lambda: "another")
    made = await World.open(FACTS)
    for text in ("pogi", "wout van art", "jumbo lease a bike"):
        kinds = ("rider", "team")
        assert made.names.resolve(text, kinds) == read.names.resolve(text, kinds)
        assert made.names.suggest(text, kinds) == read.names.suggest(text, kinds)
    await read.close()
    await made.close()


async def test_a_world_that_cannot_be_opened_leaves_no_store_open(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Its thread would keep the process from ending."""
    threads = connections()
    monkeypatch.setattr(Store, "events", broken)
    with pytest.raises(RuntimeError):
        await World.open(FACTS)
    for _ in range(200):
        if connections() == threads:
            return
        await asyncio.sleep(0.005)
    pytest.fail("its thread goes on")


def connections() -> int:
    """How many threads there are, those of the event loop's pool left out."""
    return sum(not each.name.startswith("asyncio_") for each in threading.enumerate())


async def broken(_store: Store) -> None:
    raise RuntimeError


async def test_what_failed_is_made_anew() -> None:
    made = Once[int]()
    asked = 0

    async def make() -> int:
        nonlocal asked
        asked += 1
        await asyncio.sleep(0)
        if asked == 1:
            raise RuntimeError
        return asked

    with pytest.raises(RuntimeError):
        await made.get(make)
    assert set(await asyncio.gather(made.get(make), made.get(make))) == {2}
    assert await made.get(make) == 2


async def test_what_many_ask_for_at_once_is_made_once() -> None:
    together = Together[int]()
    made = 0

    async def make() -> int:
        nonlocal made
        await asyncio.sleep(0.01)
        made += 1
        return made

    asked = await asyncio.gather(*(together.get("the same", make) for _ in range(9)))
    assert sorted(asked) == [(1, False)] * 8 + [(1, True)]
    assert await together.get("the same", make) == (2, True)


async def test_what_nobody_waits_for_is_given_up_and_what_hangs_is_made_anew() -> None:
    together = Together[str]()
    given_up = asyncio.Event()

    async def hang() -> str:
        try:
            await asyncio.Event().wait()
        finally:
            given_up.set()
        return ""

    async def make() -> str:
        return "made"

    two = [asyncio.ensure_future(together.get("the same", hang)) for _ in range(2)]
    await asyncio.sleep(0)
    two[0].cancel()
    await asyncio.wait(two[:1])
    assert await together.get("the same", make) == ("made", True)
    assert not given_up.is_set(), "the other one still waits"
    two[1].cancel()
    await asyncio.wait_for(given_up.wait(), 1)
