CREATE TABLE setting (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE currency (
  code TEXT NOT NULL PRIMARY KEY,
  minor_digits INTEGER NOT NULL CHECK (minor_digits BETWEEN 0 AND 4),
  prefix TEXT NOT NULL,
  suffix TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO currency (code, minor_digits, prefix, suffix, position) VALUES
  ('EUR', 2, '€', '', 0),
  ('USD', 2, '$', '', 1),
  ('PLN', 2, '', ' zł', 2),
  ('GBP', 2, '£', '', 3),
  ('UAH', 2, '', ' ₴', 4),
  ('JPY', 0, '¥', '', 5);
