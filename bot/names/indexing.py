"""Making an index of spellings: what is worked out once, so that asking is quick."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Generator, Iterable, Iterator, Mapping
from heapq import merge
from itertools import accumulate, chain

from bot.names.cleaning import somebodys_team
from bot.names.common_words import (
    ARTICLES,
    GENERIC_RACE_WORDS,
    GENERIC_TEAM_WORDS,
    PARTICLES,
    WOMEN,
)
from bot.names.folding import fold, fold_umlauts, words_of
from bot.names.index import PEOPLE
from bot.names.packing import Keyed, Lists, dump_numbers, dump_texts, packed_numbers
from bot.names.sounds import skeleton, skeletons, sound, sound_of_folded, sound_otherwise
from bot.names.trigrams import pieces
from bot.records import Spelling

_OF_SOMEBODY = re.compile(r"['’`]|^(?:la|the|les|los) | de ")

_SLICE = 100
"""So many entries are made in a few milliseconds."""
_RUN = 1_000
"""So many keys are sorted in a few milliseconds."""

_HOW_ORDER = {"name": 0, "title": 0, "alias": 1, "former": 2, "code": 3}
# What a team is called by whose it is: "Merckx's team", "l'équipe de Merckx".
_WHOSE = re.compile(r"(?i)(['’]s|s['’]) (old )?team\b|^l['’]équipe d|^the \w+ team$")
_NO_GENERICS: frozenset[str] = frozenset()
_GENERIC = {"team": GENERIC_TEAM_WORDS, "race": GENERIC_RACE_WORDS}


def in_order(spellings: Iterable[Spelling]) -> Generator[None, None, list[Spelling]]:
    """Return spellings as an index has them, the best known first.

    Yields after every few milliseconds of work.
    """
    unsorted = []
    keys = []
    for at, s in enumerate(spellings):
        unsorted.append(s)
        keys.append((-s.prominence, s.display, s.id, _HOW_ORDER[s.how], s.spelling))
        if at % _SLICE == 0:
            yield
    # Runs that are short enough are sorted by themselves, then merged.
    runs = []
    for start in range(0, len(keys), _RUN):
        run = range(start, min(start + _RUN, len(keys)))
        runs.append(sorted(run, key=keys.__getitem__))
        yield
    ordered = []
    for at in merge(*runs, key=keys.__getitem__):
        ordered.append(unsorted[at])
        if len(ordered) % _RUN == 0:
            yield
    return ordered


class Indexing:
    """An index in the making, of spellings in order: `fill` it once, then `dump` it."""

    def __init__(self, spellings: list[Spelling]) -> None:
        self.spellings = spellings
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
        self.womens: set[int] = set()
        self.counterparts: dict[int, int] = {}
        self.numbers: dict[str, int] = {}
        self._record_numbers: dict[tuple[str, str], int] = {}
        self.vocabulary: list[str] = []
        self.postings: list[list[int]] = []
        self._raw: dict[int, str] = {}
        self.trigrams: dict[str, list[int]] = defaultdict(list)
        self.sounds: list[str] = []
        self.sounds_otherwise: dict[int, str] = {}
        self.bones: list[tuple[str, ...]] = []
        self.skeletons: dict[str, list[int]] = defaultdict(list)

    def fill(self) -> Iterator[None]:
        """Enter all spellings; yields after every few milliseconds of work."""
        for entry, spelling in enumerate(self.spellings):
            self._add(entry, spelling)
            if entry % _SLICE == 0:
                yield
        self._pair()
        yield
        for number, word in enumerate(self.vocabulary):
            for piece in pieces(word):
                self.trigrams[piece].append(number)
            raw = self._raw.get(number)
            sounded = sound_of_folded(word) if raw is None else sound(raw)
            self.sounds.append(sounded)
            bones = skeletons(sounded)
            otherwise = sound_otherwise(word)
            if otherwise is not None:
                self.sounds_otherwise[number] = otherwise
                bones = tuple(dict.fromkeys((*bones, skeleton(otherwise))))
            self.bones.append(bones)
            for key in bones:
                self.skeletons[key].append(number)
            if number % _SLICE == 0:
                yield

    def dump(self) -> Generator[None, None, dict[str, bytes]]:
        """Return everything as an Index reads it; yields after every few milliseconds of work."""
        texts = dict(self.numbers)
        every = chain.from_iterable(self.words)
        words = Lists(
            packed_numbers(texts.setdefault(word, len(texts)) for word in every),
            packed_numbers(accumulate(map(len, self.words), initial=0)),
        )
        yield
        by_letters = sorted(range(len(self.vocabulary)), key=self.vocabulary.__getitem__)
        teams = sorted(self.team_words)
        parts = {
            "words": words.dump(),
            "words.texts": dump_texts(texts),
            "by_letters": dump_numbers(packed_numbers(by_letters)),
            "team_words": Lists.of(
                sorted(texts[word] for word in self.team_words[team]) for team in teams
            ).dump(),
            "team_words.records": dump_numbers(packed_numbers(teams)),
        }
        yield
        for name, lists in (("records", self.records), ("postings", self.postings)):
            parts[name] = Lists.of(lists).dump()
            yield
        parts["counterparts"] = Lists.of([self.counterparts, self.counterparts.values()]).dump()
        for name, numbers in (
            ("family", self.family),
            ("nickname", map(int, self.nickname)),
            ("record", self.record),
            ("womens", sorted(self.womens)),
            ("otherwise", self.sounds_otherwise),
        ):
            parts[name] = dump_numbers(packed_numbers(numbers))
        parts["otherwise.texts"] = dump_texts(self.sounds_otherwise.values())
        parts["sounds"] = dump_texts(self.sounds)
        parts["bones"] = dump_texts(map(" ".join, self.bones))
        yield
        keyed: dict[str, Mapping[str, list[int]]] = {
            "ids": self.ids,
            "whole": self.whole,
            "joined": self.joined,
            "initials": self.initials,
            "skeletons": self.skeletons,
            "trigrams": dict(sorted(self.trigrams.items())),  # they were entered in any order
        }
        for name, each in keyed.items():
            parts[f"{name}.texts"], parts[name] = Keyed.of(each).dump()
            yield
        return parts

    def _add(self, entry: int, spelling: Spelling) -> None:
        record = self._enter(entry, spelling)
        words = self.words[entry]
        if not words or self._found_by_its_word(entry, spelling):
            return
        if spelling.kind in PEOPLE and spelling.how == "alias":
            self.nickname[entry] = set(words).isdisjoint(words_of(spelling.display))
        folded = " ".join(words)
        if self._add_somebodys(entry, spelling, folded):
            return
        self._add_whole(entry, spelling, folded)
        if spelling.how == "code":
            return
        if spelling.kind == "team":
            if spelling.how == "alias" and _WHOSE.search(spelling.spelling):
                return  # found as a whole: "Schleck" alone is a rider, not his team
            self.team_words[record].update(words)
        self._add_words(entry, spelling)
        if self.nickname[entry]:
            if len(words) > 1:
                self._post("".join(words[1:] if words[0] in ARTICLES else words), entry)
        elif spelling.kind in PEOPLE and len(words) > 1:
            self._add_surname(entry, spelling)

    def _enter(self, entry: int, spelling: Spelling) -> int:
        """Give the entry its place in the lists; return the number of its record."""
        key = (spelling.kind, spelling.id)
        record = self._record_numbers.get(key)
        if record is None:
            record = self._record_numbers[key] = len(self.records)
            self.records.append([])
            self.ids[spelling.id].append(entry)
        self.records[record].append(entry)
        self.record.append(record)
        words = tuple(fold(spelling.spelling).split())
        self.words.append(words)
        if spelling.kind not in PEOPLE and not WOMEN.isdisjoint(words):
            self.womens.add(record)
        self.family.append(0)
        self.nickname.append(False)
        return record

    def _pair(self) -> None:
        """Enter women's teams and races by one word for all languages; find those of men.

        Whoever knows "FDJ femmes" as one means the other by "FDJ".
        """
        for record in sorted(self.womens):
            for entry in self.records[record]:
                words = self.words[entry]
                rest = " ".join(word for word in words if word not in WOMEN)
                if not WOMEN.isdisjoint(words) and entry not in self.whole[f"{rest} women"]:
                    self.whole[f"{rest} women"].append(entry)
                for other in self.whole.get(rest, ()):
                    if (
                        self.spellings[entry].kind == self.spellings[other].kind
                        and self.spellings[other].how in ("name", "alias")
                        and self.record[other] not in self.womens
                    ):
                        self.counterparts.setdefault(self.record[other], record)

    def _found_by_its_word(self, entry: int, spelling: Spelling) -> bool:
        """Tell whether an alias is a bare surname, found by its word among all who bear it."""
        words = self.words[entry]
        return (
            spelling.kind in PEOPLE
            and spelling.how == "alias"
            and len(words) == 1
            and words[0] in words_of(spelling.display)
        )

    def _add_somebodys(self, entry: int, spelling: Spelling, folded: str) -> bool:
        """Enter "Madiot's team" as a whole: the name in it is a person's, and no word of a team."""
        if (
            spelling.kind != "team"
            or spelling.how != "alias"
            or _OF_SOMEBODY.search(spelling.spelling) is None
        ):
            return False
        somebodys = somebodys_team(folded)
        if somebodys is None:
            return False
        self.whole[somebodys].append(entry)
        return True

    def _add_whole(self, entry: int, spelling: Spelling, folded: str) -> None:
        words = self.words[entry]
        self.whole[folded].append(entry)
        if len(words) > 1:
            self.joined["".join(words)].append(entry)
            if words[0] in ARTICLES and spelling.how != "name":
                self.whole[" ".join(words[1:])].append(entry)
        if spelling.spelling.isascii():
            return
        other = fold_umlauts(spelling.spelling)
        if other != folded:
            self.whole[other].append(entry)
            for word in other.split():
                if word not in words and len(word) > 2:
                    self._post(word, entry)

    def _add_words(self, entry: int, spelling: Spelling) -> None:
        words = self.words[entry]
        generic = _GENERIC.get(spelling.kind, _NO_GENERICS)
        written = spelling.spelling
        raws = {}
        if not written.isascii():
            raws = {fold(raw): raw for raw in written.split() if not raw.isascii()}
        for word in dict.fromkeys(words):
            if word in generic or (word in PARTICLES and len(words) > 1):
                continue
            number = self._post(word, entry)
            raw = raws.get(word)
            if raw is not None:
                self._raw.setdefault(number, raw)

    def _add_surname(self, entry: int, spelling: Spelling) -> None:
        """Post the surname as one word ("vanderpoel"); note initials ("mvdp", "vdp")."""
        words = self.words[entry]
        at = self.family[entry] = self._surname_at(spelling.spelling, words)
        if spelling.how == "name" and len(words) > 2:
            self.initials["".join(word[0] for word in words)].append(entry)
        surname = words[at:]
        if len(surname) > 1:
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
