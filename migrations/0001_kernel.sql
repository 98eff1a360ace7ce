CREATE TABLE guard (code TEXT NOT NULL) STRICT;

CREATE TABLE job (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  payload TEXT NOT NULL,
  dedupe_key TEXT UNIQUE,
  state TEXT NOT NULL CHECK (state IN ('queued', 'processing', 'completed', 'failed', 'cancelled')),
  run_at INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  max_attempts INTEGER NOT NULL,
  lease_until INTEGER,
  lease_token TEXT,
  last_error TEXT,
  cause TEXT NOT NULL,
  subject TEXT,
  created_at INTEGER NOT NULL,
  started_at INTEGER,
  finished_at INTEGER
) STRICT;
CREATE INDEX job_due ON job (state, run_at);
CREATE INDEX job_lease ON job (state, lease_until);
CREATE INDEX job_name ON job (name, id);
CREATE INDEX job_state ON job (state, id);
CREATE INDEX job_state_name ON job (state, name, id);
CREATE INDEX job_subject ON job (subject, id);

CREATE TABLE task (
  name TEXT NOT NULL PRIMARY KEY,
  cron TEXT NOT NULL,
  enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)),
  last_run_at INTEGER,
  next_run_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE activity (
  id TEXT NOT NULL PRIMARY KEY,
  at INTEGER NOT NULL,
  actor_kind TEXT NOT NULL CHECK (actor_kind IN ('admin', 'user', 'system', 'anonymous')),
  actor_id TEXT,
  actor_name TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  client_id TEXT,
  summary TEXT NOT NULL,
  detail TEXT,
  request_id TEXT NOT NULL
) STRICT;
CREATE INDEX activity_at ON activity (at, id);
CREATE INDEX activity_actor ON activity (actor_kind, at, id);
CREATE INDEX activity_actor_kind_name ON activity (actor_kind, actor_name, id);
CREATE INDEX activity_actor_kind_action ON activity (actor_kind, action, id);
CREATE INDEX activity_actor_name ON activity (actor_name, id);
CREATE INDEX activity_action ON activity (action, id);
CREATE INDEX activity_subject ON activity (subject, at, id);
CREATE INDEX activity_client ON activity (client_id, at, id) WHERE client_id IS NOT NULL;

CREATE TABLE idempotency (
  actor TEXT NOT NULL,
  key TEXT NOT NULL,
  request_hash TEXT NOT NULL,
  result TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (actor, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX idempotency_key ON idempotency (key);

CREATE TABLE sequence (name TEXT NOT NULL PRIMARY KEY, next INTEGER NOT NULL) STRICT, WITHOUT ROWID;
