-- Which commands an application has registered with Discord: the hash of what was sent tells whether
-- to send it again, the ids let a command be mentioned (</team:123>).
CREATE TABLE registrations (
  application   INTEGER PRIMARY KEY,        -- Discord application id
  payload_hash  TEXT NOT NULL,              -- SHA-256 of the registered payload, hex
  commands      TEXT NOT NULL               -- JSON object: command name → Discord command id
) STRICT;
