ALTER TABLE product ADD COLUMN grace_hours INTEGER NOT NULL DEFAULT 0 CHECK (grace_hours BETWEEN 0 AND 8760);
ALTER TABLE product ADD COLUMN low_balance_days INTEGER NOT NULL DEFAULT 3 CHECK (low_balance_days BETWEEN 0 AND 90);

ALTER TABLE service ADD COLUMN due_at INTEGER;
ALTER TABLE service ADD COLUMN notice_at INTEGER;
ALTER TABLE service ADD COLUMN suspension TEXT CHECK (suspension IN ('funds', 'staff'));
ALTER TABLE service ADD COLUMN suspended_at INTEGER;
ALTER TABLE service ADD COLUMN terminate_at INTEGER;
ALTER TABLE service ADD COLUMN termination_requested_at INTEGER;
ALTER TABLE service ADD COLUMN terminated_at INTEGER;
ALTER TABLE service ADD COLUMN fault TEXT;
ALTER TABLE service ADD COLUMN last_usage TEXT CHECK (last_usage IS NULL OR json_valid(last_usage));
-- What the clock looks at each minute is in these two indexes, and nothing else is.
CREATE INDEX service_due ON service (due_at, id) WHERE due_at IS NOT NULL;
CREATE INDEX service_notice ON service (notice_at, id) WHERE notice_at IS NOT NULL;

-- Clients whose funds rose since the clock last looked; `rises` tells whether they rose again meanwhile.
CREATE TABLE funds_rise (
  client_id TEXT NOT NULL PRIMARY KEY REFERENCES client (id),
  rises INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

UPDATE service SET due_at = paid_through, notice_at = paid_through - 259200000
WHERE status = 'active' AND period <> 'one_time';
UPDATE service SET due_at = ordered_at + 3600000 * (SELECT cancellation_delay_hours FROM product WHERE product.id = service.product_id)
WHERE status = 'pending';
