"""Finding records by words, over the index that the builder made of every record's parts."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bot.spoilers import NOTHING, Reveals, Veil
from bot.store.rows import Rows

_RECORDS: Final = 10_000
"""As many records as there are, roundly: how many exactly would tell of those that are covered."""

# What the tokenizer of the index parts words at.
_NO_LETTER: Final = re.compile(r"[^0-9A-Za-z\x80-\U0010ffff]")
_VEILS: Final = 64  # of which is remembered what they cover
_FAMOUS: Final = 0.8  # what the greatest fame adds to a record that is found, as a share


@dataclass(frozen=True, slots=True)
class Term:
    """A word that is looked for: any of `writings`, as they stand in the index.

    `begun`: whatever begins with them is found too. `worth` is what finding it counts, against 1
    for a word that was found as it was typed.
    """

    writings: tuple[str, ...]
    begun: bool = False
    worth: float = 1.0

    @property
    def query(self) -> str:
        """The term in the language of FTS5, with nothing in it that this could take for its own."""
        quoted = (f'"{_NO_LETTER.sub("", each)}"' for each in self.writings)
        return " OR ".join(f"{each} *" if self.begun else each for each in quoted)


@dataclass(frozen=True, slots=True)
class Known:
    """In how many records a term stands: `seen` by the reader, `open` to everybody always."""

    seen: int
    open: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that was found, best first by `score`."""

    kind: str
    id: str
    score: float


class Search:
    """Looks records up by words.

    What a veil covers is passed over before anything is counted or ranked, and how rare a word is
    follows from parts that give nothing away: nothing covered has a part in what is found, nor in
    which order.
    """

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._reveals: dict[int, Reveals] | None = None
        self._covered: dict[Veil, str] = {NOTHING: "[]"}
        self._vocabulary: tuple[str, ...] | None = None

    async def known(self, terms: Sequence[Term], veil: Veil) -> list[Known]:
        """Return for each term in how many records it stands."""
        rows = await self._rows.select(
            "SELECT t.key AS term, count(DISTINCT p.record) AS seen, "
            "count(DISTINCT iif(p.reveals IS NULL, p.record, NULL)) AS open "
            "FROM json_each(?1) t CROSS JOIN search_words w JOIN search_parts p "
            "ON p.number = w.rowid WHERE w.search_words MATCH t.value AND (p.reveals IS NULL "
            "OR p.reveals NOT IN (SELECT value FROM json_each(?2))) GROUP BY t.key",
            (json.dumps([term.query for term in terms]), await self._covered_by(veil)),
        )
        known = {row["term"]: Known(row["seen"], row["open"]) for row in rows}
        return [known.get(number, Known(0, 0)) for number in range(len(terms))]

    async def find(
        self,
        terms: Sequence[tuple[Term, Known]],
        veil: Veil,
        *,
        favoured: Mapping[str, float],
        most: int,
    ) -> list[Hit]:
        """Return the records that terms stand in, the best first.

        A record counts for each term once, by its weightiest part that has it, and the more the
        rarer the term is.

        Args:
            terms: what is looked for, with how known it is.
            veil: what is covered.
            favoured: what records of a kind count times, where it is not once.
            most: how many are returned.
        """
        asked = [
            [term.query, term.worth * math.log(_RECORDS / (1 + known.open))]
            for term, known in terms
        ]
        rows = await self._rows.select(
            "SELECT r.kind, r.id, sum(f.weight * f.worth) * sum(f.worth) "
            "* (1 + ?5 * r.fame / 20.0) * coalesce(json_extract(?3, '$.' || r.kind), 1) AS score "
            "FROM (SELECT p.record, max(p.weight) AS weight, "
            "json_extract(t.value, '$[1]') AS worth "
            "FROM json_each(?1) t CROSS JOIN search_words w "
            "JOIN search_parts p ON p.number = w.rowid "
            "WHERE w.search_words MATCH json_extract(t.value, '$[0]') AND (p.reveals IS NULL "
            "OR p.reveals NOT IN (SELECT value FROM json_each(?2))) GROUP BY p.record, t.key) f "
            "JOIN search_records r ON r.number = f.record GROUP BY f.record "
            "ORDER BY score DESC, r.number LIMIT ?4",
            (
                json.dumps(asked),
                await self._covered_by(veil),
                json.dumps(dict(favoured)),
                most,
                _FAMOUS,
            ),
        )
        return [Hit(row["kind"], row["id"], row["score"]) for row in rows]

    async def vocabulary(self) -> Sequence[str]:
        """Return the folded words, by letter, that a misspelt one may be meant for."""
        if self._vocabulary is None:
            rows = await self._rows.select("SELECT word FROM search_vocabulary ORDER BY word")
            self._vocabulary = tuple(row["word"] for row in rows)
        return self._vocabulary

    async def _covered_by(self, veil: Veil) -> str:
        """Return, as JSON, the numbers of what may be revealed that a veil covers."""
        if veil not in self._covered:
            if self._reveals is None:
                rows = await self._rows.select("SELECT number, day, seasons FROM search_reveals")
                self._reveals = {
                    row["number"]: Reveals(row["day"], frozenset(json.loads(row["seasons"])))
                    for row in rows
                }
            if len(self._covered) >= _VEILS:
                self._covered = {NOTHING: "[]"}
            numbers = [number for number, what in self._reveals.items() if veil.covers(what)]
            self._covered[veil] = json.dumps(numbers)
        return self._covered[veil]
