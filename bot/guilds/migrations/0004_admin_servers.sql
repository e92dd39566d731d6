-- The server that /admin was last registered in: when it is another one, it is taken back there.
CREATE TABLE admin_servers (
  application INTEGER PRIMARY KEY,
  server      INTEGER NOT NULL
) STRICT;
