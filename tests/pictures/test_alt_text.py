"""What is said with a picture: the same facts, in the reader's language, within Discord's limit."""

from __future__ import annotations

from itertools import pairwise

import pytest
from pictured import HARD, RACES, career, duel, gaps, hard, held, places, standings

from bot.cards.pictures import Standing, gaps_picture, places_picture
from bot.pictures import DuelPicture, GapsPicture, Mark, PlacesPicture
from bot.records import LANGUAGES, Language
from bot.words import Words

WORDS = Words()
LIMIT = 1024  # of the description of an item of a gallery


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", HARD)
def test_the_words_hold_what_the_picture_shows(name: str, language: Language) -> None:
    picture = hard(WORDS[language], name)

    assert picture.note in picture.alt
    if isinstance(picture, GapsPicture):
        assert picture.title in picture.alt
        for row in picture.rows:
            assert f"{row.place} {row.name} {row.label}" in picture.alt
        return
    for column in picture.columns:
        for place in filter(None, column.places):
            numbered = place.place is not None and place.mark is not Mark.WIN
            told = f"{column.label} ({place.place})" if numbered else column.label
            assert told in picture.alt
    occur = {place.mark for column in picture.columns for place in column.places if place}
    assert occur == {mark for mark, _ in picture.key}
    assert all(label in picture.alt for _, label in picture.key)
    shown = [picture.title] if isinstance(picture, PlacesPicture) else picture.names
    assert all(each in picture.alt for each in shown)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_longer_than_discord_takes(language: Language) -> None:
    say = WORDS[language]
    pictures = [gaps(say, *edition) for edition in standings()]
    pictures += [career(say, *rider) for rider in places()]
    longest = sorted(places(), key=lambda rider: len(places()[rider]) if rider[0] == "tdf" else 0)
    pictures += [duel(say, "tdf", one[1], other[1]) for one, other in pairwise(longest[-60:])]

    told = [picture.alt for picture in pictures if picture is not None]

    assert len(told) > 1500
    assert max(map(len, told)) <= LIMIT


@pytest.mark.parametrize("year", range(1905, 1913))
def test_a_tour_that_was_decided_on_points_has_no_gaps(year: int) -> None:
    assert gaps(WORDS["en"], "tdf", year) is None


def test_every_other_tour_has_gaps() -> None:
    without = {edition for edition in standings() if gaps(WORDS["fr"], *edition) is None}

    assert without == {("tdf", year) for year in range(1905, 1913)}


def test_gaps_are_those_of_the_final_classification() -> None:
    picture = gaps(WORDS["en"], "tdf", 1989)
    french = gaps(WORDS["fr"], "tdf", 1989)

    assert isinstance(picture, GapsPicture)
    assert isinstance(french, GapsPicture)
    assert [row.name for row in picture.rows[:3]] == [
        "Greg LeMond",
        "Laurent Fignon",
        "Pedro Delgado",
    ]
    assert [row.label for row in picture.rows[:3]] == ["87:38:35", "+0:08", "+3:34"]
    labels = [row.label.replace("\u00a0", "_") for row in french.rows[:3]]
    assert labels == ["87_h_38′35″", "+_0′08″", "+_3′34″"]


def test_where_nobody_has_the_win_the_first_of_the_road_stands_above_without_a_place() -> None:
    picture = gaps(WORDS["en"], "tdf", 2003, "Lance Armstrong")

    assert isinstance(picture, GapsPicture)
    first, second = picture.rows[:2]
    assert (first.place, first.label, first.mark) == ("–", "disqualified", Mark.DISQUALIFIED)
    assert (second.place, second.label) == ("2", "+1:01")
    assert Mark.WIN not in {row.mark for row in picture.rows}
    assert "nobody has the win" in picture.alt


def test_who_was_disqualified_is_left_out_and_the_places_stay_as_they_are() -> None:
    rows = [
        Standing(1, "A", 100, 0),
        Standing(None, "B", 110, 10),
        Standing(3, "C", 120, 20),
    ]

    picture = gaps_picture(WORDS["en"], "Tour", rows)

    assert picture is not None
    assert [(row.place, row.name) for row in picture.rows] == [("1", "A"), ("3", "C")]


def test_a_gap_that_is_not_known_is_said_to_be_unknown() -> None:
    picture = gaps(WORDS["fr"], "tdf", 1966)

    assert isinstance(picture, GapsPicture)
    assert [row.label for row in picture.rows[3:]] == ["écart inconnu"] * 7
    assert {row.seconds for row in picture.rows[3:]} == {None}


def test_years_without_a_place_are_told_apart() -> None:
    picture = career(WORDS["en"], "tdf", "eugene-christophe")

    assert isinstance(picture, PlacesPicture)
    marks = {
        column.label: place.mark for column in picture.columns for place in column.places if place
    }
    assert marks["1912"] is Mark.PODIUM
    assert marks["1906"] is Mark.TOP_TEN
    assert marks["1914"] is Mark.BEYOND
    assert marks["1907"] is Mark.ABSENT
    assert marks["1915–1918"] is Mark.NOT_HELD
    assert "Not finished or not ridden: 1907, 1908" in picture.alt


def test_a_disqualification_is_no_absence() -> None:
    picture = career(WORDS["en"], "tdf", "lance-armstrong")

    assert isinstance(picture, PlacesPicture)
    assert "Disqualified: 1999, 2000, 2001, 2002, 2003, 2004, 2005, 2009, 2010" in picture.alt
    assert "Win" not in picture.alt


def test_one_tour_needs_no_picture() -> None:
    assert places_picture(WORDS["en"], "A", "Tour", {1999: 174}, held={1999}) is None


def test_two_riders_meet_where_both_finished() -> None:
    picture = duel(WORDS["en"], "tdf", "tadej-pogacar", "jonas-vingegaard")
    apart = duel(WORDS["fr"], "tdf", "eddy-merckx", "tadej-pogacar")

    assert isinstance(picture, DuelPicture)
    assert isinstance(apart, DuelPicture)
    assert "5 Tours in common, score 3–2" in picture.note
    assert "aucun Tour en commun" in apart.note
    assert [column.label for column in apart.columns if not column.label.isdecimal()] == [
        "1978–2019"
    ]


@pytest.mark.parametrize("year", sorted(places()["tdf", "jonas-vingegaard"]))
def test_a_covered_year_looks_alike_whatever_happened_in_it(year: int) -> None:
    say, race = WORDS["en"], RACES["tdf"]
    real = places()["tdf", "jonas-vingegaard"]
    others = {**real, year: 99}
    none = {each: place for each, place in real.items() if each != year}

    told = {
        places_picture(say, "A", race, given, held=held("tdf"), covered={year})
        for given in (real, others, none)
    }

    assert len(told) == 1
    (picture,) = told
    assert picture is not None
    assert "99" not in picture.alt
