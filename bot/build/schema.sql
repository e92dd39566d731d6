-- facts.db: what is true, as built from facts/ and never edited.
-- Days are ISO texts of the precision that is known: '2025', '2025-02' or '2025-02-13'.
-- Texts in two columns _en and _fr say the same in English and in French. Flags are 0 or 1.
-- `position` counts from 0 and keeps the order in which facts/ lists things.

-- One row a setting: schema_version, content_hash, facts_date, licence, unverified (how many records
-- and parts of records say so), and count.<kind>.
CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Where facts come from. `title` is NULL where it is unknown or must not be shown, `url` where the
-- source may not be linked; `episode` is set for sources of type episode, and for these only.
CREATE TABLE sources (
    id TEXT PRIMARY KEY,
    type TEXT NOT NULL CHECK (type IN ('seed', 'press', 'copy', 'web', 'episode', 'data', 'fan')),
    publisher TEXT NOT NULL CHECK (publisher <> ''),
    author TEXT,
    title TEXT,
    date TEXT,
    episode TEXT REFERENCES episodes (id) DEFERRABLE INITIALLY DEFERRED,
    url TEXT CHECK (url LIKE 'https://%'),
    note TEXT,
    CHECK ((type = 'episode') = (episode IS NOT NULL)),
    CHECK (url IS NULL OR type NOT IN ('copy', 'web', 'episode'))
) STRICT, WITHOUT ROWID;

-- The subjects that quotes and events are sorted under.
CREATE TABLE topics (
    id TEXT PRIMARY KEY,
    text_en TEXT NOT NULL,
    text_fr TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The sets of sources that facts rest on: a set is named by its `number`, and many facts share
-- one. `position` keeps the order in which they are given.
CREATE TABLE source_sets (
    number INTEGER NOT NULL CHECK (number > 0),
    position INTEGER NOT NULL CHECK (position >= 0),
    source TEXT NOT NULL REFERENCES sources (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (number, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX source_sets_of_source ON source_sets (source);

-- What people type for a topic, in either language.
CREATE TABLE topic_aliases (
    topic TEXT NOT NULL REFERENCES topics (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    alias TEXT NOT NULL,
    PRIMARY KEY (topic, position)
) STRICT, WITHOUT ROWID;

-- Everything that rests on sources, whatever its kind. What is part of another record (a property
-- with sources of its own, a claim, a team's name or code of a year) has an id with slashes:
-- 'wout-van-aert/nationality', and that record as `owner`. `supports` is the set of sources it
-- rests on, `related` those its note speaks of, at times to contradict; NULL for none. The long
-- tables of the Tour are no records: each of their rows has its set of sources beside it.
CREATE TABLE records (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    owner TEXT REFERENCES records (id) DEFERRABLE INITIALLY DEFERRED,
    confidence TEXT NOT NULL
        CHECK (confidence IN ('confirmed', 'reported', 'rumour', 'superseded', 'unverified')),
    note_en TEXT,
    note_fr TEXT,
    supports INTEGER,
    related INTEGER,
    CHECK ((note_en IS NULL) = (note_fr IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX records_of_owner ON records (owner) WHERE owner IS NOT NULL;

-- The sources of each record, one a row, by `role` ('supports' or 'related').
CREATE VIEW citations AS
SELECT r.id AS record, 'supports' AS role, s.position, s.source
FROM records r JOIN source_sets s ON s.number = r.supports
UNION ALL
SELECT r.id, 'related', s.position, s.source
FROM records r JOIN source_sets s ON s.number = r.related;

-- Properties with a confidence of their own: nationality, birth_date, country, title_unverified.
-- `value` is the machine-readable form, the texts are what is shown; one of them is there.
CREATE TABLE attributes (
    id TEXT PRIMARY KEY REFERENCES records (id) DEFERRABLE INITIALLY DEFERRED,
    owner TEXT NOT NULL REFERENCES records (id) DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL,
    value TEXT,
    text_en TEXT,
    text_fr TEXT,
    UNIQUE (owner, name),
    CHECK ((text_en IS NULL) = (text_fr IS NULL)),
    CHECK (value IS NOT NULL OR text_en IS NOT NULL)
) STRICT, WITHOUT ROWID;

-- Riders and everyone else of the race or the series; `rider` tells who is asked for with /rider.
CREATE TABLE people (
    id TEXT PRIMARY KEY REFERENCES records (id) DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL CHECK (name <> ''),
    rider INTEGER NOT NULL CHECK (rider IN (0, 1)),
    role_en TEXT NOT NULL,
    role_fr TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE person_aliases (
    person TEXT NOT NULL REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    alias TEXT NOT NULL,
    PRIMARY KEY (person, position)
) STRICT, WITHOUT ROWID;

-- The teams somebody is known with in these facts.
CREATE TABLE person_teams (
    person TEXT NOT NULL REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    team TEXT NOT NULL REFERENCES teams (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (person, position)
) STRICT, WITHOUT ROWID;

-- The seasons of the series somebody is seen in.
CREATE TABLE person_seasons (
    person TEXT NOT NULL REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    season TEXT NOT NULL REFERENCES seasons (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (person, position)
) STRICT, WITHOUT ROWID;

-- Fields of a person that no source supports.
CREATE TABLE person_unverified_fields (
    person TEXT NOT NULL REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    field TEXT NOT NULL,
    PRIMARY KEY (person, position)
) STRICT, WITHOUT ROWID;

-- Teams, one row a lineage: the same team through all its names. `name` is the latest, `name_fr`
-- is there for teams of nations and regions, whose name depends on the language.
CREATE TABLE teams (
    id TEXT PRIMARY KEY REFERENCES records (id) DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL CHECK (name <> ''),
    name_fr TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE team_aliases (
    team TEXT NOT NULL REFERENCES teams (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    alias TEXT NOT NULL,
    PRIMARY KEY (team, position)
) STRICT, WITHOUT ROWID;

-- The seasons of the series a team is seen in.
CREATE TABLE team_seasons (
    team TEXT NOT NULL REFERENCES teams (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    season TEXT NOT NULL REFERENCES seasons (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (team, position)
) STRICT, WITHOUT ROWID;

-- Managers and directors of a team that these facts speak of.
CREATE TABLE team_staff (
    team TEXT NOT NULL REFERENCES teams (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    person TEXT NOT NULL REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (team, position)
) STRICT, WITHOUT ROWID;

-- The riders of a team that are seen in a season of the series.
CREATE TABLE team_riders (
    team TEXT NOT NULL REFERENCES teams (id) DEFERRABLE INITIALLY DEFERRED,
    season TEXT NOT NULL REFERENCES seasons (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    person TEXT NOT NULL REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (team, season, position)
) STRICT, WITHOUT ROWID;

-- The names a team bore; `position` orders those of one year, the earlier first. `rode_tour` is 1
-- where it rode the Tour of that year under this name, 0 where it did not, NULL where unknown.
CREATE TABLE team_names (
    id TEXT PRIMARY KEY REFERENCES records (id) DEFERRABLE INITIALLY DEFERRED,
    team TEXT NOT NULL REFERENCES teams (id) DEFERRABLE INITIALLY DEFERRED,
    year INTEGER NOT NULL CHECK (year BETWEEN 1869 AND 2100),
    position INTEGER NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    rode_tour INTEGER CHECK (rode_tour IN (0, 1)),
    UNIQUE (team, year, position),
    UNIQUE (team, year, name)
) STRICT, WITHOUT ROWID;

-- The UCI codes of a team; two of one year mean that sources differ, both are then `disputed`.
CREATE TABLE team_codes (
    id TEXT PRIMARY KEY REFERENCES records (id) DEFERRABLE INITIALLY DEFERRED,
    team TEXT NOT NULL REFERENCES teams (id) DEFERRABLE INITIALLY DEFERRED,
    year INTEGER NOT NULL CHECK (year BETWEEN 1869 AND 2100),
    code TEXT NOT NULL CHECK (length(code) = 3),
    disputed INTEGER NOT NULL CHECK (disputed IN (0, 1)),
    UNIQUE (team, year, code)
) STRICT, WITHOUT ROWID;

-- The Netflix series as a whole: one row. `updated` is the day its facts were last gone through.
CREATE TABLE series (
    id TEXT PRIMARY KEY REFERENCES records (id) DEFERRABLE INITIALLY DEFERRED,
    updated TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE series_aliases (
    series TEXT NOT NULL REFERENCES series (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    alias TEXT NOT NULL,
    PRIMARY KEY (series, position)
) STRICT, WITHOUT ROWID;

-- A season and the Tour that it covers: its edition (109 is that of 2022), first and last day.
CREATE TABLE seasons (
    id TEXT PRIMARY KEY REFERENCES records (id) DEFERRABLE INITIALLY DEFERRED,
    number INTEGER NOT NULL UNIQUE CHECK (number > 0),
    edition INTEGER NOT NULL CHECK (edition > 0),
    year INTEGER NOT NULL,
    start TEXT NOT NULL,
    "end" TEXT NOT NULL CHECK ("end" >= start),
    winner TEXT NOT NULL REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED,
    winner_team TEXT NOT NULL REFERENCES teams (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- Statements about the series or a season. `value` is JSON; money in euros, durations in minutes,
-- hours viewed in hours.
CREATE TABLE facts (
    id TEXT PRIMARY KEY REFERENCES records (id) DEFERRABLE INITIALLY DEFERRED,
    about TEXT NOT NULL REFERENCES records (id) DEFERRABLE INITIALLY DEFERRED,
    key TEXT NOT NULL,
    value TEXT NOT NULL CHECK (json_valid(value)),
    text_en TEXT NOT NULL,
    text_fr TEXT NOT NULL,
    url TEXT CHECK (url LIKE 'https://%'),
    UNIQUE (about, key)
) STRICT, WITHOUT ROWID;

-- Episodes; a title is NULL where it is not known in that language.
CREATE TABLE episodes (
    id TEXT PRIMARY KEY REFERENCES records (id) DEFERRABLE INITIALLY DEFERRED,
    season TEXT NOT NULL REFERENCES seasons (id) DEFERRABLE INITIALLY DEFERRED,
    number INTEGER NOT NULL CHECK (number > 0),
    title_en TEXT,
    title_fr TEXT,
    stages_text_en TEXT,
    stages_text_fr TEXT,
    summary_en TEXT,
    summary_fr TEXT,
    UNIQUE (season, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE episode_aliases (
    episode TEXT NOT NULL REFERENCES episodes (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    alias TEXT NOT NULL,
    PRIMARY KEY (episode, position)
) STRICT, WITHOUT ROWID;

-- The teams in focus in an episode.
CREATE TABLE episode_teams (
    episode TEXT NOT NULL REFERENCES episodes (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    team TEXT NOT NULL REFERENCES teams (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (episode, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX episode_teams_of_team ON episode_teams (team);

-- The people in focus in an episode.
CREATE TABLE episode_people (
    episode TEXT NOT NULL REFERENCES episodes (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    person TEXT NOT NULL REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (episode, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX episode_people_of_person ON episode_people (person);

-- People shown or remembered in an episode without being followed.
CREATE TABLE episode_mentioned (
    episode TEXT NOT NULL REFERENCES episodes (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    person TEXT NOT NULL REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (episode, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX episode_mentioned_of_person ON episode_mentioned (person);

-- The stages of that season's Tour that an episode tells: numbers, 0 is the prologue.
CREATE TABLE episode_stages (
    episode TEXT NOT NULL REFERENCES episodes (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    stage INTEGER NOT NULL CHECK (stage BETWEEN 0 AND 30),
    PRIMARY KEY (episode, position)
) STRICT, WITHOUT ROWID;

-- What people said. verbatim: `text` in `language` and our `translation` into the other language.
-- reported: the statement in our own words; `original_language` is an ISO code of two letters.
CREATE TABLE quotes (
    id TEXT PRIMARY KEY REFERENCES records (id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL CHECK (kind IN ('verbatim', 'reported')),
    person TEXT REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED,
    team TEXT REFERENCES teams (id) DEFERRABLE INITIALLY DEFERRED,
    speaker_en TEXT NOT NULL,
    speaker_fr TEXT NOT NULL,
    language TEXT CHECK (language IN ('en', 'fr')),
    text TEXT,
    translation TEXT,
    original_language TEXT,
    statement_en TEXT,
    statement_fr TEXT,
    outlet TEXT NOT NULL,
    first_outlet TEXT,
    date TEXT NOT NULL,
    season TEXT REFERENCES seasons (id) DEFERRABLE INITIALLY DEFERRED,
    episode TEXT REFERENCES episodes (id) DEFERRABLE INITIALLY DEFERRED,
    topic TEXT NOT NULL REFERENCES topics (id) DEFERRABLE INITIALLY DEFERRED,
    relation TEXT NOT NULL CHECK (relation IN ('about-series', 'in-series', 'outside-series')),
    context_en TEXT NOT NULL,
    context_fr TEXT NOT NULL,
    CHECK ((kind = 'verbatim') = (language IS NOT NULL AND text IS NOT NULL
                                  AND translation IS NOT NULL)),
    CHECK ((kind = 'reported') = (statement_en IS NOT NULL AND statement_fr IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX quotes_of_person ON quotes (person);
CREATE INDEX quotes_of_topic ON quotes (topic);

-- What happened, or was said to be about to happen, on a day.
CREATE TABLE events (
    id TEXT PRIMARY KEY REFERENCES records (id) DEFERRABLE INITIALLY DEFERRED,
    date TEXT NOT NULL,
    text_en TEXT NOT NULL,
    text_fr TEXT NOT NULL,
    season TEXT REFERENCES seasons (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE event_topics (
    event TEXT NOT NULL REFERENCES events (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    topic TEXT NOT NULL REFERENCES topics (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (event, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE event_people (
    event TEXT NOT NULL REFERENCES events (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    person TEXT NOT NULL REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (event, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE event_teams (
    event TEXT NOT NULL REFERENCES events (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    team TEXT NOT NULL REFERENCES teams (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (event, position)
) STRICT, WITHOUT ROWID;

-- Where sources disagree: the subject, and what to keep. The sides are in `claims`.
CREATE TABLE contradictions (
    id TEXT PRIMARY KEY REFERENCES records (id) DEFERRABLE INITIALLY DEFERRED,
    topic_en TEXT NOT NULL,
    topic_fr TEXT NOT NULL,
    resolution_en TEXT NOT NULL,
    resolution_fr TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The records on whose card a contradiction is shown.
CREATE TABLE contradiction_about (
    contradiction TEXT NOT NULL REFERENCES contradictions (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    about TEXT NOT NULL REFERENCES records (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (contradiction, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE claims (
    id TEXT PRIMARY KEY REFERENCES records (id) DEFERRABLE INITIALLY DEFERRED,
    owner TEXT NOT NULL REFERENCES contradictions (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    text_en TEXT NOT NULL,
    text_fr TEXT NOT NULL,
    UNIQUE (owner, position)
) STRICT, WITHOUT ROWID;

-- Other names that people use around the series.
CREATE TABLE terms (
    id TEXT PRIMARY KEY REFERENCES records (id) DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL CHECK (name <> '')
) STRICT, WITHOUT ROWID;

CREATE TABLE term_aliases (
    term TEXT NOT NULL REFERENCES terms (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    alias TEXT NOT NULL,
    PRIMARY KEY (term, position)
) STRICT, WITHOUT ROWID;

-- What was looked for and not found.
CREATE TABLE gaps (
    id TEXT PRIMARY KEY REFERENCES records (id) DEFERRABLE INITIALLY DEFERRED,
    text_en TEXT NOT NULL,
    text_fr TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The name a team is called by in a year: the one it rode the Tour under, else its last of that
-- year. A view, so it has no rows of its own in the content hash.
CREATE VIEW team_in_year AS
SELECT team, year, name
FROM (
    SELECT team, year, name,
           row_number() OVER (
               PARTITION BY team, year ORDER BY coalesce(rode_tour, 0) DESC, position DESC
           ) AS rank
    FROM team_names
)
WHERE rank = 1;

-- Countries by their IOC code, those that are no more among them.
CREATE TABLE countries (
    code TEXT PRIMARY KEY CHECK (length(code) = 3),
    text_en TEXT NOT NULL,
    text_fr TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Riders. `tour` is 1 for those who finished a Tour, or won or led a stage of one, and 0 for those
-- known for what they did elsewhere. `nationality` is the last known, `nationality_history` all of
-- them in their order with > between them, NULL where it never changed. `birth_date` is a whole
-- day, `birth_sources` and `sources` are sets of sources.
CREATE TABLE riders (
    id TEXT PRIMARY KEY REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED,
    tour INTEGER NOT NULL CHECK (tour IN (0, 1)),
    given TEXT,
    family TEXT,
    gender TEXT NOT NULL CHECK (gender IN ('M', 'F')),
    nationality TEXT REFERENCES countries (code) DEFERRABLE INITIALLY DEFERRED,
    nationality_history TEXT,
    birth_date TEXT,
    birth_confidence TEXT CHECK (birth_confidence IN ('confirmed', 'reported', 'unverified')),
    birth_sources INTEGER,
    confidence TEXT NOT NULL CHECK (confidence IN ('confirmed', 'reported', 'unverified')),
    sources INTEGER,
    CHECK ((birth_date IS NULL) = (birth_confidence IS NULL))
) STRICT, WITHOUT ROWID;

-- What people around the race did in it, and in which years (NULL: not known, or still).
CREATE TABLE around (
    id TEXT PRIMARY KEY REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED,
    role_en TEXT NOT NULL,
    role_fr TEXT NOT NULL,
    first_year INTEGER,
    last_year INTEGER,
    confidence TEXT NOT NULL,
    sources INTEGER
) STRICT, WITHOUT ROWID;

-- Places where stages start and finish, as `stages` writes them, and their French form. Only those
-- whose French form differs are here.
CREATE TABLE places (
    en TEXT PRIMARY KEY,
    fr TEXT NOT NULL CHECK (fr <> en)
) STRICT, WITHOUT ROWID;

-- Editions of the Tour de France (race tdf) and of the Tour de France Femmes (tdff). Years that
-- have no row were not held. `winner_status`: awarded; vacant, the result was annulled and nobody
-- has it; unknown, it is not known here. `stripped` lost the win afterwards. The jersey winners
-- are those of the final classifications. NULL in `starters`, `finishers` or a jersey is unknown,
-- or not awarded that year. `unverified` lists columns that no source supports, as JSON.
CREATE TABLE editions (
    race TEXT NOT NULL CHECK (race IN ('tdf', 'tdff')),
    year INTEGER NOT NULL,
    edition INTEGER NOT NULL CHECK (edition > 0),
    start TEXT NOT NULL,
    "end" TEXT NOT NULL CHECK ("end" >= start),
    stages INTEGER NOT NULL CHECK (stages > 0),
    metres INTEGER NOT NULL CHECK (metres > 0),
    starters INTEGER,
    finishers INTEGER,
    winner TEXT REFERENCES riders (id) DEFERRABLE INITIALLY DEFERRED,
    winner_status TEXT NOT NULL CHECK (winner_status IN ('awarded', 'vacant', 'unknown')),
    stripped TEXT REFERENCES riders (id) DEFERRABLE INITIALLY DEFERRED,
    points TEXT REFERENCES riders (id) DEFERRABLE INITIALLY DEFERRED,
    mountains TEXT REFERENCES riders (id) DEFERRABLE INITIALLY DEFERRED,
    youth TEXT REFERENCES riders (id) DEFERRABLE INITIALLY DEFERRED,
    unverified TEXT NOT NULL CHECK (json_valid(unverified)),
    sources INTEGER,
    PRIMARY KEY (race, year),
    CHECK ((winner_status = 'awarded') = (winner IS NOT NULL))
) STRICT, WITHOUT ROWID;

-- Stages, half-stages and prologues; `stage` is the number as it is written ('12a', '0' for a
-- prologue), `place` puts them in order. A rider or a team (`winner_team`, its name that year, and
-- `winner_lineage` where it is known which one that was) won, or nobody did ('none'), or it is not
-- known here ('unknown'). `status` vacated: the result was
-- annulled later and `winner` names who lost it. `co_winner` is set for dead heats. `leader` wears
-- yellow after the stage; the other jerseys are those who wore them. `why` explains the status.
CREATE TABLE stages (
    race TEXT NOT NULL,
    year INTEGER NOT NULL,
    place INTEGER NOT NULL,
    stage TEXT NOT NULL,
    date TEXT NOT NULL,
    start TEXT NOT NULL,
    finish TEXT NOT NULL,
    metres INTEGER NOT NULL CHECK (metres > 0),
    type TEXT NOT NULL,
    winner_kind TEXT NOT NULL CHECK (winner_kind IN ('rider', 'team', 'none', 'unknown')),
    winner TEXT REFERENCES riders (id) DEFERRABLE INITIALLY DEFERRED,
    winner_team TEXT,
    winner_lineage TEXT REFERENCES teams (id) DEFERRABLE INITIALLY DEFERRED,
    co_winner TEXT REFERENCES riders (id) DEFERRABLE INITIALLY DEFERRED,
    status TEXT NOT NULL,
    why_en TEXT,
    why_fr TEXT,
    leader TEXT REFERENCES riders (id) DEFERRABLE INITIALLY DEFERRED,
    points_wearer TEXT REFERENCES riders (id) DEFERRABLE INITIALLY DEFERRED,
    mountains_wearer TEXT REFERENCES riders (id) DEFERRABLE INITIALLY DEFERRED,
    youth_wearer TEXT REFERENCES riders (id) DEFERRABLE INITIALLY DEFERRED,
    sources INTEGER,
    PRIMARY KEY (race, year, place),
    UNIQUE (race, year, stage),
    FOREIGN KEY (race, year) REFERENCES editions (race, year) DEFERRABLE INITIALLY DEFERRED,
    CHECK ((winner_kind = 'rider') = (winner IS NOT NULL)),
    CHECK ((winner_kind = 'team') = (winner_team IS NOT NULL)),
    CHECK ((why_en IS NULL) = (why_fr IS NULL))
) STRICT, WITHOUT ROWID;

-- Final general classifications. `rank` is NULL for who was disqualified afterwards (`status`
-- dsq). `team_name` is the team as it was called that year, `team` its lineage where it is known:
-- where the row says so, or else the one lineage that bore that name in that year.
-- `seconds` is the whole time, `gap` what the first of the road was ahead, NULL where unknown.
-- `disputed` lists, as JSON, in what the sources differ: the rank, the rider, or that one of them
-- does not have this row ('missing').
CREATE TABLE classifications (
    race TEXT NOT NULL,
    year INTEGER NOT NULL,
    rider TEXT NOT NULL REFERENCES riders (id) DEFERRABLE INITIALLY DEFERRED,
    rank INTEGER,
    status TEXT NOT NULL CHECK (status IN ('ok', 'dsq')),
    team_name TEXT,
    team TEXT REFERENCES teams (id) DEFERRABLE INITIALLY DEFERRED,
    bib INTEGER,
    seconds INTEGER,
    gap INTEGER,
    disputed TEXT CHECK (disputed IS NULL OR json_valid(disputed)),
    sources INTEGER,
    PRIMARY KEY (race, year, rider),
    FOREIGN KEY (race, year) REFERENCES editions (race, year) DEFERRABLE INITIALLY DEFERRED,
    CHECK ((status = 'ok') = (rank IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX classifications_of_rider ON classifications (rider);
CREATE INDEX classifications_of_team ON classifications (team) WHERE team IS NOT NULL;

-- When a team's lineage existed; `lineage` tells its names in short, as nobody verified.
CREATE TABLE lineages (
    team TEXT PRIMARY KEY REFERENCES teams (id) DEFERRABLE INITIALLY DEFERRED,
    gender TEXT CHECK (gender IN ('M', 'F')),
    first_year INTEGER NOT NULL,
    last_year INTEGER NOT NULL CHECK (last_year >= first_year),
    lineage TEXT
) STRICT, WITHOUT ROWID;

-- Names that a team bore from one year to another, beside those of single years in team_names, and
-- `name_fr` where it had another one in French.
CREATE TABLE team_spans (
    team TEXT NOT NULL REFERENCES teams (id) DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL CHECK (name <> ''),
    name_fr TEXT,
    first_year INTEGER NOT NULL,
    last_year INTEGER NOT NULL CHECK (last_year >= first_year),
    confidence TEXT NOT NULL,
    sources INTEGER,
    PRIMARY KEY (team, first_year, last_year, name)
) STRICT, WITHOUT ROWID;

-- What fans call riders, people, teams and races: never shown as a fact, only understood. Several
-- records may share a spelling. `how`: nickname, short (form), initials, code, script (another
-- one), civil or maiden (name). `language` is an ISO code, NULL where it is none in particular.
CREATE TABLE nicknames (
    kind TEXT NOT NULL CHECK (kind IN ('rider', 'person', 'team', 'race')),
    record TEXT NOT NULL REFERENCES records (id) DEFERRABLE INITIALLY DEFERRED,
    spelling TEXT NOT NULL,
    how TEXT NOT NULL,
    language TEXT,
    confidence TEXT NOT NULL,
    sources INTEGER,
    note TEXT,
    PRIMARY KEY (kind, record, spelling)
) STRICT, WITHOUT ROWID;

-- Races that people ask for; `position` has the best known first.
CREATE TABLE races (
    id TEXT PRIMARY KEY REFERENCES records (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    name TEXT NOT NULL CHECK (name <> '')
) STRICT, WITHOUT ROWID;

CREATE TABLE race_aliases (
    race TEXT NOT NULL REFERENCES races (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    alias TEXT NOT NULL,
    PRIMARY KEY (race, position)
) STRICT, WITHOUT ROWID;

-- What /search looks through. A record is found by the words of its parts; these tables follow
-- from the others and hold no fact of their own. `fame` is 0 to 20 and rests on no result.
CREATE TABLE search_records (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    fame INTEGER NOT NULL CHECK (fame BETWEEN 0 AND 20)
) STRICT;

-- What parts give away: the results of a day (NULL for none), and what seasons of the series, a
-- JSON list of their numbers, tell.
CREATE TABLE search_reveals (
    number INTEGER PRIMARY KEY,
    day TEXT,
    seasons TEXT NOT NULL CHECK (json_valid(seasons))
) STRICT;

-- `weight` is what a word found in the part is worth, in tenths; `reveals` NULL: it gives nothing
-- away. The words themselves are in the row of `search_words` with the same number.
CREATE TABLE search_parts (
    number INTEGER PRIMARY KEY,
    record INTEGER NOT NULL REFERENCES search_records (number) DEFERRABLE INITIALLY DEFERRED,
    weight INTEGER NOT NULL CHECK (weight > 0),
    reveals INTEGER REFERENCES search_reveals (number) DEFERRABLE INITIALLY DEFERRED
) STRICT;

-- In which parts each stem is, and no more: the texts are in the tables of their records, and the
-- rank is counted by who asks. The stems are folded already: the tokenizer only parts them. FTS5
-- keeps it all in tables of its own (search_words_data …).
CREATE VIRTUAL TABLE search_words USING fts5(
    words, content = '', columnsize = 0, detail = 'none',
    tokenize = 'ascii'
);

-- Folded words that a misspelt one may be meant for, of parts that give nothing away.
CREATE TABLE search_vocabulary (
    word TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Every way to write the name of a record, those of the best known first. These tables follow from
-- the others and hold no fact of their own. `display` is what the record is called today, `how` what
-- the spelling is: today's name, a title, an alias, a former name or a code. `years` is a JSON list
-- of those in which a team bore the name; `prominence` is in thousandths, and `unsung` is what it
-- would be without any result.
CREATE TABLE spellings (
    entry INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    display TEXT NOT NULL CHECK (display <> ''),
    spelling TEXT NOT NULL CHECK (spelling <> ''),
    how TEXT NOT NULL CHECK (how IN ('name', 'title', 'alias', 'former', 'code')),
    years TEXT CHECK (years IS NULL OR json_valid(years)),
    prominence INTEGER NOT NULL,
    unsung INTEGER NOT NULL
) STRICT;

-- How spellings are found: their words, letters and sounds, as `names` reads them (names/packing):
-- texts that each end with a newline, or whole numbers, lowest byte first, behind the letter of
-- their size. Meta has `names_form`, which tells which code made them.
CREATE TABLE name_index (
    part TEXT PRIMARY KEY,
    content BLOB NOT NULL
) STRICT;
