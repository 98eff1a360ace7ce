-- What was sealed of a mail may be gone before the mail was sent.
ALTER TABLE mail ADD COLUMN dropped INTEGER NOT NULL DEFAULT 0 CHECK (dropped IN (0, 1));
UPDATE mail SET dropped = 1 WHERE text_sealed IS NULL AND config_sealed IS NULL AND text LIKE '%***%';

-- Who set a mail off is counted: by network, through the jobs that lead to it, and by client.
ALTER TABLE mail ADD COLUMN network TEXT NOT NULL DEFAULT '';
ALTER TABLE job ADD COLUMN network TEXT NOT NULL DEFAULT '';
CREATE INDEX mail_client ON mail (client_id, id);
CREATE INDEX mail_network ON mail (network, id) WHERE network <> '';

-- Whoever has an account today keeps it as it was.
ALTER TABLE user ADD COLUMN email_confirmed_at INTEGER;
UPDATE user SET email_confirmed_at = created_at;
