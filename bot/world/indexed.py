"""The names of one facts version: of everything, and of those whom fewer commands suggest."""

from __future__ import annotations

from collections.abc import Callable, Generator
from functools import partial
from typing import Final
from weakref import WeakValueDictionary

from bot.names import Names, form
from bot.records import Spelling
from bot.spoilers import reveals
from bot.store import Store
from bot.world.held import give_back
from bot.world.making import Once, in_turns

# What the timeline can be asked about, whatever it tells.
_ALWAYS_DATED: Final = frozenset({"topic", "season"})


# By facts version, as long as a World has them.
_known: WeakValueDictionary[str, Indexed] = WeakValueDictionary()


class Indexed:
    """Names of everything; those of some are made when they are first asked for."""

    def __init__(self, everything: Names) -> None:
        self.everything = everything
        self._unsung = Once[Indexed]()
        self._quoted = Once[Names]()
        self._dated = Once[Names]()

    @classmethod
    async def of(cls, store: Store) -> Indexed:
        """Read the names of a store; those of the same facts that another World has are shared.

        How they are found is worked out anew where other code has worked it out.
        """
        if (known := _known.get(store.version)) is not None:
            return known
        spellings = await store.spellings()
        if store.names_form == form():
            making = Names.read(spellings, await store.name_index())
        else:
            making = Names.in_slices(spellings)
        indexed = _known[store.version] = cls(await _made(making))
        return indexed

    async def unsung(self, store: Store) -> Indexed:
        """Return the same names in an order that tells nothing of any result."""
        return await self._unsung.get(partial(self._make_unsung, store))

    async def quoted(self, store: Store) -> Names:
        """Return the names of those who are quoted."""
        return await self._quoted.get(partial(self._make_quoted, store))

    async def dated(self, store: Store) -> Names:
        """Return the names of what the timeline is about.

        Who is in days of racing alone is understood, but not suggested: it would tell who won.
        """
        return await self._dated.get(partial(self._make_dated, store))

    def give_up(self) -> None:
        """Stop making what is not made yet."""
        for each in (self._unsung, self._quoted, self._dated):
            each.give_up()

    @staticmethod
    async def _make_unsung(store: Store) -> Indexed:
        return Indexed(await _made(Names.in_slices(await store.spellings(results=False))))

    async def _make_quoted(self, store: Store) -> Names:
        quotes = await store.quotes()
        ids = {ref.id for quote in quotes for ref in (quote.person, quote.team) if ref}
        return await self._of_those(lambda each: each.id in ids)

    async def _make_dated(self, store: Store) -> Names:
        ids = {
            ref.id
            for event in await store.events()
            if reveals(event) is None
            for ref in (*event.people, *event.teams)
        }
        return await self._of_those(lambda each: each.id in ids or each.kind in _ALWAYS_DATED)

    async def _of_those(self, meant: Callable[[Spelling], bool]) -> Names:
        return await _made(Names.in_slices(filter(meant, self.everything.spellings)))


async def _made(making: Generator[None, None, Names]) -> Names:
    names = await in_turns(making)
    give_back(names)
    return names
