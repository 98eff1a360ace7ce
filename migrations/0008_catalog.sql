CREATE TABLE product_group (
  id TEXT NOT NULL PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL CHECK (json_valid(name)),
  description TEXT NOT NULL CHECK (json_valid(description)),
  hidden INTEGER NOT NULL CHECK (hidden IN (0, 1)),
  position INTEGER NOT NULL,
  products INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX product_group_key ON product_group (key, id);
CREATE INDEX product_group_position ON product_group (position, id);
CREATE INDEX product_group_created ON product_group (created_at, id);

CREATE TABLE product (
  id TEXT NOT NULL PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  group_id TEXT NOT NULL REFERENCES product_group (id),
  name TEXT NOT NULL CHECK (json_valid(name)),
  summary TEXT NOT NULL CHECK (json_valid(summary)),
  description TEXT NOT NULL CHECK (json_valid(description)),
  hidden INTEGER NOT NULL CHECK (hidden IN (0, 1)),
  retired INTEGER NOT NULL CHECK (retired IN (0, 1)),
  position INTEGER NOT NULL,
  server_id TEXT REFERENCES server (id),
  server_group_id TEXT REFERENCES server_group (id),
  cancellation_delay_hours INTEGER NOT NULL CHECK (cancellation_delay_hours >= 1),
  termination_delay_hours INTEGER NOT NULL CHECK (termination_delay_hours >= 1),
  driver TEXT NOT NULL,
  config TEXT NOT NULL CHECK (json_valid(config)),
  active_services INTEGER NOT NULL DEFAULT 0,
  total_services INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  CHECK ((server_id IS NULL) <> (server_group_id IS NULL))
) STRICT;
CREATE INDEX product_key ON product (key, id);
CREATE INDEX product_position ON product (position, id);
CREATE INDEX product_created ON product (created_at, id);
CREATE INDEX product_of_group_key ON product (group_id, key, id);
CREATE INDEX product_of_group_position ON product (group_id, position, id);
CREATE INDEX product_of_group_created ON product (group_id, created_at, id);
CREATE INDEX product_on_sale ON product (group_id, position, id) WHERE hidden = 0 AND retired = 0;
CREATE INDEX product_server ON product (server_id);
CREATE INDEX product_server_group ON product (server_group_id);

CREATE TABLE product_target (
  product_id TEXT NOT NULL REFERENCES product (id),
  position INTEGER NOT NULL,
  server_id TEXT NOT NULL REFERENCES server (id),
  network TEXT NOT NULL,
  PRIMARY KEY (product_id, position),
  UNIQUE (product_id, server_id, network)
) STRICT, WITHOUT ROWID;
CREATE INDEX product_target_server ON product_target (server_id);

CREATE TABLE price (
  thing TEXT NOT NULL,
  currency TEXT NOT NULL REFERENCES currency (code),
  version INTEGER NOT NULL,
  periods TEXT NOT NULL CHECK (json_valid(periods)),
  current INTEGER NOT NULL CHECK (current IN (0, 1)),
  created_at INTEGER NOT NULL,
  PRIMARY KEY (thing, currency, version)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX price_current ON price (thing, currency) WHERE current = 1;
