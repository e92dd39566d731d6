"""Walks the layers, surest first, until one is sure."""

from __future__ import annotations

from collections.abc import Collection

from bot.names.cleaning import Query, clean
from bot.names.common_words import COMMON, PARTICLES, PLACES_AND_BRANDS
from bot.names.episodes import episode_id
from bot.names.index import Index
from bot.names.layers import Finder, Hit
from bot.names.layers.fuzzy import Fuzzy
from bot.names.layers.initials import Initials
from bot.names.layers.reordered import Reordered
from bot.names.layers.script import Script
from bot.names.layers.sounding import Sounding
from bot.names.layers.whole import Whole
from bot.names.likeness import prominent
from bot.names.outcome import Layer, Resolution
from bot.names.verdict import ranked, resolution

_NEVER = COMMON | PLACES_AND_BRANDS | PARTICLES

_LIKE_ENOUGH = 79.0
"""A guess of this quality needs no second opinion by sound."""


class Resolver:
    """Answers whom a text means."""

    def __init__(self, index: Index) -> None:
        self._index = index
        whole = Whole(index)
        initials = Initials(index)
        reordered = Reordered(index)
        fuzzy = Fuzzy(index)
        sounding = Sounding(index)
        script = Script(index, (whole, reordered, fuzzy, sounding))
        self._exact: tuple[Finder, ...] = (whole, initials, reordered)
        self._guessing: tuple[Finder, ...] = (fuzzy, script, sounding)

    def resolve(self, text: str, kinds: Collection[str], year: int | None) -> Resolution:
        """Return whom `text` means among `kinds`."""
        query = clean(text)
        by_id = self._by_id(query.typed, kinds)
        if by_id:
            return resolution(query.typed, self._index, by_id)
        years = query.years if year is None else (*query.years, year)
        hits: list[Hit] = []
        if not query.words:
            return resolution(
                query.typed,
                self._index,
                ranked(self._index, self._exact[0].find(query, kinds), years),
            )
        letters = [word for word in query.words if len(word) == 1]
        begun = bool(letters) and any(w in PARTICLES and len(w) > 1 for w in query.words)
        refused = query.noisy or not (
            begun or any(word not in _NEVER and len(word) > 1 for word in query.words)
        )
        for layer in self._exact[: 1 if refused else None]:
            hits += layer.find(query, kinds)
            if any(hit.sure for hit in hits):
                break
        else:
            if not refused:
                for layer in self._guessing:
                    hits += [self._careful(query, hit) for hit in layer.find(query, kinds)]
                    best = ranked(self._index, hits, years)
                    if best and best[0].sure and best[0].quality >= _LIKE_ENOUGH:
                        break
        if query.noisy:
            hits = [hit._replace(how=Layer.NEAR, sure=False) for hit in hits]
        return resolution(query.typed, self._index, ranked(self._index, hits, years))

    def _careful(self, query: Query, hit: Hit) -> Hit:
        """Take back the sureness of guesses that strangers would share."""
        if not hit.sure:
            return hit
        if len(query.words) == 1 and not prominent(self._index, hit.entry):
            return hit._replace(sure=False)
        return hit

    def _by_id(self, typed: str, kinds: Collection[str]) -> list[Hit]:
        entries = self._index.ids.get(typed)
        if entries is None:
            number = episode_id(typed) if "episode" in kinds else None
            entries = self._index.ids.get(number, ()) if number is not None else ()
        return [
            Hit(entry, 100.0, Layer.EXACT, True)
            for entry in entries
            if self._index.kinds[entry] in kinds
        ]
