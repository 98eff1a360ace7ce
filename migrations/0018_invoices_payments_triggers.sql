CREATE TRIGGER document_settles_once BEFORE UPDATE OF status ON document
WHEN OLD.status <> 'unpaid'
BEGIN
  SELECT RAISE(ABORT, 'document_settled');
END;

CREATE TRIGGER document_keeps_its_face BEFORE UPDATE OF
  id, kind, number, client_id, currency, subtotal_minor, tax_minor, total_minor, tax_name, tax_rate_ppm, issuer,
  customer, issued_at, due_at
ON document
BEGIN
  SELECT RAISE(ABORT, 'append_only');
END;

CREATE TRIGGER document_no_delete BEFORE DELETE ON document
BEGIN
  SELECT RAISE(ABORT, 'append_only');
END;

CREATE TRIGGER document_line_no_update BEFORE UPDATE ON document_line
BEGIN
  SELECT RAISE(ABORT, 'append_only');
END;

CREATE TRIGGER document_line_no_delete BEFORE DELETE ON document_line
BEGIN
  SELECT RAISE(ABORT, 'append_only');
END;

CREATE TRIGGER payment_settles_once BEFORE UPDATE ON payment
WHEN OLD.state <> 'pending'
BEGIN
  SELECT RAISE(ABORT, 'payment_settled');
END;

CREATE TRIGGER payment_keeps_its_terms BEFORE UPDATE OF
  id, document_id, client_id, gateway, currency, amount_minor, for_service_id, created_at
ON payment
BEGIN
  SELECT RAISE(ABORT, 'append_only');
END;

CREATE TRIGGER payment_no_delete BEFORE DELETE ON payment
BEGIN
  SELECT RAISE(ABORT, 'append_only');
END;
