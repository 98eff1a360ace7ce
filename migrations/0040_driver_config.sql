-- What a driver is told of its server beyond the address and the token; secrets in it are envelopes.
ALTER TABLE server ADD COLUMN config TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(config));
