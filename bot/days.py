"""Which day did they mean? Days of the year as people write them, in English and in French."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from bot.names.folding import fold

_LEAP: Final = 2000  # a year that has every day

_MONTHS: Final = (
    ("january", "janvier"),
    ("february", "fevrier"),
    ("march", "mars"),
    ("april", "avril"),
    ("may", "mai"),
    ("june", "juin"),
    ("july", "juillet"),
    ("august", "aout"),
    ("september", "septembre"),
    ("october", "octobre"),
    ("november", "novembre"),
    ("december", "decembre"),
)
_RACING_FIRST: Final = (7, 6, 8, 9, 1, 2, 3, 4, 5, 10, 11, 12)
_SHORTEST: Final = 3  # letters that a month may be cut to
_RELATIVE: Final = {
    "today": 0,
    "aujourd hui": 0,
    "aujourdhui": 0,
    "yesterday": -1,
    "hier": -1,
    "tomorrow": 1,
    "demain": 1,
    "avant hier": -2,
    "apres demain": 2,
}
_FILLERS: Final = frozenset({"the", "of", "on", "le", "de", "du"})
_ORDINAL: Final = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th|er|e)?")

_ISO: Final = re.compile(r"([0-9]{4})[-/.]?([0-9]{1,2})[-/.]?([0-9]{1,2})")
_WITH_YEAR: Final = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})")
_MONTH_FIRST: Final = re.compile(r"([0-9]{1,2})-([0-9]{1,2})")
_DAY_FIRST: Final = re.compile(r"([0-9]{1,2})[/. ]([0-9]{1,2})\.?")


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a year; where only the day was said, `year` is the present one.

    `other` is how two numbers can be read as well.
    """

    year: int
    month: int
    day: int
    other: Day | None = None

    def __str__(self) -> str:
        """Return it as `read_day` reads it back in any year: 2026-02-29 too."""
        return f"{self.year:04}-{self.month:02}-{self.day:02}"

    @property
    def date(self) -> tuple[int, int, int]:
        """Year, month and day."""
        return self.year, self.month, self.day

    @property
    def of_year(self) -> str:
        """Month and day, as they end an ISO date: `07-14`."""
        return f"{self.month:02}-{self.day:02}"

    @property
    def place(self) -> int:
        """Its place in a leap year, from 1."""
        return date(_LEAP, self.month, self.day).timetuple().tm_yday


def read_day(text: str, today: date) -> Day | None:
    """Return the day that `text` means, None where it means none.

    Two numbers are day and month (`14/07`), with a hyphen month and day as in an ISO date
    (`07-14`), and the other way round where there is no such month. Never raises.
    """
    written = text.strip()
    if found := _ISO.fullmatch(written):
        year, month, day = map(int, found.groups())
        return _day(year, month, day)
    if found := _WITH_YEAR.fullmatch(written):
        first, second, year = map(int, found.groups())
        return _either(year, second, first)
    if found := _MONTH_FIRST.fullmatch(written):
        return _either(today.year, int(found[1]), int(found[2]))
    if found := _DAY_FIRST.fullmatch(written):
        return _either(today.year, int(found[2]), int(found[1]))
    words = fold(written)
    if (days := _RELATIVE.get(words)) is not None:
        then = today + timedelta(days=days)
        return Day(then.year, then.month, then.day)
    return _in_words([word for word in words.split() if word not in _FILLERS], today)


def _in_words(words: list[str], today: date) -> Day | None:
    """Return the day of "14 juillet", "July 14th" or "1er juillet 1903"."""
    months = [month for word in words if (month := _month(word))]
    numbers = [int(found[1]) for word in words if (found := _ORDINAL.fullmatch(word))]
    numbers += [1 for word in words if word in ("premier", "first")]
    years = [int(word) for word in words if re.fullmatch("[0-9]{4}", word)]
    if len(months) != 1 or len(numbers) != 1 or len(words) != 2 + len(years) or len(years) > 1:
        return None
    return _day(years[0] if years else today.year, months[0], numbers[0])


def _month(word: str) -> int | None:
    """Return the month that a word names or begins to; of `jui` there are two."""
    if len(word) < _SHORTEST:
        return None
    found = [
        number
        for number, names in enumerate(_MONTHS, start=1)
        if any(name.startswith(word) for name in names)
    ]
    return found[0] if len(found) == 1 else None


def _either(year: int, month: int, day: int) -> Day | None:
    """Return the day, or the one that the numbers mean the other way round."""
    read, other = _day(year, month, day), _day(year, day, month)
    if read is None or other is None or month == day:
        return read or other
    return replace(read, other=other)


def _day(year: int, month: int, day: int) -> Day | None:
    """Return the day, None where no year has it."""
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(_LEAP, month)[1] or not year:
        return None
    return Day(year, month, day)


def days_like(text: str, year: int) -> list[Day]:
    """Return the days whose number and month begin so, the months of the race first.

    "14" gives the 14th of every month, "jul" every day of July, "1 j" the 1st of July and June.
    """
    words = [word for word in fold(text).split() if word not in _FILLERS]
    numbers = [int(found[1]) for word in words if (found := _ORDINAL.fullmatch(word))]
    letters = [word for word in words if not word[0].isdecimal()]
    if len(numbers) + len(letters) != len(words) or len(numbers) > 1 or len(letters) > 1:
        return []
    months = [
        month
        for month in _RACING_FIRST
        if not letters or any(name.startswith(letters[0]) for name in _MONTHS[month - 1])
    ]
    return [
        Day(year, month, day)
        for month in months
        for day in numbers or range(1, 32)
        if _day(year, month, day)
    ]
