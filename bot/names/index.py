"""Everything there is to find, ordered so that each layer finds it in bounded time.

Entries are spellings in order of prominence, so every list of entries has the best known first.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable

from bot.names.common_words import (
    ARTICLES,
    GENERIC_RACE_WORDS,
    GENERIC_TEAM_WORDS,
    PARTICLES,
)
from bot.names.folding import fold, fold_umlauts
from bot.names.sounds import skeletons, sound, sound_of_folded
from bot.names.trigrams import Trigrams
from bot.records import Spelling

PEOPLE = frozenset({"rider", "person"})

_HOW_ORDER = {"name": 0, "title": 0, "alias": 1, "former": 2, "code": 3}
_NO_GENERICS: frozenset[str] = frozenset()
_GENERIC = {"team": GENERIC_TEAM_WORDS, "race": GENERIC_RACE_WORDS}


class Index:
    """All spellings, by whole writing, by word, by look, by sound, by initials and by beginning.

    `spellings[entry]` is the spelling of an entry, `words[entry]` its folded words,
    `family[entry]` where in them the surname starts (0 for what has no given name),
    `nickname[entry]` whether it is a person's name that has nothing of today's ("the Badger") and
    `record[entry]` the number of the record it belongs to. `team_words[record]` are the words of
    all names a team ever bore.
    """

    def __init__(self, spellings: Iterable[Spelling]) -> None:
        self.spellings = sorted(
            spellings, key=lambda s: (-s.prominence, s.display, s.id, _HOW_ORDER[s.how], s.spelling)
        )
        self.kinds = [spelling.kind for spelling in self.spellings]
        self.words: list[tuple[str, ...]] = []
        self.family: list[int] = []
        self.nickname: list[bool] = []
        self.record: list[int] = []
        self.ids: dict[str, list[int]] = defaultdict(list)
        self.whole: dict[str, list[int]] = defaultdict(list)
        self.joined: dict[str, list[int]] = defaultdict(list)
        self.initials: dict[str, list[int]] = defaultdict(list)
        self.records: list[list[int]] = []
        self.team_words: dict[int, set[str]] = defaultdict(set)
        self.numbers: dict[str, int] = {}
        self._record_numbers: dict[tuple[str, str], int] = {}
        self.vocabulary: list[str] = []
        self.postings: list[list[int]] = []
        self._raw: dict[int, str] = {}
        for entry, spelling in enumerate(self.spellings):
            self._add(entry, spelling)
        self.trigrams = Trigrams(self.vocabulary)
        self.sounds = [
            sound(self._raw[n]) if n in self._raw else sound_of_folded(word)
            for n, word in enumerate(self.vocabulary)
        ]
        self.skeletons: dict[str, list[int]] = defaultdict(list)
        for number, sounded in enumerate(self.sounds):
            for key in skeletons(sounded):
                self.skeletons[key].append(number)
        self._by_letters = sorted(range(len(self.vocabulary)), key=self.vocabulary.__getitem__)
        self._sorted = [self.vocabulary[number] for number in self._by_letters]

    def number(self, word: str) -> int | None:
        """Return the number of a word of the vocabulary."""
        return self.numbers.get(word)

    def starting(self, beginning: str, most: int = 200) -> list[int]:
        """Return the numbers of words that start with `beginning`."""
        low = bisect_left(self._sorted, beginning)
        high = bisect_left(self._sorted, beginning + "\U0010ffff", low)
        return self._by_letters[low : min(high, low + most)]

    def _add(self, entry: int, spelling: Spelling) -> None:
        written = spelling.spelling
        folded = fold(written)
        words = tuple(folded.split())
        self.words.append(words)
        key = (spelling.kind, spelling.id)
        record = self._record_numbers.get(key)
        if record is None:
            record = self._record_numbers[key] = len(self.records)
            self.records.append([])
            self.ids[spelling.id].append(entry)
        self.records[record].append(entry)
        self.record.append(record)
        self.family.append(0)
        self.nickname.append(False)
        if not words:
            return
        if spelling.kind in PEOPLE and spelling.how == "alias":
            today = set(fold(spelling.display).split())
            if len(words) == 1 and words[0] in today:
                # A bare surname is found by its word, among all who bear it.
                return
            self.nickname[entry] = today.isdisjoint(words)
        self.whole[folded].append(entry)
        if len(words) > 1:
            self.joined["".join(words)].append(entry)
            if words[0] in ARTICLES and spelling.how != "name":
                self.whole[" ".join(words[1:])].append(entry)
        if not written.isascii():
            other = fold_umlauts(written)
            if other != folded:
                self.whole[other].append(entry)
                for word in other.split():
                    if word not in words and len(word) > 2:
                        self._post(word, entry)
        if spelling.how == "code":
            return
        generic = _GENERIC.get(spelling.kind, _NO_GENERICS)
        if spelling.kind == "team":
            self.team_words[record].update(words)
        person = spelling.kind in PEOPLE and len(words) > 1 and not self.nickname[entry]
        if person:
            self.family[entry] = self._surname_at(written, words)
        raws = written.split() if not written.isascii() else ()
        for word in dict.fromkeys(words):
            if word in generic or (word in PARTICLES and len(words) > 1):
                continue
            number = self._post(word, entry)
            if raws and number not in self._raw:
                for raw in raws:
                    if not raw.isascii() and fold(raw) == word:
                        self._raw[number] = raw
        if self.nickname[entry] and len(words) > 1:
            self._post("".join(words[1:] if words[0] in ARTICLES else words), entry)
        if person:
            self._add_surname(entry, words)
            if spelling.how == "name" and len(words) > 2:
                self.initials["".join(word[0] for word in words)].append(entry)

    def _add_surname(self, entry: int, words: tuple[str, ...]) -> None:
        """Post the surname as one word ("vanderpoel") and its initials ("vdp")."""
        at = self.family[entry]
        if len(words) - at < 2:
            return
        surname = words[at:]
        self._post("".join(surname), entry)
        if len(surname) > 2:
            self.initials["".join(word[0] for word in surname)].append(entry)

    def _post(self, word: str, entry: int) -> int:
        number = self.numbers.get(word)
        if number is None:
            number = self.numbers[word] = len(self.vocabulary)
            self.vocabulary.append(word)
            self.postings.append([entry])
        elif self.postings[number][-1] != entry:
            self.postings[number].append(entry)
        return number

    @staticmethod
    def _surname_at(written: str, words: tuple[str, ...]) -> int:
        """Return where the surname starts: at the first particle, else behind the given name."""
        for at, word in enumerate(words[1:], 1):
            if word in PARTICLES:
                return at
        first = written.split(maxsplit=1)[0]
        at = len(fold(first).split())
        return at if 0 < at < len(words) else 1
