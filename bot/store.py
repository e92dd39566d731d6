"""The fact store: facts.db, checked and copied into private memory, as records.

All SQL over facts is here. Queries return records in an order that depends on the facts alone.
"""

from __future__ import annotations

import asyncio
import json
import math
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, cast

import aiosqlite

from bot.errors import FactsUnusable
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
    content_digest,
)

_How = Literal["name", "former", "code", "alias", "title"]

_REBUILD = "run `make facts`"


def _listed(column: str, table: str, owner: str) -> str:
    """Return SQL for the JSON list of a record's rows in one of its list tables."""
    return (
        f"(SELECT json_group_array({column}) FROM (SELECT {column} FROM {table} "
        f"WHERE {owner} = r.id ORDER BY position)) AS {table}"
    )


def _cited(role: str, name: str) -> str:
    return (
        "(SELECT json_group_array(source) FROM (SELECT source FROM citations "
        f"WHERE record = r.id AND role = '{role}' ORDER BY position)) AS {name}"
    )


_SUPPORTS = _cited("supports", "supports")
_RECORD = f"r.id, r.confidence, r.note_en, r.note_fr, {_SUPPORTS}, {_cited('related', 'related')}"


def _attribute(name: str) -> str:
    """Return SQL for a property with sources of its own, as a JSON object or NULL."""
    sources = (
        "(SELECT json_group_array(source) FROM (SELECT source FROM citations "
        "WHERE record = a.id AND role = 'supports' ORDER BY position))"
    )
    return (
        "(SELECT json_object('confidence', c.confidence, 'value', a.value, 'en', a.text_en, "
        f"'fr', a.text_fr, 'sources', json({sources})) FROM attributes a "
        f"JOIN records c ON c.id = a.id WHERE a.owner = r.id AND a.name = '{name}') AS {name}"
    )


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
        self._unverified = 0
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
        return self._unverified

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
        part_sources = (
            "json((SELECT json_group_array(source) FROM (SELECT source FROM citations "
            "WHERE record = n.id AND role = 'supports' ORDER BY position)))"
        )
        rows = await self._rows(
            f"SELECT {_RECORD}, t.name, {_attribute('country')}, "
            f"{_listed('alias', 'team_aliases', 'team')}, "
            f"{_listed('person', 'team_staff', 'team')}, "
            f"(SELECT json_group_array(json_array(year, name, rode_tour, {part_sources})) FROM "
            "(SELECT * FROM team_names WHERE team = r.id ORDER BY year, position) n) AS names, "
            f"(SELECT json_group_array(json_array(year, code, confidence, disputed, {part_sources}"
            ")) FROM (SELECT c.*, k.confidence FROM team_codes c JOIN records k ON k.id = c.id "
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
        return [self._team_record(row) for row in rows]

    def _team_record(self, row: sqlite3.Row) -> Team:
        riders: dict[int, tuple[Ref, ...]] = {}
        for number, person in json.loads(row["riders"]):
            riders[number] = (*riders.get(number, ()), self._person_ref(person))
        return Team(
            **self._record(row),
            name=row["name"],
            aliases=_texts(row["team_aliases"]),
            names=tuple(
                TeamName(year, name, None if rode is None else bool(rode), self._cite(sources))
                for year, name, rode, sources in json.loads(row["names"])
            ),
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
            f"{_listed('alias', 'person_aliases', 'person')}, "
            f"{_listed('team', 'person_teams', 'person')}, "
            f"{_listed('field', 'person_unverified_fields', 'person')}, "
            "(SELECT json_group_array(number) FROM (SELECT s.number FROM person_seasons x "
            "JOIN seasons s ON s.id = x.season WHERE x.person = r.id ORDER BY x.position)) "
            f"AS seasons FROM people p JOIN records r ON r.id = p.id {where} ORDER BY p.id",
            values,
        )
        return [
            Person(
                **self._record(row),
                name=row["name"],
                rider=bool(row["rider"]),
                aliases=_texts(row["person_aliases"]),
                role=Text(row["role_en"], row["role_fr"]),
                nationality=self._attribute(row["nationality"]),
                birth_date=self._attribute(row["birth_date"]),
                teams=self._team_refs(row["person_teams"], None),
                seasons=tuple(json.loads(row["seasons"])),
                unverified_fields=_texts(row["person_unverified_fields"]),
            )
            for row in rows
        ]

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
            "(SELECT count(*) FROM event_topics WHERE topic = t.id) AS events "
            "FROM topics t ORDER BY t.id"
        )
        return [
            Topic(row["id"], Text(row["text_en"], row["text_fr"]), row["quotes"], row["events"])
            for row in rows
        ]

    # -- what is not certain

    async def contradictions(self, about: str | None = None) -> list[Contradiction]:
        """Return where sources disagree, on the record with the id `about` or on anything."""
        rows = await self._rows(
            f"SELECT {_RECORD}, c.topic_en, c.topic_fr, c.resolution_en, c.resolution_fr, "
            f"{_listed('about', 'contradiction_about', 'contradiction')}, "
            "(SELECT json_group_array(json_array(text_en, text_fr, json((SELECT "
            "json_group_array(source) FROM (SELECT source FROM citations WHERE record = k.id "
            "ORDER BY position))))) FROM (SELECT * FROM claims WHERE owner = r.id "
            "ORDER BY position) k) AS claims "
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
            "UNION ALL SELECT speaker_en, speaker_fr FROM quotes WHERE id = ?1 "
            "UNION ALL SELECT json_extract(e.value, '$'), json_extract(f.value, '$') FROM series s "
            "JOIN facts e ON e.about = s.id AND e.key = 'title-en' "
            "JOIN facts f ON f.about = s.id AND f.key = 'title-fr' WHERE s.id = ?1",
            (id_,),
        )
        return Text(rows[0]["en"], rows[0]["fr"]) if rows else None

    async def spellings(self) -> list[Spelling]:
        """Return every writing of the names of teams, riders, people and episodes."""
        found = [*await self._people_spellings(), *await self._team_spellings()]
        found += await self._episode_spellings()
        return sorted(
            dict.fromkeys(found), key=lambda each: (each.kind, each.id, each.how, each.spelling)
        )

    async def _people_spellings(self) -> list[Spelling]:
        rows = await self._rows(
            f"SELECT r.id, p.name, p.rider, {_listed('alias', 'person_aliases', 'person')}, "
            "(SELECT count(*) FROM episode_people WHERE person = r.id) AS episodes, "
            "(SELECT count(*) FROM episode_mentioned WHERE person = r.id) AS mentions, "
            "(SELECT count(*) FROM person_seasons WHERE person = r.id) AS seasons, "
            "(SELECT count(*) FROM quotes WHERE person = r.id) AS quotes, "
            # Not days of racing: whoever won would come first among suggestions.
            "(SELECT count(*) FROM event_people e WHERE e.person = r.id AND NOT EXISTS "
            " (SELECT 1 FROM event_topics t WHERE t.event = e.event AND t.topic = 'race')) "
            "AS events "
            "FROM people p JOIN records r ON r.id = p.id ORDER BY r.id"
        )
        found = []
        for row in rows:
            kind: Literal["rider", "person"] = "rider" if row["rider"] else "person"
            prominence = _prominence(
                3 * row["episodes"] + row["mentions"] + 2 * row["seasons"],
                row["quotes"] + row["events"],
            )
            written = _as([row["name"]], "name") + _as(_texts(row["person_aliases"]), "alias")
            found += [
                Spelling(kind, row["id"], row["name"], text, how, (), prominence)
                for text, how in written
            ]
        return found

    async def _team_spellings(self) -> list[Spelling]:
        rows = await self._rows("SELECT team, count(*) FROM episode_teams GROUP BY team")
        episodes = dict(map(tuple, rows))
        found = []
        for team in await self.teams():
            prominence = _prominence(3 * episodes.get(team.id, 0), 5 * len(team.seasons))
            years: dict[tuple[str, _How], list[int]] = {}
            for name in team.names:
                if name.name != team.name:
                    years.setdefault((name.name, "former"), []).append(name.year)
            for code in team.codes:
                years.setdefault((code.code, "code"), []).append(code.year)
            found += [
                Spelling("team", team.id, team.name, text, how, (), prominence)
                for text, how in _as([team.name], "name") + _as(team.aliases, "alias")
            ]
            found += [
                Spelling("team", team.id, team.name, text, how, tuple(borne), prominence)
                for (text, how), borne in years.items()
            ]
        return found

    async def _episode_spellings(self) -> list[Spelling]:
        found = []
        for episode in await self.episodes():
            display = self._episodes[episode.id]
            titles = [*episode.title.values(), episode.title_unverified]
            written = _as([episode.id], "code") + _as(filter(None, titles), "title")
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
        rows = await self._rows("SELECT count(*) FROM records WHERE confidence = 'unverified'")
        self._unverified = rows[0][0]

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
        # In a thread: hashing all rows is the longest piece of Python here.
        digest = await asyncio.to_thread(content_digest, await _contents(memory))
        await memory.execute("PRAGMA query_only = ON")
    except (sqlite3.Error, KeyError, ValueError, UnicodeDecodeError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise FactsUnusable(f"{broken} ({reason}): {_REBUILD}.") from error
    if digest != meta.get("content_hash"):
        raise FactsUnusable(f"{broken} (it is not what was built): {_REBUILD}.")
    return meta


async def _contents(memory: aiosqlite.Connection) -> list[tuple[str, list[tuple[object, ...]]]]:
    """Return every table with its rows, without the content hash itself."""
    tables = []
    query = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
    for (table,) in await memory.execute_fetchall(query):
        where = " WHERE key <> 'content_hash'" if table == "meta" else ""
        rows = await memory.execute_fetchall(f'SELECT * FROM "{table}"{where}')
        tables.append((str(table), [tuple(row) for row in rows]))
    return tables


def _text(row: sqlite3.Row, column: str) -> Text | None:
    english, french = (row[f"{column}_{language}"] for language in LANGUAGES)
    return None if english is None else Text(english, french)


def _texts(written: str) -> tuple[str, ...]:
    return tuple(json.loads(written))


def _once(sources: Iterable[Iterable[Source]]) -> tuple[Source, ...]:
    return tuple(dict.fromkeys(source for group in sources for source in group))


def _as(texts: Iterable[str], how: _How) -> list[tuple[str, _How]]:
    return [(text, how) for text in texts]


def _prominence(appearances: int, mentions: int) -> float:
    """Weigh how much of the series somebody is; ten more is twice as much."""
    return round(10 * math.log2(1 + appearances + mentions / 2), 2)
