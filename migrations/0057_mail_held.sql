-- A mail beyond its budgets is stored as failed, without an attempt. Lists tell it from one that did not get through:
-- a flood of the first must not bury the second.
ALTER TABLE mail ADD COLUMN standing TEXT NOT NULL
  GENERATED ALWAYS AS (CASE WHEN state = 'failed' AND attempts = 0 THEN 'held' ELSE state END) VIRTUAL;
DROP INDEX mail_state;
DROP INDEX mail_state_recipient;
CREATE INDEX mail_standing ON mail (standing, id);
CREATE INDEX mail_standing_recipient ON mail (standing, recipient, id);
