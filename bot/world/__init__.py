"""World: everything an answer is made from, opened together and swapped whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from pathlib import Path
from typing import Any, Final

import discord

from bot.cards.results import edition_name, stage_label
from bot.errors import Ambiguous, Candidate, NotFound
from bot.names import Match, Names
from bot.names.history import History
from bot.records import Annal, Language, Namesake, Ref, Season, Spelling, Topic
from bot.spoilers import Veil, last_day, reveals, settled
from bot.store import Store
from bot.words import Say, Words
from bot.world.drawings import Drawings
from bot.world.held import Held
from bot.world.indexed import Indexed
from bot.world.making import in_turns

# The kinds of records that have a card of their own.
OF_THEIR_OWN: Final = frozenset({"team", "rider", "person", "episode"})


class World:
    """Facts, names, words and drawn cards of one facts version."""

    names_of_annals: Names  # which follow from the words

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
        self.indexed = indexed
        self.words = words
        self.seasons = seasons
        self.topics = {topic.id: topic for topic in topics}
        self.years = years  # of the timeline, latest first
        self.result_days = result_days  # of which results are known, in the order they end
        self.history = history
        self.drawings = Drawings()
        self.command_ids: Mapping[str, int] = {}  # as Discord registered them, for </team:123>

    @property
    def names(self) -> Names:
        """The names of everything that the facts name."""
        return self.indexed.everything

    async def quoted(self) -> Names:
        """Return the names of those who are quoted."""
        return await self.indexed.quoted(self.store)

    async def dated(self) -> Names:
        """Return the names of what the timeline is about."""
        return await self.indexed.dated(self.store)

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
        store = await Store.open(facts)
        try:
            return await cls._of(store, words or Words())
        except BaseException:
            await store.close()
            raise

    @classmethod
    async def _of(cls, store: Store, words: Words) -> World:
        seasons, topics, events = await store.seasons(), await store.topics(), await store.events()
        years = sorted({event.date[:4] for event in events}, reverse=True)
        revealed = [reveals(record) for record in (*events, *seasons)]
        days = {each.on for each in revealed if each and each.on}
        days.update(await store.tour.days())
        history = History.in_slices(await store.tour.editions(), await store.tour.routes())
        world = cls(
            store,
            await Indexed.of(store),
            words,
            seasons=seasons,
            topics=topics,
            years=years,
            result_days=sorted(days, key=lambda day: (last_day(day), day)),
            history=await in_turns(history),
        )
        world.names_of_annals = await in_turns(Names.in_slices(_annals(words)))
        return world

    async def under(self, veil: Veil) -> World:
        """Return this World with names whose order tells nothing of what the veil covers.

        The order counts no results that were fresh on the day of the facts. Where older ones are
        covered, it counts none at all.
        """
        until = settled(self.store.facts_date)
        if not veil.seasons and (veil.since is None or veil.since >= until):
            return self
        covered = copy(self)
        covered.indexed = await self.indexed.unsung(self.store)
        return covered

    async def anew(self, words: Words) -> World:
        """Return a World of the same facts with other words, and nothing drawn yet."""
        other = copy(self)
        other.words, other.drawings = words, Drawings()
        other.names_of_annals = await in_turns(Names.in_slices(_annals(words)))
        return other

    async def close(self) -> None:
        """Let go of the store at once. A World that nobody holds any more does so by itself."""
        self.indexed.give_up()
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
        names = self.names_of_annals if "annal" in kinds else self.names
        resolution = names.resolve(text, kinds, year=year)
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


def _annals(words: Words) -> Iterator[Spelling]:
    """Yield what people call the lists of records, in either language."""
    for annal in Annal:
        display = words["en"](f"annal-{annal}")
        for say in words.languages.values():
            yield Spelling("annal", annal.value, display, say(f"annal-{annal}"), "name")
            for alias in say(f"annal-{annal}.alias").split("|"):
                yield Spelling("annal", annal.value, display, alias.strip(), "alias")
