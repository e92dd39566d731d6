"""Everything there is to find, ordered so that each layer finds it in bounded time.

Entries are spellings in order of prominence, so every list of entries has the best known first.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from bot.names.folding import words_of
from bot.names.packing import Keyed, Lists, Texts, load_numbers, load_texts
from bot.names.trigrams import Trigrams
from bot.records import Spelling

PEOPLE: Final = frozenset({"rider", "person"})

_SLICE: Final = 2_000
"""So many entries are read in a few milliseconds."""


def who(kind: str, id_: str) -> tuple[str, str]:
    """Return what tells records apart: a rider listed as a person too is one human being."""
    return ("human" if kind in PEOPLE else kind, id_)


class Index:
    """All spellings, by whole writing, by word, by look, by sound, by initials and by beginning.

    `spellings[entry]` is the spelling of an entry, `words[entry]` its folded words,
    `family[entry]` where in them the surname starts (0 for what has no given name),
    `nickname[entry]` whether it is a person's name that has nothing of today's ("the Badger") and
    `record[entry]` the number of the record it belongs to. `team_words[record]` are the words of
    all names a team ever bore. `womens` are the records of women's teams and races, `counterparts`
    the number of the women's team or race by that of the men's that the same words name.

    It is read from what `indexing` dumped, in memory or from facts.db, and never changes: `fill` is
    called once.
    """

    spellings: list[Spelling]
    kinds: list[str]
    words: list[tuple[str, ...]]
    family: array[int]
    nickname: array[int]
    record: array[int]
    records: Lists
    ids: Keyed
    whole: Keyed
    joined: Keyed
    initials: Keyed
    team_words: dict[int, frozenset[str]]
    womens: frozenset[int]
    counterparts: dict[int, int]
    vocabulary: list[str]
    numbers: dict[str, int]
    postings: Lists
    trigrams: Trigrams
    sounds: list[str]
    sounds_otherwise: dict[int, str]
    skeletons: Keyed

    def __init__(self) -> None:
        self._bones = Texts(())
        self._by_letters: array[int] = array("H")
        self._sorted: list[str] = []

    def fill(self, spellings: Sequence[Spelling], parts: Mapping[str, bytes]) -> Iterator[None]:
        """Read what was dumped of spellings in this order; yields after every few milliseconds."""

        def keyed(name: str) -> Keyed:
            return Keyed.load(parts[f"{name}.texts"], parts[name])

        self.spellings = list(spellings)
        self.kinds = [spelling.kind for spelling in spellings]
        self.family = load_numbers(parts["family"])
        self.nickname = load_numbers(parts["nickname"])
        self.record = load_numbers(parts["record"])
        self.records = Lists.load(parts["records"])
        self.postings = Lists.load(parts["postings"])
        yield
        texts = load_texts(parts["words.texts"])
        self.vocabulary = texts[: len(self.postings)]
        self.numbers = {word: number for number, word in enumerate(self.vocabulary)}
        self.words = []
        for own in Lists.load(parts["words"]):
            self.words.append(tuple([texts[number] for number in own]))
            if len(self.words) % _SLICE == 0:
                yield
        owners, owned = load_numbers(parts["team_words.records"]), Lists.load(parts["team_words"])
        self.team_words = {
            record: frozenset([texts[number] for number in own])
            for record, own in zip(owners, owned, strict=True)
        }
        self.womens = frozenset(load_numbers(parts["womens"]))
        self.counterparts = dict(zip(*Lists.load(parts["counterparts"]), strict=True))
        yield
        self.ids, self.initials = keyed("ids"), keyed("initials")
        self.whole = keyed("whole")
        yield
        self.joined = keyed("joined")
        self.trigrams = Trigrams(keyed("trigrams"), len(self.vocabulary))
        yield
        self.sounds = load_texts(parts["sounds"])
        self.sounds_otherwise = dict(
            zip(load_numbers(parts["otherwise"]), load_texts(parts["otherwise.texts"]), strict=True)
        )
        self._bones = Texts(load_texts(parts["bones"]))
        self.skeletons = keyed("skeletons")
        yield
        self._by_letters = load_numbers(parts["by_letters"])
        self._sorted = [self.vocabulary[number] for number in self._by_letters]
        yield

    def parts(self) -> list[object]:
        """Return what takes the memory."""
        keyed = (self.whole, self.joined, self.ids, self.initials, self.skeletons)
        return [self, *keyed, *self.trigrams.parts()]

    def number(self, word: str) -> int | None:
        """Return the number of a word of the vocabulary."""
        return self.numbers.get(word)

    def has(self, word: str, entry: int) -> bool:
        """Tell whether a word is one that an entry is found by."""
        number = self.numbers.get(word)
        if number is None:
            return False
        postings = self.postings[number]
        place = bisect_left(postings, entry)
        return place < len(postings) and postings[place] == entry

    def bones(self, number: int) -> list[str]:
        """Return the consonants of a word of the vocabulary, in each way to say it."""
        return self._bones[number].split()

    def starting(self, beginning: str, most: int = 200) -> array[int]:
        """Return the numbers of words that start with `beginning`."""
        low = bisect_left(self._sorted, beginning)
        high = bisect_left(self._sorted, beginning + "\U0010ffff", low)
        return self._by_letters[low : min(high, low + most)]

    def words_of_today(self, entry: int) -> tuple[str, ...]:
        """Return the words of the name that the record of an entry bears today."""
        return words_of(self.spellings[entry].display)
