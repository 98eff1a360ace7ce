-- What a comparison of a server's accounts with its services found, and what was done about it.
CREATE TABLE reconcile_report (
  id TEXT NOT NULL PRIMARY KEY,
  server_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  actor_name TEXT NOT NULL,
  result TEXT NOT NULL CHECK (result IN ('dry_run', 'applied', 'refused', 'failed')),
  why TEXT,
  services INTEGER NOT NULL,
  accounts INTEGER NOT NULL,
  foreign_accounts INTEGER NOT NULL,
  changes INTEGER NOT NULL,
  findings TEXT NOT NULL CHECK (json_valid(findings))
) STRICT;
CREATE INDEX reconcile_report_server ON reconcile_report (server_id, id);
CREATE INDEX reconcile_report_at ON reconcile_report (at);
