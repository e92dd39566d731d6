"""Walks the layers, surest first, until one is sure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from bot.names.cleaning import Query, clean, other_keyboard
from bot.names.common_words import COMMON, PARTICLES, PLACES_AND_BRANDS
from bot.names.episodes import episode_id
from bot.names.index import PEOPLE, Index
from bot.names.layers import Finder, Hit
from bot.names.layers.apart import Apart
from bot.names.layers.fuzzy import Fuzzy
from bot.names.layers.initials import Initials
from bot.names.layers.reordered import Reordered
from bot.names.layers.script import Script
from bot.names.layers.sounding import Sounding
from bot.names.layers.whole import Whole
from bot.names.likeness import SURNAME, prominent
from bot.names.outcome import Layer, Match, Resolution
from bot.names.scripts import is_foreign
from bot.names.verdict import match_of, ranked, resolution

_NEVER = COMMON | PLACES_AND_BRANDS | PARTICLES

_HARDLY_KNOWN = 25.0
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
        apart = Apart(index, sounding)
        script = Script(
            (whole, reordered, fuzzy, sounding, apart),
            (whole, reordered, Sounding(index, syllables=True)),
        )
        self._exact: tuple[Finder, ...] = (whole, initials, reordered)
        self._guessing: tuple[Finder, ...] = (fuzzy, sounding, apart)
        self._foreign: tuple[Finder, ...] = (fuzzy, script)

    def resolve(self, text: str, kinds: Collection[str], year: int | None) -> Resolution:
        """Return whom `text` means among `kinds`."""
        query = clean(text)
        found = self._resolved(query, kinds, year)
        if found.accepted or found.ambiguous or "q" not in query.folded:
            return found
        meant = other_keyboard(query.plain)
        if meant is None:
            return found
        other = self._resolved(clean(meant), kinds, year)
        return replace(other, typed=query.typed) if other.accepted or other.ambiguous else found

    def _resolved(self, query: Query, kinds: Collection[str], year: int | None) -> Resolution:
        by_id = self._by_id(query.typed, kinds)
        if by_id:
            return resolution(query.typed, self._index, ranked(self._index, by_id, ()))
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
            hits += self._of_women(query, layer.find(query, kinds))
            if any(hit.sure and not self._obscure(query, hit) for hit in hits):
                break
        else:
            if not refused:
                another = self._is_another(query, kinds)
                for layer in self._foreign if is_foreign(query.plain) else self._guessing:
                    found = self._of_women(query, layer.find(query, kinds))
                    hits += [self._careful(query, hit, another=another) for hit in found]
                    if any(self._is_enough(hit) for hit in hits) and self._is_enough(
                        ranked(self._index, hits, years)[0]
                    ):
                        break
        if query.noisy:
            hits = [hit._replace(how=Layer.NEAR, sure=False) for hit in hits]
        return resolution(query.typed, self._index, ranked(self._index, hits, years), years)

    @staticmethod
    def _is_enough(hit: Hit) -> bool:
        """Tell whether nobody else need be looked for where this hit is the best."""
        return hit.sure and hit.quality >= _LIKE_ENOUGH

    def _of_women(self, query: Query, hits: list[Hit]) -> list[Hit]:
        """Return the hits; where women are asked for, their team or race in place of the men's."""
        if not query.women:
            return hits
        index = self._index
        theirs = []
        for hit in hits:
            record = index.record[hit.entry]
            if index.kinds[hit.entry] in PEOPLE or record in index.womens:
                theirs.append(hit)
            elif (counterpart := index.counterparts.get(record)) is not None:
                theirs.append(hit._replace(entry=index.records[counterpart][0]))
        return theirs

    def womens_team(self, id_: str) -> Match | None:
        """Return the women's team that the words for a men's team name as well."""
        index = self._index
        for entry in index.ids.get(id_):
            record = index.counterparts.get(index.record[entry])
            if record is not None and index.kinds[entry] == "team":
                return match_of(index, Hit(index.records[record][0], 100.0, Layer.EXACT, sure=True))
        return None

    def _obscure(self, query: Query, hit: Hit) -> bool:
        """Tell whether only a bare surname of somebody hardly known was found.

        Then somebody well known whose name is like it is looked for too: "Lefebvre".
        """
        prominence = self._index.spellings[hit.entry].prominence
        return len(query.words) == 1 and hit.quality <= SURNAME and prominence < _HARDLY_KNOWN

    def _careful(self, query: Query, hit: Hit, *, another: bool) -> Hit:
        """Take back the sureness of guesses that strangers would share.

        And of all where the text is the very name of `another` record: the Amstel Gold Race is
        no nickname of Jan Raas.
        """
        if not hit.sure:
            return hit
        loose = len(query.words) == 1 or hit.how is Layer.SOUND
        if another or (loose and not prominent(self._index, hit.entry)):
            return Hit(hit.entry, hit.quality, hit.how, sure=False)
        return hit

    def _is_another(self, query: Query, kinds: Collection[str]) -> bool:
        """Tell whether the text, or what is left of it, is the name of a record of other kinds."""
        kind_of = self._index.kinds
        return any(
            kind_of[entry] not in kinds
            for form in query.forms
            for entry in self._index.whole.get(form)
        )

    def _by_id(self, typed: str, kinds: Collection[str]) -> list[Hit]:
        entries = self._index.ids.get(typed)
        if not entries and "episode" in kinds and (number := episode_id(typed)) is not None:
            entries = self._index.ids.get(number)
        return [
            Hit(entry, 100.0, Layer.EXACT, sure=True)
            for entry in entries
            if self._index.kinds[entry] in kinds
        ]
