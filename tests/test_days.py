"""Days as people write them: which one is meant, and what is no day at all."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.days import Day, days_like, read_day

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("14 July", "2026-07-14"),
        ("July 14", "2026-07-14"),
        ("July 14th, 1989", "1989-07-14"),
        ("the 1st of july", "2026-07-01"),
        ("14 juillet", "2026-07-14"),
        ("le 1er juillet 1903", "1903-07-01"),
        ("premier juillet", "2026-07-01"),
        ("23 JUIL 1989", "1989-07-23"),
        ("29 février", "2026-02-29"),
        ("29 fevrier", "2026-02-29"),
        ("15 aout", "2026-08-15"),
        ("3 mars", "2026-03-03"),
        ("3 mar", "2026-03-03"),
        ("07-14", "2026-07-14"),
        ("14-07", "2026-07-14"),
        ("14/07", "2026-07-14"),
        ("07/14", "2026-07-14"),
        ("14.7.", "2026-07-14"),
        ("14/07/1989", "1989-07-14"),
        ("1989-07-23", "1989-07-23"),
        ("19890723", "1989-07-23"),
        ("02-29", "2026-02-29"),
        ("today", "2026-11-20"),
        ("Aujourd’hui", "2026-11-20"),
        ("aujourd'hui", "2026-11-20"),
        ("yesterday", "2026-11-19"),
        ("hier", "2026-11-19"),
        ("avant-hier", "2026-11-18"),
        ("  demain ", "2026-11-21"),
        ("tomorrow", "2026-11-21"),
    ],
)
def test_a_day_is_understood(text: str, meant: str) -> None:
    assert str(read_day(text, TODAY)) == meant
    assert str(read_day(meant, TODAY)) == meant, "what a question carries is read back"


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "14", "July", "jui 3", "31 June", "30 février", "32/01", "13/13", "0/7", "00-00",
        "2026", "0000-07-14", "14 July 1903 1904", "14 15 July", "14 July June", "someday",
        "²/7", "١٤/٠٧", "14/07/26", "\x00", "07-14-1989x", "a" * 6000,
    ],
)  # fmt: skip
def test_what_is_no_day_is_none(text: str) -> None:
    assert read_day(text, TODAY) is None


@pytest.mark.parametrize(
    ("text", "meant", "other"),
    [
        ("04/07", (7, 4), (4, 7)),
        ("07-04", (7, 4), (4, 7)),
        ("04/07/1989", (7, 4), (4, 7)),
        ("07/07", (7, 7), None),
        ("14/07", (7, 14), None),
        ("1989-07-04", (7, 4), None),
    ],
)
def test_two_numbers_can_be_read_in_two_ways(
    text: str, meant: tuple[int, int], other: tuple[int, int] | None
) -> None:
    day = read_day(text, TODAY)
    assert day is not None
    assert (day.month, day.day) == meant
    assert (day.other and (day.other.month, day.other.day)) == other


@given(st.text())
def test_no_text_breaks_it(text: str) -> None:
    day = read_day(text, TODAY)
    assert day is None or 1 <= day.place <= 366
    assert len(days_like(text, 2026)) <= 366


def test_days_are_suggested_from_their_beginning() -> None:
    assert days_like("14", 2026)[0] == Day(2026, 7, 14)
    assert len(days_like("14", 2026)) == 12
    assert len(days_like("31", 2026)) == 7
    assert [str(each) for each in days_like("1 ju", 2026)] == ["2026-07-01", "2026-06-01"]
    assert days_like("juil 3", 2026) == [Day(2026, 7, 3)]
    assert len(days_like("feb", 2026)) == 29
    assert days_like("qqqq", 2026) == []
    assert days_like("1 2 july", 2026) == []
