-- Budgets differ by whether somebody has shown to read the address. Whoever was written to before counts as such.
ALTER TABLE mail ADD COLUMN confirmed INTEGER NOT NULL DEFAULT 1 CHECK (confirmed IN (0, 1));
DROP INDEX mail_client;
DROP INDEX mail_network;
CREATE INDEX mail_client ON mail (client_id, confirmed, id) WHERE client_id IS NOT NULL;
CREATE INDEX mail_network ON mail (network, confirmed, id) WHERE network <> '';
CREATE INDEX mail_unconfirmed ON mail (id) WHERE confirmed = 0;
