-- What the purge tasks look for; nothing is found twice.
CREATE INDEX idempotency_created ON idempotency (created_at);
CREATE INDEX user_session_expires ON user_session (expires_at);
CREATE INDEX admin_session_expires ON admin_session (expires_at);
CREATE INDEX password_reset_expires ON password_reset (expires_at);
CREATE INDEX mail_sealed ON mail (created_at) WHERE text_sealed IS NOT NULL OR config_sealed IS NOT NULL;

-- One row per walk over the ledger. `last_client` is how far it has come; ids are ULIDs, so the newest sorts last.
CREATE TABLE ledger_proof (
  id TEXT NOT NULL PRIMARY KEY,
  last_client TEXT NOT NULL,
  clients INTEGER NOT NULL CHECK (clients >= 0),
  fault_count INTEGER NOT NULL CHECK (fault_count >= 0),
  faults TEXT NOT NULL CHECK (json_valid(faults)),
  started_at INTEGER NOT NULL,
  finished_at INTEGER
) STRICT;
CREATE INDEX ledger_proof_open ON ledger_proof (id) WHERE finished_at IS NULL;
