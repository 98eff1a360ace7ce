-- The code and the parameters of an entry's summary, worded anew for each reader. NULL: written before there were codes.
ALTER TABLE activity ADD COLUMN words TEXT;
