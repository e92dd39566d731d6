"""All words typed are words of one name: in any order, some left out, joined or apart."""

from __future__ import annotations

from collections.abc import Collection

from bot.names.alignment import significant
from bot.names.cleaning import Query
from bot.names.common_words import PARTICLES
from bot.names.index import PEOPLE, Index
from bot.names.layers import Hit
from bot.names.likeness import HOUSEHOLD_NAME, base_quality, prominent
from bot.names.outcome import Layer

_MOST_WALKED = 1_500
_MOST_HITS = 40
_PART_OF_SURNAME = 80.0
_GIVEN_NAME = 78.0
_GIVEN_NAME_OF = 3
"""A word that so many bear as their given name is one."""
_PARTICLE = 6.0
"""What a particle in common is worth, and what one that is not there costs."""
_NOTHING: frozenset[str] = frozenset()
_MOST_EXTRA = 2
"""A civil name may have this many words more than the name in the facts."""


class Reordered:
    """Looks for names that have every word of the query, written exactly so."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def find(self, query: Query, kinds: Collection[str]) -> list[Hit]:
        """Return the entries that have all words, or whose words are all in the query."""
        for words in self._splits(list(query.words), query.folded.replace(" ", "")):
            hits = self._having(words, kinds)
            if hits:
                return hits
        return self._within(query.words, kinds) or self._over_the_years(query.words, kinds)

    def _splits(self, words: list[str], whole: str) -> list[list[str]]:
        """Return the words as typed, and with neighbours joined that are one word in a name.

        `whole` is all that was typed, written as one.
        """
        known = self._index.numbers
        splits = [words]
        if len(words) == 1 and words[0] != whole and whole in known:
            # "du Moulin" may be Dumoulin.
            splits.insert(0, [whole])
        for at in range(min(len(words) - 1, 5)):
            for length in (3, 2):
                run = "".join(words[at : at + length])
                if at + length <= len(words) and run in known:
                    splits.append([*words[:at], run, *words[at + length :]])
        return splits

    def _having(self, words: list[str], kinds: Collection[str]) -> list[Hit]:
        index = self._index
        wanted = significant(words)
        initials = [word for word in wanted if len(word) == 1]
        wanted = [word for word in wanted if len(word) > 1]
        if not wanted:
            return []
        numbers = [index.numbers.get(word, -1) for word in wanted]
        if -1 in numbers:
            return []
        rarest = min(numbers, key=lambda number: len(index.postings[number]))
        particles = [word for word in words if word in PARTICLES and len(word) > 1]
        hits: list[Hit] = []
        for entry in index.postings[rarest][:_MOST_WALKED]:
            if index.kinds[entry] not in kinds:
                continue
            matched = self._matched(entry, wanted)
            if not matched or not self._begins(entry, initials, words[-1], matched):
                continue
            hit = self._hit(entry, matched, particles)
            if len(words) == 1 and hit.sure and self._is_rather_given(words[0], entry):
                hit = hit._replace(sure=False)
            hits.append(hit)
            if len(hits) >= _MOST_HITS:
                break
        return self._without_given_names(hits)

    def _without_given_names(self, hits: list[Hit]) -> list[Hit]:
        """Return the hits, those by a given name alone unsure where no household name bears it."""
        alone = [hit for hit in hits if hit.sure and hit.quality < _PART_OF_SURNAME]
        known = (self._index.spellings[hit.entry].prominence for hit in alone)
        if max(known, default=HOUSEHOLD_NAME) >= HOUSEHOLD_NAME:
            return hits
        return [hit._replace(sure=False) if hit in alone else hit for hit in hits]

    def _matched(self, entry: int, wanted: list[str]) -> set[str]:
        """Return the words of an entry that all of `wanted` stand for, empty where one does not.

        "vanderpoel" stands for a whole surname, and so does "kueng" for Küng.
        """
        own = self._index.words[entry]
        matched = {word for word in wanted if word in own}
        missing = [word for word in wanted if word not in matched]
        if not missing:
            return matched
        if len(missing) > 1 or not self._index.has(missing[0], entry):
            return set()
        return matched.union(own[self._index.family[entry] :])

    def _hit(self, entry: int, matched: set[str], particles: list[str]) -> Hit:
        quality = base_quality(self._index, entry, matched)
        sure = quality >= _PART_OF_SURNAME or (
            quality >= _GIVEN_NAME
            and self._index.kinds[entry] in PEOPLE
            and prominent(self._index, entry)
        )
        if particles:
            # "van der pol" is no first name Pol.
            own = self._index.words[entry]
            shared = any(particle in own for particle in particles)
            quality += _PARTICLE if shared else -_PARTICLE
            sure = sure and shared
        return Hit(entry, quality, Layer.REORDERED, sure=sure)

    def _is_rather_given(self, word: str, entry: int) -> bool:
        """Tell whether a surname is a given name first of all, and that of nobody well known.

        So is the first word of a team that is named after somebody.
        """
        index = self._index
        if index.kinds[entry] in PEOPLE and prominent(index, entry):
            return False
        postings = index.postings[index.numbers[word]][:_MOST_HITS]
        return sum(index.words[other][0] == word for other in postings) >= _GIVEN_NAME_OF

    def _begins(self, entry: int, initials: list[str], last: str, matched: set[str]) -> bool:
        """Tell whether the initials are those of given names; adds what they stand for."""
        if self._index.kinds[entry] not in PEOPLE:
            return True
        own = self._index.words[entry]
        given = own[: self._index.family[entry]]
        for letter in initials:
            # The letter typed last may begin any word: "Mathieu van d".
            among = own if letter == last else given
            name = next((word for word in among if word[0] == letter), None)
            if name is None:
                return False
            matched.add(name)
        return True

    def _within(self, words: tuple[str, ...], kinds: Collection[str]) -> list[Hit]:
        """Find people all of whose words are typed, in order, with civil names between them."""
        index = self._index
        if not 3 <= len(words) <= 7:
            return []
        typed = set(words)
        hits = []
        for word in typed:
            number = index.number(word)
            if number is None or word in PARTICLES:
                continue
            for entry in index.postings[number][:400]:
                own = index.words[entry]
                places = [words.index(one) for one in own if one in typed]
                if (
                    1 < len(own) == len(places) >= len(words) - _MOST_EXTRA
                    and places == sorted(places)
                    and index.kinds[entry] in kinds
                    and index.kinds[entry] in PEOPLE
                    and own[0] == index.words_of_today(entry)[0]
                ):
                    hits.append(Hit(entry, 92.0, Layer.REORDERED, sure=True))
        return hits

    def _over_the_years(self, words: tuple[str, ...], kinds: Collection[str]) -> list[Hit]:
        """Find a team whose names of several years have all the words ("Jumbo Lease a Bike")."""
        index = self._index
        if "team" not in kinds or not 2 <= len(words) <= 7:
            return []
        numbers = [number for word in words if (number := index.number(word)) is not None]
        if not numbers:
            return []
        rarest = min(numbers, key=lambda number: len(index.postings[number]))
        records = {index.record[entry] for entry in index.postings[rarest][:_MOST_WALKED]}
        return [
            Hit(index.records[record][0], 84.0, Layer.REORDERED, sure=True)
            for record in sorted(records)
            if index.team_words.get(record, _NOTHING).issuperset(words)
        ]
