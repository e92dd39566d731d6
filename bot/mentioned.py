"""Who and what is named in a message: riders, teams and people, in the order they come."""

from __future__ import annotations

import asyncio
import re
from typing import Final

from bot.names import Layer, Match
from bot.names.folding import fold
from bot.world import World

KINDS: Final = ("rider", "person", "team")
MOST: Final = 5
LONGEST: Final = 4  # words of a name
WORDS_READ: Final = 250
PAUSE: Final = 40  # lookups between two pauses, so that the event loop never waits for a message
SURE: Final = frozenset(
    {Layer.EXACT, Layer.ALIAS, Layer.FORMER, Layer.CODE, Layer.REORDERED}
)  # what merely looks or sounds alike is as often a common word

_WORD: Final = re.compile(r"[^\W_][\w’'.|-]*", re.UNICODE)


async def named_in(world: World, text: str) -> list[Match]:
    """Return up to five records that a message names; a longer name comes before a shorter one."""
    text = re.sub(r"<[@#:a][^>]*>|https?://\S+", " ", text)
    words = [word.strip(".’'-") for word in _WORD.findall(text)[:WORDS_READ]]
    found: dict[str, Match] = {}
    at = tried = 0
    while at < len(words) and len(found) < MOST:
        for length in range(min(LONGEST, len(words) - at), 0, -1):
            tried += 1
            if tried % PAUSE == 0:
                await asyncio.sleep(0)
            match = _means(world, words[at : at + length])
            if match is not None:
                found.setdefault(match.id, match)
                at += length - 1
                break
        at += 1
    return list(found.values())


def _means(world: World, words: list[str]) -> Match | None:
    resolution = world.names.resolve(" ".join(words), KINDS)
    if not resolution.accepted or resolution.matches[0].how not in SURE:
        return None
    match = resolution.matches[0]
    if match.id in world.store.french_teams:
        return None  # "France" is the country, or the race through it
    spelt = set(re.split(r"[\s-]+", fold(f"{match.name} {match.spelling}")))
    if not all(set(re.split(r"[\s-]+", fold(word))) & spelt for word in words):
        return None  # a word beside the name: the name alone comes next
    if match.how is Layer.CODE and not words[0].isupper():
        return None
    if len(words) == 1 and not words[0][0].isupper():
        # A surname in small letters is one; "quick" is not yet a team.
        surname = fold(words[0]) == fold(match.name).split()[-1]
        return match if surname or match.how is Layer.EXACT else None
    return match
