"""From hits to an answer: whom to put first, whether to answer, whether to ask."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from bot.names.folding import fold
from bot.names.index import Index, who
from bot.names.layers import Hit
from bot.names.likeness import SURNAME
from bot.names.outcome import Layer, Match, Resolution
from bot.names.prominence import TWICE

MOST_MATCHES = 5
MOST_NEAR = 3

_FAME = 0.25
"""How much prominence weighs beside quality among those that may be meant."""

_APART = 6.0
"""A hit this much better than another one is meant rather than that."""

_LEAST_NEAR = 45.0
"""What is worse than this is not near enough to be named."""

_GUESSED = frozenset({Layer.FUZZY, Layer.SOUND})

_BEYOND_DOUBT = 3.5 * TWICE
"""A team known this much better is meant when a sponsor of several is named."""


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
        key = who(spelling.kind, spelling.id)
        known = best.get(key)
        if known is None or worth > known[0]:
            best[key] = (worth, hit)
    order = sorted(best.values(), key=lambda pair: (-pair[0], pair[1].entry))
    return [hit for _, hit in order]


def resolution(
    typed: str, index: Index, hits: Sequence[Hit], years: Collection[int] = ()
) -> Resolution:
    """Return the answer for ranked hits: one, several to choose from, or what is near.

    With `years` a sponsor means the team it was with then, under its name of then.
    """
    if not hits or not hits[0].sure:
        near = [hit for hit in hits if hit.quality >= _LEAST_NEAR][:MOST_NEAR]
        matches = tuple(match_of(index, hit._replace(how=Layer.NEAR)) for hit in near)
        return Resolution(typed, matches, accepted=False, ambiguous=False)
    found = [_in_those_years(index, hits[0], years), *hits[1:]]
    asked = bool(_rivals(index, hits))
    sharing = _sharing(index, hits[0], years)
    if sharing and years and set(years).isdisjoint(index.spellings[found[0].entry].years):
        # In that year the sponsor was with another team.
        asked = len(sharing) > 1
        found = [*sharing, *found]
    elif sharing:
        asked = True
        found = [found[0], *sharing, *found[1:]]
    matches = tuple(match_of(index, hit) for hit in _once(index, found)[:MOST_MATCHES])
    return Resolution(typed, matches, accepted=not asked, ambiguous=asked)


def _rivals(index: Index, hits: Sequence[Hit]) -> list[Hit]:
    """Return the sure hits that are meant as likely as the first one."""
    first = hits[0]
    leader = index.spellings[first.entry]
    # A name in full needs less fame to be meant than a surname alone.
    needed = TWICE if first.quality > SURNAME else 2 * TWICE
    others = []
    # A rider and a team of the same initials (LTD) are both meant, however known they are.
    for hit in hits[1:]:
        spelling = index.spellings[hit.entry]
        if not hit.sure or hit.quality < first.quality - _APART:
            continue
        both = (leader.kind == "team") != (spelling.kind == "team")
        # What was typed to the letter is never passed over for what is merely like it.
        both = both or (first.how in _GUESSED and hit.how not in _GUESSED)
        if not both and leader.prominence - spelling.prominence >= needed:
            continue
        if _same_name(index, first.entry, hit.entry):
            continue
        others.append(hit)
    return others


def _in_those_years(index: Index, hit: Hit, years: Collection[int]) -> Hit:
    """Return the hit with the name that the team bore in one of `years` and that has its words."""
    if not years or index.kinds[hit.entry] != "team":
        return hit
    words = set(index.words[hit.entry])
    for entry in index.records[index.record[hit.entry]]:
        if words.issubset(index.words[entry]) and not set(years).isdisjoint(
            index.spellings[entry].years
        ):
            return hit._replace(entry=entry)
    return hit


def _sharing(index: Index, first: Hit, years: Collection[int]) -> list[Hit]:
    """Return other teams that the one sponsor named by the first hit has also been with.

    Nobody else is asked about where that sponsor is all of the team's name today.
    """
    leader = index.spellings[first.entry]
    words = index.words[first.entry]
    if leader.kind != "team" or len(words) != 1 or first.how is Layer.CODE:
        return []
    if leader.how == "name" or fold(leader.display) == words[0]:
        return []
    number = index.number(words[0])
    if number is None:
        return []
    others: dict[int, Hit] = {}
    own = index.record[first.entry]
    # The women's team of the same sponsor is offered, not asked about.
    same = (own, index.counterparts.get(own))
    for entry in index.postings[number]:
        spelling = index.spellings[entry]
        record = index.record[entry]
        if (
            spelling.kind == "team"
            and spelling.how in ("name", "former")
            and record not in same
            and record not in others
            and leader.prominence - spelling.prominence < _BEYOND_DOUBT
            and not _same_name(index, first.entry, entry)
            and not (years and set(years).isdisjoint(spelling.years))
        ):
            others[record] = Hit(entry, first.quality - 1.0, Layer.REORDERED, sure=True)
    return list(others.values())


def _same_name(index: Index, one: int, other: int) -> bool:
    """Tell whether two teams have one name today: choosing by that name is no choice."""
    return index.kinds[one] == index.kinds[other] == "team" and fold(
        index.spellings[one].display
    ) == fold(index.spellings[other].display)


def _once(index: Index, hits: Iterable[Hit]) -> list[Hit]:
    """Return the first hit of each record."""
    first: dict[tuple[str, str], Hit] = {}
    for hit in hits:
        first.setdefault(who(index.kinds[hit.entry], index.spellings[hit.entry].id), hit)
    return list(first.values())


def match_of(index: Index, hit: Hit) -> Match:
    """Return a hit as what the resolver answers."""
    spelling = index.spellings[hit.entry]
    years = spelling.years if spelling.how == "former" else ()
    score = round(min(100.0, max(0.0, hit.quality)), 1)
    return Match(
        spelling.kind, spelling.id, spelling.display, spelling.spelling, years, hit.how, score
    )
