"""World: everything an answer is made from, opened together and swapped whole."""

from __future__ import annotations

import asyncio
import weakref
from collections import OrderedDict
from collections.abc import Callable, Coroutine, Hashable, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

import discord

from bot.cards import Drawn
from bot.cards.results import edition_name, stage_label
from bot.errors import Ambiguous, Candidate, NotFound
from bot.names import Match, Names, emptying
from bot.names.history import History
from bot.records import (
    LANGUAGES,
    Annal,
    Event,
    Language,
    Namesake,
    Ref,
    Season,
    Spelling,
    Topic,
)
from bot.spoilers import EVER, Veil, last_day, reveals, settled
from bot.store import Store
from bot.words import Say, Words

# The kinds of records that have a card of their own.
OF_THEIR_OWN: Final = frozenset({"team", "rider", "person", "episode"})

CARDS_KEPT: Final = 1_000  # some 6 KB each
PICTURES_KEPT: Final = 8 << 20  # bytes of the pictures on them


# The names of one facts version, the latest: the same facts opened again are not indexed again.
# Without results, they are indexed when they are first needed.
_indexed: dict[tuple[str, bool], Indexed] = {}


async def _beside_the_loop(spellings: Iterable[Spelling]) -> Names:
    """Index names in slices of a few milliseconds, so that whoever is served meanwhile is.

    When nobody holds them any more their memory is given back in slices too: 100,000 objects at
    once would stop the event loop for 10 ms and more.
    """
    building = Names.in_slices(spellings)
    while True:
        try:
            next(building)
        except StopIteration as built:
            names: Names = built.value
            break
        await asyncio.sleep(0)
    loop = asyncio.get_running_loop()
    weakref.finalize(names, _soon, loop, partial(_emptied, names.parts())).atexit = False
    return names


async def _emptied(parts: Sequence[object]) -> None:
    for _ in emptying(parts):
        await asyncio.sleep(0)


_ending: set[asyncio.Task[None]] = set()


def _soon(loop: asyncio.AbstractEventLoop, end: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Have the loop do something as soon as it can; from whatever thread this is called."""

    def begin() -> None:
        task = loop.create_task(end())
        _ending.add(task)
        task.add_done_callback(_ending.discard)

    if not loop.is_closed():
        loop.call_soon_threadsafe(begin)


@dataclass(frozen=True, slots=True)
class Indexed:
    """Names of everything, of those who are quoted, and of what the timeline is about."""

    everything: Names
    quoted: Names
    dated: Names

    @classmethod
    async def of(
        cls,
        store: Store,
        events: Sequence[Event],
        named: Sequence[Spelling],
        *,
        results: bool = True,
    ) -> Indexed:
        """Index the names of a store, and `named` that it does not hold.

        Without `results` their order tells nothing of any.
        """
        if known := _indexed.get((store.version, results)):
            return known
        until = settled(store.facts_date) if results else EVER
        spellings = [*await store.spellings(until=until), *named]
        quoted = {
            ref.id for quote in await store.quotes() for ref in (quote.person, quote.team) if ref
        }
        # Who is in days of racing alone is understood, but not suggested: it would tell who won.
        dated = {
            ref.id
            for event in events
            if reveals(event) is None
            for ref in (*event.people, *event.teams)
        }
        dated |= {spelling.id for spelling in named}
        indexed = cls(
            await _beside_the_loop(spellings),
            await _beside_the_loop([each for each in spellings if each.id in quoted]),
            await _beside_the_loop([each for each in spellings if each.id in dated]),
        )
        for version, with_results in list(_indexed):
            if version != store.version:
                del _indexed[version, with_results]
        _indexed[store.version, results] = indexed
        return indexed


class Drawings:
    """Cards as they were drawn, the least recently used one forgotten first."""

    def __init__(self, most: int = CARDS_KEPT, most_bytes: int = PICTURES_KEPT) -> None:
        self.most = most
        self.most_bytes = most_bytes
        self._bytes = 0  # of pictures
        self._kept: OrderedDict[Hashable, Drawn] = OrderedDict()

    def get(self, key: Hashable) -> Drawn | None:
        """Return the card, None where it is not kept."""
        drawn = self._kept.get(key)
        if drawn is not None:
            self._kept.move_to_end(key)
        return drawn

    def keep(self, key: Hashable, drawn: Drawn) -> None:
        """Keep a card."""
        if (before := self._kept.pop(key, None)) is not None:
            self._bytes -= len(before.png)
        self._kept[key] = drawn
        self._bytes += len(drawn.png)
        while len(self._kept) > self.most or self._bytes > self.most_bytes:
            _, forgotten = self._kept.popitem(last=False)
            self._bytes -= len(forgotten.png)


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


class World:
    """Facts, names, words and drawn cards of one facts version."""

    def __init__(
        self,
        store: Store,
        indexed: Indexed,
        words: Words,
        *,
        seasons: Sequence[Season],
        topics: Sequence[Topic],
        years: Sequence[str],
        history: History,
        result_days: Sequence[str] = (),
    ) -> None:
        self.store = store
        self._held = Held(store)
        self.names = indexed.everything
        self.quoted = indexed.quoted
        self.dated = indexed.dated
        self.words = words
        self.seasons = seasons
        self.topics = {topic.id: topic for topic in topics}
        self.years = years  # of the timeline, latest first
        self.result_days = result_days  # of which results are known, in the order they end
        self.history = history
        self.drawings = Drawings()
        self._without_results: list[asyncio.Future[Indexed]] = []  # one, shared by all copies
        self.command_ids: Mapping[str, int] = {}  # as Discord registered them, for </team:123>

    @property
    def version(self) -> str:
        """The facts version: the first characters of their content hash."""
        return self.store.version

    @classmethod
    async def open(cls, facts: Path, words: Words | None = None) -> World:
        """Open the fact store and make everything that follows from it.

        Args:
            facts: facts.db.
            words: the words; those of the bot's own files where there are none.

        Raises:
            FactsUnusable: facts.db cannot be served from.
        """
        store, words = await Store.open(facts), words or Words()
        seasons, topics, events = await store.seasons(), await store.topics(), await store.events()
        indexed = await Indexed.of(store, events, _named(seasons, topics, words))
        years = sorted({event.date[:4] for event in events}, reverse=True)
        revealed = [reveals(record) for record in (*events, *seasons)]
        days = {each.on for each in revealed if each and each.on}
        days.update(await store.tour.days())
        return cls(
            store,
            indexed,
            words,
            seasons=seasons,
            topics=topics,
            years=years,
            result_days=sorted(days, key=lambda day: (last_day(day), day)),
            history=History(await store.tour.editions(), await store.tour.routes()),
        )

    async def under(self, veil: Veil) -> World:
        """Return this World with names whose order tells nothing of what the veil covers.

        The order counts no results that were fresh on the day of the facts. Where older ones are
        covered, it counts none at all.
        """
        until = settled(self.store.facts_date)
        if not veil.seasons and (veil.since is None or veil.since >= until):
            return self
        # One index, however many ask for it at once and whoever stops waiting for it.
        if not self._without_results:
            self._without_results.append(asyncio.ensure_future(self._index_without_results()))
        indexed = await asyncio.shield(self._without_results[0])
        covered = copy(self)
        covered.names, covered.quoted, covered.dated = (
            indexed.everything,
            indexed.quoted,
            indexed.dated,
        )
        return covered

    async def _index_without_results(self) -> Indexed:
        named = _named(self.seasons, self.topics.values(), self.words)
        return await Indexed.of(self.store, await self.store.events(), named, results=False)

    def anew(self, words: Words) -> World:
        """Return a World of the same facts with other words, and nothing drawn yet."""
        other = copy(self)
        other.words = words
        other.drawings = Drawings()
        return other

    async def close(self) -> None:
        """Let go of the store at once. A World that nobody holds any more does so by itself."""
        for indexing in self._without_results:
            indexing.cancel()
        await self._held.close()

    @staticmethod
    def of(interaction: discord.Interaction[Any]) -> World:
        """Return the World that this interaction began with, also after a swap."""
        world: World = interaction.extras.setdefault("world", interaction.client.world)
        return world

    def label(self, kind: str, id_: str, label: str, language: Language) -> str:
        """Return what to show for a record: some have a name in each language, or a namesake."""
        if kind == "topic" and id_ in self.topics:
            return self.topics[id_].text.to(language)
        if kind == "season":
            number = int(id_.removeprefix("season-"))
            return self.words[language]("season-button", number=number)
        if kind == "edition":
            race, _, year = id_.partition("-")
            return edition_name(self.words[language], race, year)
        if kind == "stage" and (route := self.history.stages.route(id_)):
            return stage_label(self.words[language], route)
        if kind == "annal":
            return self.words[language](f"annal-{id_}")
        if kind == "team" and language == "fr":
            label = self.store.french_teams.get(id_, label)
        namesake = self.store.namesakes.get(id_)
        if namesake is not None and kind in ("rider", "person"):
            label = namesake_of(self.words[language], label, namesake)
        return label

    def refs(self, candidates: Iterable[Candidate], language: Language) -> list[Ref]:
        """Point to candidates by what to show for them."""
        return [
            Ref(each.kind, each.id, self.label(each.kind, each.id, each.label, language))
            for each in candidates
        ]

    def find(self, text: str, kinds: Sequence[str], *, year: int | None = None) -> Match:
        """Return whom `text` means among records of `kinds`, preferring names borne in `year`.

        Raises:
            NotFound: nobody is called so, or it is too uncertain to answer.
            Ambiguous: several are.
            NotThere: the race was not held in the year that is asked about.
        """
        if "stage" in kinds:
            return self.history.stage(text)
        resolution = self.names.resolve(text, kinds, year=year)
        if resolution.accepted:
            return resolution.matches[0]
        candidates = tuple(
            Candidate(match.kind, match.id, match.name) for match in resolution.matches
        )
        if resolution.ambiguous:
            raise Ambiguous(kinds[0], resolution.typed, candidates)
        other = self.elsewhere(text, kinds)
        if other is not None:
            found = Candidate(other.kind, other.id, other.name, elsewhere=True)
            candidates = (found, *candidates)
        raise NotFound(kinds[0], resolution.typed, candidates)

    def elsewhere(self, text: str, kinds: Sequence[str]) -> Match | None:
        """Return what `text` surely means among the kinds of records that were not asked for."""
        others = OF_THEIR_OWN.difference(kinds)
        if len(others) == len(OF_THEIR_OWN):
            return None  # a topic or a season was asked for, which nothing else is taken for
        resolution = self.names.resolve(text, tuple(sorted(others)))
        return resolution.matches[0] if resolution.accepted else None


def namesake_of(say: Say, name: str, namesake: Namesake) -> str:
    """Return "Antonio Bevilacqua (Italy, Tour 1948)"."""
    first, last = namesake.first, namesake.last
    years = str(first) if first == last else f"{first}–{last}"
    about = [] if namesake.country is None else [say.text(namesake.country)]
    about.append(say("namesake-years", count=1 if first == last else 2, years=years))
    return say("namesake", name=name, about=", ".join(about))


def _named(seasons: Iterable[Season], topics: Iterable[Topic], words: Words) -> list[Spelling]:
    """Return the names that the store does not hold."""
    return [*_seasons(seasons), *_topics(topics), *_annals(words)]


def _seasons(seasons: Iterable[Season]) -> list[Spelling]:
    spellings = []
    for season in seasons:
        for written, how in (("Season", "name"), ("Saison", "alias"), ("S", "alias")):
            display = f"Season {season.number}"
            spelling = (
                f"{written} {season.number}" if len(written) > 1 else f"{written}{season.number}"
            )
            spellings.append(Spelling("season", season.id, display, spelling, how))  # type: ignore[arg-type]
    return spellings


def _annals(words: Words) -> list[Spelling]:
    """Return what people call the lists of records, in either language."""
    spellings = []
    for annal in Annal:
        display = words["en"](f"annal-{annal}")
        for say in words.languages.values():
            spellings.append(Spelling("annal", annal.value, display, say(f"annal-{annal}"), "name"))
            spellings += [
                Spelling("annal", annal.value, display, alias.strip(), "alias")
                for alias in say(f"annal-{annal}.alias").split("|")
            ]
    return spellings


def _topics(topics: Iterable[Topic]) -> list[Spelling]:
    named = [
        Spelling("topic", topic.id, topic.text.en, topic.text.to(language), "name")
        for topic in topics
        for language in LANGUAGES
    ]
    return named + [
        Spelling("topic", topic.id, topic.text.en, alias, "alias")
        for topic in topics
        for alias in topic.aliases
    ]
