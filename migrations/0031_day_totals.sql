-- What was booked per day of the shop's zone, for the overview. A task adds it up behind the ledger, so that charging a
-- hundred thousand services writes nothing more.
CREATE TABLE day_total (
  day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  currency TEXT NOT NULL,
  kind TEXT NOT NULL,
  bookings INTEGER NOT NULL,
  net_micro INTEGER NOT NULL,
  gross_micro INTEGER NOT NULL,
  PRIMARY KEY (day, currency, kind)
) STRICT, WITHOUT ROWID;

-- One row: up to which booking (its `seq`) the totals are, when that one was booked, and the lowest ids of the shop's
-- today and tomorrow as they were when somebody last looked.
CREATE TABLE day_total_progress (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  seq INTEGER NOT NULL,
  booked_at INTEGER NOT NULL,
  today_id TEXT,
  tomorrow_id TEXT
) STRICT;
INSERT INTO day_total_progress (id, seq, booked_at) VALUES (1, 0, 0);

-- Payments that wait for somebody's word, oldest first; nearly none of all payments.
CREATE INDEX payment_waiting ON payment (gateway, created_at, id) WHERE state = 'pending';
