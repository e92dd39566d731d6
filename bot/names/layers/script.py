"""Other scripts: read them aloud in Latin letters, then look again."""

from __future__ import annotations

from collections.abc import Collection

from bot.names.cleaning import Query, clean
from bot.names.layers import Finder, Hit
from bot.names.outcome import Layer
from bot.names.scripts import is_foreign, is_syllabic, readings


class Script:
    """Reads other scripts, in one way or several, and asks other layers.

    `alphabetic` are asked about Cyrillic and Greek, `syllabic` about scripts that have more vowels
    than the name, or fewer.
    """

    def __init__(self, alphabetic: Collection[Finder], syllabic: Collection[Finder]) -> None:
        self._alphabetic = alphabetic
        self._syllabic = syllabic

    def find(self, query: Query, kinds: Collection[str]) -> list[Hit]:
        """Return what the other layers find for the text in Latin letters."""
        if not is_foreign(query.plain):
            return []
        latin = [clean(reading) for reading in readings(query.plain)]
        hits: list[Hit] = []
        for layer in self._syllabic if is_syllabic(query.plain) else self._alphabetic:
            for reading in latin:
                found = layer.find(reading, kinds)
                hits += [Hit(entry, good, Layer.SCRIPT, sure) for entry, good, _, sure in found]
            if any(hit.sure for hit in hits):
                break
        return hits
