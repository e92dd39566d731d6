"""From a picture to a PNG."""

from __future__ import annotations

from bot.pictures import DuelPicture, GapsPicture, Picture, duel, gaps, places


def drawn(picture: Picture) -> bytes:
    """Return a picture as PNG."""
    if isinstance(picture, GapsPicture):
        return gaps.draw(picture).png()
    if isinstance(picture, DuelPicture):
        return duel.draw(picture).png()
    return places.draw(picture).png()
