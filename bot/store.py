"""The fact store: facts.db, checked and copied into private memory, as records.

All SQL over facts is here. Queries return records in an order that depends on the facts alone.
"""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, cast

import aiosqlite

from bot.errors import FactsUnusable
from bot.names.prominence import (
    RiderCounts,
    TeamCounts,
    person_prominence,
    rider_prominence,
    team_prominence,
)
from bot.records import (
    LANGUAGES,
    SCHEMA_VERSION,
    Attribute,
    Claim,
    Confidence,
    Contradiction,
    Episode,
    Event,
    Fact,
    Gap,
    Language,
    Life,
    Person,
    Quote,
    QuoteKind,
    RecordKey,
    Ref,
    Season,
    Series,
    Source,
    SourceType,
    Spelling,
    Team,
    TeamCode,
    TeamName,
    Term,
    Text,
    Topic,
    seal_of,
)

_How = Literal["name", "former", "code", "alias", "title"]
_Nicknames = Mapping[str, Sequence[sqlite3.Row]]

_GIVEN = frozenset({"nickname", "initials"})  # what fame gives, and not the name alone

_REBUILD = "run `make facts`"


def _listed(column: str, table: str, owner: str) -> str:
    """Return SQL for the JSON list of a record's rows in one of its list tables."""
    return (
        f"(SELECT json_group_array({column}) FROM (SELECT {column} FROM {table} "
        f"WHERE {owner} = r.id ORDER BY position)) AS {table}"
    )


def _set(column: str, name: str = "") -> str:
    """Return SQL for the JSON list of the sources of a set."""
    sources = (
        "(SELECT json_group_array(source) FROM (SELECT source FROM source_sets "
        f"WHERE number = {column} ORDER BY position))"
    )
    return f"{sources} AS {name}" if name else f"json({sources})"


_RECORD = (
    "r.id, r.confidence, r.note_en, r.note_fr, "
    f"{_set('r.supports', 'supports')}, {_set('r.related', 'related')}"
)


def _attribute(name: str) -> str:
    """Return SQL for a property with sources of its own, as a JSON object or NULL."""
    return (
        "(SELECT json_object('confidence', c.confidence, 'value', a.value, 'en', a.text_en, "
        f"'fr', a.text_fr, 'sources', {_set('c.supports')}) FROM attributes a "
        f"JOIN records c ON c.id = a.id WHERE a.owner = r.id AND a.name = '{name}') AS {name}"
    )


# What each rider did at the Tour: a row a deed, with its year where it makes the last year known.
# What was annulled afterwards is no deed, but it was in its year.
_DEEDS = """
    SELECT winner AS rider, 'wins' AS deed, year FROM editions
    UNION ALL SELECT stripped, 'stripped', NULL FROM editions
    UNION ALL SELECT points, 'jerseys', NULL FROM editions
    UNION ALL SELECT mountains, 'jerseys', NULL FROM editions
    UNION ALL SELECT youth, 'jerseys', NULL FROM editions
    UNION ALL SELECT rider, iif(status = 'ok', 'finishes', ''), year FROM classifications
    UNION ALL SELECT rider, iif(rank <= 3, 'podiums', 'top_tens'), NULL FROM classifications
        WHERE rank BETWEEN 2 AND 10
    UNION ALL SELECT winner, iif(status = 'ok', 'stage_wins', ''), year FROM stages
    UNION ALL SELECT co_winner, 'stage_wins', year FROM stages
    UNION ALL SELECT leader, 'yellow_days', NULL FROM stages JOIN editions USING (race, year)
        WHERE leader IS NOT stripped
"""

# The results name historic teams, but not their lineages: as many Tours are counted for one as it
# has years, and no more than these.
_MOST_TOURS = 15


class Store:
    """The facts of one version. Open it with `Store.open`."""

    def __init__(self, memory: aiosqlite.Connection, meta: Mapping[str, str]) -> None:
        self._memory = memory
        self._meta = meta
        self._counts = {
            key.removeprefix("count."): int(value)
            for key, value in meta.items()
            if key.startswith("count.")
        }
        # What records point to is asked for with every record, so it is held ready.
        self._sources: dict[str, Source] = {}
        self._people: dict[str, str] = {}
        self._teams: dict[str, str] = {}
        self._team_in_year: dict[tuple[str, int], str] = {}
        self._episodes: dict[str, str] = {}
        self._seasons: dict[str, tuple[int, int]] = {}  # number, year

    @classmethod
    async def open(cls, path: Path) -> Store:
        """Check facts.db at `path`, copy it into private memory and let go of the file.

        Raises:
            FactsUnusable: it is missing, is no fact store, is older or newer than this bot, or
                is not what was built.
        """
        address = _address(path)
        memory = await aiosqlite.connect(":memory:")
        try:
            meta = await _copied(path, address, memory)
            store = cls(memory, meta)
            await store._hold_ready()
        except BaseException:
            await memory.close()
            raise
        return store

    async def close(self) -> None:
        """Give the memory back."""
        await self._memory.close()

    @property
    def version(self) -> str:
        """The facts version: the first 12 characters of the content hash."""
        return self._meta["content_hash"][:12]

    @property
    def facts_date(self) -> str:
        """The day the facts were last gone through, as an ISO day."""
        return self._meta["facts_date"]

    @property
    def licence(self) -> str:
        """The licence of the compiled facts."""
        return self._meta["licence"]

    @property
    def counts(self) -> Mapping[str, int]:
        """How many records of each kind there are (`season`, `person`, `quote` …)."""
        return self._counts

    @property
    def unverified(self) -> int:
        """How many records, and properties of records, no source supports."""
        return int(self._meta["unverified"])

    # -- the series

    async def series(self) -> Series | None:
        """Return the series as a whole, None where there are no facts on it."""
        rows = await self._rows(
            f"SELECT {_RECORD}, {_listed('alias', 'series_aliases', 'series')} "
            "FROM series s JOIN records r ON r.id = s.id ORDER BY r.id"
        )
        if not rows:
            return None
        row = rows[0]
        facts = await self._facts("series")
        return Series(
            **self._record(row),
            aliases=_texts(row["series_aliases"]),
            facts=facts.get(row["id"], {}),
        )

    async def season(self, number: int) -> Season | None:
        """Return a season, None where there is none of that number."""
        found = await self._season_records("WHERE s.number = ?", (number,))
        return found[0] if found else None

    async def seasons(self) -> list[Season]:
        """Return all seasons, the first one first."""
        return await self._season_records("", ())

    async def _season_records(self, where: str, values: Sequence[object]) -> list[Season]:
        rows = await self._rows(
            f'SELECT {_RECORD}, s.number, s.edition, s.year, s.start, s."end", s.winner, '
            f"s.winner_team FROM seasons s JOIN records r ON r.id = s.id {where} ORDER BY s.number",
            values,
        )
        facts = await self._facts("season")
        return [
            Season(
                **self._record(row),
                number=row["number"],
                edition=row["edition"],
                year=row["year"],
                start=row["start"],
                end=row["end"],
                winner=self._person_ref(row["winner"]),
                winner_team=self._team_ref(row["winner_team"], row["year"]),
                facts=facts.get(row["id"], {}),
            )
            for row in rows
        ]

    async def _facts(self, kind: str) -> dict[str, dict[str, Fact]]:
        """Return the facts about records of a kind, by that record's id and the fact's key."""
        rows = await self._rows(
            f"SELECT {_RECORD}, f.about, f.key, f.value, f.text_en, f.text_fr, f.url "
            "FROM facts f JOIN records r ON r.id = f.id JOIN records o ON o.id = f.about "
            "WHERE o.kind = ? ORDER BY f.about, f.key",
            (kind,),
        )
        facts: dict[str, dict[str, Fact]] = {}
        for row in rows:
            facts.setdefault(row["about"], {})[row["key"]] = Fact(
                **self._record(row),
                about=row["about"],
                key=row["key"],
                text=Text(row["text_en"], row["text_fr"]),
                value=json.loads(row["value"]),
                url=row["url"],
            )
        return facts

    # -- episodes

    async def episodes(self, season: int | None = None) -> list[Episode]:
        """Return the episodes in their order, of one season or of all."""
        if season is None:
            return await self._episode_records("", ())
        return await self._episode_records("WHERE s.number = ?", (season,))

    async def episode(self, id_: str) -> Episode | None:
        """Return the episode with this id (`s01e02`), None where there is none."""
        found = await self._episode_records("WHERE e.id = ?", (id_,))
        return found[0] if found else None

    async def episodes_with(
        self, *, team: str | None = None, person: str | None = None
    ) -> list[Episode]:
        """Return the episodes that a team is in focus in, or a person in focus or mentioned."""
        return await self._episode_records(
            "WHERE (?1 IS NULL OR e.id IN (SELECT episode FROM episode_teams WHERE team = ?1)) "
            "AND (?2 IS NULL OR e.id IN (SELECT episode FROM episode_people WHERE person = ?2 "
            "UNION SELECT episode FROM episode_mentioned WHERE person = ?2))",
            (team, person),
        )

    async def _episode_records(self, where: str, values: Sequence[object]) -> list[Episode]:
        rows = await self._rows(
            f"SELECT {_RECORD}, s.number AS season_number, s.year, e.number, e.title_en, "
            "e.title_fr, e.stages_text_en, e.stages_text_fr, e.summary_en, e.summary_fr, "
            f"{_attribute('title_unverified')}, {_listed('alias', 'episode_aliases', 'episode')}, "
            f"{_listed('team', 'episode_teams', 'episode')}, "
            f"{_listed('person', 'episode_people', 'episode')}, "
            f"{_listed('person', 'episode_mentioned', 'episode')}, "
            f"{_listed('stage', 'episode_stages', 'episode')} "
            "FROM episodes e JOIN records r ON r.id = e.id JOIN seasons s ON s.id = e.season "
            f"{where} ORDER BY s.number, e.number",
            values,
        )
        return [self._episode_record(row) for row in rows]

    def _episode_record(self, row: sqlite3.Row) -> Episode:
        unverified = self._attribute(row["title_unverified"])
        return Episode(
            **self._record(row),
            season=row["season_number"],
            number=row["number"],
            title={"en": row["title_en"], "fr": row["title_fr"]},
            title_unverified=unverified.value if unverified else None,
            title_unverified_sources=unverified.sources if unverified else (),
            aliases=_texts(row["episode_aliases"]),
            teams=self._team_refs(row["episode_teams"], row["year"]),
            people=self._person_refs(row["episode_people"]),
            mentioned=self._person_refs(row["episode_mentioned"]),
            stages=tuple(json.loads(row["episode_stages"])),
            stages_text=_text(row, "stages_text"),
            summary=_text(row, "summary"),
        )

    # -- teams and people

    async def team(self, id_: str) -> Team | None:
        """Return the team with this id, None where there is none."""
        found = await self._team_records("WHERE t.id = ?", (id_,))
        return found[0] if found else None

    async def teams(self) -> list[Team]:
        """Return all teams, by id."""
        return await self._team_records("", ())

    async def _team_records(self, where: str, values: Sequence[object]) -> list[Team]:
        rows = await self._rows(
            f"SELECT {_RECORD}, t.name, {_attribute('country')}, "
            f"{_listed('alias', 'team_aliases', 'team')}, "
            f"{_listed('person', 'team_staff', 'team')}, "
            f"(SELECT json_group_array(json_array(year, name, rode_tour, {_set('n.supports')})) "
            "FROM (SELECT c.*, k.supports FROM team_names c JOIN records k ON k.id = c.id "
            "WHERE c.team = r.id ORDER BY c.year, c.position) n) AS names, "
            "(SELECT json_group_array(json_array(year, code, confidence, disputed, "
            f"{_set('n.supports')})) FROM (SELECT c.*, k.confidence, k.supports "
            "FROM team_codes c JOIN records k ON k.id = c.id "
            "WHERE c.team = r.id ORDER BY c.year, c.code) n) AS codes, "
            "(SELECT json_group_array(number) FROM (SELECT s.number FROM team_seasons x "
            "JOIN seasons s ON s.id = x.season WHERE x.team = r.id ORDER BY x.position)) "
            "AS seasons, "
            "(SELECT json_group_array(json_array(number, person)) FROM (SELECT s.number, x.person "
            "FROM team_riders x JOIN seasons s ON s.id = x.season WHERE x.team = r.id "
            "ORDER BY s.number, x.position)) AS riders "
            f"FROM teams t JOIN records r ON r.id = t.id {where} ORDER BY t.id",
            values,
        )
        spans = await self._team_spans()
        return [self._team_record(row, spans.get(row["id"], ())) for row in rows]

    async def _team_spans(self) -> dict[str, list[sqlite3.Row]]:
        """Return the names that sources give for some years, by the team that bore them."""
        rows = await self._rows(
            f"SELECT team, name, first_year, last_year, {_set('sources', 'sources')} "
            "FROM team_spans WHERE confidence <> 'unverified' "
            "ORDER BY team, first_year, last_year, name"
        )
        spans: dict[str, list[sqlite3.Row]] = {}
        for row in rows:
            spans.setdefault(row["team"], []).append(row)
        return spans

    def _team_record(self, row: sqlite3.Row, spans: Iterable[sqlite3.Row]) -> Team:
        riders: dict[int, tuple[Ref, ...]] = {}
        for number, person in json.loads(row["riders"]):
            riders[number] = (*riders.get(number, ()), self._person_ref(person))
        names = [
            TeamName(year, name, None if rode is None else bool(rode), self._cite(sources))
            for year, name, rode, sources in json.loads(row["names"])
        ]
        # Of years that have a name of their own, the spans say nothing new.
        known = {name.year for name in names}
        names += [
            TeamName(year, span["name"], None, self._cite(json.loads(span["sources"])))
            for span in spans
            for year in range(span["first_year"], span["last_year"] + 1)
            if year not in known
        ]
        return Team(
            **self._record(row),
            name=row["name"],
            aliases=_texts(row["team_aliases"]),
            names=tuple(sorted(names, key=lambda name: name.year)),
            codes=tuple(
                TeamCode(year, code, Confidence(confidence), bool(disputed), self._cite(sources))
                for year, code, confidence, disputed, sources in json.loads(row["codes"])
            ),
            country=self._attribute(row["country"]),
            seasons=tuple(json.loads(row["seasons"])),
            staff=self._person_refs(row["team_staff"]),
            riders=riders,
        )

    async def person(self, id_: str) -> Person | None:
        """Return the person with this id, None where there is none."""
        found = await self._person_records("WHERE p.id = ?", (id_,))
        return found[0] if found else None

    async def people(self) -> list[Person]:
        """Return everybody, riders and others, by id."""
        return await self._person_records("", ())

    async def _person_records(self, where: str, values: Sequence[object]) -> list[Person]:
        rows = await self._rows(
            f"SELECT {_RECORD}, p.name, p.rider, p.role_en, p.role_fr, "
            f"{_attribute('nationality')}, {_attribute('birth_date')}, "
            "x.confidence AS rider_confidence, x.birth_date AS born, x.birth_confidence, "
            "n.text_en AS nation_en, n.text_fr AS nation_fr, "
            f"{_set('x.sources', 'rider_sources')}, {_set('x.birth_sources', 'birth_sources')}, "
            f"{_listed('alias', 'person_aliases', 'person')}, "
            f"{_listed('team', 'person_teams', 'person')}, "
            f"{_listed('field', 'person_unverified_fields', 'person')}, "
            "(SELECT json_group_array(number) FROM (SELECT s.number FROM person_seasons x "
            "JOIN seasons s ON s.id = x.season WHERE x.person = r.id ORDER BY x.position)) "
            "AS seasons FROM people p JOIN records r ON r.id = p.id "
            "LEFT JOIN riders x ON x.id = p.id LEFT JOIN countries n ON n.code = x.nationality "
            f"{where} ORDER BY p.id",
            values,
        )
        return [self._person_record(row) for row in rows]

    def _person_record(self, row: sqlite3.Row) -> Person:
        """Return a person: what people.toml says, and else what the Tour's tables do."""
        nationality = self._attribute(row["nationality"])
        if nationality is None and row["nation_en"] is not None:
            nationality = Attribute(
                confidence=Confidence(row["rider_confidence"]),
                sources=self._cite(json.loads(row["rider_sources"])),
                text=Text(row["nation_en"], row["nation_fr"]),
            )
        birth_date = self._attribute(row["birth_date"])
        if birth_date is None and row["born"] is not None:
            birth_date = Attribute(
                confidence=Confidence(row["birth_confidence"]),
                sources=self._cite(json.loads(row["birth_sources"])),
                value=row["born"],
            )
        return Person(
            **self._record(row),
            name=row["name"],
            rider=bool(row["rider"]),
            aliases=_texts(row["person_aliases"]),
            role=Text(row["role_en"], row["role_fr"]),
            nationality=nationality,
            birth_date=birth_date,
            teams=self._team_refs(row["person_teams"], None),
            seasons=tuple(json.loads(row["seasons"])),
            unverified_fields=_texts(row["person_unverified_fields"]),
        )

    async def life(self, person: str) -> Life:
        """Return what else the facts hold about a person; nothing for an unknown id."""
        return Life(
            episodes=tuple(await self.episodes_with(person=person)),
            events=tuple(await self.events(person=person)),
            contradictions=tuple(await self.contradictions(person)),
            quotes=len(await self._rows("SELECT id FROM quotes WHERE person = ?", (person,))),
        )

    # -- quotes and events

    async def quotes(
        self,
        *,
        person: str | None = None,
        team: str | None = None,
        topic: str | None = None,
        season: int | None = None,
    ) -> list[Quote]:
        """Return the quotes that fit all that is given, by date, then by id."""
        return await self._quote_records(
            "WHERE (?1 IS NULL OR q.person = ?1) AND (?2 IS NULL OR q.team = ?2) "
            "AND (?3 IS NULL OR q.topic = ?3) AND (?4 IS NULL OR s.number = ?4)",
            (person, team, topic, season),
        )

    async def quote(self, id_: str) -> Quote | None:
        """Return the quote with this id, None where there is none."""
        found = await self._quote_records("WHERE q.id = ?", (id_,))
        return found[0] if found else None

    async def _quote_records(self, where: str, values: Sequence[object]) -> list[Quote]:
        rows = await self._rows(
            f"SELECT {_RECORD}, q.*, s.number AS season_number, s.year AS season_year "
            "FROM quotes q JOIN records r ON r.id = q.id LEFT JOIN seasons s ON s.id = q.season "
            f"{where} ORDER BY q.date, q.id",
            values,
        )
        return [
            Quote(
                **self._record(row),
                kind=QuoteKind(row["kind"]),
                person=self._person_ref(row["person"]) if row["person"] else None,
                team=self._team_ref(row["team"], row["season_year"] or int(row["date"][:4]))
                if row["team"]
                else None,
                speaker=Text(row["speaker_en"], row["speaker_fr"]),
                language=cast("Language | None", row["language"]),
                text=row["text"],
                translation=row["translation"],
                statement=_text(row, "statement"),
                original_language=row["original_language"],
                outlet=row["outlet"],
                first_outlet=row["first_outlet"],
                date=row["date"],
                season=row["season_number"],
                episode=self._episode_ref(row["episode"]) if row["episode"] else None,
                topic=row["topic"],
                relation=row["relation"],
                context=Text(row["context_en"], row["context_fr"]),
            )
            for row in rows
        ]

    async def events(
        self,
        *,
        topic: str | None = None,
        year: int | None = None,
        season: int | None = None,
        person: str | None = None,
        team: str | None = None,
    ) -> list[Event]:
        """Return the events that fit all that is given, by date, then by id."""
        rows = await self._rows(
            f"SELECT {_RECORD}, e.date, e.text_en, e.text_fr, s.number AS season_number, "
            f"{_listed('topic', 'event_topics', 'event')}, "
            f"{_listed('person', 'event_people', 'event')}, "
            f"{_listed('team', 'event_teams', 'event')} "
            "FROM events e JOIN records r ON r.id = e.id LEFT JOIN seasons s ON s.id = e.season "
            "WHERE (?1 IS NULL OR e.id IN (SELECT event FROM event_topics WHERE topic = ?1)) "
            "AND (?2 IS NULL OR substr(e.date, 1, 4) = CAST(?2 AS TEXT)) "
            "AND (?3 IS NULL OR s.number = ?3) "
            "AND (?4 IS NULL OR e.id IN (SELECT event FROM event_people WHERE person = ?4)) "
            "AND (?5 IS NULL OR e.id IN (SELECT event FROM event_teams WHERE team = ?5)) "
            "ORDER BY e.date, e.id",
            (topic, year, season, person, team),
        )
        return [
            Event(
                **self._record(row),
                date=row["date"],
                text=Text(row["text_en"], row["text_fr"]),
                topics=_texts(row["event_topics"]),
                season=row["season_number"],
                people=self._person_refs(row["event_people"]),
                teams=self._team_refs(row["event_teams"], int(row["date"][:4])),
            )
            for row in rows
        ]

    async def topics(self) -> list[Topic]:
        """Return the topics by id, with how many quotes and events each has."""
        rows = await self._rows(
            "SELECT t.id, t.text_en, t.text_fr, "
            "(SELECT count(*) FROM quotes WHERE topic = t.id) AS quotes, "
            "(SELECT count(*) FROM event_topics WHERE topic = t.id) AS events, "
            f"{_listed('alias', 'topic_aliases', 'topic').replace('r.id', 't.id')} "
            "FROM topics t ORDER BY t.id"
        )
        return [
            Topic(
                row["id"],
                Text(row["text_en"], row["text_fr"]),
                row["quotes"],
                row["events"],
                _texts(row["topic_aliases"]),
            )
            for row in rows
        ]

    # -- what is not certain

    async def contradictions(self, about: str | None = None) -> list[Contradiction]:
        """Return where sources disagree, on the record with the id `about` or on anything."""
        rows = await self._rows(
            f"SELECT {_RECORD}, c.topic_en, c.topic_fr, c.resolution_en, c.resolution_fr, "
            f"{_listed('about', 'contradiction_about', 'contradiction')}, "
            f"(SELECT json_group_array(json_array(text_en, text_fr, {_set('k.supports')})) "
            "FROM (SELECT l.*, o.supports FROM claims l JOIN records o ON o.id = l.id "
            "WHERE l.owner = r.id ORDER BY l.position) k) AS claims "
            "FROM contradictions c JOIN records r ON r.id = c.id WHERE ?1 IS NULL OR c.id IN "
            "(SELECT contradiction FROM contradiction_about WHERE about = ?1) ORDER BY c.id",
            (about,),
        )
        return [self._contradiction(row) for row in rows]

    def _contradiction(self, row: sqlite3.Row) -> Contradiction:
        claims = tuple(
            Claim(Text(english, french), self._cite(sources))
            for english, french, sources in json.loads(row["claims"])
        )
        record = self._record(row)
        # A contradiction rests on the sources of its claims, and on what settles it.
        record["sources"] = _once([*(claim.sources for claim in claims), record["sources"]])
        return Contradiction(
            **record,
            topic=Text(row["topic_en"], row["topic_fr"]),
            claims=claims,
            resolution=Text(row["resolution_en"], row["resolution_fr"]),
            about=_texts(row["contradiction_about"]),
        )

    async def gaps(self) -> list[Gap]:
        """Return what was looked for and not found, by id."""
        rows = await self._rows(
            f"SELECT {_RECORD}, g.text_en, g.text_fr "
            "FROM gaps g JOIN records r ON r.id = g.id ORDER BY g.id"
        )
        return [Gap(**self._record(row), text=Text(row["text_en"], row["text_fr"])) for row in rows]

    async def terms(self) -> list[Term]:
        """Return the other names that people use around the series, by id."""
        rows = await self._rows(
            f"SELECT {_RECORD}, t.name, {_listed('alias', 'term_aliases', 'term')} "
            "FROM terms t JOIN records r ON r.id = t.id ORDER BY t.id"
        )
        return [
            Term(**self._record(row), name=row["name"], aliases=_texts(row["term_aliases"]))
            for row in rows
        ]

    # -- sources

    async def sources(self) -> list[Source]:
        """Return all sources, by id."""
        return list(self._sources.values())

    async def source(self, id_: str) -> Source | None:
        """Return the source with this id, None where there is none."""
        return self._sources.get(id_)

    async def record_sources(self, id_: str) -> list[Source]:
        """Return what a record, its parts and the facts about it rest on, each source once.

        Its own sources come first. Nothing for an unknown id.
        """
        rows = await self._rows(
            "SELECT c.source FROM citations c JOIN records r ON r.id = c.record "
            "LEFT JOIN facts f ON f.id = r.id "
            "WHERE c.role = 'supports' AND ?1 IN (r.id, r.owner, f.about) "
            "ORDER BY r.id <> ?1, r.id, c.position",
            (id_,),
        )
        rows += await self._rows(
            "SELECT s.source FROM riders x JOIN source_sets s ON s.number = x.sources "
            "WHERE x.id = ?1 UNION ALL "
            "SELECT s.source FROM team_spans x JOIN source_sets s ON s.number = x.sources "
            "WHERE x.team = ?1 AND x.confidence <> 'unverified'",
            (id_,),
        )
        return list(dict.fromkeys(self._sources[row["source"]] for row in rows))

    async def cited_by(self, source: str) -> list[RecordKey]:
        """Return the records that a source supports, in themselves or in one of their parts."""
        rows = await self._rows(
            "SELECT DISTINCT o.kind, o.id FROM citations c JOIN records r ON r.id = c.record "
            "JOIN records o ON o.id = coalesce(r.owner, r.id) "
            "WHERE c.source = ? AND c.role = 'supports' ORDER BY o.kind, o.id",
            (source,),
        )
        return [RecordKey(row["kind"], row["id"]) for row in rows]

    # -- names

    async def name_of(self, id_: str) -> Text | None:
        """Return what to call a record that has a name; None for other ids."""
        if id_ in self._seasons:
            number = self._seasons[id_][0]
            return Text(f"Season {number}", f"Saison {number}")
        name = self._teams.get(id_) or self._people.get(id_) or self._episodes.get(id_)
        if name is not None:
            return Text(name, name)
        rows = await self._rows(
            "SELECT topic_en AS en, topic_fr AS fr FROM contradictions WHERE id = ?1 "
            "UNION ALL SELECT name, name FROM terms WHERE id = ?1 "
            "UNION ALL SELECT name, name FROM races WHERE id = ?1 "
            "UNION ALL SELECT speaker_en, speaker_fr FROM quotes WHERE id = ?1 "
            "UNION ALL SELECT json_extract(e.value, '$'), json_extract(f.value, '$') FROM series s "
            "JOIN facts e ON e.about = s.id AND e.key = 'title-en' "
            "JOIN facts f ON f.about = s.id AND f.key = 'title-fr' WHERE s.id = ?1",
            (id_,),
        )
        return Text(rows[0]["en"], rows[0]["fr"]) if rows else None

    async def spellings(self) -> list[Spelling]:
        """Return every writing of the names of riders, people, teams, races and episodes."""
        nicknames = await self._nicknames()
        found = await self._people_spellings(nicknames)
        found += await self._team_spellings(nicknames)
        found += await self._race_spellings(nicknames)
        found += await self._episode_spellings()
        return sorted(
            dict.fromkeys(found), key=lambda each: (each.kind, each.id, each.how, each.spelling)
        )

    @property
    def _now(self) -> int:
        """The year that the facts are of, which fame fades from."""
        return int(self.facts_date[:4])

    async def _nicknames(self) -> dict[str, list[sqlite3.Row]]:
        """Return what fans call whom, by the id of the record."""
        rows = await self._rows(
            "SELECT record, spelling, how FROM nicknames ORDER BY kind, record, spelling"
        )
        nicknames: dict[str, list[sqlite3.Row]] = {}
        for row in rows:
            nicknames.setdefault(row["record"], []).append(row)
        return nicknames

    async def _people_spellings(self, nicknames: _Nicknames) -> list[Spelling]:
        """Return the names of everybody; of whom is both, as a rider and as a person."""
        deeds: dict[str, dict[str, int]] = {}
        last_years: dict[str, int] = {}
        for rider, deed, count, year in await self._rows(
            f"SELECT rider, deed, count(*), max(year) FROM ({_DEEDS}) WHERE rider IS NOT NULL "
            "GROUP BY rider, deed"
        ):
            if deed:
                deeds.setdefault(rider, {})[deed] = count
            if year is not None:
                last_years[rider] = max(year, last_years.get(rider, year))
        aliases = await self._aliases("person_aliases", "person")
        rows = await self._rows(
            "SELECT p.id, p.name, p.rider, x.tour, a.id IS NOT NULL AS around, "
            "(SELECT count(*) FROM person_seasons WHERE person = p.id) AS seasons "
            "FROM people p LEFT JOIN riders x ON x.id = p.id LEFT JOIN around a ON a.id = p.id"
        )
        found = []
        for row in rows:
            id_, name = row["id"], row["name"]
            called = _called(nicknames.get(id_, ()))
            given = sum(each["how"] in _GIVEN for each in nicknames.get(id_, ()))
            written = [*_as([name], "name"), *_as(aliases.get(id_, ()), "alias"), *called]
            if row["rider"] or row["tour"] is not None:
                counts = RiderCounts(
                    **deeds.get(id_, {}),
                    last_year=last_years.get(id_),
                    series_seasons=row["seasons"],
                    nicknames=given,
                    known=row["tour"] == 0,
                )
                prominence = rider_prominence(counts, now=self._now)
                found += _spelt("rider", id_, name, written, prominence)
            if not row["rider"] or row["around"]:
                prominence = person_prominence(series_seasons=row["seasons"], nicknames=given)
                also = written[:1] if row["rider"] else written
                found += _spelt("person", id_, name, also, prominence)
        return found

    async def _team_spellings(self, nicknames: _Nicknames) -> list[Spelling]:
        """Return the names of all teams: today's, those of any year, codes and what fans say."""
        borne: dict[str, dict[tuple[str, _How], set[int]]] = {}
        for team, name, how, first, last in await self._rows(
            "SELECT team, name, 'former', year, year FROM team_names "
            "UNION ALL SELECT team, code, 'code', year, year FROM team_codes "
            "UNION ALL SELECT team, name, 'former', first_year, last_year FROM team_spans"
        ):
            years = borne.setdefault(team, {}).setdefault((name, how), set())
            years.update(range(first, last + 1))
        aliases = await self._aliases("team_aliases", "team")
        rows = await self._rows(
            "SELECT t.id, t.name, l.gender, "
            "(SELECT count(DISTINCT year) FROM classifications WHERE team = t.id) AS tours, "
            "max(coalesce(iif(l.gender IS NULL, l.last_year - l.first_year + 1, 0), 0), "
            "coalesce((SELECT sum(last_year - first_year + 1) FROM team_spans "
            "WHERE team = t.id AND confidence <> 'unverified'), 0)) AS years, "
            "coalesce((SELECT max(year) FROM team_names WHERE team = t.id), l.last_year) "
            "AS last_year, (SELECT count(*) FROM team_seasons WHERE team = t.id) AS seasons "
            "FROM teams t LEFT JOIN lineages l ON l.team = t.id ORDER BY t.id"
        )
        found = []
        for row in rows:
            id_, name = row["id"], row["name"]
            counts = TeamCounts(
                tours=max(row["tours"], min(_MOST_TOURS, row["years"])),
                last_year=row["last_year"],
                series_seasons=row["seasons"],
                women=row["gender"] == "F",
            )
            prominence = team_prominence(counts, now=self._now)
            called = _called(nicknames.get(id_, ()))
            written = [*_as([name], "name"), *_as(aliases.get(id_, ()), "alias"), *called]
            found += _spelt("team", id_, name, written, prominence)
            found += [
                Spelling("team", id_, name, text, how, tuple(sorted(years)), prominence)
                for (text, how), years in borne.get(id_, {}).items()
                if text != name or how == "code"
            ]
        return found

    async def _race_spellings(self, nicknames: _Nicknames) -> list[Spelling]:
        """Return the names of races, the better known ones with the higher prominence."""
        aliases = await self._aliases("race_aliases", "race")
        found = []
        for row in await self._rows("SELECT id, position, name FROM races ORDER BY position"):
            id_, name = row["id"], row["name"]
            written = [*_as([name], "name"), *_as(aliases.get(id_, ()), "alias")]
            written += _called(nicknames.get(id_, ()))
            found += _spelt("race", id_, name, written, 50.0 - row["position"] / 10)
        return found

    async def _aliases(self, table: str, owner: str) -> dict[str, list[str]]:
        """Return the aliases of the records of a kind, by the id of their record."""
        aliases: dict[str, list[str]] = {}
        for id_, alias in await self._rows(
            f"SELECT {owner}, alias FROM {table} ORDER BY {owner}, position"
        ):
            aliases.setdefault(id_, []).append(alias)
        return aliases

    async def _episode_spellings(self) -> list[Spelling]:
        found = []
        for episode in await self.episodes():
            display = self._episodes[episode.id]
            titles = [*episode.title.values(), episode.title_unverified]
            numbers = [
                episode.id,
                f"S{episode.season}E{episode.number}",
                f"{episode.season}x{episode.number:02}",
            ]
            written = _as(numbers, "code") + _as(filter(None, titles), "title")
            written += _as(episode.aliases, "alias")
            found += [Spelling("episode", episode.id, display, text, how) for text, how in written]
        return found

    # -- rows to records

    async def _rows(self, query: str, values: Sequence[object] = ()) -> list[sqlite3.Row]:
        """Run one query in one hop to the thread of the database."""
        return cast("list[sqlite3.Row]", await self._memory.execute_fetchall(query, values))

    async def _hold_ready(self) -> None:
        rows = await self._rows("SELECT * FROM sources ORDER BY id")
        self._sources = {
            row["id"]: Source(
                row["id"],
                SourceType(row["type"]),
                row["publisher"],
                row["author"],
                row["title"],
                row["date"],
                row["url"],
                row["note"],
                row["episode"],
            )
            for row in rows
        }
        self._people = dict(map(tuple, await self._rows("SELECT id, name FROM people")))
        self._teams = dict(map(tuple, await self._rows("SELECT id, name FROM teams")))
        rows = await self._rows("SELECT team, year, name FROM team_in_year")
        self._team_in_year = {(row["team"], row["year"]): row["name"] for row in rows}
        rows = await self._rows("SELECT id, number, year FROM seasons")
        self._seasons = {row["id"]: (row["number"], row["year"]) for row in rows}
        rows = await self._rows(
            "SELECT e.id, s.number AS season, e.number, e.title_en "
            "FROM episodes e JOIN seasons s ON s.id = e.season"
        )
        for row in rows:
            place = f"S{row['season']}E{row['number']}"
            self._episodes[row["id"]] = f"{place} · {row['title_en']}" if row["title_en"] else place

    def _record(self, row: sqlite3.Row) -> dict[str, Any]:
        """Return what every record carries, as arguments of its class."""
        return {
            "id": row["id"],
            "confidence": Confidence(row["confidence"]),
            "sources": self._cite(json.loads(row["supports"])),
            "related_sources": self._cite(json.loads(row["related"])),
            "note": _text(row, "note"),
        }

    def _cite(self, ids: Iterable[str]) -> tuple[Source, ...]:
        return tuple(self._sources[id_] for id_ in ids)

    def _attribute(self, written: str | None) -> Attribute | None:
        if written is None:
            return None
        values = json.loads(written)
        return Attribute(
            confidence=Confidence(values["confidence"]),
            sources=self._cite(values["sources"]),
            value=values["value"],
            text=Text(values["en"], values["fr"]) if values["en"] is not None else None,
        )

    def _person_ref(self, id_: str) -> Ref:
        return Ref("person", id_, self._people[id_])

    def _person_refs(self, written: str) -> tuple[Ref, ...]:
        return tuple(self._person_ref(id_) for id_ in json.loads(written))

    def _team_ref(self, id_: str, year: int | None) -> Ref:
        """Point to a team by its name of that year, or today's where it has none."""
        name = None if year is None else self._team_in_year.get((id_, year))
        return Ref("team", id_, name or self._teams[id_])

    def _team_refs(self, written: str, year: int | None) -> tuple[Ref, ...]:
        return tuple(self._team_ref(id_, year) for id_ in json.loads(written))

    def _episode_ref(self, id_: str) -> Ref:
        return Ref("episode", id_, self._episodes[id_])


def _address(path: Path) -> str:
    """Return the address that SQLite reads the file by, without ever writing to it."""
    if not path.is_file():
        raise FactsUnusable(f"facts.db was not found at {path}: {_REBUILD}.")
    return f"{path.resolve().as_uri()}?mode=ro"


async def _copied(path: Path, address: str, memory: aiosqlite.Connection) -> dict[str, str]:
    """Copy facts.db into memory, check the copy, and return its settings."""
    broken = f"{path} is not a usable facts.db"
    try:
        async with aiosqlite.connect(address, uri=True) as file:
            await file.backup(memory)
        memory.row_factory = sqlite3.Row
        meta = dict(map(tuple, await memory.execute_fetchall("SELECT key, value FROM meta")))
        version = int(meta["schema_version"])
        if version != SCHEMA_VERSION:
            age = "older" if version < SCHEMA_VERSION else "newer"
            remedy = _REBUILD if version < SCHEMA_VERSION else f"update the bot, or {_REBUILD}"
            raise FactsUnusable(
                f"{path} is {age} than this bot (schema {version} instead of {SCHEMA_VERSION}): "
                f"{remedy}."
            )
        # The seal of the bytes on disk, and the one that came into memory with the copy.
        seal = await asyncio.to_thread(lambda: seal_of(path.read_bytes()))
        copied = b"".join(
            [
                int(row[0]).to_bytes(4, "big", signed=True)
                for name in ("user_version", "application_id")
                for row in await memory.execute_fetchall(f"PRAGMA {name}")
            ]
        )
        await memory.execute("PRAGMA query_only = ON")
    except (sqlite3.Error, OSError, KeyError, ValueError, UnicodeDecodeError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise FactsUnusable(f"{broken} ({reason}): {_REBUILD}.") from error
    if seal != copied or "content_hash" not in meta:
        raise FactsUnusable(f"{broken} (it is not what was built): {_REBUILD}.")
    return meta


def _text(row: sqlite3.Row, column: str) -> Text | None:
    english, french = (row[f"{column}_{language}"] for language in LANGUAGES)
    return None if english is None else Text(english, french)


def _texts(written: str) -> tuple[str, ...]:
    return tuple(json.loads(written))


def _once(sources: Iterable[Iterable[Source]]) -> tuple[Source, ...]:
    return tuple(dict.fromkeys(source for group in sources for source in group))


def _as(texts: Iterable[str], how: _How) -> list[tuple[str, _How]]:
    return [(text, how) for text in texts]


def _called(nicknames: Iterable[sqlite3.Row]) -> list[tuple[str, _How]]:
    """Return nicknames as spellings: codes are matched more strictly than the others."""
    return [
        (nickname["spelling"], "code" if nickname["how"] == "code" else "alias")
        for nickname in nicknames
    ]


def _spelt(
    kind: str, id_: str, name: str, written: Iterable[tuple[str, _How]], prominence: float
) -> list[Spelling]:
    return [Spelling(kind, id_, name, text, how, (), prominence) for text, how in written]
