"""Which stage did they mean? "21 1989", "2022 alpe", "dernière étape 1989", "Londres 2007".

Whatever stands in the text, every word of it must fit: a year, a number, a day, a race, the place
where the stage starts or finishes. So the order of the words does not matter. A word that is no
place may be the start of one, or one misspelt.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import reduce
from itertools import groupby
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.names.cleaning import clean
from bot.names.common_words import FILLERS
from bot.names.editions import RACE_WORDS
from bot.names.folding import fold
from bot.names.likeness import few_edits
from bot.records import PROLOGUE, Race, Route

MOST: Final = 25
NEAR: Final = 5
_SLICE: Final = 250  # stages that are entered within a millisecond

LEAST_ALIKE: Final = 0.6  # nothing less like a place is worth comparing
BEGINNING: Final = 5  # letters from which on a word may be the start of a place's


def _words(text: str) -> list[str]:
    return text.split()


NUMBER_WORDS: Final = {
    **dict.fromkeys(_words("prologue prolog p"), PROLOGUE),
    **dict.fromkeys(_words("premiere premier first opening"), "1"),
    **dict.fromkeys(_words("seconde second deuxieme"), "2"),
    **dict.fromkeys(_words("troisieme third"), "3"),
}
LAST: Final = frozenset(_words("derniere dernier last final finale ultime"))
PENULTIMATE: Final = "penultimate"
MONTHS: Final = {
    **dict.fromkeys(_words("june juin"), 6),
    **dict.fromkeys(_words("july juillet jul juil"), 7),
    **dict.fromkeys(_words("august aout aug"), 8),
    **dict.fromkeys(_words("september septembre sept"), 9),
}
# What is said around a stage; the particles of places are among them, since nobody types them all.
AROUND: Final = FILLERS | frozenset(
    _words(
        """
        etape etapes stage stages d de des aux au at to on by sur vers via les race course edition
        year annee no n nr num number numero finish arrivee arrival depart start parcours route
        gagne gagnee gagnant gagnante vainqueur remporte remportee winner won wins was did
        """
    )
)
_SHORT_FORMS: Final = {"st": "saint", "ste": "sainte"}

_PHRASES: Final = (
    (re.compile(r"\b(?:avant derniere|penultieme)\b"), PENULTIMATE),
    (re.compile(r"\bgrand depart\b"), "first"),
)
_DAY: Final = re.compile(
    r"\b(\d{1,2})(?:er|st|nd|rd|th)? (?:of |de )?(" + "|".join(MONTHS) + r")\b"
)
_MONTH_FIRST: Final = re.compile(r"\b(" + "|".join(MONTHS) + r") (\d{1,2})(?:st|nd|rd|th)?\b")
_ISO: Final = re.compile(r"\b(\d{4}) (\d\d) (\d\d)\b")
_NUMBER: Final = re.compile(
    r"(?:s|st|stage|e|etape)?0*(\d{1,2}[abc]?)(?:e|eme|ieme|er|ere|re|st|nd|rd|th)?"
)
_YEAR: Final = re.compile(r"[12]\d{3}")


class Told(Enum):
    """What a word says of a stage."""

    YEAR = "year"
    RACE = "race"
    NUMBER = "number"
    DAY = "day"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text and the stages that it fits; `finishes` are those that finish there.

    `value` is the year, the race or the number that it names. `guessed`: it is merely like what
    fits.
    """

    told: Told
    fits: frozenset[int]
    value: str = ""
    finishes: frozenset[int] = frozenset()
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """The stages that a text means, the latest first, and what it names.

    One is meant; several are to be asked about; of none, `near` is what is nearest. `guessed`: a
    word of the text had to be guessed. `edition`: it names nothing but an edition.
    """

    typed: str
    routes: tuple[Route, ...] = ()
    near: tuple[Route, ...] = ()
    guessed: bool = False
    year: int | None = None
    race: Race | None = None
    number: str | None = None
    edition: bool = False


class Stages:
    """All stages by their years, numbers, days and places.

    `fill` is called once; from then on it never changes.
    """

    def __init__(self, routes: Iterable[Route] = ()) -> None:
        self._routes = list(routes)
        self._ids = {route.id: route for route in self._routes}
        self._years: dict[str, set[int]] = defaultdict(set)
        self._races: dict[str, set[int]] = defaultdict(set)
        self._numbers: dict[str, set[int]] = defaultdict(set)
        self._days: dict[str, set[int]] = defaultdict(set)
        self._last: set[int] = set()
        self._penultimate: set[int] = set()
        # Two thousand words of places, most of them of one stage: a set of one takes 200 bytes.
        self._starts: dict[str, list[int]] = defaultdict(list)
        self._finishes: dict[str, list[int]] = defaultdict(list)
        self._places: list[str] = []

    def fill(self) -> Iterator[None]:
        """Enter all stages; yields after every few milliseconds of work."""
        words: dict[str, frozenset[str]] = {}
        for number, route in enumerate(self._routes):
            if number % _SLICE == 0:
                yield
            self._years[str(route.year)].add(number)
            self._races[route.race].add(number)
            self._numbers[route.number].add(number)
            if route.number[-1] in "abc":  # the half-stages of the twelfth are called twelve too
                self._numbers[route.number[:-1]].add(number)
            self._days[route.date[5:]].add(number)
            for index, place in ((self._starts, route.start), (self._finishes, route.finish)):
                if place.en not in words:
                    words[place.en] = frozenset(_words_of(place.en)) | set(_words_of(place.fr))
                for word in words[place.en]:
                    index[word].append(number)
        for _, of_edition in groupby(
            range(len(self._routes)), lambda n: (self._routes[n].race, self._routes[n].year)
        ):
            *before, last = of_edition
            self._last.add(last)
            self._penultimate.update(before[-1:])
        self._places = sorted(self._starts.keys() | self._finishes.keys())

    def route(self, id_: str) -> Route | None:
        """Return where the stage with this id goes, None where there is none."""
        return self._ids.get(id_)

    def of_edition(self, race: Race, year: int) -> list[Route]:
        """Return the stages of an edition in their order, none where it was not held."""
        return self._sorted(self._years.get(str(year), set()) & self._races.get(race, set()))

    def beside(self, id_: str) -> list[Route]:
        """Return the stages before and after one in its edition, where there are such."""
        route = self._ids.get(id_)
        if route is None:
            return []
        routes = self.of_edition(route.race, route.year)
        at = routes.index(route)
        return [*routes[max(at - 1, 0) : at], *routes[at + 1 : at + 2]]

    def find(self, text: str) -> Found:
        """Return the stages that `text` means, whatever was typed. Never raises."""
        exact = self._ids.get(text.strip().lower())
        if exact is not None:
            return Found(exact.id, (exact,))
        typed = clean(text).typed
        words = list(self._read(typed))
        fitting = self._fitting(words)
        named = _named(words)
        near = () if fitting else tuple(self._near(words))
        if named.keys() == {Told.PLACE} and all(word.guessed for word in words):
            # A place that was merely guessed, and nothing else said: here, Cère?
            near, fitting = tuple(self._latest_first(fitting)[:NEAR]) or near, frozenset()
        return Found(
            typed,
            tuple(self._latest_first(fitting)),
            near=near,
            guessed=any(word.guessed for word in words),
            year=int(named[Told.YEAR]) if Told.YEAR in named else None,
            race=_race(named.get(Told.RACE)),
            number=named.get(Told.NUMBER) or None,
            edition=bool(words) and named.keys() <= {Told.YEAR, Told.RACE},
        )

    def suggest(self, text: str, *, most: int = MOST) -> list[Route]:
        """Return stages for what has been typed so far, `most` of them. Never raises.

        Those of an edition come in their order, others latest first.
        """
        words = list(self._read(clean(text).typed, open_ended=not text.endswith(" ")))
        if not words:
            latest = max((route.year for route in self._routes), default=0)
            return self.of_edition("tdf", latest)[:most]
        fitting = self._all(words)
        if not fitting:
            found = self.find(text)
            return list(found.routes or found.near)[:most]
        if any(word.told is Told.YEAR and len(word.value) == 4 for word in words):
            return self._sorted(fitting)[:most]
        finishing = _finishing(words, fitting)
        return (self._latest_first(finishing) + self._latest_first(fitting - finishing))[:most]

    # -- reading a text

    def _read(self, text: str, *, open_ended: bool = False) -> Iterator[Word]:
        folded = fold(text)
        for phrase, meaning in _PHRASES:
            folded = phrase.sub(meaning, folded)
        days: list[str] = []
        folded = _ISO.sub(lambda m: _note(days, int(m[2]), int(m[3])) + m[1], folded)
        folded = _DAY.sub(lambda m: _note(days, MONTHS[m[2]], int(m[1])), folded)
        folded = _MONTH_FIRST.sub(lambda m: _note(days, MONTHS[m[1]], int(m[2])), folded)
        for day in days:
            yield Word(Told.DAY, frozenset(self._days.get(day, ())), day)
        typed = folded.split()
        for place, word in enumerate(typed):
            if (race := RACE_WORDS.get(word)) is not None:
                yield Word(Told.RACE, frozenset(self._races.get(race, ())), race)
            elif word not in AROUND:
                yield self._word(word, open_ended=open_ended and place == len(typed) - 1)

    def _word(self, word: str, *, open_ended: bool) -> Word:
        if word in LAST:
            return Word(Told.NUMBER, frozenset(self._last))
        if word == PENULTIMATE:
            return Word(Told.NUMBER, frozenset(self._penultimate))
        if _YEAR.fullmatch(word):
            fits = self._years.get(word, set())
            # Isola 2000 and Pyrénées 2000 are places.
            return self._place_or(Word(Told.YEAR, frozenset(fits), word), word)
        if (number := NUMBER_WORDS.get(word)) is None and (written := _NUMBER.fullmatch(word)):
            number = written[1]
        if number is not None:
            fits = self._numbers.get(number, set())
            if open_ended and word.isdecimal():
                fits = self._beginning(self._numbers, number)
                if len(word) > 1:
                    fits |= self._beginning(self._years, word)
            return self._place_or(Word(Told.NUMBER, frozenset(fits), number), word)
        if open_ended and word.isdecimal():
            return Word(Told.YEAR, frozenset(self._beginning(self._years, word)), word)
        return self._place(_SHORT_FORMS.get(word, word), open_ended=open_ended)

    def _place_or(self, meant: Word, word: str) -> Word:
        """Return what a number means, places whose name has it among what fits."""
        finishes = frozenset(self._finishes.get(word, ()))
        starts = frozenset(self._starts.get(word, ()))
        return Word(meant.told, meant.fits | finishes | starts, meant.value)

    def _place(self, word: str, *, open_ended: bool) -> Word:
        guessed = not open_ended and word not in self._starts and word not in self._finishes
        names = [word]
        if open_ended or (guessed and len(word) >= BEGINNING):
            names = list(self._beginning_with(word))
        elif guessed:
            names = []
        if not names:
            guessed, names = True, self._like(word)
        finishes = frozenset[int]().union(*(self._finishes.get(name, ()) for name in names))
        starts = frozenset[int]().union(*(self._starts.get(name, ()) for name in names))
        return Word(Told.PLACE, finishes | starts, word, finishes, guessed)

    def _beginning_with(self, word: str) -> Iterator[str]:
        for name in self._places[bisect_left(self._places, word) :]:
            if not name.startswith(word):
                return
            yield name

    @staticmethod
    def _beginning(index: Mapping[str, set[int]], start: str) -> set[int]:
        return set().union(*(fits for name, fits in index.items() if name.startswith(start)))

    def _like(self, word: str) -> list[str]:
        """Return the words of places that are most like `word`, none where none is near."""
        alike = process.extract(
            word,
            self._places,
            scorer=OSA.normalized_similarity,
            score_cutoff=LEAST_ALIKE,
            limit=None,
        )
        near = [(score, name) for name, score, _ in alike if few_edits(word, score)]
        best = max((score for score, _ in near), default=0.0)
        return [name for score, name in near if score == best]

    # -- what fits

    @staticmethod
    def _all(words: Sequence[Word]) -> frozenset[int]:
        """Return the stages that every word fits."""
        if not words:
            return frozenset()
        return reduce(frozenset.intersection, (word.fits for word in words))

    def _fitting(self, words: Sequence[Word]) -> frozenset[int]:
        """Return the stages that are meant: where one finishes there, it is the one."""
        fitting = self._all(words)
        fitting = _finishing(words, fitting) or fitting
        told = {word.told for word in words}
        if Told.YEAR in told and not told & {Told.RACE, Told.PLACE}:
            # "2022 8" is a stage of the men's race, as long as nothing else is said.
            fitting = (fitting & self._races.get("tdf", set())) or fitting
        return fitting

    def _near(self, words: Sequence[Word]) -> Iterator[Route]:
        """Return what fits a place when what fits nothing is left out, or the number, or the year.

        The nearest year comes first.
        """
        years = [int(word.value) for word in words if word.told is Told.YEAR]
        known = [word for word in words if word.fits]
        for without in (None, Told.NUMBER, Told.YEAR, Told.DAY):
            left = [word for word in known if word.told is not without]
            if not any(word.told is Told.PLACE for word in left):
                continue
            if fitting := self._fitting(left):
                near = self._latest_first(fitting)
                if years:
                    near.sort(key=lambda route: abs(route.year - years[0]))
                yield from near[:NEAR]
                return

    def _sorted(self, numbers: Iterable[int]) -> list[Route]:
        """Return stages by edition, in their order."""
        return [self._routes[number] for number in sorted(numbers)]

    def _latest_first(self, numbers: Iterable[int]) -> list[Route]:
        routes = self._sorted(numbers)
        if len({(route.race, route.year) for route in routes}) == 1:
            return routes
        return sorted(routes, key=lambda route: route.date, reverse=True)


def _words_of(place: str) -> Iterator[str]:
    """Return the words that a place is found by, and all of it as one word."""
    words = [_SHORT_FORMS.get(word, word) for word in fold(place).split()]
    yield from (word for word in words if word not in AROUND)
    if len(words) > 1:
        yield "".join(words)


def _finishing(words: Iterable[Word], fitting: frozenset[int]) -> frozenset[int]:
    """Return those of `fitting` that finish where every place of the text is."""
    for word in words:
        if word.told is Told.PLACE:
            fitting &= word.finishes
    return fitting


def _named(words: Iterable[Word]) -> dict[Told, str]:
    return {word.told: word.value for word in words}


def _race(value: str | None) -> Race | None:
    return RACE_WORDS.get(value) if value else None


def _note(days: list[str], month: int, day: int) -> str:
    days.append(f"{month:02}-{day:02}")
    return " "
