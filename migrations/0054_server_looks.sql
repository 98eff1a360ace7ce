-- Licence slots as last heard from the panel in whatever call, and when a server that nobody asks is looked at next.
ALTER TABLE server ADD COLUMN slots_used INTEGER;
ALTER TABLE server ADD COLUMN slots_total INTEGER;
ALTER TABLE server ADD COLUMN slots_at INTEGER;
ALTER TABLE server ADD COLUMN look_at INTEGER NOT NULL DEFAULT 0;

UPDATE server SET slots_used = probe ->> '$.slots.used', slots_total = probe ->> '$.slots.total', slots_at = probe ->> '$.at'
WHERE probe ->> '$.slots.total' IS NOT NULL;
