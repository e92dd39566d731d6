"""The real facts: all there, in both languages, up to date in facts.db, and properly sourced."""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import closing
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from bot.build.building import build, content_hash
from bot.names.folding import fold
from bot.records import Confidence, QuoteKind, Source, SourceType, Text
from bot.store import Store

ROOT = Path(__file__).parent.parent
FACTS = ROOT / "facts"
GROWING = {
    "around": 250,
    "country": 60,
    "display_name": 10,
    "historic_team": 100,
    "national_team": 40,
    "nickname": 1_500,
    "other_rider": 300,
    "person": 4_300,
    "race": 60,
    "team": 170,
    "team_span": 200,
}


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
    counts = build(FACTS, None).counts

    # What others add to without end is counted from below.
    growing = {kind: counts[kind] for kind in GROWING}
    assert {kind: n for kind, n in counts.items() if kind not in growing} == {
        "classification": 10_969,
        "contradiction": 28,
        "edition": 118,
        "episode": 24,
        "event": 55,
        "fact": 56,
        "gap": 10,
        "lineage": 51,
        "place": 47,
        "quote": 72,
        "rider": 3_991,
        "season": 3,
        "series": 1,
        "source": 594,
        "stage": 2_467,
        "team_name": 840,
        "term": 3,
        "topic": 29,
    }
    assert all(growing[kind] >= least for kind, least in GROWING.items()), growing


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
        query = "SELECT id FROM sources WHERE id NOT IN (SELECT source FROM source_sets)"
        assert database.execute(query).fetchall() == []


def test_nothing_tells_how_the_facts_were_collected() -> None:
    words = re.compile(r"tour folder|this collection|subtitle|springfield", re.IGNORECASE)
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
    assert [team.id for team in await store.teams() if team.seasons] == [
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


# -- the Tour


@pytest.fixture(scope="module")
def tour() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(ROOT / "facts.db")) as database:
        yield database


def test_four_pairs_of_namesakes_are_two_people_each(tour: sqlite3.Connection) -> None:
    ids: dict[str, list[str]] = {}
    for id_, name in tour.execute("SELECT id, name FROM people JOIN riders USING (id) WHERE tour"):
        ids.setdefault(fold(name), []).append(id_)

    assert [pair for _, pair in sorted(ids.items()) if len(pair) > 1] == [
        ["antonio-bevilacqua-1948", "antonio-bevilacqua-1982"],
        ["frederic-brun-1980", "frederic-brun-2015"],
        ["henri-paret-1904", "henri-paret-1952"],
        ["jesus-hernandez-1983", "jesus-hernandez-2010"],
    ]


def test_winners_of_five_tours(tour: sqlite3.Connection) -> None:
    query = "SELECT winner FROM editions WHERE winner NOTNULL GROUP BY 1 HAVING count(*) >= 5"

    assert {winner for (winner,) in tour.execute(query)} == {
        "jacques-anquetil",
        "eddy-merckx",
        "bernard-hinault",
        "miguel-indurain",
        "tadej-pogacar",
    }


@pytest.mark.parametrize(
    ("rider", "stages"),
    [
        ("mark-cavendish", 35),
        ("eddy-merckx", 34),
        ("bernard-hinault", 28),
        ("tadej-pogacar", 26),
        ("andre-leducq", 25),
        ("andre-darrigade", 22),
    ],
)
def test_stages_won(tour: sqlite3.Connection, rider: str, stages: int) -> None:
    query = "SELECT count(*) FROM stages WHERE status = 'ok' AND ? IN (winner, co_winner)"

    assert tour.execute(query, (rider,)).fetchone() == (stages,)


def test_vacant_is_not_unknown(tour: sqlite3.Connection) -> None:
    query = "SELECT winner_status, race, group_concat(year) FROM editions WHERE winner IS NULL "

    assert tour.execute(f"{query} GROUP BY winner_status, race ORDER BY 1").fetchall() == [
        ("unknown", "tdff", "2026"),
        ("vacant", "tdf", "1999,2000,2001,2002,2003,2004,2005"),
    ]


def test_who_was_stripped_of_a_win(tour: sqlite3.Connection) -> None:
    query = "SELECT year, stripped, winner FROM editions WHERE stripped NOTNULL AND winner NOTNULL"

    assert tour.execute(query).fetchall() == [
        (1904, "maurice-garin", "henri-cornet"),
        (2006, "floyd-landis", "oscar-pereiro"),
        (2010, "alberto-contador", "andy-schleck"),
    ]


def test_years_that_were_not_held_have_no_row(tour: sqlite3.Connection) -> None:
    held = {year for (year,) in tour.execute("SELECT year FROM editions WHERE race = 'tdf'")}

    assert set(range(1903, 2027)) - held == {*range(1915, 1919), *range(1940, 1947)}


def test_results_that_were_vacated_name_who_lost_them(tour: sqlite3.Connection) -> None:
    query = "SELECT why_en, count(*), count(winner) FROM stages WHERE status = 'vacated' GROUP BY 1"

    assert tour.execute(query).fetchall() == [
        ("results annulled by USADA in 2012", 3, 3),
        ("results annulled by the UCI in 2012", 20, 20),
    ]


def test_six_stages_have_no_winner(tour: sqlite3.Connection) -> None:
    query = "SELECT year, stage, status FROM stages WHERE winner_kind = 'none' ORDER BY year, place"

    assert tour.execute(query).fetchall() == [
        (1977, "18", "disqualified"),
        (1978, "12a", "annulled"),
        (1982, "5", "cancelled"),
        (1995, "16", "neutralised"),
        (1998, "17", "annulled"),
        (2019, "19", "stopped"),
    ]


def test_five_dead_heats(tour: sqlite3.Connection) -> None:
    query = "SELECT count(*) FROM stages WHERE co_winner NOTNULL"

    assert tour.execute(query).fetchone() == (5,)


def test_what_is_unknown_is_empty(tour: sqlite3.Connection) -> None:
    """The Femmes of 2026 were ridden, and no result is known here."""
    edition = "SELECT starters, finishers, winner FROM editions WHERE race = 'tdff' AND year = 2026"
    stages = "SELECT DISTINCT winner_kind, status, leader FROM stages WHERE race = 'tdff' AND year"

    assert tour.execute(edition).fetchall() == [(None, None, None)]
    assert tour.execute(f"{stages} = 2026").fetchall() == [("unknown", "unknown", None)]


def test_disqualified_riders_have_no_rank(tour: sqlite3.Connection) -> None:
    query = "SELECT count(*), count(rank) FROM classifications WHERE status = 'dsq'"

    assert tour.execute(query).fetchone() == (36, 0)


def test_early_tours_were_decided_on_points(tour: sqlite3.Connection) -> None:
    query = "SELECT count(seconds) FROM classifications WHERE year BETWEEN 1905 AND 1912"

    assert tour.execute(query).fetchone() == (0,)


def test_birth_dates_without_a_source_are_unverified(tour: sqlite3.Connection) -> None:
    query = (
        "SELECT birth_confidence, birth_sources IS NULL, count(*) FROM riders "
        "WHERE birth_date NOTNULL GROUP BY 1, 2"
    )

    assert tour.execute(query).fetchall() == [
        ("confirmed", 0, 788),
        ("reported", 0, 110),
        ("unverified", 1, 54),
    ]


def test_cells_written_from_memory_are_called_so(tour: sqlite3.Connection) -> None:
    query = "SELECT count(*) FROM editions WHERE unverified <> '[]'"

    assert tour.execute(query).fetchone() == (12,)


def test_rows_of_the_tour_have_sources(tour: sqlite3.Connection) -> None:
    for table in ("editions", "stages", "classifications", "riders WHERE tour"):
        query = f"SELECT count(*) - count(sources) FROM {table}"
        assert tour.execute(query).fetchone() == (0,), table


def test_facts_db_is_small() -> None:
    assert (ROOT / "facts.db").stat().st_size < 8_000_000


def test_the_build_is_quick(tmp_path: Path) -> None:
    start = time.process_time()
    build(FACTS, tmp_path / "facts.db")

    assert time.process_time() - start < 10
