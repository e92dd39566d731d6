"""What the bot knows, as frozen values: no I/O, no Discord, no words of the interface.

Every record says what it rests on (`sources`), how sure it is (`confidence`) and, where there is
something to add, a `note`. Days are ISO strings of the precision that is known: `2025`, `2025-02`
or `2025-02-13`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, NamedTuple

Language = Literal["en", "fr"]

LANGUAGES: tuple[Language, ...] = ("en", "fr")

# The layout of facts.db that this bot reads and that the builder writes. Raised with every change
# of schema.sql, so that an older or newer file is refused instead of being misread.
SCHEMA_VERSION = 7


# Where the header of a SQLite file has room for an application: user_version and application_id.
_SEAL = (slice(60, 64), slice(68, 72))


def seal_of(facts: bytes) -> bytes:
    """Return the seal of facts.db: eight bytes that follow from all its other bytes.

    The builder writes it into the header, and the store compares it: a file that was cut short,
    damaged or edited is told from what was built in a few milliseconds, whatever its size. The
    content hash would take a hundred; it is compared when the facts are built and checked.
    """
    blank = bytearray(facts)
    for part in _SEAL:
        blank[part] = bytes(4)
    return hashlib.sha256(blank).digest()[:8]


def sealed(facts: bytes) -> bytes:
    """Return the bytes of facts.db with their seal written into them."""
    seal = seal_of(facts)
    with_seal = bytearray(facts)
    for part, four in zip(_SEAL, (seal[:4], seal[4:]), strict=True):
        with_seal[part] = four
    return bytes(with_seal)


class Confidence(StrEnum):
    """How sure a fact is, surest first."""

    CONFIRMED = "confirmed"
    REPORTED = "reported"
    RUMOUR = "rumour"
    SUPERSEDED = "superseded"
    UNVERIFIED = "unverified"

    @classmethod
    def resting_on(cls, sources: int) -> Confidence:
        """Return how sure a row is that rests on so many sources: two that agree confirm it."""
        return (cls.UNVERIFIED, cls.REPORTED, cls.CONFIRMED)[min(2, sources)]


class SourceType(StrEnum):
    """What kind of thing a source is; `SEED` marks the five articles the collection began with."""

    SEED = "seed"
    PRESS = "press"
    COPY = "copy"
    WEB = "web"
    EPISODE = "episode"
    DATA = "data"
    FAN = "fan"


class QuoteKind(StrEnum):
    """`VERBATIM`: the exact words of an article. `REPORTED`: what was said, in our own words."""

    VERBATIM = "verbatim"
    REPORTED = "reported"


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence or more, in every language of the bot."""

    en: str
    fr: str

    def to(self, language: Language) -> str:
        """Return the text in `language`."""
        return self.fr if language == "fr" else self.en


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact comes from.

    `title` is None where the title must not be shown or is not known, `url` is None where the
    source may not be linked. `episode` is the id of the episode that a source of type `EPISODE`
    cites.
    """

    id: str
    type: SourceType
    publisher: str
    author: str | None = None
    title: str | None = None
    date: str | None = None
    url: str | None = None
    note: str | None = None
    episode: str | None = None


def id_of(ref: Ref | None) -> str | None:
    """Return the id of what a pointer points to, None for none."""
    return ref.id if ref else None


@dataclass(frozen=True, slots=True)
class Ref:
    """A pointer to another record, with the name to show for it where it is pointed to from.

    A team seen in a season is named as it was then. `id` is None for somebody or something we hold
    no record of. `text` is the name in every language, where it depends on that: Belgium, Belgique.
    """

    kind: str
    id: str | None
    name: str
    text: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What every record of the fact store carries."""

    id: str
    confidence: Confidence
    sources: tuple[Source, ...] = ()
    related_sources: tuple[Source, ...] = ()
    note: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(Record):
    """One statement about the series or a season (`about` is that record's id).

    `key` says which statement it is (`release`, `runtime`, `teams-announced` …); `value` is the
    same in machine-readable form: JSON, with team and person ids in it.
    """

    about: str
    key: str
    text: Text
    value: object
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute:
    """A property that carries its own sources, such as a nationality or a birth date.

    `value` is the machine-readable form (an ISO day), `text` what is shown; one of them is there.
    """

    confidence: Confidence
    sources: tuple[Source, ...] = ()
    value: str | None = None
    text: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Series(Record):
    """The Netflix series as a whole."""

    aliases: tuple[str, ...]
    facts: Mapping[str, Fact]


@dataclass(frozen=True, slots=True, kw_only=True)
class Season(Record):
    """A season and the edition of the Tour that it covers (`edition` 109 is the Tour of 2022)."""

    number: int
    edition: int
    year: int
    start: str
    end: str
    winner: Ref
    winner_team: Ref
    facts: Mapping[str, Fact]


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode(Record):
    """An episode. `title` is None where it is not known, whichever the language.

    `title_unverified` holds a title that no solid source confirms. `people` and `teams` are in
    focus, `mentioned` are shown or remembered without being followed. `stages` are numbers of
    stages of that season's Tour.
    """

    season: int
    number: int
    title: Mapping[Language, str | None]
    title_unverified: str | None
    title_unverified_sources: tuple[Source, ...]
    aliases: tuple[str, ...]
    teams: tuple[Ref, ...]
    people: tuple[Ref, ...]
    mentioned: tuple[Ref, ...]
    stages: tuple[int, ...]
    stages_text: Text | None
    summary: Text | None


Race = Literal["tdf", "tdff"]
"""The Tour de France and the Tour de France Femmes."""

RACES: tuple[Race, ...] = ("tdf", "tdff")


class WinnerStatus(StrEnum):
    """`VACANT`: the result was annulled and nobody has it. `UNKNOWN`: it is not known here."""

    AWARDED = "awarded"
    VACANT = "vacant"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition(Record):
    """An edition of the Tour; its id is race and year, `tdf-2003`.

    `number` counts the editions, `stages` the stages with half-stages and the prologue, `metres`
    all their kilometres. `starters` and `finishers` are None where they are not known, a jersey
    where it is not known or was not awarded. `stripped` lost the win afterwards. `unverified`
    names the fields that no source supports. `season` is the season of the series that covers it.
    """

    race: Race
    year: int
    number: int
    start: str
    end: str
    stages: int
    metres: int
    starters: int | None
    finishers: int | None
    winner: Ref | None
    winner_status: WinnerStatus
    stripped: Ref | None
    points: Ref | None
    mountains: Ref | None
    youth: Ref | None
    unverified: tuple[str, ...]
    season: int | None


PROLOGUE = "0"
"""The number of the short time trial before the first stage."""


class Route(NamedTuple):
    """Where and when a stage goes, which gives away nothing of its result; `id` is the stage's."""

    id: str
    race: Race
    year: int
    number: str
    date: str
    start: Text
    finish: Text


class StageStatus(StrEnum):
    """What became of a stage's result; all but `OK` and `UNKNOWN` are explained in words."""

    OK = "ok"
    VACATED = "vacated"
    ANNULLED = "annulled"
    CANCELLED = "cancelled"
    NEUTRALISED = "neutralised"
    STOPPED = "stopped"
    DISQUALIFIED = "disqualified"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage(Record):
    """A stage; its id is race, year and number, `tdf-1978-12a`.

    `number` is written as the race writes it, `0` for a prologue; `place` puts the stages of an
    edition in their order. `type` is flat, hilly, medium_mountain, mountain, itt, mtt, ttt or
    unknown. `winner` is a rider, or the team of a team time trial by its name that year (its id is
    None where the lineage is not known), None where nobody won or it is not known; `status` says
    which, and of a vacated result it is who lost it. `co_winner` is there for dead heats. `leader`
    wears yellow after the stage, the others are those who wore the jerseys, which is not always who
    led the classification. `season` is the season of the series that covers it.
    """

    race: Race
    year: int
    number: str
    place: int
    date: str
    start: Text
    finish: Text
    metres: int
    type: str
    season: int | None
    winner: Ref | None
    co_winner: Ref | None
    status: StageStatus
    why: Text | None
    leader: Ref | None
    points: Ref | None
    mountains: Ref | None
    youth: Ref | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Placing(Record):
    """A rider's place in a final general classification; its id is edition and rider.

    `rank` is None for who was disqualified afterwards. `end` is the last day of the edition,
    `season` the season of the series that covers it.
    `team` is named as it was then; its id is None where the lineage is not known. `seconds` is the
    whole time, `gap` the seconds behind the first, None where unknown. `disputed` says in what
    sources differ: `rank`, `rider`, or that one of them does not have this row (`missing`).
    """

    race: Race
    year: int
    end: str
    season: int | None
    rider: Ref
    rank: int | None
    team: Ref | None
    bib: int | None
    seconds: int | None
    gap: int | None
    disputed: tuple[str, ...]


class Annal(StrEnum):
    """A list of records of the race: the most, the first, the longest of something."""

    TOURS = "tours"
    STAGES = "stages"
    YELLOW = "yellow"
    FINISHED = "finished"
    PODIUMS = "podiums"
    LAST = "last"
    POINTS = "points"
    MOUNTAINS = "mountains"
    YOUTH = "youth"
    HAUL = "haul"
    YOUNGEST = "youngest"
    OLDEST = "oldest"
    YOUNGEST_STAGE = "youngest-stage"
    OLDEST_STAGE = "oldest-stage"
    CLOSEST = "closest"
    WIDEST = "widest"
    LONGEST = "longest"
    SHORTEST = "shortest"
    LONGEST_STAGE = "longest-stage"
    SHORTEST_STAGE = "shortest-stage"
    HOSTS = "hosts"
    NATIONS_TOURS = "nations-tours"
    NATIONS_STAGES = "nations-stages"
    NATIONS_YELLOW = "nations-yellow"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A line of a list of records.

    `rank` counts from 1, and `tied` how many share it. `value` is a number of times or of days,
    metres, seconds or whole years of age; `days` are those beyond the years. `who` is one rider,
    the first and the second of an edition, or nobody where `country` or `place` is what it is
    about. `years` are those in which it was done, `year` the one of an edition or a stage.
    `unsure` are those of the `years` that no source supports.
    """

    rank: int
    tied: int
    value: int
    days: int = 0
    race: Race
    who: tuple[Ref, ...] = ()
    country: Country | None = None
    place: Text | None = None
    year: int | None = None
    stage: str | None = None
    start: Text | None = None
    finish: Text | None = None
    years: tuple[int, ...] = ()
    unsure: tuple[int, ...] = ()
    confidence: Confidence
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Country:
    """A country by its IOC code."""

    code: str
    name: Text


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of records: its first lines, and how many could not be placed in it.

    Of these the birth date is not known, or the nationality, or the time.
    """

    marks: tuple[Mark, ...]
    unplaced: int = 0


@dataclass(frozen=True, slots=True)
class Birth:
    """A rider who was born on a day."""

    rider: Ref
    date: str
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class TeamName:
    """A name a team bore in a year.

    `rode_tour` tells whether it rode the Tour of that year under this name, None where it is not
    known. A year has two names where the team changed it within the year. `text` is the name in
    every language, where it depends on that.
    """

    year: int
    name: str
    rode_tour: bool | None = None
    sources: tuple[Source, ...] = ()
    text: Text | None = None


@dataclass(frozen=True, slots=True)
class TeamCode:
    """A UCI code of a year. Two codes of one year mean that the sources differ."""

    year: int
    code: str
    confidence: Confidence
    disputed: bool = False
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Team(Record):
    """A team's lineage: `name` is today's, `names` every one it bore, oldest first.

    `text` is the name in every language, for the teams of nations and regions.
    """

    name: str
    text: Text | None
    aliases: tuple[str, ...]
    names: tuple[TeamName, ...]
    codes: tuple[TeamCode, ...]
    country: Attribute | None
    seasons: tuple[int, ...]
    staff: tuple[Ref, ...]
    riders: Mapping[int, tuple[Ref, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Record):
    """Somebody of the race or of the series; `rider` tells who is asked for with /rider.

    `unverified_fields` names the fields that no source supports. `nationalities` are all that the
    person had, the first one first, where it changed.
    """

    name: str
    rider: bool
    aliases: tuple[str, ...]
    role: Text
    nationality: Attribute | None
    nationalities: tuple[Text, ...]
    birth_date: Attribute | None
    teams: tuple[Ref, ...]
    seasons: tuple[int, ...]
    unverified_fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Namesake:
    """What tells a rider from others of the same name: the country, and the Tours finished."""

    country: Text | None
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Life:
    """What else the facts hold about a person or a team; `quotes` is how many there are."""

    episodes: tuple[Episode, ...]
    events: tuple[Event, ...]
    contradictions: tuple[Contradiction, ...]
    quotes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(Record):
    """What somebody said.

    Verbatim: `text` in `language`, with our own `translation` into the other language.
    Reported: `statement`, in our own words; `original_language` is the ISO code of the language
    that the outlet gave the words in. `outlet` is where the words were read, `first_outlet` where
    they appeared first.
    """

    kind: QuoteKind
    person: Ref | None
    team: Ref | None
    speaker: Text
    language: Language | None
    text: str | None
    translation: str | None
    statement: Text | None
    original_language: str | None = None
    outlet: str
    first_outlet: str | None
    date: str
    season: int | None
    episode: Ref | None
    topic: str
    relation: str
    context: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Record):
    """Something that happened, or was said to be about to happen, on a day."""

    date: str
    text: Text
    topics: tuple[str, ...]
    season: int | None
    people: tuple[Ref, ...]
    teams: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """One side of a contradiction."""

    text: Text
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction(Record):
    """Where sources disagree: every side, and what to keep. `about` are record ids."""

    topic: Text
    claims: tuple[Claim, ...]
    resolution: Text
    about: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Record):
    """Another name that people use around the series, with its spellings."""

    name: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap(Record):
    """Something that was looked for and not found."""

    text: Text


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject that quotes and events are sorted under, and how many of each there are."""

    id: str
    text: Text
    quotes: int = 0
    events: int = 0
    aliases: tuple[str, ...] = ()


class Spelling(NamedTuple):
    """One way to write the name of a record, for `names/`.

    `kind` is one of `team`, `rider`, `person`, `episode`, `race`, `topic`, `season`, `annal`.
    `how` says what the spelling is: today's `name`, a `former` name (with its years), a UCI
    `code`, an `alias` (short form, nickname, misspelling) or a `title`. `prominence` orders
    records among themselves, higher first. A tuple: there are ten thousand of them.
    """

    kind: str
    id: str
    display: str
    spelling: str
    how: Literal["name", "former", "code", "alias", "title"]
    years: tuple[int, ...] = ()
    prominence: float = 0.0
