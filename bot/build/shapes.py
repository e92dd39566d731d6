"""The shape of every kind of record, as data: its fields, where they stand and where they go.

A new kind of record is a new entry here and its tables in schema.sql; reading, checking and
writing follow from the entry.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from bot.records import Confidence, QuoteKind, SourceType

# Discord's limits, in characters: what fits a title or an option, what still fits a card with its
# other lines, and what fits a card that shows nothing else.
TITLE_LENGTH = 100
TEXT_LENGTH = 1000
QUOTE_LENGTH = 1500


class Type(Enum):
    """What a value must be. Columns and tables follow from it, see `Field`."""

    LINE = auto()  # a text in one language, or in none
    PAIR = auto()  # a text in every language: `text.en` and `text.fr`; columns text_en, text_fr
    TITLES = auto()  # like PAIR, but a language may be missing
    WHOLE = auto()  # a whole number
    FLAG = auto()  # true or false
    DAY = auto()  # "2025", "2025-02" or "2025-02-13"
    ADDRESS = auto()  # an address that starts with https://
    CHOICE = auto()  # one of `choices`
    ID = auto()  # the id of a record of one of the kinds in `to`
    ANYTHING = auto()  # numbers, texts, lists and tables: kept as JSON
    PART = auto()  # a record of its own inside this one (`part`), once
    PARTS = auto()  # the same, any number of times: [[kind.id.claim]]
    BY_SEASON = auto()  # for each season id a list of ids of the kinds in `to`
    KM = auto()  # kilometres, "178" or "13.8": stored in metres
    CLOCK = auto()  # hours, minutes and seconds, "94:33:14": stored in seconds


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record.

    `many`: a list of such values, kept in the table `table` with the column `column`. `least` and
    `most` bound numbers, `longest` the characters of texts. `whole_day`: a day of unknown month
    or day of month will not do.
    """

    name: str
    type: Type
    required: bool = False
    many: bool = False
    to: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    longest: int = TEXT_LENGTH
    least: int = 0
    most: int = 0
    whole_day: bool = False
    part: Shape | None = None
    table: str = ""
    column: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """A kind of record.

    `files` are patterns of the files it stands in, below facts/. `cited`: it rests on sources and
    has a confidence. `inherits`: its confidence is that of the record it is part of or belongs to.
    `cited_by_parts`: the sources of its parts are its own too. `key` are the fields that make the
    id of a CSV row, empty for records of TOML files. `of` is the kind of record that a row adds
    to: a row of riders.csv makes a person, or adds to the one of people.toml that has its id.
    `names` are the fields whose folded writings must not be mistaken for those of another record
    of the kind. `english` is how the kind is called in a fault.
    """

    kind: str
    english: str
    table: str
    fields: tuple[Field, ...]
    files: tuple[str, ...] = ()
    cited: bool = True
    inherits: bool = False
    cited_by_parts: bool = False
    key: tuple[str, ...] = ()
    of: str = ""
    names: tuple[str, ...] = ()

    @property
    def has_slugs(self) -> bool:
        """Whether records of the kind have an id of their own, that others point to."""
        return self.key in ((), ("id",))

    def field(self, name: str) -> Field | None:
        """Return the field called `name`, None where there is none."""
        return next((item for item in self.fields if item.name == name), None)


_CONFIDENCE = Field(
    "confidence", Type.CHOICE, required=True, choices=tuple(item.value for item in Confidence)
)
_SOURCES = Field("sources", Type.ID, many=True, to=("source",))
_RELATED = Field("related_sources", Type.ID, many=True, to=("source",))
_CITED = (_CONFIDENCE, _SOURCES, _RELATED, Field("note", Type.PAIR))

_NAMED = Shape(
    "attribute",
    "property",
    "attributes",
    (
        Field("en", Type.LINE, required=True, longest=TITLE_LENGTH, column="text_en"),
        Field("fr", Type.LINE, required=True, longest=TITLE_LENGTH, column="text_fr"),
        _CONFIDENCE,
        _SOURCES,
    ),
)
_DATED = Shape(
    "attribute",
    "property",
    "attributes",
    (Field("value", Type.DAY, required=True), _CONFIDENCE, _SOURCES),
)
_ENTITLED = Shape(
    "attribute",
    "property",
    "attributes",
    (Field("value", Type.LINE, required=True, longest=TITLE_LENGTH), _CONFIDENCE, _SOURCES),
)
_CLAIM = Shape(
    "claim",
    "claim",
    "claims",
    (Field("text", Type.PAIR, required=True), _SOURCES),
    inherits=True,
)


def _aliases(table: str) -> Field:
    return Field("aliases", Type.LINE, many=True, longest=TITLE_LENGTH, table=table, column="alias")


def _ids(name: str, to: str, table: str) -> Field:
    return Field(name, Type.ID, many=True, to=(to,), table=table, column=to)


_SLUG_OF_ROW = Field("id", Type.LINE, required=True, longest=TITLE_LENGTH)
_NAME = Field("name", Type.LINE, required=True, longest=TITLE_LENGTH)
_RACE = Field("race", Type.CHOICE, required=True, choices=("tdf", "tdff"))
_YEAR = Field("year", Type.WHOLE, required=True, least=1903, most=2100)
_GENDER = Field("gender", Type.CHOICE, required=True, choices=("M", "F"))
_NATION = Field("nationality", Type.ID, to=("country",))
_COUNTRY = Field("country", Type.ID, required=True, to=("country",))


def _rider(name: str) -> Field:
    return Field(name, Type.ID, to=("rider",))


def _lived(name: str, *, required: bool = True) -> Field:
    return Field(name, Type.WHOLE, required=required, least=1860, most=2100)


SHAPES: tuple[Shape, ...] = (
    Shape(
        "source",
        "source",
        "sources",
        (
            Field("type", Type.CHOICE, required=True, choices=tuple(t.value for t in SourceType)),
            Field("publisher", Type.LINE, required=True, longest=TITLE_LENGTH),
            Field("author", Type.LINE, longest=TITLE_LENGTH),
            Field("title", Type.LINE, longest=200),
            Field("date", Type.DAY),
            Field("episode", Type.ID, to=("episode",)),
            Field("url", Type.ADDRESS),
            Field("note", Type.LINE),
        ),
        files=("sources.toml",),
        cited=False,
    ),
    Shape(
        "topic",
        "topic",
        "topics",
        (
            Field("text", Type.PAIR, required=True, longest=TITLE_LENGTH),
            _aliases("topic_aliases"),
        ),
        files=("topics.toml",),
        cited=False,
    ),
    Shape(
        "person",
        "person",
        "people",
        (
            Field("name", Type.LINE, required=True, longest=TITLE_LENGTH),
            Field("rider", Type.FLAG, required=True),
            _aliases("person_aliases"),
            Field("role", Type.PAIR, required=True, longest=200),
            Field("nationality", Type.PART, part=_NAMED),
            Field("birth_date", Type.PART, part=_DATED),
            _ids("teams", "team", "person_teams"),
            _ids("seasons", "season", "person_seasons"),
            Field(
                "unverified_fields",
                Type.CHOICE,
                many=True,
                choices=("name", "role", "teams", "seasons"),
                table="person_unverified_fields",
                column="field",
            ),
            *_CITED,
        ),
        files=("people.toml",),
        names=("name", "aliases"),
    ),
    Shape(
        "team",
        "team",
        "teams",
        (
            Field("name", Type.LINE, required=True, longest=TITLE_LENGTH),
            Field("name_fr", Type.LINE, longest=TITLE_LENGTH),
            _aliases("team_aliases"),
            Field("country", Type.PART, part=_NAMED),
            _ids("seasons", "season", "team_seasons"),
            _ids("staff", "person", "team_staff"),
            Field("riders", Type.BY_SEASON, to=("person",), table="team_riders", column="person"),
            *_CITED,
        ),
        files=("teams.toml",),
        names=("name", "aliases"),
    ),
    Shape(
        "team_name",
        "name of a team",
        "team_names",
        (
            Field("team", Type.ID, required=True, to=("team",)),
            Field("year", Type.WHOLE, required=True, least=1869, most=2100),
            Field("name", Type.LINE, required=True, longest=TITLE_LENGTH),
            Field("rode_tour", Type.FLAG),
            Field("uci_code", Type.LINE, many=True, longest=3),
            Field(
                "code_confidence",
                Type.CHOICE,
                choices=("confirmed", "reported", "unverified", "disputed"),
            ),
            _SOURCES,
        ),
        files=("team_names.csv",),
        inherits=True,
        key=("team", "year", "name"),
    ),
    Shape(
        "series",
        "series",
        "series",
        (
            Field("updated", Type.DAY, required=True, whole_day=True),
            _aliases("series_aliases"),
            *_CITED,
        ),
        files=("series/series.toml",),
        names=("aliases",),
    ),
    Shape(
        "season",
        "season",
        "seasons",
        (
            Field("number", Type.WHOLE, required=True, least=1, most=20),
            Field("edition", Type.WHOLE, required=True, least=1, most=200),
            Field("year", Type.WHOLE, required=True, least=1903, most=2100),
            Field("start", Type.DAY, required=True, whole_day=True),
            Field("end", Type.DAY, required=True, whole_day=True),
            Field("winner", Type.ID, required=True, to=("person",)),
            Field("winner_team", Type.ID, required=True, to=("team",)),
            *_CITED,
        ),
        files=("series/season-*.toml",),
    ),
    Shape(
        "fact",
        "fact",
        "facts",
        (
            Field("about", Type.ID, required=True, to=("series", "season")),
            Field("key", Type.LINE, required=True, longest=TITLE_LENGTH),
            Field("value", Type.ANYTHING, required=True),
            Field("text", Type.PAIR, required=True),
            Field("url", Type.ADDRESS),
            *_CITED,
        ),
        files=("series/series.toml", "series/season-*.toml"),
    ),
    Shape(
        "episode",
        "episode",
        "episodes",
        (
            Field("season", Type.ID, required=True, to=("season",)),
            Field("number", Type.WHOLE, required=True, least=1, most=30),
            Field("title", Type.TITLES, longest=TITLE_LENGTH),
            Field("title_unverified", Type.PART, part=_ENTITLED),
            _aliases("episode_aliases"),
            _ids("teams", "team", "episode_teams"),
            _ids("people", "person", "episode_people"),
            _ids("mentioned", "person", "episode_mentioned"),
            Field(
                "stages",
                Type.WHOLE,
                many=True,
                most=30,
                table="episode_stages",
                column="stage",
            ),
            Field("stages_text", Type.PAIR),
            Field("summary", Type.PAIR),
            *_CITED,
        ),
        files=("series/season-*.toml",),
        names=("title", "aliases"),
    ),
    Shape(
        "quote",
        "quotation",
        "quotes",
        (
            Field("kind", Type.CHOICE, required=True, choices=tuple(k.value for k in QuoteKind)),
            Field("person", Type.ID, to=("person",)),
            Field("team", Type.ID, to=("team",)),
            Field("speaker", Type.PAIR, required=True, longest=TITLE_LENGTH),
            Field("language", Type.CHOICE, choices=("en", "fr")),
            Field("text", Type.LINE, longest=QUOTE_LENGTH),
            Field("translation", Type.LINE, longest=QUOTE_LENGTH),
            Field("original_language", Type.LINE, longest=2),
            Field("statement", Type.PAIR, longest=QUOTE_LENGTH),
            Field("outlet", Type.LINE, required=True, longest=TITLE_LENGTH),
            Field("first_outlet", Type.LINE, longest=TITLE_LENGTH),
            Field("date", Type.DAY, required=True),
            Field("season", Type.ID, to=("season",)),
            Field("episode", Type.ID, to=("episode",)),
            Field("topic", Type.ID, required=True, to=("topic",)),
            Field(
                "relation",
                Type.CHOICE,
                required=True,
                choices=("about-series", "in-series", "outside-series"),
            ),
            Field("context", Type.PAIR, required=True),
            *_CITED,
        ),
        files=("series/quotes.toml",),
    ),
    Shape(
        "event",
        "event",
        "events",
        (
            Field("date", Type.DAY, required=True),
            Field("text", Type.PAIR, required=True),
            Field(
                "topics",
                Type.ID,
                required=True,
                many=True,
                to=("topic",),
                table="event_topics",
                column="topic",
            ),
            Field("season", Type.ID, to=("season",)),
            _ids("people", "person", "event_people"),
            _ids("teams", "team", "event_teams"),
            *_CITED,
        ),
        files=("series/timeline.toml",),
    ),
    Shape(
        "contradiction",
        "contradiction",
        "contradictions",
        (
            Field("topic", Type.PAIR, required=True, longest=TITLE_LENGTH),
            Field(
                "about",
                Type.ID,
                required=True,
                many=True,
                to=("series", "season", "episode", "team", "person"),
                table="contradiction_about",
                column="about",
            ),
            Field("resolution", Type.PAIR, required=True),
            Field("claim", Type.PARTS, required=True, least=2, part=_CLAIM),
            *_CITED,
        ),
        files=("series/contradictions.toml",),
        cited_by_parts=True,
    ),
    Shape(
        "term",
        "other name",
        "terms",
        (
            Field("name", Type.LINE, required=True, longest=TITLE_LENGTH),
            _aliases("term_aliases"),
            *_CITED,
        ),
        files=("series/series.toml",),
        names=("name", "aliases"),
    ),
    Shape(
        "gap",
        "gap",
        "gaps",
        (Field("text", Type.PAIR, required=True), *_CITED),
        files=("series/series.toml",),
    ),
    # -- the Tour, see facts/README.md for the columns
    Shape(
        "country",
        "country",
        "countries",
        (
            Field("code", Type.LINE, required=True, longest=3),
            Field("en", Type.LINE, required=True, longest=TITLE_LENGTH, column="text_en"),
            Field("fr", Type.LINE, required=True, longest=TITLE_LENGTH, column="text_fr"),
        ),
        files=("tour/countries.csv",),
        cited=False,
        key=("code",),
    ),
    Shape(
        "place",
        "place",
        "places",
        (
            Field("en", Type.LINE, required=True, longest=TITLE_LENGTH),
            Field("fr", Type.LINE, required=True, longest=TITLE_LENGTH),
        ),
        files=("tour/places.csv",),
        cited=False,
        key=("en",),
    ),
    Shape(
        "rider",
        "rider of the Tour",
        "riders",
        (
            _SLUG_OF_ROW,
            _NAME,
            Field("given", Type.LINE, longest=TITLE_LENGTH),
            Field("family", Type.LINE, required=True, longest=TITLE_LENGTH),
            _GENDER,
            _NATION,
            Field("nationality_history", Type.LINE, longest=TITLE_LENGTH),
            Field("birth_date", Type.DAY, whole_day=True),
            Field(
                "birth_confidence",
                Type.CHOICE,
                choices=("confirmed", "reported", "unverified"),
            ),
            Field("other_spellings", Type.LINE, many=True, longest=TITLE_LENGTH),
            _SOURCES,
        ),
        files=("tour/riders.csv",),
        inherits=True,
        key=("id",),
        of="person",
    ),
    Shape(
        "edition",
        "edition of the Tour",
        "editions",
        (
            _RACE,
            _YEAR,
            Field("edition", Type.WHOLE, required=True, least=1, most=200),
            Field("start", Type.DAY, required=True, whole_day=True),
            Field("end", Type.DAY, required=True, whole_day=True),
            Field("stages", Type.WHOLE, required=True, least=1, most=50),
            Field("km", Type.KM, required=True, column="metres"),
            Field("starters", Type.WHOLE, least=1, most=400),
            Field("finishers", Type.WHOLE, least=1, most=400),
            _rider("winner"),
            Field(
                "winner_status",
                Type.CHOICE,
                required=True,
                choices=("awarded", "vacant", "unknown"),
            ),
            _rider("stripped"),
            _rider("points"),
            _rider("mountains"),
            _rider("youth"),
            Field(
                "unverified",
                Type.CHOICE,
                many=True,
                choices=("starters", "points", "mountains", "youth"),
            ),
            _SOURCES,
        ),
        files=("tour/editions.csv",),
        inherits=True,
        key=("race", "year"),
    ),
    Shape(
        "stage",
        "stage",
        "stages",
        (
            _RACE,
            _YEAR,
            Field("stage", Type.LINE, required=True, longest=3),
            Field("date", Type.DAY, required=True, whole_day=True),
            Field("start", Type.LINE, required=True, longest=TITLE_LENGTH),
            Field("finish", Type.LINE, required=True, longest=TITLE_LENGTH),
            Field("km", Type.KM, required=True, column="metres"),
            Field(
                "type",
                Type.CHOICE,
                required=True,
                choices=(
                    "flat",
                    "hilly",
                    "medium_mountain",
                    "mountain",
                    "itt",
                    "mtt",
                    "ttt",
                    "unknown",
                ),
            ),
            Field(
                "winner_kind",
                Type.CHOICE,
                required=True,
                choices=("rider", "team", "none", "unknown"),
            ),
            Field("winner", Type.LINE, longest=TITLE_LENGTH),
            _rider("co_winner"),
            Field(
                "status",
                Type.CHOICE,
                required=True,
                choices=(
                    "ok",
                    "vacated",
                    "annulled",
                    "cancelled",
                    "neutralised",
                    "stopped",
                    "disqualified",
                    "unknown",
                ),
            ),
            Field("why_en", Type.LINE, longest=TITLE_LENGTH),
            Field("why_fr", Type.LINE, longest=TITLE_LENGTH),
            _rider("leader"),
            _rider("points_wearer"),
            _rider("mountains_wearer"),
            _rider("youth_wearer"),
            _SOURCES,
        ),
        files=("tour/stages.csv",),
        inherits=True,
        key=("race", "year", "stage"),
    ),
    Shape(
        "classification",
        "place in a final classification",
        "classifications",
        (
            _RACE,
            _YEAR,
            Field("rank", Type.WHOLE, least=1, most=400),
            Field("status", Type.CHOICE, required=True, choices=("ok", "dsq")),
            Field("rider", Type.ID, required=True, to=("rider",)),
            Field("team", Type.LINE, longest=TITLE_LENGTH, column="team_name"),
            Field("team_id", Type.ID, to=("team",), column="team"),
            Field("bib", Type.WHOLE, least=1, most=999),
            Field("time", Type.CLOCK, column="seconds"),
            Field("gap", Type.CLOCK),
            Field("disputed", Type.CHOICE, many=True, choices=("rank", "rider", "missing")),
            _SOURCES,
        ),
        files=("tour/classifications.csv",),
        inherits=True,
        key=("race", "year", "rider"),
    ),
    Shape(
        "lineage",
        "lineage of a team",
        "lineages",
        (
            _SLUG_OF_ROW,
            _NAME,
            _GENDER,
            _COUNTRY,
            _lived("first_year"),
            _lived("last_year"),
            Field("lineage", Type.LINE, longest=200),
            _CONFIDENCE,
            _SOURCES,
        ),
        files=("tour/teams.csv",),
        key=("id",),
        of="team",
    ),
    # -- names that people use
    Shape(
        "historic_team",
        "historic team",
        "lineages",
        (
            _SLUG_OF_ROW,
            _NAME,
            _COUNTRY,
            _lived("first_year"),
            _lived("last_year"),
            Field("names", Type.LINE, many=True, longest=TITLE_LENGTH),
            _CONFIDENCE,
            _SOURCES,
        ),
        files=("names/teams_historic.csv",),
        key=("id",),
        of="team",
    ),
    Shape(
        "national_team",
        "team of a nation or region",
        "lineages",
        (
            _SLUG_OF_ROW,
            _NAME,
            Field("name_fr", Type.LINE, required=True, longest=TITLE_LENGTH),
            Field("country", Type.ID, to=("country",)),
            Field("names", Type.LINE, required=True, many=True, longest=TITLE_LENGTH),
            Field("names_fr", Type.LINE, required=True, many=True, longest=TITLE_LENGTH),
            _CONFIDENCE,
            _SOURCES,
        ),
        files=("names/teams_national.csv",),
        key=("id",),
        of="team",
    ),
    Shape(
        "team_span",
        "name of a team over years",
        "team_spans",
        (
            Field("team", Type.ID, required=True, to=("team",)),
            _lived("first_year"),
            _lived("last_year"),
            _NAME,
            _CONFIDENCE,
            _SOURCES,
        ),
        files=("names/team_names_more.csv",),
        key=("team", "first_year", "last_year", "name"),
    ),
    Shape(
        "other_rider",
        "other rider",
        "riders",
        (_SLUG_OF_ROW, _NAME, _GENDER, _NATION, _CONFIDENCE, _SOURCES),
        files=("names/riders_other.csv",),
        key=("id",),
        of="person",
    ),
    Shape(
        "around",
        "person around the race",
        "around",
        (
            _SLUG_OF_ROW,
            _NAME,
            Field("role_en", Type.LINE, required=True, longest=200),
            Field("role_fr", Type.LINE, required=True, longest=200),
            Field("from", Type.WHOLE, least=1860, most=2100, column="first_year"),
            Field("to", Type.WHOLE, least=1860, most=2100, column="last_year"),
            _CONFIDENCE,
            _SOURCES,
        ),
        files=("names/people_around.csv",),
        key=("id",),
        of="person",
    ),
    Shape(
        "race",
        "race",
        "races",
        (
            _SLUG_OF_ROW,
            _NAME,
            _aliases("race_aliases"),
            _CONFIDENCE,
            _SOURCES,
        ),
        files=("names/races.csv",),
        key=("id",),
    ),
    Shape(
        "nickname",
        "nickname",
        "nicknames",
        (
            Field("kind", Type.CHOICE, required=True, choices=("rider", "person", "team", "race")),
            Field("id", Type.LINE, required=True, longest=TITLE_LENGTH, column="record"),
            Field("spelling", Type.LINE, required=True, longest=TITLE_LENGTH),
            Field(
                "how",
                Type.CHOICE,
                required=True,
                choices=(
                    "nickname",
                    "short",
                    "initials",
                    "code",
                    "script",
                    "civil",
                    "maiden",
                ),
            ),
            Field("language", Type.LINE, longest=3),
            _CONFIDENCE,
            _SOURCES,
            Field("note", Type.LINE, longest=200),
        ),
        files=("names/nicknames.csv",),
        key=("kind", "id", "spelling"),
    ),
    Shape(
        "display_name",
        "name to show",
        "",
        (
            Field("kind", Type.CHOICE, required=True, choices=("rider", "person", "team")),
            Field("id", Type.LINE, required=True, longest=TITLE_LENGTH),
            _NAME,
        ),
        files=("names/display.csv",),
        cited=False,
        key=("kind", "id"),
    ),
)

BY_KIND: dict[str, Shape] = {shape.kind: shape for shape in SHAPES}
