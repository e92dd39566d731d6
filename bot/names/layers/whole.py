"""The whole writing, as the facts have it: a name, a title, an alias, a former name, a code."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from bot.names.cleaning import Query
from bot.names.common_words import COMMON, FAMOUS_ELSEWHERE, PLACES_AND_BRANDS, TITLES
from bot.names.index import Index
from bot.names.layers import Hit
from bot.names.outcome import Layer

_HOW = {
    # A record that is called so today is meant rather than one that was once.
    "name": (Layer.EXACT, 108.0),
    "title": (Layer.EXACT, 100.0),
    "alias": (Layer.ALIAS, 98.0),
    # Of a short form and a name once borne that read alike, the name knows its years.
    "former": (Layer.FORMER, 98.5),
    "code": (Layer.CODE, 97.0),
}
_SHORTEST_JOINED = 4
_NO_NAMES = COMMON | PLACES_AND_BRANDS


class Whole:
    """Looks up the uncut text first, then what is left of it without what is no name."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def find(self, query: Query, kinds: Collection[str]) -> list[Hit]:
        """Return the entries written like the first form of the query that is written at all."""
        letters = query.folded.split()
        if len(letters) > 2 and all(len(letter) == 1 for letter in letters):
            # "O.N.C.E." is ONCE.
            hits = self._hits("".join(letters), self._index.whole.get("".join(letters)), kinds, 1.0)
            if hits:
                return hits
        for form in [*query.forms, *self._titled(query.forms)]:
            hits = self._hits(form, self._index.whole.get(form), kinds)
            if not hits:
                joined = form.replace(" ", "")
                if len(joined) >= _SHORTEST_JOINED:
                    hits = self._hits(form, self._index.joined.get(joined), kinds, 1.0)
                    if joined != form:
                        hits += self._hits(form, self._index.whole.get(joined), kinds, 1.0)
            if hits:
                return hits
        return []

    @staticmethod
    def _titled(forms: Collection[str]) -> Iterator[str]:
        """Yield the forms with their title as it is in other languages."""
        for form in forms:
            title, _, rest = form.partition(" ")
            yield from (f"{other} {rest}" for other in TITLES.get(title, ()))

    def _hits(
        self, form: str, entries: Collection[int], kinds: Collection[str], loss: float = 0.0
    ) -> list[Hit]:
        hits = []
        for entry in entries:
            if self._index.kinds[entry] in kinds:
                how, quality = _HOW[self._index.spellings[entry].how]
                sure = self._answers(form, how) and not self._lacks_article(form, entry)
                hits.append(Hit(entry, quality - loss, how, sure))
        return hits

    def _lacks_article(self, form: str, entry: int) -> bool:
        """Tell whether a common word is only part of a name, without its article: Le Col."""
        return form in _NO_NAMES and " ".join(self._index.words[entry]) != form

    @staticmethod
    def _answers(form: str, how: Layer) -> bool:
        """Tell whether such a hit is answered: not by a letter, nor by what is famous elsewhere."""
        if how is Layer.ALIAS:
            return form not in FAMOUS_ELSEWHERE
        return len(form) > 1
