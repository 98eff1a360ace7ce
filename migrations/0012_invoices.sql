-- Amounts are in the currency's minor units. Issuer and customer are frozen as they were when the document was issued.
CREATE TABLE document (
  id TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('proforma', 'invoice')),
  number TEXT NOT NULL UNIQUE,
  status TEXT NOT NULL CHECK (status IN ('unpaid', 'invoiced', 'paid', 'cancelled')),
  client_id TEXT NOT NULL REFERENCES client (id),
  currency TEXT NOT NULL REFERENCES currency (code),
  subtotal_minor INTEGER NOT NULL CHECK (subtotal_minor > 0),
  tax_minor INTEGER NOT NULL CHECK (tax_minor >= 0),
  total_minor INTEGER NOT NULL,
  tax_name TEXT NOT NULL,
  tax_rate_ppm INTEGER NOT NULL,
  issuer TEXT NOT NULL CHECK (json_valid(issuer)),
  customer TEXT NOT NULL CHECK (json_valid(customer)),
  related_id TEXT REFERENCES document (id),
  issued_at INTEGER NOT NULL,
  due_at INTEGER,
  paid_at INTEGER,
  cancelled_at INTEGER,
  CHECK (total_minor = subtotal_minor + tax_minor),
  CHECK ((kind = 'invoice') = (status = 'paid')),
  CHECK ((status IN ('invoiced', 'paid')) = (paid_at IS NOT NULL)),
  CHECK ((status IN ('invoiced', 'paid')) = (related_id IS NOT NULL))
) STRICT;
CREATE INDEX document_issued ON document (issued_at, id);
CREATE INDEX document_total ON document (total_minor, id);
CREATE INDEX document_client ON document (client_id, issued_at, id);
CREATE INDEX document_client_status ON document (client_id, status, issued_at, id);
CREATE INDEX document_client_total ON document (client_id, total_minor, id);
CREATE INDEX document_status_issued ON document (status, issued_at, id);
CREATE INDEX document_status_total ON document (status, total_minor, id);
CREATE INDEX document_kind_issued ON document (kind, issued_at, id);
CREATE INDEX document_kind_total ON document (kind, total_minor, id);
CREATE INDEX document_currency_issued ON document (currency, issued_at, id);
CREATE INDEX document_currency_total ON document (currency, total_minor, id);

CREATE TABLE document_line (
  document_id TEXT NOT NULL REFERENCES document (id),
  position INTEGER NOT NULL,
  description TEXT NOT NULL,
  amount_minor INTEGER NOT NULL,
  tax_minor INTEGER NOT NULL,
  PRIMARY KEY (document_id, position)
) STRICT, WITHOUT ROWID;

INSERT INTO sequence (name, next) VALUES ('proforma', 1), ('invoice', 1);
