"""How results are written, in both languages."""

from __future__ import annotations

import pytest

from bot.cards.results import (
    behind,
    classification,
    jersey,
    kilometres,
    race_name,
    ranked,
    stage_number,
    stage_status,
    stage_type,
)
from bot.records import StageStatus
from bot.words import Words

WORDS = Words()
EN, FR = WORDS["en"], WORDS["fr"]


@pytest.mark.parametrize(
    ("rank", "english", "french", "feminine"),
    [
        (1, "1st", "1er", "1re"),
        (2, "2nd", "2e", "2e"),
        (3, "3rd", "3e", "3e"),
        (11, "11th", "11e", "11e"),
        (21, "21st", "21e", "21e"),
        (101, "101st", "101e", "101e"),
        (112, "112th", "112e", "112e"),
    ],
)
def test_ranks(rank: int, english: str, french: str, feminine: str) -> None:
    assert ranked(EN, rank) == ranked(EN, rank, feminine=True) == english
    assert ranked(FR, rank) == french
    assert ranked(FR, rank, feminine=True) == feminine


def test_no_gap_is_said_in_words() -> None:
    assert behind(EN, 125) == "+2:05"
    assert behind(EN, 0) == "same time"
    assert behind(FR, 0) == "même temps"


def test_distances() -> None:
    assert kilometres(EN, 3_426_500) == "3,426.5\u00a0km"
    assert kilometres(FR, 24_500) == "24,5\u00a0km"
    assert kilometres(EN, 24_000) == "24\u00a0km"


def test_stages() -> None:
    assert stage_number(EN, "12a") == "stage 12a"
    assert stage_number(FR, "12a", first=True) == "Étape 12a"
    assert stage_number(EN, "0", first=True) == "Prologue"
    assert stage_type(FR, "medium_mountain") == "moyenne montagne"
    assert stage_status(EN, StageStatus.CANCELLED) == "stage cancelled"
    assert race_name(FR, "tdff") == "Tour de France Femmes"


def test_jerseys_have_the_names_of_their_time() -> None:
    assert jersey(EN, "yellow", "1919-07-19") == "Yellow jersey"
    assert jersey(EN, "yellow", "1919-07-17") == "Race leader"
    assert jersey(FR, "mountains", "1975-06-26") == "Maillot à pois (montagne)"
    assert jersey(FR, "mountains", "1974-07-21") == "En tête du classement de la montagne"
    assert classification(FR, "youth") == "Classement des jeunes"
