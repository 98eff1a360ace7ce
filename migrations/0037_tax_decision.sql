-- Why a document is taxed as it is, and what each tax comes to: the whole of it, and of each line. Null on documents
-- issued before; those have one tax, in tax_name and tax_rate_ppm.
ALTER TABLE document ADD COLUMN tax TEXT CHECK (tax IS NULL OR json_valid(tax));
ALTER TABLE document_line ADD COLUMN taxes TEXT CHECK (taxes IS NULL OR json_valid(taxes));
