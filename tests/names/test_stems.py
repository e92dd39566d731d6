"""Words as /search compares them."""

from __future__ import annotations

import pytest

from bot.names.stems import stem, stems


@pytest.mark.parametrize(
    "forms",
    [
        ("refuse", "refuses", "refused", "refusing", "refusé", "refusent", "refuser"),
        ("crash", "crashes", "crashed"),
        ("étape", "étapes"),
        ("gagné", "gagner", "gagnée", "gagnés", "gagnent"),
        ("critique", "critiqué", "critiquer", "critiques"),
        ("rivalry", "rivalries"),
        ("season", "seasons"),
        ("woman’s", "woman"),
    ],
)
def test_the_forms_of_a_word_meet(forms: tuple[str, ...]) -> None:
    assert len({tuple(stems(form)) for form in forms}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("fin", "final"), ("paris", "parisien"), ("tour", "tournage"), ("alp", "all")],
)
def test_other_words_do_not_meet(one: str, other: str) -> None:
    assert stems(one) != stems(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Qui a gagné la 12e étape ?", ["gagn", "stage12"]),
        ("stage 12a, 1978", ["stage12a", "1978"]),
        ("saison 2 épisode 5", ["s2e5"]),
        ("S02E05", ["s2e5"]),
        ("épisode 5 de la saison 2", ["s2e5"]),
        ("episode 5 of season 2", ["s2e5"]),
        ("1x04", ["s1e4"]),
        ("Season 3", ["s3"]),
        ("Grand Départ 2022", ["granddepart", "2022"]),
        ("contre-la-montre", ["timetrial"]),
        ("Søren Wærenskjold", ["soren", "waerenskjold"]),
        ("the and le la", []),
        ("", []),
    ],
)
def test_stems_of_a_text(text: str, expected: list[str]) -> None:
    assert stems(text) == expected


def test_short_words_and_numbers_stay_as_they_are() -> None:
    assert [stem(word) for word in ("uae", "gas", "1989", "12a", "us")] == [
        "uae", "gas", "1989", "12a", "us",
    ]  # fmt: skip
