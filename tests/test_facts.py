"""The real facts: all there, in both languages, up to date in facts.db, and properly sourced."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import closing
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from bot.build import build, content_hash
from bot.records import Confidence, QuoteKind, Source, SourceType, Text
from bot.store import Store

ROOT = Path(__file__).parent.parent
FACTS = ROOT / "facts"


@pytest.fixture
async def store() -> AsyncIterator[Store]:
    opened = await Store.open(ROOT / "facts.db")
    yield opened
    await opened.close()


async def everything(store: Store) -> list[object]:
    return [
        await store.series(),
        *await store.seasons(),
        *await store.episodes(),
        *await store.teams(),
        *await store.people(),
        *await store.quotes(),
        *await store.events(),
        *await store.contradictions(),
        *await store.gaps(),
        *await store.terms(),
        *await store.topics(),
    ]


def within(value: object, kind: type) -> Iterator[object]:
    """Return every value of a kind in a record, in its parts and in what it points to."""
    if isinstance(value, kind):
        yield value
    if is_dataclass(value):
        for field in fields(value):
            yield from within(getattr(value, field.name), kind)
    elif isinstance(value, dict):
        for below in value.values():
            yield from within(below, kind)
    elif isinstance(value, (tuple, list)):
        for below in value:
            yield from within(below, kind)


def test_the_facts_are_without_fault_and_facts_db_is_up_to_date() -> None:
    report = build(FACTS, None)

    assert report.faults == (), str(report)
    assert content_hash(ROOT / "facts.db") == report.content_hash, "run `make facts`"


def test_counts() -> None:
    assert build(FACTS, None).counts == {
        "contradiction": 27,
        "episode": 24,
        "event": 55,
        "fact": 56,
        "gap": 10,
        "person": 80,
        "quote": 72,
        "season": 3,
        "series": 1,
        "source": 165,
        "team": 15,
        "team_name": 366,
        "term": 3,
        "topic": 29,
    }


async def test_quotes_of_both_kinds(store: Store) -> None:
    quotes = await store.quotes()

    assert len([quote for quote in quotes if quote.kind is QuoteKind.VERBATIM]) == 20
    for quote in quotes:
        if quote.kind is QuoteKind.VERBATIM:
            assert {source.type for source in quote.sources} == {SourceType.SEED}, quote.id


async def test_every_text_is_in_both_languages(store: Store) -> None:
    texts = [text for record in await everything(store) for text in within(record, Text)]

    assert len(texts) > 700
    for text in texts:
        assert isinstance(text, Text)
        assert text.en.strip()
        assert text.fr.strip()


async def test_french_punctuation(store: Store) -> None:
    for record in await everything(store):
        for text in within(record, Text):
            assert isinstance(text, Text)
            assert not re.search(r" [:;?!»]|« ", text.fr), text.fr


async def test_weak_sources_are_not_linked(store: Store) -> None:
    for source in await store.sources():
        if source.type in (SourceType.COPY, SourceType.WEB, SourceType.EPISODE):
            assert source.url is None, source.id
        assert (source.type is SourceType.EPISODE) == (source.episode is not None), source.id
    types = [source.type for source in await store.sources()]
    assert types.count(SourceType.SEED) == 5
    assert types.count(SourceType.EPISODE) == 15


async def test_seed_articles_are_linked_and_their_titles_are_not_known(store: Store) -> None:
    for number in range(5):
        source = await store.source(f"seed00{number}")
        assert source is not None
        assert source.url is not None
        assert source.title is None


async def test_a_title_that_must_not_be_shown_is_not_there(store: Store) -> None:
    source = await store.source("l10_tot")

    assert source is not None
    assert (source.title, source.url) == (None, None)


async def test_what_rests_on_weak_sources_is_not_confirmed(store: Store) -> None:
    weak = {SourceType.COPY, SourceType.WEB}
    for record in await everything(store):
        for part in (record, *within(record, object)):
            sources = getattr(part, "sources", ())
            if getattr(part, "confidence", None) is Confidence.CONFIRMED and sources:
                assert {source.type for source in sources} - weak, part
    agostini = await store.person("andrea-agostini")
    assert agostini is not None
    assert agostini.confidence is Confidence.REPORTED


async def test_what_has_no_source_is_unverified(store: Store) -> None:
    for record in await everything(store):
        for part in (record, *within(record, object)):
            if hasattr(part, "sources") and hasattr(part, "confidence") and not part.sources:
                assert part.confidence is Confidence.UNVERIFIED, part


def test_every_source_is_cited() -> None:
    with closing(sqlite3.connect(ROOT / "facts.db")) as database:
        query = "SELECT id FROM sources WHERE id NOT IN (SELECT source FROM citations)"
        assert database.execute(query).fetchall() == []


def test_nothing_tells_how_the_facts_were_collected() -> None:
    words = re.compile(
        r"/work/|/tmp/|tour folder|this collection|subtitle|springfield", re.IGNORECASE
    )
    for path in (*FACTS.rglob("*.toml"), *FACTS.rglob("*.csv")):
        assert not words.search(path.read_text(encoding="utf-8")), path


def test_private_lives_stay_out() -> None:
    """What the seed articles say of Marion Rousse is the only word on somebody's partner."""
    lines = [
        line
        for path in FACTS.rglob("*.toml")
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.search(r"\b(wife|husband|girlfriend|sa femme|son mari|compagn(on|e))\b", line)
    ]

    assert len(lines) == 2
    assert all("Julian Alaphilippe" in line for line in lines)


async def test_team_ids_are_those_of_the_tour(store: Store) -> None:
    assert [team.id for team in await store.teams()] == [
        "ag2r",
        "alpecin",
        "arkea",
        "astana",
        "bahrain",
        "bora",
        "dsm",
        "ef",
        "fdj",
        "ineos",
        "quickstep",
        "totalenergies",
        "uae",
        "visma",
        "wanty",
    ]


@pytest.mark.parametrize(
    ("record", "key", "english", "french"),
    [
        (1, "release", "8 June 2023", "8 juin 2023"),
        (1, "teams-announced", "Eight teams were announced: AG2R Citroën", "Huit équipes"),
        (1, "refused", "UAE Team Emirates declined", "UAE Team Emirates a refusé"),
        (1, "runtime", "45 had been announced", "45 étaient annoncées"),
        (1, "filming", "March to July 2022", "mars à juillet 2022"),
        (2, "announced", "30 June 2023", "30 juin 2023"),
        (3, "planned-release", "June 2025", "juin 2025"),
        (3, "release", "2 July 2025", "2 juillet 2025"),
        (3, "last", "13 February 2025", "13 février 2025"),
        (None, "cost", "62,000 each", "62\u00a0000 chacune"),
        (None, "french-television", "52-minute", "52\u00a0minutes"),
        (None, "womens-tour", "In February 2025", "En février 2025"),
        (None, "platform", "190 territories", "190\u00a0territoires"),
        (None, "status", "The series is over", "La série s’est arrêtée"),
    ],
)
async def test_what_the_seed_articles_say(
    store: Store, record: int | None, key: str, english: str, french: str
) -> None:
    about = await store.series() if record is None else await store.season(record)

    assert about is not None
    fact = about.facts[key]
    assert english in fact.text.en
    assert french in fact.text.fr
    assert fact.sources


async def test_the_countries_that_broadcast_the_race_are_not_the_territories_of_netflix(
    store: Store,
) -> None:
    series = await store.series()

    assert series is not None
    note = series.facts["platform"].note
    assert note is not None
    assert "190 countries that broadcast the race" in note.en


async def test_the_women_s_series_is_a_rumour(store: Store) -> None:
    series = await store.series()

    assert series is not None
    assert series.facts["womens-tour"].confidence is Confidence.RUMOUR
    assert series.facts["cost"].confidence is Confidence.REPORTED


async def test_a_plan_that_was_replaced_is_superseded(store: Store) -> None:
    season = await store.season(3)

    assert season is not None
    assert season.facts["planned-release"].confidence is Confidence.SUPERSEDED


async def test_both_names_of_a_year_are_kept(store: Store) -> None:
    borne = {
        (team.id, year): [name.name for name in team.names if name.year == year]
        for team in await store.teams()
        for year in (2020, 2022, 2024, 2026)
    }

    assert borne["alpecin", 2022] == ["Alpecin-Fenix", "Alpecin-Deceuninck"]
    assert borne["bora", 2024] == ["BORA - hansgrohe", "Red Bull - BORA - hansgrohe"]
    assert borne["ineos", 2020] == ["Team INEOS", "INEOS Grenadiers"]
    assert borne["ineos", 2026] == ["INEOS Grenadiers", "Netcompany INEOS Cycling Team"]
    assert borne["wanty", 2026] == []  # the name of that year belongs to another lineage


async def test_contradictions_point_to_where_they_matter(store: Store) -> None:
    for contradiction in await store.contradictions():
        for id_ in contradiction.about:
            assert await store.name_of(id_) is not None, (contradiction.id, id_)


async def test_sources_say_enough_to_be_named(store: Store) -> None:
    for source in await store.sources():
        assert isinstance(source, Source)
        assert source.publisher
        assert source.url is None or source.url.startswith("https://")
