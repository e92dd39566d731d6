"""Cards as they were drawn, so that they need not be drawn again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from typing import Final

from bot.cards import Drawn
from bot.world.making import Together

CARDS_KEPT: Final = 1_000  # some 6 KB each
PICTURES_KEPT: Final = 8 << 20  # bytes of the pictures on them


class Drawings:
    """Cards as they were drawn, the least recently used one forgotten first."""

    def __init__(self, most: int = CARDS_KEPT, most_bytes: int = PICTURES_KEPT) -> None:
        self.most = most
        self.most_bytes = most_bytes
        self.drawing = Together[Drawn]()  # those that are not done yet
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
