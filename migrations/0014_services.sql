CREATE TABLE service (
  id TEXT NOT NULL PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE,
  client_id TEXT NOT NULL REFERENCES client (id),
  product_id TEXT NOT NULL REFERENCES product (id),
  product_name TEXT NOT NULL CHECK (json_valid(product_name)),
  label TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('pending', 'active', 'suspended', 'terminated', 'cancelled', 'fraud', 'manual')),
  provision_status TEXT NOT NULL CHECK (
    provision_status IN (
      'awaiting_payment', 'pending', 'deploying', 'completed', 'suspended', 'terminated', 'error', 'needs_attention'
    )
  ),
  cause TEXT CHECK (cause IS NULL OR json_valid(cause)),
  currency TEXT NOT NULL,
  period TEXT NOT NULL,
  setup_micro INTEGER NOT NULL CHECK (setup_micro >= 0),
  base_micro INTEGER NOT NULL CHECK (base_micro >= 0),
  price_version INTEGER NOT NULL,
  anchor_day INTEGER NOT NULL CHECK (anchor_day BETWEEN 0 AND 31),
  anchor_zone TEXT NOT NULL,
  ordered_at INTEGER NOT NULL,
  activated_at INTEGER,
  paid_through INTEGER NOT NULL,
  hold_id TEXT,
  payment_id TEXT,
  server_id TEXT REFERENCES server (id),
  network TEXT,
  vpn_name TEXT UNIQUE,
  ipv4 TEXT,
  username_sealed TEXT,
  password_sealed TEXT,
  down_mbps INTEGER NOT NULL CHECK (down_mbps BETWEEN 0 AND 10000),
  up_mbps INTEGER NOT NULL CHECK (up_mbps BETWEEN 0 AND 10000),
  protocols TEXT CHECK (protocols IS NULL OR json_valid(protocols)),
  network_caps TEXT CHECK (network_caps IS NULL OR json_valid(network_caps)),
  updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX service_number ON service (number, id);
CREATE INDEX service_paid_through ON service (paid_through, id);
CREATE INDEX service_client_id_number ON service (client_id, number, id);
CREATE INDEX service_client_id_paid_through ON service (client_id, paid_through, id);
CREATE INDEX service_status_number ON service (status, number, id);
CREATE INDEX service_status_paid_through ON service (status, paid_through, id);
CREATE INDEX service_provision_status_number ON service (provision_status, number, id);
CREATE INDEX service_provision_status_paid_through ON service (provision_status, paid_through, id);
CREATE INDEX service_currency_number ON service (currency, number, id);
CREATE INDEX service_currency_paid_through ON service (currency, paid_through, id);
CREATE INDEX service_client_status ON service (client_id, status, number, id);
CREATE INDEX service_product ON service (product_id);
CREATE INDEX service_server ON service (server_id);

CREATE TABLE service_intent (
  service_id TEXT NOT NULL PRIMARY KEY REFERENCES service (id),
  step TEXT NOT NULL CHECK (step IN ('choosing', 'minted', 'creating', 'capping', 'removing', 'done', 'failed', 'cancelled')),
  server_id TEXT REFERENCES server (id),
  network TEXT,
  vpn_name TEXT,
  name_base TEXT,
  name_suffix INTEGER NOT NULL,
  name_clashes INTEGER NOT NULL,
  job_id TEXT NOT NULL,
  lease_token TEXT NOT NULL,
  skipped TEXT NOT NULL CHECK (json_valid(skipped)),
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX service_intent_server ON service_intent (server_id);

INSERT INTO sequence (name, next) VALUES ('service', 1);
