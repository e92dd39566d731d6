"""Swapping what is served while it is served: facts, words and commands, from a folder aside.

Everything is built, checked and drawn in a process of its own first (see rehearsal.py). Only then
is it opened here, in slices of a few milliseconds, and swapped at once. On any fault nothing is
changed. What was served before is kept for a rollback; what was served before that goes as soon as
the last interaction that began with it has ended.
"""

from __future__ import annotations

import asyncio
import gc
import shutil
import sys
import tempfile
import time
import weakref
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import discord
import structlog

from bot import facts_file, offered
from bot.aside import Aside, Reloaded, Tried, What, shown
from bot.build.faults import Fault, Place
from bot.config import Config
from bot.errors import FactsUnusable, NotAllowed
from bot.offered import Broken, Offered, in_slices
from bot.records import LANGUAGES
from bot.words import FOLDER as WORDS
from bot.words import Words
from bot.world import World
from bot.world.making import in_turns

log: structlog.stdlib.BoundLogger = structlog.get_logger("musette.reload")

PATIENCE: Final = 600.0  # seconds that the process aside may take
COLLECTING: Final = (5000, 10, 10)  # see gc.set_threshold
NOT_ALL: Final = (5000, 10, 1_000_000)  # the same, but never looking through all that is kept


class Refused(Exception):
    """What was to be served is not taken, and why."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__("; ".join(map(str, faults)))
        self.faults = faults


class Reload:
    """Reloads one client, one reload at a time."""

    def __init__(self, client: Any) -> None:  # noqa: ANN401 - the client is above this room
        self.client = client
        self.count = 0  # of swaps since the start
        self._one = asyncio.Lock()
        self._previous: tuple[World, Offered] | None = None
        self._worlds: weakref.WeakSet[World] = weakref.WeakSet()  # that were ever swapped out
        self._kept: set[asyncio.Future[Any]] = set()

    def keep(self, *going_on: asyncio.Future[Any]) -> None:
        """Hold what goes on by itself, until it ends or the bot does."""
        for each in going_on:
            self._kept.add(each)
            each.add_done_callback(self._kept.discard)

    async def close(self) -> None:
        """End what goes on, and let go of everything that was served before."""
        for task in list(self._kept):
            task.cancel()
        await asyncio.gather(*self._kept, return_exceptions=True)
        self._previous = None
        for world in list(self._worlds):
            await world.close()

    async def run(self, what: What, *, preview: bool = False) -> Reloaded:
        """Reload; with `preview`, stop before the swap.

        Raises:
            NotAllowed: another reload is under way.
        """
        async with self._alone():
            began = time.perf_counter()
            aside = Aside(Path(await asyncio.to_thread(tempfile.mkdtemp, prefix="musette-")))
            try:
                told = await self._run(what, aside, preview=preview)
            finally:
                await asyncio.to_thread(shutil.rmtree, aside.folder, ignore_errors=True)
            told = replace(told, seconds=time.perf_counter() - began)
            self._measure(told, "done")
            log.info(
                "reload",
                what=what.value,
                preview=preview,
                done=told.done,
                faults=len(told.faults),
                facts=told.version,
                seconds=round(told.seconds, 2),
            )
            return told

    async def rollback(self) -> Reloaded:
        """Serve again what was served before the last swap.

        Raises:
            NotAllowed: another reload is under way, or nothing was served before.
        """
        async with self._alone():
            if self._previous is None:
                raise NotAllowed("rollback-nothing")
            began = time.perf_counter()
            world, made = self._previous
            before: World = self.client.world
            told = Reloaded(What.ALL, Tried(), before.version, before.version)
            folder = Path(await asyncio.to_thread(tempfile.mkdtemp, prefix="musette-"))
            try:
                if world.version != before.version:
                    await world.store.save(Aside(folder).facts)
                    told = replace(told, elsewhere=await self._put(Aside(folder).facts))
                told = await self._swapped(told, world, made)
            except (Refused, OSError) as error:
                told = replace(told, tried=Tried(_faults_of(error)))
                self._measure(told, "rolled-back")
                return told
            finally:
                await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)
            self._measure(told, "rolled-back")
            log.info("rollback", done=told.done, facts=told.version)
            return replace(told, seconds=time.perf_counter() - began)

    def _measure(self, told: Reloaded, done: str) -> None:
        outcome = "refused" if told.faults else "preview" if told.preview else done
        self.client.measures.reloaded(outcome)

    @asynccontextmanager
    async def _alone(self) -> AsyncIterator[None]:
        if self._one.locked():
            raise NotAllowed("reload-busy")
        async with self._one:
            yield

    async def _run(self, what: What, aside: Aside, *, preview: bool) -> Reloaded:
        world: World = self.client.world
        made: Offered = self.client.offered
        told = Reloaded(what, Tried(), world.version, world.version, preview=preview)
        await world.store.save(aside.served)
        await asyncio.to_thread(
            aside.put,
            words=None if what.holds(What.WORDS) else world.words.sources,
            commands=None if what.holds(What.COMMANDS) else made.texts,
        )
        told = replace(told, tried=await self._tried(what, aside))
        if told.faults:
            return told
        try:
            with _collecting_little():
                words = Words(aside.words)
                texts = offered.texts_of(aside.commands)
                told = replace(
                    told,
                    words=_differing(world.words, words),
                    commands=_files(made.texts, texts),
                )
                _refuse_missing(world.words, words)
                if preview:
                    return told
                if what.holds(What.COMMANDS):
                    ours = self.client.unoffered()
                    made = await in_turns(in_slices(texts, offered.FOLDER, ours))
                if what.holds(What.FACTS):
                    new = await World.open(aside.facts, words)
                    told = replace(told, elsewhere=await self._put(aside.facts))
                else:
                    new = await world.anew(words)
                return await self._swapped(told, new, made)  # after which all that is new is frozen
        except (Refused, Broken, FactsUnusable, OSError) as error:
            return replace(told, tried=Tried(_faults_of(error)))

    async def _tried(self, what: What, aside: Aside) -> Tried:
        """Have a process of its own try everything, behind everything else the machine does."""
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-m", "bot", "check", what.value, "--aside", str(aside.folder)),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env=self.client.config.environment(),
        )
        try:
            async with asyncio.timeout(PATIENCE):
                out, err = await process.communicate()
            return Tried.of_json(out.decode())
        except TimeoutError:
            what_ = f"The check did not end within {PATIENCE:.0f} s."
        except ValueError:
            last = (err.decode(errors="replace").strip().splitlines() or ["it said nothing"])[-1]
            log.warning("the check failed", code=process.returncode, said=last)
            what_ = f"The check itself failed: {last}."
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
        return Tried((Fault(Place("bot", 1), what_, "Try `python -m bot check`."),))

    async def _put(self, facts: Path) -> bool:
        """Put facts.db where the next start finds it; True where that is the data folder."""
        config: Config = self.client.config
        return await asyncio.to_thread(facts_file.put, facts, config) != config.facts

    async def _swapped(self, told: Reloaded, world: World, made: Offered) -> Reloaded:
        """Swap, and tell Discord of changed commands.

        Raises:
            Refused: Discord refused them, and everything is as before.
        """
        before = self.client.world, self.client.offered
        world.command_ids = self.client.world.command_ids
        self._take(world, made)
        try:
            registered = await self.client.register()
        except discord.HTTPException as error:
            self._take(*before)
            why = f"Discord refused the commands (HTTP {error.status}, error code {error.code})."
            fault = Fault(Place(shown(offered.FOLDER), 1), why, "Try again later.")
            raise Refused(fault) from error
        self._previous = before
        self._worlds.add(before[0])
        self.count += 1
        gc.freeze()  # what is served now stays for a while
        return replace(
            told, done=True, version=world.version, before=before[0].version, registered=registered
        )

    def _take(self, world: World, made: Offered) -> None:
        self.client.take(world, made)
        offered.serve(made.modules)


@contextmanager
def _collecting_little() -> Iterator[None]:
    """Look for garbage among what is new only: going through all would stop the event loop."""
    gc.set_threshold(*NOT_ALL)
    try:
        yield
    finally:
        gc.set_threshold(*COLLECTING)


def _faults_of(error: Exception) -> tuple[Fault, ...]:
    """Return what kept this process from taking what the one aside had found good."""
    match error:
        case Refused():
            return error.faults
        case Broken():
            # The process aside could import it, with the rooms of the bot as they are on the disk.
            remedy = "If files of bot/ have changed too, restart instead."
            return (Fault(Place(shown(error.file), error.line), error.what, remedy),)
        case OSError():
            what = f"The new facts.db could not be written ({error})."
            place = Place(str(error.filename or "facts.db"), 1)
            return (Fault(place, what, "Let the bot write there, or make room on the disk."),)
        case _:
            return (Fault(Place("facts.db", 1), str(error), "Restart instead."),)


def _files(old: dict[str, bytes], new: dict[str, bytes]) -> tuple[str, ...]:
    differing = (each for each in sorted(old.keys() | new.keys()) if old.get(each) != new.get(each))
    return tuple(f"{name}.py" for name in differing)


def _differing(old: Words, new: Words) -> tuple[str, ...]:
    return tuple(f"{each}.ftl" for each in LANGUAGES if old.sources[each] != new.sources[each])


def _refuse_missing(old: Words, new: Words) -> None:
    """Refuse words without a message that the running bot may still say.

    Raises:
        Refused: there is one.
    """
    gone = [
        Fault(
            Place(shown(WORDS / f"{language}.ftl"), 1),
            f"{message} is gone, and the running bot may still say it.",
            "Put it back, or restart instead.",
        )
        for language in LANGUAGES
        for message in sorted(old[language].names - new[language].names)
        if not message.startswith(("command-", "choice-", "help-"))
    ]
    if gone:
        raise Refused(*gone)
