-- Ways to pay and ways for mail to leave, as staff configure them; secrets in `config` are envelopes.
CREATE TABLE gateway (
  id TEXT NOT NULL PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  driver TEXT NOT NULL,
  name TEXT NOT NULL,
  enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)),
  position INTEGER NOT NULL,
  config TEXT NOT NULL CHECK (json_valid(config)),
  created_at INTEGER NOT NULL,
  updated_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE sender (
  id TEXT NOT NULL PRIMARY KEY,
  driver TEXT NOT NULL,
  name TEXT NOT NULL,
  enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)),
  position INTEGER NOT NULL,
  config TEXT NOT NULL CHECK (json_valid(config)),
  created_at INTEGER NOT NULL,
  updated_at INTEGER
) STRICT, WITHOUT ROWID;

-- What every shop had so far, with what it told its customers about transfers.
INSERT INTO gateway (id, key, driver, name, enabled, position, config, created_at, updated_at)
VALUES ('0000000000000000000000TEST', 'test', 'test', '', 1, 0, '{}', 0, NULL);
INSERT INTO gateway (id, key, driver, name, enabled, position, config, created_at, updated_at)
SELECT '0000000000000000000000BANK', 'bank', 'bank', '', told <> '', 1, json_object('instructions', told), 0, saved
FROM (
  SELECT
    coalesce(value ->> '$.bankInstructions', 'Transfer the exact amount in {CURRENCY} and quote {NUMBER}.') AS told,
    CASE WHEN key IS NULL THEN NULL ELSE unixepoch() * 1000 END AS saved
  FROM (SELECT 'general' AS wanted) LEFT JOIN setting ON key = wanted
);
INSERT INTO sender (id, driver, name, enabled, position, config, created_at, updated_at)
VALUES ('00000000000000000000000106', 'log', '', 1, 0, '{}', 0, NULL);
UPDATE setting SET value = json_remove(value, '$.bankInstructions') WHERE key = 'general';
