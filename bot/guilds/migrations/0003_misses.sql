-- What was typed and matched nothing: how often on a day, and not by whom. 30 days.
CREATE TABLE misses (
  day    TEXT NOT NULL,                 -- UTC, ISO
  typed  TEXT NOT NULL,                 -- cleaned, in small letters, 64 characters at most
  count  INTEGER NOT NULL,
  PRIMARY KEY (day, typed)
) STRICT, WITHOUT ROWID;

-- What became of a reported mistake: open, accepted or rejected.
ALTER TABLE reports ADD COLUMN state TEXT NOT NULL DEFAULT 'open';
