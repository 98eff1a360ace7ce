CREATE TABLE server (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  driver TEXT NOT NULL,
  host TEXT NOT NULL,
  port INTEGER CHECK (port BETWEEN 1 AND 65535),
  secure INTEGER NOT NULL CHECK (secure IN (0, 1)),
  plain_http_accepted INTEGER NOT NULL CHECK (plain_http_accepted IN (0, 1)),
  token_sealed TEXT NOT NULL,
  max_accounts INTEGER CHECK (max_accounts >= 1),
  accounts INTEGER NOT NULL DEFAULT 0,
  time_zone TEXT NOT NULL,
  datacentre TEXT NOT NULL,
  note TEXT NOT NULL,
  disabled INTEGER NOT NULL CHECK (disabled IN (0, 1)),
  probe TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX server_name ON server (name, id);
CREATE INDEX server_host ON server (host, id);
CREATE INDEX server_created ON server (created_at, id);

CREATE TABLE server_group (id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE, created_at INTEGER NOT NULL) STRICT;
CREATE INDEX server_group_name ON server_group (name, id);
CREATE INDEX server_group_created ON server_group (created_at, id);

CREATE TABLE server_group_member (
  group_id TEXT NOT NULL REFERENCES server_group (id),
  server_id TEXT NOT NULL REFERENCES server (id),
  position INTEGER NOT NULL,
  PRIMARY KEY (group_id, server_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX server_group_member_server ON server_group_member (server_id);
