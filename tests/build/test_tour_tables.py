"""The tables of the Tour and of names: how they are read, merged and kept honest."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.build.building import build
from bot.build.lineages import Lineages
from bot.build.reading import RawRecord, read_all

FILES = {
    "tour/countries.csv": """\
code,en,fr
DEN,Denmark,Danemark
FRA,France,France
ITA,Italy,Italie
""",
    "tour/places.csv": """\
en,fr
Geneva,Genève
""",
    "tour/riders.csv": """\
id,name,given,family,gender,nationality,nationality_history,birth_date,birth_confidence,\
other_spellings,sources
jonas-vingegaard,Jonas Vingegaard,Jonas,Vingegaard,M,DEN,,,,,cw|seed001
maurice-garin,Maurice Garin,Maurice,Garin,M,FRA,ITA>FRA,1871-03-03,reported,Le Ramoneur,cw
anna-rider,Anna Rider,Anna,Rider,F,,,,,,cw
""",
    "tour/editions.csv": """\
race,year,edition,start,end,stages,km,starters,finishers,winner,winner_status,stripped,points,\
mountains,youth,unverified,sources
tdf,1903,1,1903-07-01,1903-07-05,3,872.775,60,2,maurice-garin,awarded,,,,,,cw|seed001
tdf,1904,2,1904-07-02,1904-07-02,1,467,,,,vacant,maurice-garin,,,,,cw
tdff,2026,5,2026-08-01,2026-08-01,1,137.5,,,,unknown,,,,,,unverified
""",
    "tour/stages.csv": """\
race,year,stage,date,start,finish,km,type,winner_kind,winner,co_winner,status,why_en,why_fr,leader,\
points_wearer,mountains_wearer,youth_wearer,sources
tdf,1903,1a,1903-07-01,Paris,Lyon,467,flat,rider,maurice-garin,jonas-vingegaard,ok,,,\
maurice-garin,,,,cw
tdf,1903,1b,1903-07-01,Lyon,Lyon,5.775,ttt,team,La Française,,ok,,,maurice-garin,,,,cw
tdf,1903,2,1903-07-05,Lyon,Paris,400,mountain,rider,maurice-garin,,vacated,annulled later,\
annulé plus tard,,,,,cw
tdf,1904,1,1904-07-02,Paris,Lyon,467,flat,none,,,annulled,,,,,,,cw
tdff,2026,1,2026-08-01,Geneva,Geneva,137.5,hilly,unknown,,,unknown,,,,,,,unverified
""",
    "tour/classifications.csv": """\
race,year,rank,status,rider,team,team_id,bib,time,gap,disputed,sources
tdf,1903,1,ok,maurice-garin,La Française,,1,94:33:14,0:00:00,,cw|seed001
tdf,1903,2,ok,jonas-vingegaard,Jumbo-Visma,visma,,97:32:35,2:59:21,rank|missing,cw
tdff,2026,,dsq,anna-rider,,,,,,,cw
""",
    "tour/teams.csv": """\
id,name,gender,country,first_year,last_year,lineage,confidence,sources
w-canyon,Canyon,F,FRA,2014,2026,founded 2014,unverified,unverified
""",
    "names/teams_historic.csv": """\
id,name,country,first_year,last_year,names,confidence,sources
molteni,Molteni,ITA,1958,1976,Molteni (1966-1968)|Molteni–RYC (1975),reported,cw|seed001
visma,Visma,DEN,1984,2026,Rabobank (1996),reported,cw
""",
    "names/teams_national.csv": """\
id,name,name_fr,country,names,names_fr,confidence,sources
n-italy,Italy (national team),Italie (équipe nationale),ITA,Italy (1930-1931)|Italy B (1967),\
Italie (1930-1931)|Italie B (1967),reported,cw
""",
    "names/team_names_more.csv": """\
team,first_year,last_year,name,confidence,sources
molteni,1958,1976,Molteni Arcore,unverified,
""",
    "names/riders_other.csv": """\
id,name,gender,nationality,confidence,sources
alfonsina-strada,Alfonsina Strada,F,ITA,unverified,
""",
    "names/people_around.csv": """\
id,name,role_en,role_fr,from,to,confidence,sources
henri-desgrange,Henri Desgrange,founder of the Tour,fondateur du Tour,1903,1939,unverified,
maurice-garin,Maurice Garin,garage owner,garagiste,,,unverified,
marc-madiot,Marc Madiot,manager,manager,,,unverified,
""",
    "names/races.csv": """\
id,name,aliases,confidence,sources
tour-de-france,Tour de France,TdF|Grande Boucle,unverified,
giro,Giro d’Italia,,unverified,
""",
    "names/nicknames.csv": """\
kind,id,spelling,how,language,confidence,sources,note
rider,maurice-garin,the Chimney Sweep,nickname,en,unverified,,
team,molteni,the Sausages,nickname,en,unverified,,shared
team,visma,the Sausages,nickname,en,unverified,,shared
race,giro,Giro,short,,unverified,,
""",
    "names/display.csv": """\
kind,id,name
rider,anna-rider,Anna Rydér
""",
}


@pytest.fixture
def tour(facts: Path) -> Path:
    """The tiny tree with a tiny Tour."""
    for name, text in FILES.items():
        path = facts / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return facts


def rows(tour: Path, query: str) -> list[tuple[object, ...]]:
    target = tour.parent / "facts.db"
    report = build(tour, target)
    assert report.faults == (), str(report)
    with closing(sqlite3.connect(target)) as database:
        return database.execute(query).fetchall()


def test_the_tree_is_without_fault(tour: Path) -> None:
    assert build(tour, None).faults == ()


def test_a_person_of_several_files_is_one_record(tour: Path) -> None:
    query = "SELECT name, rider, role_en, role_fr FROM people ORDER BY id"
    assert rows(tour, query) == [
        ("Alfonsina Strada", 1, "rider", "coureuse"),
        ("Anna Rydér", 1, "rider", "coureuse"),
        ("Henri Desgrange", 0, "founder of the Tour", "fondateur du Tour"),
        ("Jonas Vingegaard", 1, "rider", "coureur"),
        ("Marc Madiot", 0, "manager", "manager"),
        ("Maurice Garin", 1, "rider", "coureur"),
    ]
    query = "SELECT alias FROM person_aliases WHERE person = 'maurice-garin'"
    assert rows(tour, query) == [("Le Ramoneur",)]
    query = "SELECT alias FROM person_aliases WHERE person = 'anna-rider'"
    assert rows(tour, query) == [("Anna Rider",)]


def test_sure_is_what_two_sources_say(tour: Path) -> None:
    query = "SELECT id, confidence FROM riders WHERE tour = 1 ORDER BY id"
    assert rows(tour, query) == [
        ("anna-rider", "reported"),
        ("jonas-vingegaard", "confirmed"),
        ("maurice-garin", "reported"),
    ]


def test_a_note_tells_of_another_name_in_the_results(tour: Path) -> None:
    query = "SELECT id, note_en, note_fr FROM records WHERE kind = 'person' ORDER BY id"
    notes = {id_: (english, french) for id_, english, french in rows(tour, query)}
    assert notes["maurice-garin"] == (None, None)
    assert notes["anna-rider"] == (
        "In the results of the Tour as Anna Rider.",
        "Figure dans les classements du Tour sous le nom Anna Rider.",
    )
    assert notes["jonas-vingegaard"] == (None, None)  # people.toml speaks for itself


def test_units_and_order(tour: Path) -> None:
    query = (
        "SELECT stage, place, metres, winner, winner_team FROM stages ORDER BY race, year, place"
    )
    assert rows(tour, query) == [
        ("1a", 11, 467_000, "maurice-garin", None),
        ("1b", 12, 5_775, None, "La Française"),
        ("2", 20, 400_000, "maurice-garin", None),
        ("1", 10, 467_000, None, None),
        ("1", 10, 137_500, None, None),
    ]
    query = "SELECT rider, rank, seconds, gap, disputed FROM classifications ORDER BY rank"
    assert rows(tour, query) == [
        ("anna-rider", None, None, None, None),
        ("maurice-garin", 1, 340_394, 0, None),
        ("jonas-vingegaard", 2, 351_155, 10_761, '["rank", "missing"]'),
    ]


def test_each_row_has_its_sources(tour: Path) -> None:
    query = (
        "SELECT e.year, group_concat(s.source, '|') FROM editions e LEFT JOIN source_sets s "
        "ON s.number = e.sources GROUP BY e.race, e.year ORDER BY e.year"
    )
    assert rows(tour, query) == [(1903, "cw|seed001"), (1904, "cw"), (2026, None)]


def test_historic_teams_and_what_they_add(tour: Path) -> None:
    assert rows(tour, "SELECT id, name FROM teams ORDER BY id") == [
        ("fdj", "Groupama-FDJ"),
        ("molteni", "Molteni"),
        ("n-italy", "Italy (national team)"),
        ("visma", "Team Visma | Lease a Bike"),
        ("w-canyon", "Canyon"),
    ]
    query = "SELECT team, name, first_year, last_year, confidence FROM team_spans ORDER BY 1, 3, 4"
    assert rows(tour, query) == [
        ("molteni", "Molteni Arcore", 1958, 1976, "unverified"),
        ("molteni", "Molteni", 1966, 1968, "reported"),
        ("molteni", "Molteni–RYC", 1975, 1975, "reported"),
        ("n-italy", "Italy", 1930, 1931, "reported"),
        ("n-italy", "Italy B", 1967, 1967, "reported"),
        ("visma", "Rabobank", 1996, 1996, "reported"),
    ]
    query = "SELECT text_fr FROM attributes WHERE id = 'molteni/country'"
    assert rows(tour, query) == [("Italie",)]


def test_a_team_of_a_nation_has_its_names_in_both_languages(tour: Path) -> None:
    assert rows(tour, "SELECT name_fr FROM teams WHERE id = 'n-italy'") == [
        ("Italie (équipe nationale)",)
    ]
    assert rows(tour, "SELECT name_fr FROM team_spans WHERE team = 'n-italy' ORDER BY 1") == [
        ("Italie",),
        ("Italie B",),
    ]


@pytest.mark.parametrize(
    ("written", "year", "lineage"),
    [
        ("Jumbo - Visma", 2022, "visma"),  # however it is punctuated
        ("Rabobank", 1996, "visma"),
        ("Rabobank", 1997, None),  # another year
        ("Italy", 1931, "n-italy"),
        ("MOLTENI ARCORE", 1960, "molteni"),  # a name that no source supports
        ("Molteni", 1966, "molteni"),
        ("Canyon", 2022, None),  # a women’s team
        ("Nobody", 1931, None),
    ],
)
def test_a_name_leads_to_the_one_lineage_that_bore_it_that_year(
    tour: Path, written: str, year: int, lineage: str | None
) -> None:
    assert lineages(tour).bearing(written, year, "tdf") == lineage


def test_a_name_that_two_lineages_bore_leads_nowhere(tour: Path) -> None:
    path = tour / "names/team_names_more.csv"
    path.write_text(f"{path.read_text()}fdj,1996,1996,Rabobank,reported,cw\n")

    assert lineages(tour).bearing("Rabobank", 1996, "tdf") is None


def test_a_name_that_sources_support_goes_before_one_that_none_does(tour: Path) -> None:
    path = tour / "names/team_names_more.csv"
    path.write_text(f"{path.read_text()}fdj,1996,1996,Rabobank,unverified,\n")

    assert lineages(tour).bearing("Rabobank", 1996, "tdf") == "visma"


def lineages(tour: Path) -> Lineages:
    records, faults = read_all(tour)
    assert faults == []
    by_kind: dict[str, dict[str, RawRecord]] = defaultdict(dict)
    for record in records:
        by_kind[record.kind][record.id] = record
    return Lineages(by_kind)


def test_a_nickname_may_be_shared(tour: Path) -> None:
    query = "SELECT record FROM nicknames WHERE spelling = 'the Sausages' ORDER BY record"
    assert rows(tour, query) == [("molteni",), ("visma",)]


def test_the_report_counts_people_once(tour: Path) -> None:
    counts = build(tour, None).counts

    assert (counts["person"], counts["rider"], counts["other_rider"]) == (6, 3, 1)
    assert (counts["team"], counts["lineage"], counts["historic_team"]) == (5, 1, 2)
    assert counts["national_team"] == 1


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip in the tables, and what the builder says of it."""

    file: str
    old: str
    new: str
    place: str
    says: str
    remedy: str


EDITIONS, STAGES = "tour/editions.csv", "tour/stages.csv"
PLACES, RIDERS = "tour/classifications.csv", "tour/riders.csv"

SLIPS = {
    "a stage winner who is no rider": Slip(
        STAGES,
        "rider,maurice-garin,,vacated",
        "rider,maurice-garain,,vacated",
        "4:10",
        "There is no rider of the Tour with the id maurice-garain.",
        "Did you mean maurice-garin?",
    ),
    "a leader who is no rider": Slip(
        STAGES,
        "ok,,,maurice-garin,,,,cw",
        "ok,,,marc-madiot,,,,cw",
        "2:15",
        "There is no rider of the Tour with the id marc-madiot.",
        "first",
    ),
    "a team that wins without a name": Slip(
        STAGES, "team,La Française", "team,", "3:10", "A team won, and none is named.", "Name"
    ),
    "a winner where there is none": Slip(
        STAGES,
        "none,,,annulled",
        "none,maurice-garin,,annulled",
        "5:10",
        "winner_kind is none, and a winner is named.",
        "Empty the cell",
    ),
    "a status that does not fit": Slip(
        STAGES,
        "none,,,annulled",
        "none,,,ok",
        "5:12",
        "A stage with status ok cannot have winner_kind none.",
        "ok and vacated go with rider or team",
    ),
    "a reason in one language": Slip(
        STAGES,
        "annulé plus tard",
        "",
        "4:13",
        "Why is said in one language only.",
        "Write why_en and why_fr, or neither.",
    ),
    "a co-winner who is the winner": Slip(
        STAGES,
        "maurice-garin,jonas-vingegaard",
        "maurice-garin,maurice-garin",
        "2:11",
        "A co_winner is the second of two riders who won together.",
        "Name another rider",
    ),
    "a number that is none": Slip(
        STAGES, "1903,1b,", "1903,1x,", "3:3", "1x is not the number of a stage.", "Write 12"
    ),
    "stages out of order": Slip(
        STAGES,
        "1a,1903-07-01",
        "1a,1903-07-02",
        "3:4",
        "Stage 1b is on 1903-07-01, before stage 1a on 1903-07-02.",
        "Correct one of the days",
    ),
    "a day outside the edition": Slip(
        STAGES,
        "2,1903-07-05",
        "2,1903-07-06",
        "4:4",
        "1903-07-06 is not a day of this edition, which goes from 1903-07-01 to 1903-07-05.",
        "editions.csv",
    ),
    "a year that was not held": Slip(
        STAGES,
        "tdf,1904,1,1904-07-02",
        "tdf,1916,1,1904-07-02",
        "5:2",
        "There is no edition tdf 1916 in editions.csv.",
        "Correct the year",
    ),
    "a distance that is none": Slip(
        STAGES, "Lyon,5.775", 'Lyon,"5,775"', "3:7", "km is not a distance.", "178 or 13.8"
    ),
    "a place where no stage starts or finishes": Slip(
        "tour/places.csv",
        "Geneva",
        "Genova",
        "2:1",
        "No stage starts or finishes at Genova.",
        "Did you mean Geneva?",
    ),
    "a place that is the same in both languages": Slip(
        "tour/places.csv",
        "Genève",
        "Geneva",
        "2:2",
        "Geneva is the same in both languages.",
        "Delete this row.",
    ),
    "stages that are missing": Slip(
        EDITIONS,
        "1903-07-05,3",
        "1903-07-05,4",
        "2:6",
        "This edition has 4 stages, and stages.csv has 3 of them.",
        "Correct the number",
    ),
    "a vacant win with a winner": Slip(
        EDITIONS,
        ",,,,vacant",
        ",,,maurice-garin,vacant",
        "3:10",
        "The win is vacant, and a winner is named.",
        "Empty the cell winner",
    ),
    "an awarded win without a winner": Slip(
        EDITIONS,
        ",,,,unknown",
        ",,,,awarded",
        "4:10",
        "The win is awarded, and nobody is named.",
        "write vacant or unknown",
    ),
    "an unverified cell that is empty": Slip(
        EDITIONS,
        "awarded,,,,,,cw",
        "awarded,,,,,youth,cw",
        "2:16",
        "The cell youth is called unverified, and it is empty.",
        "take youth away",
    ),
    "a start that is not the first stage's day": Slip(
        EDITIONS,
        "1903-07-01,1903-07-05",
        "1903-06-30,1903-07-05",
        "2:4",
        "start = 1903-06-30, and its first stage is on 1903-07-01.",
        "Correct the day here or in stages.csv.",
    ),
    "an end that is not the last stage's day": Slip(
        EDITIONS,
        "1903-07-01,1903-07-05",
        "1903-07-01,1903-07-06",
        "2:5",
        "end = 1903-07-06, and its last stage is on 1903-07-05.",
        "Correct the day here or in stages.csv.",
    ),
    "stages that are too long for the edition": Slip(
        STAGES,
        "Paris,Lyon,467",
        "Paris,Lyon,4670",
        "/editions.csv:2:7",
        "This edition is 872.775 km long, and its stages 5075.775 km.",
        "Look for a stage whose km is not right.",
    ),
    "a leader at the end who does not win": Slip(
        STAGES,
        "annulé plus tard,,,,,cw",
        "annulé plus tard,jonas-vingegaard,,,,cw",
        "4:15",
        "jonas-vingegaard leads after the last stage, and maurice-garin wins.",
        "Correct one of the two files.",
    ),
    "a number of an edition left out": Slip(
        EDITIONS,
        "tdf,1904,2,",
        "tdf,1904,3,",
        "3:3",
        "This is edition 3, and that of 1903 is 1.",
        "Number them in a row.",
    ),
    "a woman in the men's race": Slip(
        RIDERS,
        "Jonas,Vingegaard,M",
        "Jonas,Vingegaard,F",
        "/classifications.csv:3:5",
        "jonas-vingegaard does not ride this race: riders.csv says F.",
        "Correct the rider, or gender in riders.csv.",
    ),
    "a birth date of a namesake": Slip(
        RIDERS,
        "1871-03-03",
        "1891-03-03",
        "3:8",
        "Born on 1891-03-03, maurice-garin would have been 12 in the Tour of 1903.",
        "a namesake's",
    ),
    "a number on two backs": Slip(
        PLACES,
        "Jumbo-Visma,visma,,",
        "Jumbo-Visma,visma,1,",
        "3:8",
        "maurice-garin has the number 1 already.",
        "Correct one of the two",
    ),
    "a green jersey without a rank": Slip(
        EDITIONS,
        "awarded,,,,,,cw",
        "awarded,,anna-rider,,,,cw",
        "2:13",
        "anna-rider wins this classification, and has no rank in classifications.csv.",
        "Correct one of the two files.",
    ),
    "an edition that ends in another year": Slip(
        EDITIONS,
        "1903-07-01,1903-07-05",
        "1903-07-01,1930-07-05",
        "2:5",
        "end = 1930-07-05 is not in 1903.",
        "Correct the day or the year.",
    ),
    "more ranked than finished": Slip(
        EDITIONS,
        "60,2,",
        "60,1,",
        "2:9",
        "1 riders finish, and classifications.csv ranks 2.",
        "Correct the number",
    ),
    "two first places": Slip(
        PLACES,
        "1903,2,ok",
        "1903,1,ok",
        "3:3",
        "This edition has a rank 1 already, at {root}/tour/classifications.csv:2.",
        "Correct one of the two ranks.",
    ),
    "a first place that is not the winner’s": Slip(
        PLACES,
        "1903,1,ok,maurice-garin",
        "1903,3,ok,maurice-garin",
        "/editions.csv:2:10",
        "The winner maurice-garin has no rank 1 in classifications.csv.",
        "Correct one of the two files.",
    ),
    "a gap that the times contradict": Slip(
        PLACES,
        "97:32:35,2:59:21\n".strip(),
        "97:32:35,2:59:22",
        "3:10",
        "The gap and the time do not agree",
        "",
    ),
    "a time that is none": Slip(
        PLACES, "97:32:35", "97.32.35", "3:9", "time is not a time.", "94:33:14"
    ),
    "a rank of who was disqualified": Slip(
        PLACES,
        "2026,,dsq",
        "2026,3,dsq",
        "4:3",
        "Who was disqualified has no rank.",
        "write ok in status",
    ),
    "a place of nobody": Slip(
        PLACES,
        "ok,jonas-vingegaard",
        "ok,henri-desgrange",
        "3:5",
        "There is no rider of the Tour with the id henri-desgrange.",
        "",
    ),
    "a row twice": Slip(
        PLACES,
        "tdff,2026,,dsq,anna-rider",
        "tdf,1903,,dsq,maurice-garin",
        "4",
        "This row is there already, at {root}/tour/classifications.csv:2.",
        "Delete one of the two.",
    ),
    "another person of the same id": Slip(
        RIDERS,
        "jonas-vingegaard,Jonas Vingegaard",
        "jonas-vingegaard,Jonas Hansen",
        "2:2",
        "The person with this id is called Jonas Vingegaard",
        "other_spellings",
    ),
    "two birth dates": Slip(
        RIDERS,
        "M,DEN,,,,,cw",
        "M,DEN,,1996-12-11,reported,,cw",
        "2:8",
        "The person with this id was born on 1996-12-10",
        "Correct one of the two days.",
    ),
    "a birth date that nobody vouches for": Slip(
        RIDERS,
        "1871-03-03,reported",
        "1871-03-03,",
        "3:9",
        "A birth date and how sure it is go together.",
        "Fill",
    ),
    "a history of another nationality": Slip(
        RIDERS,
        "ITA>FRA",
        "FRA>ITA",
        "3:7",
        "The history of nationalities does not end with the one in nationality.",
        "Correct one of the two cells.",
    ),
    "a row without a source": Slip(
        RIDERS,
        "F,,,,,,cw",
        "F,,,,,,",
        "4:11",
        "This rider of the Tour has no source.",
        "write unverified there",
    ),
    "a rider listed twice": Slip(
        "names/riders_other.csv",
        "alfonsina-strada,Alfonsina Strada",
        "maurice-garin,Maurice Garin",
        "2:1",
        "maurice-garin is in riders.csv already",
        "Delete this row.",
    ),
    "a team listed twice": Slip(
        "tour/teams.csv",
        "w-canyon,Canyon",
        "visma,Visma",
        "2:1",
        "visma is in teams.toml already",
        "Delete this row.",
    ),
    "a person with the id of a team": Slip(
        "names/people_around.csv",
        "henri-desgrange,",
        "visma,",
        "2",
        "The id visma is taken by the",
        "Give this one another id",
    ),
    "a name without years": Slip(
        "names/teams_historic.csv",
        "Molteni–RYC (1975)",
        "Molteni–RYC",
        "2:6",
        "Molteni–RYC does not say in which years the team was called so.",
        "Molteni (1966-1968)",
    ),
    "a name without its years in French": Slip(
        "names/teams_national.csv",
        "Italie B (1967)",
        "Italie B (1968)",
        "2:6",
        "The names in English and in French do not have the same years, one by one.",
        "Belgique (1967)",
    ),
    "years the wrong way round": Slip(
        "names/team_names_more.csv",
        "1958,1976",
        "1976,1958",
        "2:3",
        "The last year, 1958, is before the first, 1976.",
        "Correct one of the two.",
    ),
    "years around the race the wrong way round": Slip(
        "names/people_around.csv",
        "1903,1939",
        "1939,1903",
        "2:6",
        "The last year, 1903, is before the first, 1939.",
        "Correct one of the two.",
    ),
    "a nickname of two that does not say so": Slip(
        "names/nicknames.csv",
        "team,molteni,the Sausages,nickname,en,unverified,,shared",
        "team,molteni,the sausages,nickname,en,unverified,,",
        "3:8",
        "the sausages is also what visma is called",
        "Write shared into the note of both rows, or delete one of the two.",
    ),
    "a nickname twice": Slip(
        "names/nicknames.csv",
        "race,giro,Giro,short,,unverified,,",
        "race,giro,Giro,short,,unverified,,\nrace,giro,GIRO,short,,unverified,,",
        "6:3",
        "GIRO is there already",
        "Delete one of the two.",
    ),
    "an alias of two races": Slip(
        "names/races.csv",
        "Giro d’Italia,,",
        "Giro d’Italia,grande boucle,",
        "3:3",
        "grande boucle is also what tour-de-france is called",
        "Delete it from one of the two, or make it longer.",
    ),
    "a nickname of nobody": Slip(
        "names/nicknames.csv",
        "team,molteni",
        "team,moltini",
        "3:2",
        "There is no team with the id moltini.",
        "Did you mean molteni?",
    ),
    "a name to show of nobody": Slip(
        "names/display.csv",
        "rider,anna-rider",
        "rider,anna-ridder",
        "2:2",
        "There is no rider with the id anna-ridder.",
        "Did you mean anna-rider?",
    ),
    "wrong columns": Slip(
        "names/races.csv",
        "id,name,aliases",
        "id,name,alias",
        "1:1",
        "The first line must name the columns id,name,aliases,confidence,sources.",
        "Put that line back.",
    ),
}


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS.keys())
def test_a_slip_is_found(tour: Path, slip: Slip) -> None:
    path = tour / slip.file
    text = path.read_text(encoding="utf-8")
    assert slip.old in text, "the tree does not hold what the test breaks"
    path.write_text(text.replace(slip.old, slip.new, 1), encoding="utf-8", newline="\n")

    report = build(tour, tour.parent / "facts.db")

    place = slip.place if slip.place.startswith("/") else f"/{path.name}:{slip.place}"
    says = f"{place}: {slip.says.replace('{root}', tour.as_posix())}"
    found = [line for line in map(str, report.faults) if says in line]
    assert found, f"no line holds\n{says}\nbut:\n{report}"
    assert slip.remedy in found[0]
    assert not (tour.parent / "facts.db").exists()


@pytest.mark.parametrize("name", ["tour/stages.csv", "names/races.csv", "topics.toml"])
def test_a_file_that_is_gone_is_named(tour: Path, name: str) -> None:
    (tour / name).unlink()

    report = build(tour, tour.parent / "facts.db")

    lines = [str(fault) for fault in report.faults]
    assert any(
        f"/{name}:1: There is no {name}: what it holds is missing. Put the file back." in line
        for line in lines
    ), lines
    assert not (tour.parent / "facts.db").exists()


def test_totals_that_everybody_knows(tour: Path) -> None:
    with (tour / RIDERS).open("a", encoding="utf-8") as file:
        file.write("eddy-merckx,Eddy Merckx,Eddy,Merckx,M,,,,,,cw\n")

    report = build(tour, None)

    assert [fault.what for fault in report.faults] == [
        "eddy-merckx has won 0 Tours up to 2026, not 5.",
        "eddy-merckx has won 0 stages up to 2026, not 34.",
    ]
    assert {fault.place.line for fault in report.faults} == {5}


def test_the_order_of_rows_is_no_fact_but_that_of_races_is(tour: Path) -> None:
    before = build(tour, None).content_hash
    for name in FILES:
        header, *lines = (tour / name).read_text(encoding="utf-8").splitlines()
        text = "\n".join([header, *reversed(lines)]) + "\n"
        (tour / name).write_text(text, encoding="utf-8")
        changed = build(tour, None).content_hash != before
        assert changed == (name == "names/races.csv"), name
        (tour / name).write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")


def test_a_column_of_wrong_ids_is_reported_quickly(tour: Path) -> None:
    with (tour / PLACES).open("a", encoding="utf-8") as file:
        file.writelines(f"tdf,1903,{n},ok,nobody-{n},,,,,,,cw\n" for n in range(3, 300))

    report = build(tour, None)

    assert len([fault for fault in report.faults if "nobody-" in fault.what]) == 297
