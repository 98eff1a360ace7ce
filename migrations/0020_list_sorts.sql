-- One index per sort that a list offers, ending in what breaks ties. The ledger's rowid is its seq.
CREATE INDEX document_kind ON document (kind, id);
CREATE INDEX document_status ON document (status, id);
CREATE INDEX payment_document_id ON payment (document_id, id);
CREATE INDEX payment_state_document ON payment (state, document_id, id);
CREATE INDEX payment_state_id ON payment (state, id);
CREATE INDEX payment_currency_created ON payment (currency, created_at, id);
CREATE INDEX ledger_transaction_kind_seq ON ledger_transaction (kind, seq);
