"""From hits to an answer: whom to put first, whether to answer, whether to ask."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from bot.names.index import PEOPLE, Index
from bot.names.layers import Hit
from bot.names.likeness import SURNAME
from bot.names.outcome import Match, Resolution
from bot.names.prominence import TWICE

MOST_MATCHES = 5
MOST_NEAR = 3

_FAME = 0.25
"""How much prominence weighs beside quality among those that may be meant."""

_APART = 6.0
"""A hit this much better than another one is meant rather than that."""


def ranked(index: Index, hits: Iterable[Hit], years: Collection[int]) -> list[Hit]:
    """Return the best hit of each record, best first.

    A year that was typed prefers the spelling borne in it. A rider who is also listed as a person
    is one human being.
    """
    best: dict[tuple[str, str], tuple[float, Hit]] = {}
    for hit in hits:
        spelling = index.spellings[hit.entry]
        worth = hit.quality + _FAME * spelling.prominence
        if years and not set(years).isdisjoint(spelling.years):
            worth += 4.0
        kind = "human" if spelling.kind in PEOPLE else spelling.kind
        key = (kind, spelling.id)
        if key not in best or worth > best[key][0]:
            best[key] = (worth, hit)
    order = sorted(best.values(), key=lambda pair: (-pair[0], pair[1].entry))
    return [hit for _, hit in order]


def rivals(index: Index, hits: Sequence[Hit]) -> list[Hit]:
    """Return the sure hits that are meant as likely as the first one."""
    if not hits or not hits[0].sure:
        return []
    first = hits[0]
    leader = index.spellings[first.entry]
    others = []
    for hit in hits[1:]:
        spelling = index.spellings[hit.entry]
        if not hit.sure or hit.quality < first.quality - _APART:
            continue
        # A name in full needs less fame to be meant than a surname alone.
        needed = TWICE if first.quality > SURNAME else 2 * TWICE
        if leader.prominence - spelling.prominence >= needed:
            continue
        if spelling.display == leader.display and spelling.kind == leader.kind == "team":
            # A men's and a women's team of one name: choosing by that name is no choice.
            continue
        others.append(hit)
    return others


def as_match(index: Index, hit: Hit) -> Match:
    """Return the match that a hit stands for."""
    spelling = index.spellings[hit.entry]
    years = spelling.years if spelling.how == "former" else ()
    score = round(min(100.0, max(0.0, hit.quality)), 1)
    return Match(
        spelling.kind, spelling.id, spelling.display, spelling.spelling, years, hit.how, score
    )


def resolution(typed: str, index: Index, hits: Sequence[Hit]) -> Resolution:
    """Return the answer for ranked hits."""
    others = rivals(index, hits)
    sure = bool(hits) and hits[0].sure
    most = MOST_MATCHES
    matches = tuple(as_match(index, hit) for hit in hits[:most])
    return Resolution(typed, matches, sure and not others, sure and bool(others))
