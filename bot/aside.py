"""What is to be served next, in a folder aside, and what was found when all of it was tried.

The folder holds everything that can be reloaded: facts.db, words/ and commands/. It is filled and
tried in a process of its own (see rehearsal.py); what was tried there is then opened from there, so
that nothing comes into service that was not looked at.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from bot.build.changes import Change, Difference
from bot.build.faults import Fault, Place
from bot.records import LANGUAGES, Language

NO_DIFFERENCE: Final = Difference({}, ())
MOST_FAULTS: Final = 200  # so many are handed on; one slip in a table may make thousands


def shown(path: Path) -> str:
    """Return a path as people know it: from where they are, when it is below."""
    here = Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else str(path)


class What(StrEnum):
    """What is reloaded."""

    FACTS = "facts"
    WORDS = "words"
    COMMANDS = "commands"
    ALL = "all"

    def holds(self, part: What) -> bool:
        """Tell whether a part is among it."""
        return self in (part, What.ALL)


@dataclass(frozen=True, slots=True)
class Aside:
    """The folder: where each part is."""

    folder: Path

    @property
    def facts(self) -> Path:
        """The facts that are to be served."""
        return self.folder / "facts.db"

    @property
    def served(self) -> Path:
        """The facts that are served now, which the new are compared with."""
        return self.folder / "served.db"

    @property
    def words(self) -> Path:
        """The folder of the words."""
        return self.folder / "words"

    @property
    def commands(self) -> Path:
        """The folder of the command files."""
        return self.folder / "commands"

    def put(
        self,
        *,
        words: Mapping[Language, str] | None = None,
        commands: Mapping[str, bytes] | None = None,
    ) -> None:
        """Write parts that are served now, and are not to be taken anew."""
        if words is not None:
            self.words.mkdir()
            for language in LANGUAGES:
                (self.words / f"{language}.ftl").write_text(words[language], encoding="utf-8")
        if commands is not None:
            self.commands.mkdir()
            for name, text in commands.items():
                (self.commands / f"{name}.py").write_bytes(text)


@dataclass(frozen=True, slots=True)
class Tried:
    """What was found: faults, or else what differs and how many cards were drawn."""

    faults: tuple[Fault, ...] = ()
    difference: Difference = NO_DIFFERENCE
    cards: int = 0

    def to_json(self) -> str:
        """Return it as one line."""
        written = asdict(self)
        written["faults"] = written["faults"][:MOST_FAULTS]
        return json.dumps(written, ensure_ascii=False)

    @classmethod
    def of_json(cls, text: str) -> Tried:
        """Read what `to_json` wrote.

        Raises:
            ValueError: it is something else.
        """
        read: dict[str, Any] = json.loads(text)
        try:
            return cls(
                tuple(
                    Fault(Place(**each["place"]), each["what"], each["remedy"])
                    for each in read["faults"]
                ),
                Difference(
                    {kind: tuple(counts) for kind, counts in read["difference"]["counts"].items()},
                    tuple(
                        Change(
                            each["kind"],
                            each["id"],
                            each["how"],
                            tuple(tuple(field) for field in each["fields"]),
                        )
                        for each in read["difference"]["first"]
                    ),
                ),
                int(read["cards"]),
            )
        except (KeyError, TypeError) as error:
            raise ValueError(text[:80]) from error


@dataclass(frozen=True, slots=True)
class Reloaded:
    """What became of a reload.

    `version` is the facts version that is served now, `before` the one before it. `commands` are
    the command files that differ, `words` the files of words. `registered`: whether Discord was
    told of changed commands. `elsewhere`: whether the new facts.db had to go to the data folder.
    `seconds` are how long it took.
    """

    what: What
    tried: Tried
    version: str
    before: str
    preview: bool = False
    done: bool = False
    commands: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    registered: bool = False
    elsewhere: bool = False
    seconds: float = 0.0

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What is wrong: then nothing was changed."""
        return self.tried.faults

    def lines(self) -> list[str]:
        """Return it for a terminal."""
        if self.faults:
            count = len(self.faults)
            return [
                *(str(fault).rstrip() for fault in self.faults),
                f"{count} fault{'s' if count > 1 else ''} found; facts {self.version} stay.",
            ]
        told = [
            f"{kind}: {added} added, {changed} changed, {removed} removed"
            for kind, (added, changed, removed) in sorted(self.tried.difference.counts.items())
        ]
        for change in self.tried.difference.first:
            told.append(f"{change.kind} {change.id} ({change.how})")
            told += [f"  {name}: {old} → {new}" for name, old, new in change.fields]
        told += [f"{name} differs" for name in (*self.commands, *self.words)]
        if self.registered:
            told.append("The changed commands were registered with Discord.")
        if self.elsewhere:
            told.append("The configured facts.db may not be written: the data folder has the new.")
        told.append(f"{self.tried.cards} cards drawn")
        if self.preview:
            return [*told, f"Nothing was changed: facts {self.version} stay."]
        done = f"Facts {self.version} are served, after {self.before}"
        return [*told, f"{done}, in {self.seconds:.1f} s."]
