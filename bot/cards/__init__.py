"""How does it look? One module a kind of card: records in, a Card out.

A `Card` says what is on it. `draw` turns it into the components that Discord takes, the same for
every kind: one container with the title, the fact, what it means, a quiet last line with source,
day and confidence, and the buttons.
"""

from __future__ import annotations

from bot.cards.layout import Card, Drawn, Look, draw

__all__ = ["Card", "Drawn", "Look", "draw"]
