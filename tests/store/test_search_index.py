"""The index of /search: what its parts reveal, what a veil leaves of it, what is built of it."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import AsyncIterator, Mapping
from contextlib import closing
from datetime import UTC, datetime
from typing import Any

import pytest
from direct import FACTS

from bot.build.writing import contents
from bot.spoilers import NOTHING, Policy, Reveals, Veil, reveals, veil
from bot.store import Store
from bot.store.search import Known, Term

LATER = datetime(2026, 11, 20, tzinfo=UTC)
SEALED = veil(Policy.SEALED, LATER, seasons=[1, 2, 3])


@pytest.fixture
async def store() -> AsyncIterator[Store]:
    opened = await Store.open(FACTS)
    try:
        yield opened
    finally:
        await opened.close()


def rows(query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(FACTS)) as database:
        return database.execute(query).fetchall()


async def revealed(store: Store) -> Mapping[tuple[str, str], set[Reveals | None]]:
    """Return all that is told of each record by `bot.spoilers`."""
    told: dict[tuple[str, str], set[Reveals | None]] = {}
    for season in await store.seasons():
        facts = {reveals(fact) for fact in season.facts.values()}
        told["season", season.id] = {reveals(season), *facts}
    for person in await store.people():
        told["rider" if person.rider else "person", person.id] = {reveals(person)}
    for kind, records in (
        ("episode", await store.episodes()),
        ("quote", await store.quotes()),
        ("event", await store.events()),
        ("contradiction", await store.contradictions()),
        ("edition", await store.tour.editions()),
        ("stage", await store.tour.stages()),
    ):
        told |= {(kind, record.id): {reveals(record)} for record in records}
    return told


async def test_a_part_reveals_what_its_record_does(store: Store) -> None:
    told = await revealed(store)
    parts = rows(
        "SELECT r.kind, r.id, v.day, v.seasons FROM search_parts p "
        "JOIN search_records r ON r.number = p.record JOIN search_reveals v ON v.number = p.reveals"
    )
    assert len(parts) > 5000
    for kind, id_, day, seasons in parts:
        assert Reveals(day, frozenset(json.loads(seasons))) in told[kind, id_], id_


async def test_what_is_told_whole_or_not_at_all_has_no_open_part(store: Store) -> None:
    told = await revealed(store)
    parts = rows(
        "SELECT r.kind, r.id FROM search_parts p JOIN search_records r ON r.number = p.record "
        "WHERE p.reveals IS NULL AND r.kind IN ('quote', 'event', 'contradiction')"
    )
    assert len(parts) > 200
    assert {told[part] == {None} for part in parts} == {True}


async def test_everything_there_is_can_be_found(store: Store) -> None:
    listed = {tuple(row) for row in rows("SELECT kind, id FROM search_records")}
    expected = set(await revealed(store))
    expected |= {("team", team.id) for team in await store.teams()}
    expected |= {("topic", topic.id) for topic in await store.topics()}
    expected |= {("gap", gap.id) for gap in await store.gaps()} | {("series", "series")}
    assert listed == expected


async def test_covered_words_find_nothing_and_count_nothing(store: Store) -> None:
    search = store.search
    hinault = Term(("hinault",))
    (open_,), (sealed,) = (
        await search.known([hinault], NOTHING),
        await search.known([hinault], SEALED),
    )
    assert open_.seen > sealed.seen == sealed.open == open_.open > 0

    hits = await search.find([(hinault, sealed)], SEALED, favoured={}, most=48)
    assert {hit.kind for hit in hits} == {"rider", "team"}
    told = await search.find([(hinault, open_)], NOTHING, favoured={}, most=48)
    assert {"rider", "stage", "edition"} <= {hit.kind for hit in told}


async def test_a_season_that_was_watched_opens_what_it_tells(store: Store) -> None:
    beer = [Term(("beer",))]
    assert (await store.search.known(beer, Veil(None, frozenset({1, 2, 3}))))[0].seen == 0
    assert (await store.search.known(beer, Veil(None, frozenset({1, 3}), frozenset({2}))))[0].seen


@pytest.mark.parametrize(
    "typed", ['"', '""', "NEAR(", "*", "a* OR b", "^x", "words:x", "'", "\x00"]
)
async def test_a_term_is_never_read_as_an_operator(store: Store, typed: str) -> None:
    for begun in (False, True):
        known = await store.search.known([Term((typed, "cavendish"), begun=begun)], NOTHING)
        assert known[0].seen > 0


async def test_a_rarer_word_counts_more_and_a_favoured_kind_comes_first(store: Store) -> None:
    terms = [Term(("1989",)), Term(("lemond",))]
    known = list(zip(terms, await store.search.known(terms, NOTHING), strict=True))
    hits = await store.search.find(known, NOTHING, favoured={"stage": 9.0}, most=3)
    assert {hit.kind for hit in hits} == {"stage"}
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert await store.search.find([], NOTHING, favoured={}, most=3) == []


async def test_words_that_a_misspelt_one_may_be_meant_for_tell_nothing(store: Store) -> None:
    vocabulary = await store.search.vocabulary()
    assert list(vocabulary) == sorted(set(vocabulary))
    assert {"cavendish", "granon", "vingegaard"} <= set(vocabulary)
    assert "beer" not in vocabulary  # of an episode's summary only


def test_the_index_is_known_by_its_words_and_not_by_its_bytes() -> None:
    with closing(sqlite3.connect(FACTS)) as database:
        tables = {name for name, _ in contents(database)}
        (digest,) = database.execute(
            "SELECT value FROM meta WHERE key = 'search_digest'"
        ).fetchone()
    assert {"search_records", "search_parts", "search_reveals", "search_vocabulary"} <= tables
    assert not any(name.startswith("search_words") for name in tables)
    assert len(digest) == 64


def test_facts_db_stays_small() -> None:
    assert FACTS.stat().st_size <= 8_000_000


async def test_many_ask_at_once(store: Store) -> None:
    known = await asyncio.gather(
        *(store.search.known([Term(("cavendish",))], each) for each in [NOTHING, SEALED] * 20)
    )
    assert len({tuple(each) for each in known}) == 2
    assert all(isinstance(each, Known) for (each,) in known)
