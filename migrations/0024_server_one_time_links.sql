-- Where the panel's own one-time links are reached from outside; '' when its links need no change.
ALTER TABLE server ADD COLUMN otl_base_url TEXT NOT NULL DEFAULT '';
