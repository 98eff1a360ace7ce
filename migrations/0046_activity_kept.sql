-- What may be deleted now from a table that is kept: rows of before `before`. Written and taken back in the batch that deletes.
CREATE TABLE retention (
  name TEXT NOT NULL PRIMARY KEY,
  before INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A key is only ever looked up together with its actor.
DROP INDEX idempotency_key;
