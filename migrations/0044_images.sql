-- Pictures that staff uploaded, named by what they hold (SHA-256); the bytes lie in the bucket IMAGES under the same name.
CREATE TABLE image (
  name TEXT NOT NULL PRIMARY KEY,
  width_px INTEGER NOT NULL,
  height_px INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
