-- What was last read from a server's panel, shown with its age while the panel does not answer.
CREATE TABLE server_reading (
  server_id TEXT NOT NULL REFERENCES server (id),
  kind TEXT NOT NULL CHECK (kind IN ('networks', 'contract')),
  at INTEGER NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content)),
  PRIMARY KEY (server_id, kind)
) STRICT, WITHOUT ROWID;

-- What staff were told about a server's licence and room, as long as it holds; `mark` makes it another occasion.
CREATE TABLE server_alert (
  server_id TEXT NOT NULL REFERENCES server (id),
  kind TEXT NOT NULL CHECK (kind IN ('licence', 'slots')),
  mark TEXT NOT NULL,
  state TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (server_id, kind, mark)
) STRICT, WITHOUT ROWID;
