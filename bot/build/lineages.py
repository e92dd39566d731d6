"""Which team it was: the lineage that bore a name in a year.

The results call a team as it was called then. What leads from there to the team's record are the
names in team_names.csv and in the tables of names/; where they leave a doubt there is no lineage.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, Final

from bot.build.reading import RawRecord
from bot.build.tour import span_of
from bot.names.folding import fold

_ByKind = Mapping[str, Mapping[str, RawRecord]]
_WOMEN: Final = "tdff"


class Lineages:
    """The lineages by the names that they bore, men's and women's apart."""

    def __init__(self, by_kind: _ByKind) -> None:
        self._women = {
            id_ for id_, row in by_kind["lineage"].items() if row.values.get("gender") == "F"
        }
        self._sure: defaultdict[tuple[str, int], set[str]] = defaultdict(set)
        self._likely: defaultdict[tuple[str, int], set[str]] = defaultdict(set)
        for team, name, first, last, sourced in _borne(by_kind):
            names = self._sure if sourced else self._likely
            for year in range(first, last + 1):
                names[fold(name), year].add(team)

    def bearing(self, name: str, year: int, race: str) -> str | None:
        """Return the one lineage that was called so in that year, None for none or several.

        Names that a source supports come first; writings are compared as `fold` does.
        """
        for names in (self._sure, self._likely):
            found = {
                team
                for team in names.get((fold(name), year), ())
                if (team in self._women) == (race == _WOMEN)
            }
            if found:
                return found.pop() if len(found) == 1 else None
        return None


def _borne(by_kind: _ByKind) -> Iterator[tuple[str, str, int, int, bool]]:
    """Return each team with a name that it bore, from when to when, and whether sources say so."""
    for _, row in _rows(by_kind, "team_name"):
        year, sourced = row["year"], row.get("sources", []) not in ([], ["unverified"])
        yield row["team"], row["name"], year, year, sourced
    for kind in ("historic_team", "national_team"):
        for id_, row in _rows(by_kind, kind):
            for name, first, last in filter(None, map(span_of, row.get("names", ()))):
                yield id_, name, first, last, row["confidence"] != "unverified"
    for _, row in _rows(by_kind, "team_span"):
        sourced = row["confidence"] != "unverified"
        yield row["team"], row["name"], row["first_year"], row["last_year"], sourced


def _rows(by_kind: _ByKind, kind: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for id_, record in by_kind[kind].items():
        yield id_, record.values
