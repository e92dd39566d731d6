"""Choices while somebody types: the start of any word, whatever stands between the letters."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from bot.names.beginnings import SHORT
from bot.names.cleaning import clean
from bot.names.folding import fold
from bot.names.index import Index, who
from bot.names.likeness import likeness
from bot.names.outcome import Suggestion
from bot.names.packing import Keyed, Texts, load_numbers, load_texts
from bot.names.scripts import is_foreign, romanized

MOST = 25
LONGEST_LABEL = 100

_MISSPELT_FROM = 4
_ENOUGH = 5
"""With this many choices that begin as typed, none that is merely like it is added."""
_LEAST_ALIKE = 0.6
_MOST_RANGE = 3_000


class Suggestions:
    """All spellings by the beginnings of their words, spaces left out, best known first."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._sorted = Texts(())
        self._entries: array[int] = array("H")

    def fill(self, parts: Mapping[str, bytes]) -> Iterator[None]:
        """Read what was dumped, once; yields after every few milliseconds of work."""
        self._short = Keyed.load(parts["short.texts"], parts["short"])
        self._best = Keyed.load(parts["best.texts"], parts["best"])
        yield
        self._sorted = Texts(load_texts(parts["phrases.texts"]))
        self._entries = load_numbers(parts["phrases"])
        yield

    def parts(self) -> list[object]:
        """Return what takes the memory."""
        return [self, self._short]

    def suggest(self, prefix: str, kinds: Collection[str], limit: int) -> list[Suggestion]:
        """Return at most `limit` choices for `prefix`: whole writings, then the best known."""
        limit = max(0, min(limit, MOST))
        query = clean(prefix)
        typed = query.folded.replace(" ", "")
        if typed in ("", "*"):
            best = self._merged(self._best.get(kind) for kind in sorted(kinds))
            return [] if query.typed else self._labelled(self._by_kind(best, kinds), limit)
        beginning = self._beginning(typed, query.folded, kinds)
        chosen = self._labelled(self._by_kind(beginning, kinds), limit)
        if len(chosen) < min(limit, _ENOUGH) and is_foreign(query.plain):
            latin = fold(romanized(query.plain))
            typed = latin.replace(" ", "")
            chosen = self._labelled(self._beginning(typed, latin, kinds), limit, chosen)
        if len(chosen) < min(limit, _ENOUGH) and len(typed) >= _MISSPELT_FROM:
            chosen = self._labelled(self._misspelt(typed, kinds), limit, chosen)
        return chosen

    def _beginning(self, typed: str, spaced: str, kinds: Collection[str]) -> Iterator[int]:
        """Yield entries with a word that begins as typed."""
        yield from (e for e in self._index.whole.get(spaced) if self._index.kinds[e] in kinds)
        if len(typed) <= SHORT:
            yield from self._merged(self._short.get(f"{kind} {typed}") for kind in sorted(kinds))
            return
        low = bisect_left(self._sorted, typed)
        high = bisect_left(self._sorted, typed + "\U0010ffff", low)
        for entry in sorted(self._entries[low : min(high, low + _MOST_RANGE)]):
            if self._index.kinds[entry] in kinds:
                yield entry

    def _misspelt(self, typed: str, kinds: Collection[str]) -> list[int]:
        """Return entries with a word whose beginning is like what was typed, best first."""
        index = self._index
        length = len(typed)
        found: list[tuple[float, int]] = []
        for number in index.trigrams.like(typed, open_ended=True):
            word = index.vocabulary[number]
            alike = max(
                likeness(typed, word[: length - 1]),
                likeness(typed, word[:length]),
                likeness(typed, word[: length + 1]),
            )
            if alike < _LEAST_ALIKE:
                continue
            taken = 0
            for entry in index.postings[number][:40]:
                if index.kinds[entry] in kinds:
                    found.append((60.0 * alike + 0.4 * index.spellings[entry].prominence, entry))
                    taken += 1
                    if taken == 3:
                        break
        found.sort(key=lambda pair: (-pair[0], pair[1]))
        return [entry for _, entry in found]

    def _by_kind(self, entries: Iterable[int], kinds: Collection[str]) -> Iterable[int]:
        """Put people around the race before riders where both are asked for, but no team.

        Whoever asks for a person and not for a rider means one of those rather.
        """
        if "person" not in kinds or "rider" not in kinds or "team" in kinds:
            return entries
        return sorted(entries, key=lambda entry: self._index.kinds[entry] != "person")

    @staticmethod
    def _merged(lists: Iterable[array[int]]) -> Sequence[int]:
        """Return lists of entries as one, best known first."""
        several = list(lists)
        return several[0] if len(several) == 1 else sorted(chain.from_iterable(several))

    def _labelled(
        self, entries: Iterable[int], limit: int, chosen: list[Suggestion] | None = None
    ) -> list[Suggestion]:
        """Return choices for the first `limit` records of `entries`, behind those `chosen`."""
        index = self._index
        suggestions = list(chosen or ())
        taken = {who(s.kind, s.id) for s in suggestions}
        for entry in entries:
            if len(suggestions) >= limit:
                break
            spelling = index.spellings[entry]
            key = who(spelling.kind, spelling.id)
            if key not in taken:
                taken.add(key)
                suggestions.append(Suggestion(spelling.kind, spelling.id, self._label(entry)))
        return suggestions

    def _label(self, entry: int) -> str:
        """Return `"Jumbo-Visma → Team Visma | Lease a Bike"`, or today's name alone."""
        spelling = self._index.spellings[entry]
        # Neither "Lotto → Lotto" nor "Welcome to Hell → S1E2 · Welcome to Hell" tells anything.
        whole, own = fold(spelling.spelling), fold(spelling.display)
        if whole == own or (spelling.kind == "episode" and whole in own):
            return _cut(spelling.display, LONGEST_LABEL)
        shown = _cut(spelling.display, LONGEST_LABEL - 24)
        return f"{_cut(spelling.spelling, LONGEST_LABEL - 3 - len(shown))} → {shown}"


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
