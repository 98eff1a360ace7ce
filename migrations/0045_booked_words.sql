-- The code and the parameters of a description, worded anew for each reader. NULL: typed by staff, or written before there were codes.
ALTER TABLE ledger_transaction ADD COLUMN words TEXT;
ALTER TABLE document_line ADD COLUMN words TEXT;
