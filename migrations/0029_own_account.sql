-- Where the client is billed. '' is "not said".
ALTER TABLE client ADD COLUMN address1 TEXT NOT NULL DEFAULT '';
ALTER TABLE client ADD COLUMN address2 TEXT NOT NULL DEFAULT '';
ALTER TABLE client ADD COLUMN postcode TEXT NOT NULL DEFAULT '';
ALTER TABLE client ADD COLUMN city TEXT NOT NULL DEFAULT '';
ALTER TABLE client ADD COLUMN region TEXT NOT NULL DEFAULT '';
ALTER TABLE client ADD COLUMN country TEXT NOT NULL DEFAULT '';

-- Where a session was last used from: enough for its owner to recognise it, and no more than that is kept.
ALTER TABLE user_session ADD COLUMN seen_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE user_session ADD COLUMN network TEXT NOT NULL DEFAULT '';
ALTER TABLE user_session ADD COLUMN browser TEXT NOT NULL DEFAULT '';
ALTER TABLE user_session ADD COLUMN system TEXT NOT NULL DEFAULT '';
UPDATE user_session SET seen_at = created_at;

CREATE TABLE email_change (
  id TEXT NOT NULL PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES user (id),
  old_email TEXT NOT NULL,
  new_email TEXT NOT NULL,
  token_hash TEXT NOT NULL UNIQUE,
  token_sealed TEXT,
  stop_hash TEXT NOT NULL UNIQUE,
  stop_sealed TEXT,
  origin TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('pending', 'confirmed', 'stopped', 'replaced')),
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX email_change_pending ON email_change (user_id) WHERE state = 'pending';
CREATE INDEX email_change_expires ON email_change (expires_at);
