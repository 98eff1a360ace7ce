-- What its last calls say about a server: since when they fail, until when it is left alone, and why.
ALTER TABLE server ADD COLUMN down_since INTEGER;
ALTER TABLE server ADD COLUMN down_until INTEGER;
ALTER TABLE server ADD COLUMN down_why TEXT;

-- Outbound calls, with secrets masked. Bounded: a task drops what is old. status 0: there was no answer.
CREATE TABLE module_log (
  id TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  subject TEXT,
  name TEXT NOT NULL,
  service_id TEXT,
  level TEXT NOT NULL CHECK (level IN ('info', 'error')),
  method TEXT NOT NULL,
  host TEXT NOT NULL,
  path TEXT NOT NULL,
  status INTEGER NOT NULL,
  failure TEXT,
  started_at INTEGER NOT NULL,
  took_ms INTEGER NOT NULL,
  request_id TEXT NOT NULL,
  request_body TEXT,
  response_body TEXT
) STRICT;
CREATE INDEX module_log_started ON module_log (started_at, id);
CREATE INDEX module_log_name ON module_log (name, id);
CREATE INDEX module_log_status ON module_log (status, id);
CREATE INDEX module_log_took ON module_log (took_ms, id);
CREATE INDEX module_log_path ON module_log (path, id);
CREATE INDEX module_log_subject ON module_log (subject, started_at, id);
CREATE INDEX module_log_service ON module_log (service_id, started_at, id);
CREATE INDEX module_log_level ON module_log (level, started_at, id);

-- Every account that this shop has made, or may have made: written before the request is sent. Only these are ever
-- removed from a server by reconciliation.
CREATE TABLE service_account (
  server_id TEXT NOT NULL,
  vpn_name TEXT NOT NULL,
  service_id TEXT NOT NULL REFERENCES service (id),
  network TEXT,
  made_at INTEGER NOT NULL,
  PRIMARY KEY (server_id, vpn_name)
) STRICT, WITHOUT ROWID;

INSERT INTO service_account (server_id, vpn_name, service_id, network, made_at)
SELECT server_id, vpn_name, id, network, coalesce(activated_at, ordered_at) FROM service
WHERE server_id IS NOT NULL AND vpn_name IS NOT NULL;
INSERT INTO service_account (server_id, vpn_name, service_id, network, made_at)
SELECT server_id, vpn_name, service_id, network, updated_at FROM service_intent
WHERE server_id IS NOT NULL AND vpn_name IS NOT NULL AND step IN ('creating', 'capping', 'removing')
ON CONFLICT DO NOTHING;
