"""What /search finds: words and plain questions, over everything, for one reader.

The words that are left of a question are looked up one by one; one that stands nowhere is taken
for the beginning of a word, then for a misspelt one. Words that name a kind ("stage", "citation",
"gagné") put records of that kind further up. What is covered for the reader has no part in any of
it, not even in the order: see `bot.store.search`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, cast

from bot.covering import Cover
from bot.errors import Candidate, NotFound
from bot.names import Match
from bot.names.cleaning import readable
from bot.names.common_words import CARRYING_NOTHING
from bot.names.folding import fold
from bot.names.index import who
from bot.names.likeness import likenesses
from bot.names.scripts import is_foreign, romanized
from bot.names.stems import stem, stems
from bot.palmares import Palmares
from bot.records import (
    Contradiction,
    Edition,
    Episode,
    Event,
    Gap,
    Person,
    Quote,
    Race,
    Ref,
    Season,
    Series,
    Stage,
    Team,
    Topic,
)
from bot.spoilers import Veil
from bot.store.search import Hit, Known, Term
from bot.world import World

LONGEST: Final = 75  # characters of words on a button, with room for the page and the rest
READ: Final = 200  # characters that are looked at
MOST_TERMS: Final = 12
MOST_HITS: Final = 48
A_PAGE: Final = 6
LEAST_SHARE: Final = 0.12  # of the best score; what is worse has little to do with the question

BEGUN: Final = 0.7  # what the beginning of a word is worth
MISSPELT: Final = 0.7
KIND_NAMED: Final = 0.25  # what a word that names a kind is worth as a word of the text
FAVOUR: Final = 1.6  # what a record of a kind that was named counts times

_MISSPELT_FROM: Final = 4  # letters
_LEAST_ALIKE: Final = 0.72
_AS_ALIKE: Final = 0.06
_MOST_LIKE: Final = 3

_KINDS: Final = {
    "rider": "rider riders cyclist cycliste coureur coureuse palmarès career carrière victoires "
    "wins record records podiums age né born jours days",
    "stage": "stage stages étape étapes arrivée départ finish",
    "edition": "tour edition édition grande boucle gc classement général winner vainqueur gagné "
    "won remporté champion podium parcours route granddepart départ",
    "team": "team teams équipe équipes formation squad sponsor",
    "quote": "quote quotes citation citations said says say dit déclaré propos words pense thinks",
    "episode": "episode épisode épisodes episodes",
    "season": "season saison seasons saisons winner vainqueur gagné won",
    "series": "series série netflix unchained docuseries show docusérie",
    "event": "timeline chronologie happened",
    "contradiction": "why pourquoi reason raison",
    "topic": "why pourquoi reason raison topic sujet",
    "person": "directeur director manager producteur producer journaliste commentator",
}


def _favours() -> Mapping[str, frozenset[str]]:
    """Return the kinds that each stem names."""
    named: dict[str, set[str]] = {}
    for kind, words in _KINDS.items():
        for word in words.split():
            named.setdefault(stem(fold(word)), set()).add(kind)
    return {word: frozenset(kinds) for word, kinds in named.items()}


FAVOURS: Final = _favours()
DEEDS: Final = frozenset({"rider", "stage", "edition", "season"})
"""The kinds that are named by who asks what somebody did."""
_NAMED: Final = ("team", "rider", "person", "episode")


Told = Quote | Event | Contradiction
Findable = Series | Season | Episode | Team | Person | Told | Gap | Topic | Edition | Stage


@dataclass(frozen=True, slots=True)
class Asked:
    """What was understood: stems to look for, kinds that were named."""

    stems: tuple[str, ...]
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class Found:
    """One page of what was found.

    `records` are as the reader may see them, best first, `first` is the number of the first of them
    in the whole list. `about` are the people and teams that sources disagree about, by id. `words`
    are the stems that were found, `instead` the words that were looked for in the place of ones
    that stand nowhere. `deeds` are what the riders among the records did at the Tour, by id.
    """

    records: tuple[Findable, ...]
    deeds: Mapping[str, Palmares]
    about: Mapping[str, Ref]
    words: frozenset[str]
    instead: tuple[str, ...]
    first: int
    page: int
    pages: int


def brief(words: str) -> str:
    """Return what is typed as it fits into a button: at most 75 characters, whole words."""
    kept = " ".join(readable(words, READ).replace("/", " ").replace("%", " ").split())
    if len(kept) <= LONGEST:
        return kept
    whole = kept[: LONGEST + 1].rpartition(" ")[0]
    return whole or kept[:LONGEST]


def understood(words: str) -> Asked:
    """Return what is asked for, whatever was typed. Never raises."""
    looked_for = list(dict.fromkeys(stems(words[:READ])))[:MOST_TERMS]
    kinds = frozenset(kind for each in looked_for for kind in FAVOURS.get(each, ()))
    return Asked(tuple(looked_for), kinds)


async def find(world: World, cover: Cover, words: str, page: int) -> Found | None:
    """Return a page of what `words` find, None where they find nothing.

    Args:
        world: the World as it is under the veil of `cover` (`World.under`): who is named follows
            from how known they are.
        cover: what is left of records for the reader.
        words: what was typed.
        page: the page, from 1.
    """
    asked = understood(words)
    terms, instead = await _terms(world, asked, cover.veil)
    if not terms:
        return None
    hits = await world.store.search.find(
        terms, cover.veil, favoured=dict.fromkeys(asked.kinds, FAVOUR), most=MOST_HITS
    )
    hits = [hit for hit in hits if hit.score >= LEAST_SHARE * hits[0].score]
    if not hits:
        return None
    if (named := _named(world, words, asked.kinds)) is not None:
        meant = who(named.kind, named.id)
        hits.sort(key=lambda hit: who(hit.kind, hit.id) != meant)
        if who(hits[0].kind, hits[0].id) != meant:
            hits.insert(0, Hit(named.kind, named.id, hits[0].score))
    pages = -(-len(hits) // A_PAGE)
    page = max(1, min(page, pages))
    first = (page - 1) * A_PAGE
    loaded = [await _record(world, cover, hit) for hit in hits[first : first + A_PAGE]]
    records = tuple(record for record in loaded if record is not None)
    ids = {id_ for each in records if isinstance(each, Contradiction) for id_ in each.about}
    deeds = {
        record.id: await _deeds(world, cover, record)
        for record in records
        if isinstance(record, Person) and record.rider
    }
    return Found(
        records,
        deeds,
        {id_: ref for id_ in ids if (ref := world.store.pointer(id_)) is not None},
        frozenset(writing for term, _ in terms for writing in term.writings),
        tuple(instead),
        first + 1,
        page,
        pages,
    )


def nearest(world: World, words: str) -> NotFound:
    """Return that nothing was found, with those whose names are nearest."""
    near = world.names.resolve(words, _NAMED)
    return NotFound(
        "words",
        near.typed,
        tuple(Candidate(each.kind, each.id, each.name, elsewhere=True) for each in near.matches),
    )


def _named(world: World, words: str, asked: frozenset[str]) -> Match | None:
    """Return who is meant by all the words that name no kind of record, if anybody is.

    Nobody where another kind is asked for than what they did, or one of many stages.
    """
    folded = fold(words[:READ]).split()
    left = [each for each in folded if each not in CARRYING_NOTHING and stem(each) not in FAVOURS]
    if any(each[0].isdigit() for each in left):
        return None
    found = world.names.resolve(" ".join(left), _NAMED)
    if not found.accepted or not (asked <= DEEDS or found.matches[0].kind in asked):
        return None
    return found.matches[0]


async def _deeds(world: World, cover: Cover, rider: Person) -> Palmares:
    """Return what a rider did at the Tour, as far as the reader may be told."""
    tour = world.store.tour
    return cover.palmares(rider.id, *await tour.deeds(rider.id), await tour.editions())


async def _terms(
    world: World, asked: Asked, veil: Veil
) -> tuple[list[tuple[Term, Known]], list[str]]:
    """Return what is looked for, with how known it is, and what misspelt words became."""
    search = world.store.search
    typed = [Term((each,), worth=KIND_NAMED if each in FAVOURS else 1.0) for each in asked.stems]
    begun = [Term((each,), begun=True, worth=BEGUN) for each in asked.stems if len(each) > 2]
    known = await search.known([*typed, *begun], veil)
    of_typed = dict(zip(asked.stems, zip(typed, known, strict=False), strict=True))
    of_begun = {
        term.writings[0]: (term, k) for term, k in zip(begun, known[len(typed) :], strict=True)
    }
    terms: list[tuple[Term, Known]] = []
    misspelt: list[tuple[str, ...]] = []
    for each, (term, seen) in of_typed.items():
        if seen.seen:
            terms.append((term, seen))
        elif each in of_begun and of_begun[each][1].seen:
            terms.append(of_begun[each])
        elif each not in FAVOURS and len(each) >= _MISSPELT_FROM and each.isalpha():
            misspelt.append(_like(each, await search.vocabulary()))
    meant = [words for words in misspelt if words]
    guessed = [Term(tuple(dict.fromkeys(map(stem, words))), worth=MISSPELT) for words in meant]
    if guessed:
        terms += zip(guessed, await search.known(guessed, veil), strict=True)
    return terms, [word for words in meant for word in words]


def _like(word: str, vocabulary: Sequence[str]) -> tuple[str, ...]:
    """Return the few words that look most like one that stands nowhere, most alike first."""
    latin = fold(romanized(word)) if is_foreign(word) else word
    alike = likenesses(latin, list(vocabulary), _LEAST_ALIKE)
    if not alike:
        return ()
    best = max(likeness for likeness, _ in alike)
    near = sorted(
        (-likeness, vocabulary[at]) for likeness, at in alike if likeness >= best - _AS_ALIKE
    )
    return tuple(each for _, each in near[:_MOST_LIKE])


async def _record(  # noqa: PLR0911 - one a kind
    world: World, cover: Cover, hit: Hit
) -> Findable | None:
    """Return a record as the reader may see it, None where there is nothing to see."""
    store, id_ = world.store, hit.id
    match hit.kind:
        case "series":
            return await store.series()
        case "season":
            season = await store.season(int(id_.removeprefix("season-")))
            return season and cover.season(season)
        case "episode":
            episode = await store.episode(id_)
            return episode and cover.episode(episode)
        case "rider" | "person":
            person = await store.person(id_)
            return person and cover.person(person)
        case "team":
            return await store.team(id_)
        case "edition":
            race, _, year = id_.partition("-")
            edition = await store.tour.edition(cast(Race, race), int(year))
            return edition and cover.edition(edition)
        case "stage":
            stage = await store.tour.stage(id_)
            return stage and cover.stage(stage)
        case "topic":
            return world.topics.get(id_)
        case "gap":
            return await store.gap(id_)
        case _:
            return await _statement(world, cover, hit)


async def _statement(world: World, cover: Cover, hit: Hit) -> Told | None:
    """Return what was said or what happened, where the reader may be told of it at all."""
    store = world.store
    read = {"quote": store.quote, "event": store.event, "contradiction": store.contradiction}
    told: Told | None = await read[hit.kind](hit.id)
    return next(iter(cover.told([told])), None) if told else None
