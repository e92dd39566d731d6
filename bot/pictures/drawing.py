"""From a picture to a PNG."""

from __future__ import annotations

from bot.pictures import DuelPicture, GapsPicture, Picture, gaps, places


def drawn(picture: Picture) -> bytes:
    """Return a picture as PNG."""
    if isinstance(picture, GapsPicture):
        return gaps.draw(picture).png()
    if isinstance(picture, DuelPicture):
        return places.draw_duel(picture).png()
    return places.draw_places(picture).png()
