-- Null: a session of before, which only its last hour ends.
ALTER TABLE admin_session ADD COLUMN idle_until INTEGER;

-- Null: a token of before scopes, which may all that its administrator may.
ALTER TABLE api_token ADD COLUMN scopes TEXT CHECK (scopes IS NULL OR json_valid(scopes));
-- The token that made it, which it does not outlive.
ALTER TABLE api_token ADD COLUMN parent_id TEXT REFERENCES api_token (id);
CREATE INDEX api_token_parent ON api_token (parent_id) WHERE parent_id IS NOT NULL;
