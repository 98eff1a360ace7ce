-- Servers whose live status somebody watches, until when at the latest: what the watchdog of lost alarms looks at.
CREATE TABLE live_watch (
  server_id TEXT NOT NULL PRIMARY KEY,
  until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
