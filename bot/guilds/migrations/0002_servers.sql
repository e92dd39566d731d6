-- What a server has chosen. What is not here keeps its default.
CREATE TABLE settings (
  guild    INTEGER NOT NULL,            -- Discord server id
  channel  INTEGER NOT NULL DEFAULT 0,  -- Discord channel id, 0 for the whole server
  name     TEXT NOT NULL,               -- see bot/guilds/settings.py
  value    TEXT NOT NULL,
  PRIMARY KEY (guild, channel, name)
) STRICT, WITHOUT ROWID;

-- Every change of a setting, for 90 days.
CREATE TABLE changes (
  id       INTEGER PRIMARY KEY,
  guild    INTEGER NOT NULL,
  channel  INTEGER NOT NULL,
  name     TEXT NOT NULL,
  old      TEXT,                        -- NULL: the default held
  new      TEXT,                        -- NULL: back to the default
  by       INTEGER,                     -- Discord user id; NULL once that person asked to be forgotten
  at       TEXT NOT NULL                -- UTC, ISO 8601
) STRICT;
CREATE INDEX changes_of_guild ON changes (guild, id);
CREATE INDEX changes_by ON changes (by);

-- Channels that carry Discord's spoiler flag, as seen when a moderator named them.
CREATE TABLE spoiler_channels (
  guild    INTEGER NOT NULL,
  channel  INTEGER NOT NULL,
  PRIMARY KEY (guild, channel)
) STRICT, WITHOUT ROWID;

-- Servers that the bot was found to have left; all of theirs goes 30 days later.
CREATE TABLE left_servers (
  guild    INTEGER PRIMARY KEY,
  at       TEXT NOT NULL                -- UTC, ISO 8601
) STRICT;

-- The daily post: what was posted last, and why it stopped.
CREATE TABLE daily_posts (
  guild     INTEGER PRIMARY KEY,
  last_day  TEXT,                       -- the server's own day of the last post, ISO
  stopped   TEXT,                       -- NULL, or why: permission, channel
  told      INTEGER NOT NULL DEFAULT 0  -- whether the moderators were told so
) STRICT;

-- What a reader says to have seen of the series.
CREATE TABLE watched (
  user     INTEGER NOT NULL,
  season   INTEGER NOT NULL,
  at       TEXT NOT NULL,
  PRIMARY KEY (user, season)
) STRICT, WITHOUT ROWID;

-- Mistakes that readers reported.
CREATE TABLE reports (
  id        INTEGER PRIMARY KEY,
  user      INTEGER,                    -- Discord user id; NULL once that person asked to be forgotten
  guild     INTEGER,                    -- NULL: not in a server
  question  TEXT NOT NULL,              -- the card it is about
  facts     TEXT NOT NULL,              -- facts version
  wrong     TEXT NOT NULL,              -- what is wrong, in the reporter's words
  source    TEXT NOT NULL,              -- where it stands right; may be empty
  at        TEXT NOT NULL
) STRICT;
CREATE INDEX reports_by ON reports (user, at);

-- The key that the buttons of a settings panel are signed with, so that none can be made up.
CREATE TABLE keys (
  name   TEXT PRIMARY KEY,
  value  BLOB NOT NULL
) STRICT;
INSERT INTO keys (name, value) VALUES ('panel', randomblob(32));
