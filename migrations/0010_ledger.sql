-- Balances are credits minus debits. Those of client accounts are kept by trigger, while system accounts stay at 0 here and
-- are summed from their transfers when somebody asks.
CREATE TABLE account (
  id TEXT NOT NULL PRIMARY KEY,
  client_id TEXT REFERENCES client (id),
  kind TEXT NOT NULL CHECK (kind IN ('wallet', 'held', 'revenue', 'tax', 'cash', 'adjustment')),
  currency TEXT NOT NULL REFERENCES currency (code),
  balance_micro INTEGER NOT NULL,
  floor_micro INTEGER NOT NULL CHECK (floor_micro <= 0),
  CHECK ((client_id IS NOT NULL) = (kind IN ('wallet', 'held'))),
  CONSTRAINT insufficient_funds CHECK (kind <> 'wallet' OR balance_micro >= floor_micro),
  CONSTRAINT held_is_not_negative CHECK (kind <> 'held' OR balance_micro >= 0)
) STRICT, WITHOUT ROWID;
CREATE INDEX account_client ON account (client_id, kind) WHERE client_id IS NOT NULL;

-- `seq` is the order of booking, and a transaction's id is its idempotency key.
CREATE TABLE ledger_transaction (
  seq INTEGER NOT NULL PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  client_id TEXT NOT NULL REFERENCES client (id),
  kind TEXT NOT NULL CHECK (kind IN ('payment', 'charge', 'refund', 'adjustment', 'hold', 'release')),
  currency TEXT NOT NULL REFERENCES currency (code),
  net_micro INTEGER NOT NULL,
  gross_micro INTEGER NOT NULL,
  balance_before_micro INTEGER NOT NULL,
  balance_after_micro INTEGER NOT NULL,
  description TEXT NOT NULL,
  service_id TEXT,
  document_id TEXT,
  period_start INTEGER,
  period_end INTEGER,
  cause TEXT CHECK (cause IS NULL OR json_valid(cause)),
  actor_kind TEXT NOT NULL,
  actor_id TEXT,
  actor_name TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  CHECK (balance_after_micro = balance_before_micro + net_micro),
  CHECK (kind IN ('payment', 'refund') OR gross_micro = net_micro)
) STRICT;
CREATE INDEX ledger_transaction_created ON ledger_transaction (created_at, seq);
CREATE INDEX ledger_transaction_net ON ledger_transaction (net_micro, seq);
CREATE INDEX ledger_transaction_client ON ledger_transaction (client_id, created_at, seq);
CREATE INDEX ledger_transaction_client_kind ON ledger_transaction (client_id, kind, created_at, seq);
CREATE INDEX ledger_transaction_client_net ON ledger_transaction (client_id, net_micro, seq);
CREATE INDEX ledger_transaction_kind ON ledger_transaction (kind, created_at, seq);
CREATE INDEX ledger_transaction_kind_net ON ledger_transaction (kind, net_micro, seq);
CREATE INDEX ledger_transaction_currency ON ledger_transaction (currency, created_at, seq);
CREATE INDEX ledger_transaction_currency_net ON ledger_transaction (currency, net_micro, seq);
CREATE INDEX ledger_transaction_service ON ledger_transaction (service_id, created_at, seq)
WHERE service_id IS NOT NULL;

CREATE TABLE transfer (
  transaction_id TEXT NOT NULL REFERENCES ledger_transaction (id),
  seq INTEGER NOT NULL,
  debit_account TEXT NOT NULL,
  credit_account TEXT NOT NULL,
  amount_micro INTEGER NOT NULL CHECK (amount_micro > 0),
  currency TEXT NOT NULL,
  PRIMARY KEY (transaction_id, seq),
  CHECK (debit_account <> credit_account)
) STRICT, WITHOUT ROWID;

CREATE TABLE hold (
  id TEXT NOT NULL PRIMARY KEY,
  client_id TEXT NOT NULL REFERENCES client (id),
  service_id TEXT NOT NULL,
  amount_micro INTEGER NOT NULL CHECK (amount_micro >= 0),
  captured_micro INTEGER NOT NULL,
  currency TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('held', 'captured', 'released')),
  created_at INTEGER NOT NULL,
  settled_at INTEGER,
  CHECK ((state = 'held') = (settled_at IS NULL)),
  CHECK (state = 'captured' OR captured_micro = 0),
  CONSTRAINT insufficient_funds CHECK (captured_micro BETWEEN 0 AND amount_micro)
) STRICT, WITHOUT ROWID;
CREATE INDEX hold_client ON hold (client_id, state);
CREATE INDEX hold_service ON hold (service_id, state);
