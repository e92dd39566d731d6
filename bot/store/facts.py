"""The store: facts.db as records."""

from __future__ import annotations

import asyncio
import json
import sqlite3
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import cast

import aiosqlite

from bot.records import (
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
    Namesake,
    Person,
    Quote,
    QuoteKind,
    Ref,
    Season,
    Series,
    Source,
    Spelling,
    Team,
    TeamCode,
    TeamName,
    Term,
    Text,
    Topic,
    sealed,
)
from bot.store.annals import Annals
from bot.store.opening import address_of, copied
from bot.store.rows import RECORD, Rows, attribute, listed, text, texts
from bot.store.search import Search
from bot.store.tour import Tour

_SLICE = 2_000
"""So many spellings are read in a few milliseconds."""


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
        self._rows = Rows(memory)
        self.tour = Tour(self._rows)
        self.annals = Annals(self._rows)
        self.search = Search(self._rows)

    @classmethod
    async def open(cls, path: Path) -> Store:
        """Check facts.db at `path`, copy it into private memory and let go of the file.

        Raises:
            FactsUnusable: it is missing, is no fact store, is older or newer than this bot, or
                is not what was built.
        """
        address = address_of(path)
        memory = await aiosqlite.connect(":memory:")
        try:
            meta = await copied(path, address, memory)
            store = cls(memory, meta)
            await store._rows.hold_ready()
        except BaseException:
            await memory.close()
            raise
        return store

    async def save(self, path: Path) -> None:
        """Write facts.db anew at `path`, whatever became of the file it was opened from.

        Raises:
            OSError: it cannot be written.
        """
        async with aiosqlite.connect(path) as file:
            # Whoever needs it to last moves it: here queries wait for it to be written.
            await file.execute("PRAGMA synchronous = OFF")
            await self._memory.backup(file)
        # A copy bumps counters in the header, which the seal is made over.
        await asyncio.to_thread(lambda: path.write_bytes(sealed(path.read_bytes())))

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
        rows = await self._rows.select(
            f"SELECT {RECORD}, {listed('alias', 'series_aliases', 'series')} "
            "FROM series s JOIN records r ON r.id = s.id ORDER BY r.id"
        )
        if not rows:
            return None
        row = rows[0]
        facts = await self._facts("series")
        return Series(
            **self._rows.record(row),
            aliases=texts(row["series_aliases"]),
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
        rows = await self._rows.select(
            f'SELECT {RECORD}, s.number, s.edition, s.year, s.start, s."end", s.winner, '
            f"s.winner_team FROM seasons s JOIN records r ON r.id = s.id {where} ORDER BY s.number",
            values,
        )
        facts = await self._facts("season")
        return [
            Season(
                **self._rows.record(row),
                number=row["number"],
                edition=row["edition"],
                year=row["year"],
                start=row["start"],
                end=row["end"],
                winner=self._rows.person(row["winner"]),
                winner_team=self._rows.team(row["winner_team"], row["year"]),
                facts=facts.get(row["id"], {}),
            )
            for row in rows
        ]

    async def _facts(self, kind: str) -> dict[str, dict[str, Fact]]:
        """Return the facts about records of a kind, by that record's id and the fact's key."""
        rows = await self._rows.select(
            f"SELECT {RECORD}, f.about, f.key, f.value, f.text_en, f.text_fr, f.url "
            "FROM facts f JOIN records r ON r.id = f.id JOIN records o ON o.id = f.about "
            "WHERE o.kind = ? ORDER BY f.about, f.key",
            (kind,),
        )
        facts: dict[str, dict[str, Fact]] = {}
        for row in rows:
            facts.setdefault(row["about"], {})[row["key"]] = Fact(
                **self._rows.record(row),
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
        rows = await self._rows.select(
            f"SELECT {RECORD}, s.number AS season_number, s.year, e.number, e.title_en, "
            "e.title_fr, e.stages_text_en, e.stages_text_fr, e.summary_en, e.summary_fr, "
            f"{attribute('title_unverified')}, {listed('alias', 'episode_aliases', 'episode')}, "
            f"{listed('team', 'episode_teams', 'episode')}, "
            f"{listed('person', 'episode_people', 'episode')}, "
            f"{listed('person', 'episode_mentioned', 'episode')}, "
            f"{listed('stage', 'episode_stages', 'episode')} "
            "FROM episodes e JOIN records r ON r.id = e.id JOIN seasons s ON s.id = e.season "
            f"{where} ORDER BY s.number, e.number",
            values,
        )
        return [self._episode_record(row) for row in rows]

    def _episode_record(self, row: sqlite3.Row) -> Episode:
        unverified = self._rows.attribute(row["title_unverified"])
        return Episode(
            **self._rows.record(row),
            season=row["season_number"],
            number=row["number"],
            title={"en": row["title_en"], "fr": row["title_fr"]},
            title_unverified=unverified.value if unverified else None,
            title_unverified_sources=unverified.sources if unverified else (),
            aliases=texts(row["episode_aliases"]),
            teams=self._rows.teams(row["episode_teams"], row["year"]),
            people=self._rows.people(row["episode_people"]),
            mentioned=self._rows.people(row["episode_mentioned"]),
            stages=tuple(json.loads(row["episode_stages"])),
            stages_text=text(row, "stages_text"),
            summary=text(row, "summary"),
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
        rows = await self._rows.select(
            f"SELECT {RECORD}, t.name, t.name_fr, {attribute('country')}, "
            f"{listed('alias', 'team_aliases', 'team')}, "
            f"{listed('person', 'team_staff', 'team')}, "
            "(SELECT json_group_array(json_array(year, name, rode_tour, "
            "n.supports)) FROM (SELECT c.*, k.supports "
            "FROM team_names c JOIN records k ON k.id = c.id "
            "WHERE c.team = r.id ORDER BY c.year, c.position) n) AS names, "
            "(SELECT json_group_array(json_array(year, code, confidence, disputed, "
            "n.supports)) FROM (SELECT c.*, k.confidence, k.supports "
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
        spans = await self._team_spans(rows[0]["id"] if len(rows) == 1 else None)
        return [self._team_record(row, spans.get(row["id"], ())) for row in rows]

    async def _team_spans(self, team: str | None) -> dict[str, list[sqlite3.Row]]:
        """Return the names that sources give for some years, by team: of one, or of all."""
        rows = await self._rows.select(
            "SELECT team, name, name_fr, first_year, last_year, sources "
            "FROM team_spans WHERE confidence <> 'unverified' AND (?1 IS NULL OR team = ?1) "
            "ORDER BY team, first_year, last_year, name",
            (team,),
        )
        spans: dict[str, list[sqlite3.Row]] = {}
        for row in rows:
            spans.setdefault(row["team"], []).append(row)
        return spans

    def _team_record(self, row: sqlite3.Row, spans: Iterable[sqlite3.Row]) -> Team:
        riders: dict[int, tuple[Ref, ...]] = {}
        for number, person in json.loads(row["riders"]):
            riders[number] = (*riders.get(number, ()), self._rows.person(person))
        names = [
            TeamName(year, name, None if rode is None else bool(rode), self._rows.cited(sources))
            for year, name, rode, sources in json.loads(row["names"])
        ]
        # Of years that have a name of their own, the spans say nothing new.
        known = {name.year for name in names}
        names += [
            TeamName(
                year,
                span["name"],
                None,
                self._rows.cited(span["sources"]),
                Text(span["name"], span["name_fr"]) if span["name_fr"] else None,
            )
            for span in spans
            for year in range(span["first_year"], span["last_year"] + 1)
            if year not in known
        ]
        return Team(
            **self._rows.record(row),
            name=row["name"],
            text=Text(row["name"], row["name_fr"]) if row["name_fr"] else None,
            aliases=texts(row["team_aliases"]),
            names=tuple(sorted(names, key=lambda name: name.year)),
            codes=tuple(
                TeamCode(
                    year, code, Confidence(confidence), bool(disputed), self._rows.cited(sources)
                )
                for year, code, confidence, disputed, sources in json.loads(row["codes"])
            ),
            country=self._rows.attribute(row["country"]),
            seasons=tuple(json.loads(row["seasons"])),
            staff=self._rows.people(row["team_staff"]),
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
        rows = await self._rows.select(
            f"SELECT {RECORD}, p.name, p.rider, p.role_en, p.role_fr, "
            f"{attribute('nationality')}, {attribute('birth_date')}, "
            "x.confidence AS rider_confidence, x.birth_date AS born, x.birth_confidence, "
            "x.nationality AS nation, x.nationality_history AS nations, "
            "x.sources AS rider_sources, "
            "x.birth_sources, "
            f"{listed('alias', 'person_aliases', 'person')}, "
            f"{listed('team', 'person_teams', 'person')}, "
            f"{listed('field', 'person_unverified_fields', 'person')}, "
            "(SELECT json_group_array(number) FROM (SELECT s.number FROM person_seasons x "
            "JOIN seasons s ON s.id = x.season WHERE x.person = r.id ORDER BY x.position)) "
            "AS seasons FROM people p JOIN records r ON r.id = p.id "
            "LEFT JOIN riders x ON x.id = p.id "
            f"{where} ORDER BY p.id",
            values,
        )
        return [self._person_record(row) for row in rows]

    def _person_record(self, row: sqlite3.Row) -> Person:
        """Return a person: what people.toml says, and else what the Tour's tables do."""
        nationality = self._rows.attribute(row["nationality"])
        if nationality is None and row["nation"] is not None:
            nationality = Attribute(
                confidence=Confidence(row["rider_confidence"]),
                sources=self._rows.cited(row["rider_sources"]),
                text=self._rows.countries[row["nation"]],
            )
        birth_date = self._rows.attribute(row["birth_date"])
        if birth_date is None and row["born"] is not None:
            birth_date = Attribute(
                confidence=Confidence(row["birth_confidence"]),
                sources=self._rows.cited(row["birth_sources"]),
                value=row["born"],
            )
        return Person(
            **self._rows.record(row),
            name=row["name"],
            rider=bool(row["rider"]),
            aliases=texts(row["person_aliases"]),
            role=Text(row["role_en"], row["role_fr"]),
            nationality=nationality,
            nationalities=tuple(
                self._rows.countries[code] for code in (row["nations"] or "").split(">") if code
            ),
            birth_date=birth_date,
            teams=self._rows.teams(row["person_teams"], None),
            seasons=tuple(json.loads(row["seasons"])),
            unverified_fields=texts(row["person_unverified_fields"]),
        )

    async def life(self, person: str) -> Life:
        """Return what else the facts hold about a person; nothing for an unknown id."""
        return Life(
            episodes=tuple(await self.episodes_with(person=person)),
            events=tuple(await self.events(person=person)),
            contradictions=tuple(await self.contradictions(person)),
            quotes=len(
                await self._rows.select("SELECT id FROM quotes WHERE person = ?", (person,))
            ),
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
        rows = await self._rows.select(
            f"SELECT {RECORD}, q.*, s.number AS season_number, s.year AS season_year "
            "FROM quotes q JOIN records r ON r.id = q.id LEFT JOIN seasons s ON s.id = q.season "
            f"{where} ORDER BY q.date, q.id",
            values,
        )
        return [
            Quote(
                **self._rows.record(row),
                kind=QuoteKind(row["kind"]),
                person=self._rows.person(row["person"]) if row["person"] else None,
                team=self._rows.team(row["team"], row["season_year"] or int(row["date"][:4]))
                if row["team"]
                else None,
                speaker=Text(row["speaker_en"], row["speaker_fr"]),
                language=cast("Language | None", row["language"]),
                text=row["text"],
                translation=row["translation"],
                statement=text(row, "statement"),
                original_language=row["original_language"],
                outlet=row["outlet"],
                first_outlet=row["first_outlet"],
                date=row["date"],
                season=row["season_number"],
                episode=self._rows.episode(row["episode"]) if row["episode"] else None,
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
        return await self._event_records(
            "WHERE (?1 IS NULL OR e.id IN (SELECT event FROM event_topics WHERE topic = ?1)) "
            "AND (?2 IS NULL OR substr(e.date, 1, 4) = CAST(?2 AS TEXT)) "
            "AND (?3 IS NULL OR s.number = ?3) "
            "AND (?4 IS NULL OR e.id IN (SELECT event FROM event_people WHERE person = ?4)) "
            "AND (?5 IS NULL OR e.id IN (SELECT event FROM event_teams WHERE team = ?5))",
            (topic, year, season, person, team),
        )

    async def event(self, id_: str) -> Event | None:
        """Return the event with this id, None where there is none."""
        found = await self._event_records("WHERE e.id = ?", (id_,))
        return found[0] if found else None

    async def _event_records(self, where: str, values: Sequence[object]) -> list[Event]:
        rows = await self._rows.select(
            f"SELECT {RECORD}, e.date, e.text_en, e.text_fr, s.number AS season_number, "
            f"{listed('topic', 'event_topics', 'event')}, "
            f"{listed('person', 'event_people', 'event')}, "
            f"{listed('team', 'event_teams', 'event')} "
            "FROM events e JOIN records r ON r.id = e.id LEFT JOIN seasons s ON s.id = e.season "
            f"{where} ORDER BY e.date, e.id",
            values,
        )
        return [
            Event(
                **self._rows.record(row),
                date=row["date"],
                text=Text(row["text_en"], row["text_fr"]),
                topics=texts(row["event_topics"]),
                season=row["season_number"],
                people=self._rows.people(row["event_people"]),
                teams=self._rows.teams(row["event_teams"], int(row["date"][:4])),
            )
            for row in rows
        ]

    async def topics(self) -> list[Topic]:
        """Return the topics by id, with how many quotes and events each has."""
        rows = await self._rows.select(
            "SELECT t.id, t.text_en, t.text_fr, "
            "(SELECT count(*) FROM quotes WHERE topic = t.id) AS quotes, "
            "(SELECT count(*) FROM event_topics WHERE topic = t.id) AS events, "
            f"{listed('alias', 'topic_aliases', 'topic').replace('r.id', 't.id')} "
            "FROM topics t ORDER BY t.id"
        )
        return [
            Topic(
                row["id"],
                Text(row["text_en"], row["text_fr"]),
                row["quotes"],
                row["events"],
                texts(row["topic_aliases"]),
            )
            for row in rows
        ]

    # -- what is not certain

    async def contradictions(self, about: str | None = None) -> list[Contradiction]:
        """Return where sources disagree, on the record with the id `about` or on anything."""
        return await self._contradictions(
            "WHERE ?1 IS NULL OR c.id IN "
            "(SELECT contradiction FROM contradiction_about WHERE about = ?1)",
            (about,),
        )

    async def contradiction(self, id_: str) -> Contradiction | None:
        """Return the contradiction with this id, None where there is none."""
        found = await self._contradictions("WHERE c.id = ?", (id_,))
        return found[0] if found else None

    async def _contradictions(self, where: str, values: Sequence[object]) -> list[Contradiction]:
        rows = await self._rows.select(
            f"SELECT {RECORD}, c.topic_en, c.topic_fr, c.resolution_en, c.resolution_fr, "
            f"{listed('about', 'contradiction_about', 'contradiction')}, "
            "(SELECT json_group_array(json_array(text_en, text_fr, k.supports)) "
            "FROM (SELECT l.*, o.supports FROM claims l JOIN records o ON o.id = l.id "
            "WHERE l.owner = r.id ORDER BY l.position) k) AS claims "
            f"FROM contradictions c JOIN records r ON r.id = c.id {where} ORDER BY c.id",
            values,
        )
        return [self._contradiction(row) for row in rows]

    def _contradiction(self, row: sqlite3.Row) -> Contradiction:
        claims = tuple(
            Claim(Text(english, french), self._rows.cited(sources))
            for english, french, sources in json.loads(row["claims"])
        )
        record = self._rows.record(row)
        # A contradiction rests on the sources of its claims, and on what settles it.
        record["sources"] = _once([*(claim.sources for claim in claims), record["sources"]])
        return Contradiction(
            **record,
            topic=Text(row["topic_en"], row["topic_fr"]),
            claims=claims,
            resolution=Text(row["resolution_en"], row["resolution_fr"]),
            about=texts(row["contradiction_about"]),
        )

    async def gaps(self) -> list[Gap]:
        """Return what was looked for and not found, by id."""
        return await self._gaps("", ())

    async def gap(self, id_: str) -> Gap | None:
        """Return the gap with this id, None where there is none."""
        found = await self._gaps("WHERE g.id = ?", (id_,))
        return found[0] if found else None

    async def _gaps(self, where: str, values: Sequence[object]) -> list[Gap]:
        rows = await self._rows.select(
            f"SELECT {RECORD}, g.text_en, g.text_fr "
            f"FROM gaps g JOIN records r ON r.id = g.id {where} ORDER BY g.id",
            values,
        )
        return [
            Gap(**self._rows.record(row), text=Text(row["text_en"], row["text_fr"])) for row in rows
        ]

    async def terms(self) -> list[Term]:
        """Return the other names that people use around the series, by id."""
        rows = await self._rows.select(
            f"SELECT {RECORD}, t.name, {listed('alias', 'term_aliases', 'term')} "
            "FROM terms t JOIN records r ON r.id = t.id ORDER BY t.id"
        )
        return [
            Term(**self._rows.record(row), name=row["name"], aliases=texts(row["term_aliases"]))
            for row in rows
        ]

    # -- sources

    async def sources(self) -> list[Source]:
        """Return all sources, by id."""
        return list(self._rows.sources.values())

    async def source(self, id_: str) -> Source | None:
        """Return the source with this id, None where there is none."""
        return self._rows.sources.get(id_)

    async def record_sources(self, id_: str) -> list[Source]:
        """Return what a record, its parts and the facts about it rest on, each source once.

        Its own sources come first. Nothing for an unknown id.
        """
        rows = await self._rows.select(
            "SELECT c.source FROM citations c JOIN records r ON r.id = c.record "
            "LEFT JOIN facts f ON f.id = r.id "
            "WHERE c.role = 'supports' AND ?1 IN (r.id, r.owner, f.about) "
            "ORDER BY r.id <> ?1, r.id, c.position",
            (id_,),
        )
        rows += await self._rows.select(
            "SELECT s.source FROM riders x JOIN source_sets s ON s.number = x.sources "
            "WHERE x.id = ?1 UNION ALL "
            "SELECT s.source FROM team_spans x JOIN source_sets s ON s.number = x.sources "
            "WHERE x.team = ?1 AND x.confidence <> 'unverified'",
            (id_,),
        )
        found = dict.fromkeys(self._rows.sources[row["source"]] for row in rows)
        return list(found) or await self.tour.sources_of(id_)

    # -- names

    def pointer(self, id_: str) -> Ref | None:
        """Point to a person or a team, by today's name; None for other ids."""
        if id_ in self._rows.team_names:
            return self._rows.team(id_, None)
        return self._rows.person(id_) if id_ in self._rows.people_names else None

    async def name_of(self, id_: str) -> Text | None:
        """Return what to call a record that has a name; None for other ids."""
        if id_ in self._rows.seasons:
            number, _ = self._rows.seasons[id_]
            return Text(f"Season {number}", f"Saison {number}")
        rows = self._rows
        name = rows.team_names.get(id_) or rows.people_names.get(id_) or rows.episode_names.get(id_)
        if name is not None:
            return Text(name, rows.french_teams.get(id_, name))
        if (of_tour := await self.tour.name_of(id_)) is not None:
            return of_tour
        found = await rows.select(
            "SELECT topic_en AS en, topic_fr AS fr FROM contradictions WHERE id = ?1 "
            "UNION ALL SELECT name, name FROM terms WHERE id = ?1 "
            "UNION ALL SELECT name, name FROM races WHERE id = ?1 "
            "UNION ALL SELECT speaker_en, speaker_fr FROM quotes WHERE id = ?1 "
            "UNION ALL SELECT json_extract(e.value, '$'), json_extract(f.value, '$') FROM series s "
            "JOIN facts e ON e.about = s.id AND e.key = 'title-en' "
            "JOIN facts f ON f.about = s.id AND f.key = 'title-fr' WHERE s.id = ?1",
            (id_,),
        )
        return Text(found[0]["en"], found[0]["fr"]) if found else None

    def namesakes_of(self, id_: str) -> list[str]:
        """Return the ids of the other riders who have the name of this one."""
        names = self._rows.people_names
        return [
            other
            for other in self._rows.namesakes
            if other != id_ and id_ in self._rows.namesakes and names[other] == names[id_]
        ]

    @property
    def namesakes(self) -> Mapping[str, Namesake]:
        """What tells riders of the same name apart, by id."""
        return self._rows.namesakes

    @property
    def french_teams(self) -> Mapping[str, str]:
        """The French names, by id, of the teams whose name depends on the language."""
        return self._rows.french_teams

    async def spellings(self, *, results: bool = True) -> list[Spelling]:
        """Return every writing of the names of all records, those of the best known first.

        Without `results`, nobody is the better known for one, and the order is still the other.
        """
        prominence = "prominence" if results else "unsung"
        rows = await self._rows.select(
            "SELECT kind, id, display, nullif(spelling, display), how, years, "
            f"{prominence} / 1000.0 FROM spellings ORDER BY entry"
        )
        once = sys.intern  # many rows say the same
        spellings = []
        for kind, id_, display, other, how, years, known in rows:
            name = once(display)
            borne = () if years is None else tuple(json.loads(years))
            values = once(kind), once(id_), name, other or name, once(how), borne, known
            spellings.append(Spelling._make(values))
            if len(spellings) % _SLICE == 0:
                await asyncio.sleep(0)
        return spellings

    @property
    def names_form(self) -> str:
        """What tells apart how `name_index` was made (see `names.form`)."""
        return self._meta["names_form"]

    async def name_index(self) -> dict[str, bytes]:
        """Return how the spellings are found, in the order of `spellings`, for `Names.read`."""
        return dict(map(tuple, await self._rows.select("SELECT part, content FROM name_index")))


def _once(sources: Iterable[Iterable[Source]]) -> tuple[Source, ...]:
    return tuple(dict.fromkeys(source for group in sources for source in group))
