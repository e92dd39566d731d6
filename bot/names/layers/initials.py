"""First letters: `TGH`, `MVDP`, `VDP`, of names of three words or more."""

from __future__ import annotations

from collections.abc import Collection

from bot.names.cleaning import Query
from bot.names.index import Index
from bot.names.layers import Hit
from bot.names.outcome import Layer

_KNOWN = 45.0
"""Initials are answered for somebody at least this well known; others never go by them."""


class Initials:
    """Looks up first letters, with or without dots between them."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def find(self, query: Query, kinds: Collection[str]) -> list[Hit]:
        """Return the people whose initials these are."""
        letters = query.folded.replace(" ", "")
        if not 3 <= len(letters) <= 5:
            return []
        return [
            Hit(entry, 90.0, Layer.INITIALS, self._index.spellings[entry].prominence >= _KNOWN)
            for entry in self._index.initials.get(letters)
            if self._index.kinds[entry] in kinds
        ]
