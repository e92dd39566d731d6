"""How a picture goes to the process that draws, and comes back."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, Final

from bot.pictures import Column, DuelPicture, Gap, GapsPicture, Mark, Picture, Place, PlacesPicture

LENGTH: Final = struct.Struct(">I")  # in front of the JSON, and of the PNG


def packed(picture: Picture) -> dict[str, Any]:
    """Return a picture as JSON takes it."""
    return {"kind": type(picture).__name__, **asdict(picture)}


def unpacked(given: Mapping[str, Any]) -> Picture:
    """Return the picture that `packed` made this of."""
    fields = {name: value for name, value in given.items() if name != "kind"}
    if given["kind"] == GapsPicture.__name__:
        rows = tuple(Gap(**{**row, "mark": Mark(row["mark"])}) for row in fields["rows"])
        return GapsPicture(**{**fields, "rows": rows})
    fields["columns"] = tuple(
        Column(each["label"], tuple(_place(place) for place in each["places"]))
        for each in fields["columns"]
    )
    fields["key"] = tuple((Mark(mark), label) for mark, label in fields["key"])
    if given["kind"] == PlacesPicture.__name__:
        return PlacesPicture(**fields)
    return DuelPicture(**{**fields, "names": tuple(fields["names"])})


def _place(given: Mapping[str, Any] | None) -> Place | None:
    return None if given is None else Place(Mark(given["mark"]), given["place"])
