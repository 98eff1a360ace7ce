CREATE TABLE mail (
  id TEXT NOT NULL PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  client_id TEXT REFERENCES client (id),
  recipient TEXT NOT NULL,
  subject TEXT NOT NULL,
  text TEXT NOT NULL,
  text_sealed TEXT,
  state TEXT NOT NULL CHECK (state IN ('queued', 'sent', 'failed')),
  attempts INTEGER NOT NULL,
  last_error TEXT,
  created_at INTEGER NOT NULL,
  sent_at INTEGER
) STRICT;
CREATE INDEX mail_recipient ON mail (recipient, id);
CREATE INDEX mail_state ON mail (state, id);
CREATE INDEX mail_state_recipient ON mail (state, recipient, id);
