"""The store over the real facts, and over files that it must refuse."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.cards.person import person_card
from bot.cards.team import team_card
from bot.errors import FactsUnusable
from bot.names import Names, at_once
from bot.records import (
    SCHEMA_VERSION,
    Confidence,
    Language,
    Life,
    Namesake,
    QuoteKind,
    Ref,
    SourceType,
    Spelling,
    Text,
)
from bot.store import Store
from bot.words import Words

FACTS = Path(__file__).parents[2] / "facts.db"


@pytest.fixture
async def store() -> AsyncIterator[Store]:
    opened = await Store.open(FACTS)
    yield opened
    await opened.close()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    path = tmp_path / "facts.db"
    path.write_bytes(FACTS.read_bytes())
    return path


def written(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def read(path: Path) -> bytes:
    return path.read_bytes()


def files_beside(path: Path) -> list[str]:
    return sorted(each.name for each in path.parent.iterdir())


async def refused(path: Path) -> str:
    with pytest.raises(FactsUnusable) as caught:
        await Store.open(path)
    message = str(caught.value)
    assert "\n" not in message
    assert str(path) in message
    assert "run `make facts`" in message
    return message


# -- opening


async def test_a_missing_file(tmp_path: Path) -> None:
    message = await refused(tmp_path / "facts.db")

    assert message.startswith("facts.db was not found at")
    assert files_beside(tmp_path / "facts.db") == []


async def test_a_truncated_file(copy: Path) -> None:
    written(copy, read(copy)[:300_000])

    assert "is not a usable facts.db" in await refused(copy)


async def test_an_empty_file(copy: Path) -> None:
    written(copy, b"")

    assert "is not a usable facts.db" in await refused(copy)


async def test_garbage(copy: Path) -> None:
    written(copy, b"Le Tour de France " * 10_000)

    assert "is not a usable facts.db (file is not a database)" in await refused(copy)


async def test_another_database(tmp_path: Path) -> None:
    path = tmp_path / "guilds.db"
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("CREATE TABLE guilds (id INTEGER)")

    assert "(no such table: meta)" in await refused(path)


@pytest.mark.parametrize(("step", "age"), [(-1, "older"), (1, "newer")])
async def test_another_schema(copy: Path, step: int, age: str) -> None:
    version = SCHEMA_VERSION + step
    with closing(sqlite3.connect(copy)) as database, database:
        database.execute("UPDATE meta SET value = ? WHERE key = 'schema_version'", (str(version),))

    assert f"is {age} than this bot (schema {version} instead of" in await refused(copy)


async def test_one_byte_changed_in_a_row(copy: Path) -> None:
    data = read(copy)
    assert data.count(b"was released on 8 June 2023") == 1
    written(copy, data.replace(b"on 8 June 2023", b"on 9 June 2023"))

    assert "(it is not what was built)" in await refused(copy)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE records SET confidence = 'confirmed' WHERE id = 'series-womens-tour'",
        "DELETE FROM source_sets WHERE number = 1 AND position = 0",
        "UPDATE stages SET winner = 'eddy-merckx' WHERE winner = 'mark-cavendish'",
        "DROP INDEX classifications_of_rider",
        "PRAGMA user_version = 1",
        "INSERT INTO topics VALUES ('extra', 'extra', 'extra')",
        "UPDATE meta SET value = '2027-01-01' WHERE key = 'facts_date'",
        "CREATE TABLE extra (id INTEGER)",
    ],
)
async def test_a_row_that_was_not_built(copy: Path, change: str) -> None:
    with closing(sqlite3.connect(copy)) as database, database:
        database.execute(change)

    assert "(it is not what was built)" in await refused(copy)


async def test_what_becomes_of_the_file_does_not_matter(copy: Path) -> None:
    store = await Store.open(copy)
    written(copy, b"garbage")

    team = await store.team("visma")
    await store.close()

    assert team is not None
    assert team.name == "Team Visma | Lease a Bike"


async def test_the_file_is_not_written_to(copy: Path) -> None:
    before = read(copy)

    store = await Store.open(copy)
    await store.close()

    assert read(copy) == before
    assert files_beside(copy) == ["facts.db"]


async def test_opening_is_quick() -> None:
    start = time.process_time()
    store = await Store.open(FACTS)
    took = time.process_time() - start
    await store.close()

    assert took < 0.3


async def test_the_settings(store: Store) -> None:
    assert len(store.version) == 12
    assert int(store.version, 16) >= 0
    assert store.facts_date == "2026-11-20"
    assert store.licence == "CC BY-SA 4.0"
    assert store.counts["quote"] == 72
    assert store.unverified > 0


# -- records


async def test_unknown_ids_are_none(store: Store) -> None:
    assert await store.season(9) is None
    assert await store.episode("s09e09") is None
    assert await store.team("nobody") is None
    assert await store.person("nobody") is None
    assert await store.quote("q-nothing") is None
    assert await store.source("nothing") is None
    assert await store.name_of("nothing") is None
    assert await store.contradictions("nothing") == []
    assert await store.record_sources("nothing") == []
    assert await store.quotes(person="nobody") == []
    assert await store.events(year=1903) == []
    assert await store.episodes_with(team="nothing") == []
    assert (await store.life("nobody")).quotes == 0


async def test_a_season(store: Store) -> None:
    season = await store.season(1)

    assert season is not None
    assert (season.edition, season.year, season.start, season.end) == (
        109,
        2022,
        "2022-07-01",
        "2022-07-24",
    )
    assert season.winner == Ref("person", "jonas-vingegaard", "Jonas Vingegaard")
    assert season.winner_team == Ref("team", "visma", "Jumbo-Visma")
    assert [source.id for source in season.sources] == ["pcs22", "seed004"]
    release = season.facts["release"]
    assert release.value == "2023-06-08"
    assert release.confidence is Confidence.CONFIRMED
    assert [source.id for source in release.sources] == ["seed004", "cw_s1", "rmc_7r", "ef23"]
    assert release.note == Text(
        "What’s on Netflix gives 9 June, which is wrong.",
        "What’s on Netflix donne le 9 juin, à tort.",
    )
    assert isinstance(season.facts["teams-announced"].value, list)


async def test_the_series(store: Store) -> None:
    series = await store.series()

    assert series is not None
    assert "Au coeur du peloton" in series.aliases
    assert series.facts["status"].value == "ended"
    assert series.facts["platform"].related_sources[0].id == "seed004"
    assert series.facts["netflix-title-id"].url == "https://www.netflix.com/title/81153133"


async def test_an_episode(store: Store) -> None:
    episode = await store.episode("s03e06")

    assert episode is not None
    assert episode.title == {"en": None, "fr": None}
    assert [team.name for team in episode.teams] == [
        "Astana Qazaqstan Team",
        "Alpecin-Deceuninck",
        "Intermarché-Wanty",
    ]
    assert [person.id for person in episode.people] == [
        "mark-cavendish",
        "jasper-philipsen",
        "biniam-girmay",
    ]
    assert episode.stages == (3, 5)


async def test_a_title_that_is_not_confirmed(store: Store) -> None:
    episode = await store.episode("s03e02")

    assert episode is not None
    assert episode.title["en"] is None
    assert episode.title_unverified == "Disruptors"
    assert [source.id for source in episode.title_unverified_sources] == ["cw_s3", "cn_s3rev"]


async def test_episodes_come_in_their_order(store: Store) -> None:
    assert [episode.id for episode in await store.episodes(2)] == [
        f"s02e{number:02}" for number in range(1, 9)
    ]
    assert len(await store.episodes()) == 24
    assert await store.episodes(4) == []


async def test_episodes_with_a_team_or_a_person(store: Store) -> None:
    assert [episode.id for episode in await store.episodes_with(team="bahrain")] == ["s02e04"]
    mader = [episode.id for episode in await store.episodes_with(person="gino-mader")]
    assert mader == ["s02e01", "s02e04"]
    both = await store.episodes_with(team="visma", person="richard-plugge")
    assert [episode.id for episode in both] == ["s02e06"]


async def test_a_team(store: Store) -> None:
    team = await store.team("alpecin")

    assert team is not None
    of_2022 = [(name.name, name.rode_tour) for name in team.names if name.year == 2022]
    assert of_2022 == [("Alpecin-Fenix", False), ("Alpecin-Deceuninck", True)]
    years = [name.year for name in team.names]
    assert years == sorted(years)
    codes = {
        (code.code, code.confidence, code.disputed) for code in team.codes if code.year == 2026
    }
    assert codes == {
        ("ALP", Confidence.REPORTED, True),
        ("APC", Confidence.REPORTED, True),
    }
    assert team.country is not None
    assert team.country.confidence is Confidence.UNVERIFIED
    assert team.country.text == Text("Belgium", "Belgique")
    assert team.staff == (Ref("person", "christoph-roodhooft", "Christoph Roodhooft"),)
    assert [ref.id for ref in team.riders[1]] == ["jasper-philipsen", "mathieu-van-der-poel"]
    assert team.seasons == (1, 2, 3)


async def test_a_person(store: Store) -> None:
    person = await store.person("tadej-pogacar")

    assert person is not None
    assert person.rider
    assert person.birth_date is not None
    assert person.birth_date.value == "1998-09-21"
    assert person.birth_date.confidence is Confidence.REPORTED
    assert [source.id for source in person.birth_date.sources] == ["dob_a"]
    assert person.nationality is not None
    assert person.nationality.text == Text("Slovenia", "Slovénie")
    assert person.teams == (Ref("team", "uae", "UAE Team Emirates XRG"),)
    stannard = await store.person("ian-stannard")
    assert stannard is not None
    assert stannard.unverified_fields == ("name",)
    # people.toml has no birth date of his: it comes from the riders of the Tour.
    assert stannard.birth_date is not None
    assert stannard.birth_date.value == "1987-05-25"
    assert [source.id for source in stannard.birth_date.sources] == ["rider-infos"]


async def test_the_life_of_a_person(store: Store) -> None:
    life = await store.life("wout-van-aert")

    assert {episode.id for episode in life.episodes} >= {"s01e02", "s01e08", "s02e01"}
    assert [event.id for event in life.events] == [
        "event-2022-07-23-van-aert-rocamadour",
        "event-2023-06-van-aert-criticises",
    ]
    assert [each.id for each in life.contradictions] == [
        "contradiction-van-aert-friendship",
        "contradiction-van-aert-outlet",
    ]
    assert life.quotes == len(await store.quotes(person="wout-van-aert"))


async def test_an_exact_quotation(store: Store) -> None:
    quote = await store.quote("q-van-aert-stir")

    assert quote is not None
    assert quote.kind is QuoteKind.VERBATIM
    assert (quote.language, quote.text) == ("fr", "Pour moi, la série vise l'agitation.")
    assert quote.translation == "To me, the series is out to stir things up."
    assert quote.statement is None
    assert quote.sources[0].type is SourceType.SEED
    assert quote.season == 1


async def test_reported_speech(store: Store) -> None:
    quote = await store.quote("q-ef-staff-uae")

    assert quote is not None
    assert quote.kind is QuoteKind.REPORTED
    assert (quote.language, quote.text, quote.translation) == (None, None, None)
    assert quote.statement is not None
    assert quote.statement.en.startswith("An unnamed member of EF’s staff argued")
    assert quote.person is None
    assert quote.team == Ref("team", "ef", "EF Education-EasyPost")
    assert quote.original_language == "fr"


async def test_a_team_in_a_quotation_is_called_as_it_was_then(store: Store) -> None:
    quote = await store.quote("q-uae-door-open")

    assert quote is not None
    assert quote.team == Ref("team", "uae", "UAE Team Emirates")


async def test_quotes_are_narrowed_down(store: Store) -> None:
    everything = await store.quotes()
    assert [(quote.date, quote.id) for quote in everything] == sorted(
        (quote.date, quote.id) for quote in everything
    )
    portrayal = await store.quotes(topic="portrayal", season=3)
    assert {quote.person.id for quote in portrayal if quote.person} == {"dominique-serieys"}
    assert len(portrayal) == 4
    assert {quote.id for quote in await store.quotes(team="uae")} == {
        "q-uae-conditions",
        "q-uae-door-open",
        "q-uae-no-deal",
    }


async def test_events_are_narrowed_down(store: Store) -> None:
    releases = await store.events(topic="release")
    assert [event.date for event in releases] == ["2023-06-08", "2024-06-11", "2025-07-02"]
    assert {event.date[:4] for event in await store.events(year=2024)} == {"2024"}
    assert [event.id for event in await store.events(team="bahrain")] == [
        "event-2023-06-16-mader-dies"
    ]
    assert await store.events(
        season=3, person="mark-cavendish", topic="race"
    ) == await store.events(season=3, person="mark-cavendish")


async def test_topics_count_what_they_hold(store: Store) -> None:
    topics = {topic.id: topic for topic in await store.topics()}

    for name in ("cancellation", "race", "portrayal", "release"):
        assert topics[name].quotes == len(await store.quotes(topic=name))
        assert topics[name].events == len(await store.events(topic=name))
    assert sum(topic.quotes for topic in topics.values()) == 72


async def test_contradictions(store: Store) -> None:
    about = await store.contradictions("uae")

    assert [each.id for each in about] == [
        "contradiction-season-2-team-count",
        "contradiction-uae-in-season-2",
        "contradiction-uae-refusal-reason",
    ]
    reason = about[-1]
    assert [[source.id for source in claim.sources] for claim in reason.claims] == [
        ["seed002"],
        ["uae22", "rcc_uae22"],
        ["rm_old"],
    ]
    assert [source.id for source in reason.sources] == ["seed002", "uae22", "rcc_uae22", "rm_old"]
    assert reason.about == ("season-1", "uae")


async def test_what_a_contradiction_rests_on_beside_its_claims(store: Store) -> None:
    (found,) = [
        each
        for each in await store.contradictions("julian-alaphilippe")
        if each.id == "contradiction-alaphilippe-seasons"
    ]

    assert [source.id for source in found.sources] == ["l10_alaph", "seed004", "yahoo_s2", "tpc1"]


async def test_sources(store: Store) -> None:
    sources = await store.sources()

    assert [source.id for source in sources] == sorted(source.id for source in sources)
    episode = await store.source("ep_s1e2")
    assert episode is not None
    assert (episode.type, episode.publisher, episode.episode, episode.url, episode.title) == (
        SourceType.EPISODE,
        "Netflix",
        "s01e02",
        None,
        None,
    )


async def test_what_a_record_rests_on_includes_its_parts(store: Store) -> None:
    person = await store.person("jonas-vingegaard")
    assert person is not None
    found = [source.id for source in await store.record_sources("jonas-vingegaard")]
    assert found[: len(person.sources)] == [source.id for source in person.sources]
    assert "dob_a" in found
    assert len(found) == len(set(found))

    season = {source.id for source in await store.record_sources("season-1")}
    assert season >= {"pcs22", "ef23", "nflx_top10"}  # its own, and those of its facts


async def test_gaps_and_terms(store: Store) -> None:
    gaps = await store.gaps()
    assert len(gaps) == 10
    assert all(gap.confidence is Confidence.UNVERIFIED for gap in gaps)
    terms = {term.id: term for term in await store.terms()}
    assert "Pilotes de leur destin" in terms["term-drive-to-survive"].aliases


async def test_names_of_records(store: Store) -> None:
    assert await store.name_of("season-2") == Text("Season 2", "Saison 2")
    assert await store.name_of("ag2r") == Text("Decathlon CMA CGM Team", "Decathlon CMA CGM Team")
    assert await store.name_of("s01e02") == Text("S1E2 · Welcome to Hell", "S1E2 · Welcome to Hell")
    assert await store.name_of("s03e05") == Text("S3E5", "S3E5")
    series = await store.name_of("series")
    assert series is not None
    assert (series.en, series.fr) == (
        "Tour de France: Unchained",
        "Tour de France\u00a0: Au cœur du peloton",
    )


async def test_spellings(store: Store) -> None:
    spellings = await store.spellings()
    visma = {(each.spelling, each.how, each.years) for each in spellings if each.id == "visma"}
    assert ("Team Visma | Lease a Bike", "name", ()) in visma
    assert ("Jumbo-Visma", "former", (2021, 2022, 2023)) in visma
    assert ("Jumbo-Visma", "alias", ()) in visma
    assert ("TJV", "code", (2019, 2020, 2021, 2022, 2023)) in visma
    assert {each.display for each in spellings if each.id == "visma"} == {
        "Team Visma | Lease a Bike"
    }
    assert {each.kind for each in spellings if each.id == "tadej-pogacar"} == {"rider"}
    # He finished Tours, and manages a team now: found as either.
    assert {each.kind for each in spellings if each.id == "marc-madiot"} == {"person", "rider"}
    assert Spelling("episode", "s01e02", "S1E2 · Welcome to Hell", "s01e02", "code") in spellings
    assert any(each.id == "s03e02" and each.spelling == "Disruptors" for each in spellings)
    assert any(each.id == "wanty" and each.spelling == "Lotto Intermarché" for each in spellings)
    prominence = {each.id: each.prominence for each in spellings}
    assert prominence["jonas-vingegaard"] > prominence["sepp-kuss"]


async def test_spellings_of_everybody(store: Store) -> None:
    spellings = await store.spellings()
    of: dict[tuple[str, str], list[Spelling]] = {}
    for each in spellings:
        of.setdefault((each.kind, each.id), []).append(each)

    kinds = [kind for kind, _ in of]
    assert kinds.count("rider") > 3_992
    assert kinds.count("team") == store.counts["team"]
    assert kinds.count("race") == store.counts["race"]
    names = [
        each
        for each in spellings
        # These have a name in each language.
        if each.how == "name" and each.kind != "topic" and each.id not in store.french_teams
    ]
    assert len({(each.kind, each.id) for each in names}) == len(names)
    for each in spellings:
        assert each.display
        assert each.spelling
    york = {(each.spelling, each.how) for each in of["rider", "robert-millar"]}
    assert {("Philippa York", "name"), ("Robert Millar", "alias")} <= york
    assert ("person", "henri-desgrange") in of
    assert ("rider", "henri-desgrange") not in of
    postal = {(each.spelling, each.how) for each in of["team", "us-postal"]}
    assert ("Discovery Channel", "former") in postal
    trek = {each.spelling: each.years for each in of["team", "trek"]}
    assert trek["Trek - Segafredo"] == tuple(range(2016, 2023))


async def test_prominence_follows_from_the_facts(store: Store) -> None:
    known: dict[str, dict[str, float]] = {}
    for each in await store.spellings():
        assert known.setdefault(each.kind, {}).setdefault(each.id, each.prominence) == (
            each.prominence
        )
    riders, teams, races = known["rider"], known["team"], known["race"]
    assert max(riders, key=riders.__getitem__) == "tadej-pogacar"
    assert riders["eddy-merckx"] > riders["joop-zoetemelk"] > riders["damelincourt"]
    assert riders["thomas-de-gendt"] > riders["aad-van-den-hoek"]
    assert teams["visma"] > teams["cofidis"]
    assert races["tour-de-france"] == max(races.values())
    # 23 stages that were taken from him count for nothing, nor do seven Tours.
    assert riders["lance-armstrong"] < riders["bernard-hinault"]


async def test_without_results_nobody_is_the_better_known_for_one(store: Store) -> None:
    known = {(each.kind, each.id): each for each in await store.spellings()}
    unsung = {(each.kind, each.id): each for each in await store.spellings(results=False)}
    assert known.keys() == unsung.keys()
    assert known["rider", "eddy-merckx"].prominence > unsung["rider", "eddy-merckx"].prominence
    # A nickname is no result, nor are the seasons of the series that somebody appears in.
    assert unsung["rider", "eddy-merckx"].prominence > unsung["rider", "damelincourt"].prominence


async def test_how_names_are_found_is_built(store: Store) -> None:
    spellings = await store.spellings()
    read = at_once(Names.read(spellings, await store.name_index()))
    made = Names.of(spellings)
    for text in ("pog", "Visma", "wout van art", "Погачар", "jumbo lease a bike", "fdj femmes"):
        for kinds in (("rider",), ("team",), ("rider", "person", "team")):
            assert read.resolve(text, kinds) == made.resolve(text, kinds)
            assert read.suggest(text, kinds) == made.suggest(text, kinds)


async def test_a_rider_whom_only_the_tour_knows(store: Store) -> None:
    person = await store.person("bernard-hinault")

    assert person is not None
    assert (person.name, person.rider) == ("Bernard Hinault", True)
    assert person.role == Text("rider", "coureur")
    assert person.nationality is not None
    assert person.nationality.text == Text("France", "France")
    assert person.nationality.confidence is Confidence.CONFIRMED
    assert [source.id for source in person.sources] == ["ltd", "wikipedia"]
    assert person.note is None
    assert person.seasons == ()
    assert (await store.life(person.id)).episodes == ()
    assert [source.id for source in await store.record_sources(person.id)] == ["ltd", "wikipedia"]


async def test_a_woman_of_the_tour(store: Store) -> None:
    person = await store.person("lorena-wiebes")

    assert person is not None
    assert person.role.fr == "coureuse"
    assert person.note is None


async def test_both_names_of_philippa_york(store: Store) -> None:
    person = await store.person("robert-millar")

    assert person is not None
    assert person.name == "Philippa York"
    assert person.aliases == ("Robert Millar",)
    assert person.note is not None
    assert person.note.en == "In the results of the Tour as Robert Millar."
    assert person.note.fr == "Figure dans les classements du Tour sous le nom Robert Millar."


async def test_namesakes_are_two_people(store: Store) -> None:
    first = await store.person("henri-paret-1904")
    second = await store.person("henri-paret-1952")

    assert first is not None
    assert second is not None
    assert first.name == second.name
    assert store.namesakes_of(first.id) == [second.id]
    assert store.namesakes[first.id] == Namesake(Text("France", "France"), 1904, 1904)
    assert store.namesakes[second.id] == Namesake(Text("France", "France"), 1952, 1952)


async def test_a_birth_date_that_no_source_gives(store: Store) -> None:
    person = await store.person("eddy-merckx")

    assert person is not None
    assert person.birth_date is not None
    assert person.birth_date.confidence is Confidence.UNVERIFIED
    assert person.birth_date.sources == ()


async def test_who_finished_no_tour_has_no_note_of_one(store: Store) -> None:
    person = await store.person("roger-de-vlaeminck")

    assert person is not None
    assert person.note is None


async def test_people_around_the_race(store: Store) -> None:
    person = await store.person("henri-desgrange")

    assert person is not None
    assert not person.rider
    assert person.confidence is Confidence.CONFIRMED
    assert person.sources
    assert person.role.fr.startswith("fondateur du Tour de France")


async def test_a_person_around_the_race_whom_no_source_names(store: Store) -> None:
    person = await store.person("gaston-plaud")

    assert person is not None
    assert person.confidence is Confidence.UNVERIFIED
    assert person.sources == ()


async def test_a_team_that_the_series_does_not_have(store: Store) -> None:
    team = await store.team("cofidis")

    assert team is not None
    assert team.confidence is Confidence.UNVERIFIED  # the lineage; its names have sources
    assert all(name.sources for name in team.names)
    assert team.country is not None
    assert team.country.text == Text("France", "France")
    assert team.seasons == ()
    assert team.riders == {}


async def test_a_historic_team(store: Store) -> None:
    team = await store.team("us-postal")

    assert team is not None
    names = {name.year: name.name for name in team.names}
    assert (names[1999], names[2005]) == ("U.S. Postal Service", "Discovery Channel")
    # A name that nobody verified is understood, and not shown.
    assert "Montgomery-Bell" not in names.values()


async def test_a_series_team_has_its_names_from_before(store: Store) -> None:
    team = await store.team("visma")

    assert team is not None
    years = [name.year for name in team.names]
    assert years == sorted(years)
    assert {name.name for name in team.names if name.year == 2022} == {"Jumbo-Visma"}


@pytest.mark.parametrize("language", ["en", "fr"])
async def test_cards_of_everybody_can_be_drawn(store: Store, language: Language) -> None:
    say = Words()[language]
    nothing = Life((), (), (), 0)
    for person in await store.people():
        for kind in ("rider", "who"):
            assert person_card(say, person, kind=kind, life=nothing, page=1).title == person.name
    for team in await store.teams():
        for year in (None, 1950, 1999, 2024):
            card = team_card(say, team, year=year, seasons=(), life=nothing, record=(), page=1)
            assert card.title == (say.text(team.text) if team.text else team.name)


async def test_every_record_can_be_read(store: Store) -> None:
    counts = {
        "season": len(await store.seasons()),
        "episode": len(await store.episodes()),
        "team": len(await store.teams()),
        "person": len(await store.people()),
        "quote": len(await store.quotes()),
        "event": len(await store.events()),
        "contradiction": len(await store.contradictions()),
        "gap": len(await store.gaps()),
        "term": len(await store.terms()),
        "topic": len(await store.topics()),
        "source": len(await store.sources()),
    }

    assert counts == {kind: store.counts[kind] for kind in counts}
