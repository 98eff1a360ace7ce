CREATE TABLE payment (
  id TEXT NOT NULL PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES document (id),
  client_id TEXT NOT NULL REFERENCES client (id),
  gateway TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('pending', 'paid', 'declined', 'cancelled')),
  currency TEXT NOT NULL REFERENCES currency (code),
  amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
  reference TEXT,
  start TEXT NOT NULL CHECK (json_valid(start)),
  for_service_id TEXT,
  reason TEXT,
  created_at INTEGER NOT NULL,
  decided_at INTEGER,
  UNIQUE (gateway, reference),
  CHECK ((state = 'pending') = (decided_at IS NULL)),
  CHECK (state <> 'paid' OR reference IS NOT NULL)
) STRICT;
CREATE INDEX payment_created ON payment (created_at, id);
CREATE INDEX payment_amount ON payment (amount_minor, id);
CREATE INDEX payment_state ON payment (state, created_at, id);
CREATE INDEX payment_state_amount ON payment (state, amount_minor, id);
CREATE INDEX payment_gateway_created ON payment (gateway, created_at, id);
CREATE INDEX payment_gateway_amount ON payment (gateway, amount_minor, id);
CREATE INDEX payment_client ON payment (client_id, created_at, id);
CREATE INDEX payment_client_state ON payment (client_id, state, created_at, id);
CREATE INDEX payment_client_amount ON payment (client_id, amount_minor, id);
CREATE INDEX payment_document ON payment (document_id, state);
CREATE INDEX payment_reference ON payment (reference, id) WHERE reference IS NOT NULL;
