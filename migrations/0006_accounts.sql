CREATE TABLE client (
  id TEXT NOT NULL PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE,
  name TEXT NOT NULL,
  search_name TEXT NOT NULL,
  company_name TEXT NOT NULL,
  search_company TEXT NOT NULL,
  tax_id TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('new', 'active', 'inactive', 'closed', 'fraud')),
  language TEXT NOT NULL CHECK (language IN ('en', 'pl', 'uk', 'fr')),
  currency TEXT NOT NULL REFERENCES currency (code),
  credit_limit_micro INTEGER NOT NULL CHECK (credit_limit_micro >= 0),
  balance_micro INTEGER NOT NULL DEFAULT 0,
  held_micro INTEGER NOT NULL DEFAULT 0,
  owner_email TEXT NOT NULL,
  origin TEXT NOT NULL,
  admin_notes TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX client_search_name ON client (search_name, id);
CREATE INDEX client_search_company ON client (search_company, id);
CREATE INDEX client_owner_email ON client (owner_email, id);
CREATE INDEX client_status ON client (status, id);
CREATE INDEX client_status_number ON client (status, number, id);
CREATE INDEX client_status_name ON client (status, search_name, id);
CREATE INDEX client_status_email ON client (status, owner_email, id);
CREATE INDEX client_currency ON client (currency, id);
CREATE INDEX client_currency_number ON client (currency, number, id);
CREATE INDEX client_currency_name ON client (currency, search_name, id);
CREATE INDEX client_currency_email ON client (currency, owner_email, id);

INSERT INTO sequence (name, next) VALUES ('client', 1);

CREATE TABLE user (
  id TEXT NOT NULL PRIMARY KEY,
  email TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  language TEXT NOT NULL CHECK (language IN ('en', 'pl', 'uk', 'fr')),
  disabled INTEGER NOT NULL CHECK (disabled IN (0, 1)),
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE client_user (
  client_id TEXT NOT NULL REFERENCES client (id),
  user_id TEXT NOT NULL REFERENCES user (id),
  owner INTEGER NOT NULL CHECK (owner IN (0, 1)),
  permissions TEXT NOT NULL CHECK (json_valid(permissions)),
  PRIMARY KEY (client_id, user_id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX client_user_owner ON client_user (client_id) WHERE owner = 1;
CREATE INDEX client_user_user ON client_user (user_id, owner);

CREATE TABLE user_session (
  id TEXT NOT NULL PRIMARY KEY,
  token_hash TEXT NOT NULL UNIQUE,
  user_id TEXT NOT NULL REFERENCES user (id),
  client_id TEXT NOT NULL REFERENCES client (id),
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX user_session_user ON user_session (user_id, expires_at);

CREATE TABLE password_reset (
  id TEXT NOT NULL PRIMARY KEY,
  token_hash TEXT NOT NULL UNIQUE,
  token_sealed TEXT,
  user_id TEXT NOT NULL REFERENCES user (id),
  origin TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  used_at INTEGER
) STRICT;
CREATE INDEX password_reset_user ON password_reset (user_id, expires_at);
