ALTER TABLE mail ADD COLUMN config_sealed TEXT;
