CREATE TRIGGER client_gets_accounts AFTER INSERT ON client
BEGIN
  INSERT INTO account (id, client_id, kind, currency, balance_micro, floor_micro)
  VALUES
    ('wallet:' || NEW.id, NEW.id, 'wallet', NEW.currency, 0, -NEW.credit_limit_micro),
    ('held:' || NEW.id, NEW.id, 'held', NEW.currency, 0, 0);
END;

CREATE TRIGGER client_credit_moves_floor AFTER UPDATE OF credit_limit_micro ON client
WHEN NEW.credit_limit_micro <> OLD.credit_limit_micro
BEGIN
  UPDATE account SET floor_micro = -NEW.credit_limit_micro WHERE id = 'wallet:' || NEW.id;
END;

CREATE TRIGGER client_keeps_currency BEFORE UPDATE OF currency ON client
WHEN NEW.currency <> OLD.currency
BEGIN
  SELECT RAISE(ABORT, 'currency_mismatch');
END;

CREATE TRIGGER account_balance_shown AFTER UPDATE OF balance_micro ON account
WHEN NEW.kind = 'wallet'
BEGIN
  UPDATE client SET balance_micro = NEW.balance_micro WHERE id = NEW.client_id;
END;

CREATE TRIGGER account_held_shown AFTER UPDATE OF balance_micro ON account
WHEN NEW.kind = 'held'
BEGIN
  UPDATE client SET held_micro = NEW.balance_micro WHERE id = NEW.client_id;
END;

CREATE TRIGGER ledger_transaction_fits BEFORE INSERT ON ledger_transaction
BEGIN
  SELECT RAISE(ABORT, 'account_unknown')
  WHERE NOT EXISTS (SELECT 1 FROM account WHERE id = 'wallet:' || NEW.client_id);
  SELECT RAISE(ABORT, 'currency_mismatch')
  WHERE NOT EXISTS (SELECT 1 FROM account WHERE id = 'wallet:' || NEW.client_id AND currency = NEW.currency);
END;

-- An account of another client is as unknown to a transaction as one that does not exist.
CREATE TRIGGER transfer_fits BEFORE INSERT ON transfer
BEGIN
  SELECT RAISE(ABORT, 'account_unknown')
  WHERE (
    SELECT count(*) FROM account
    JOIN ledger_transaction ON ledger_transaction.id = NEW.transaction_id
    WHERE account.id IN (NEW.debit_account, NEW.credit_account)
      AND (account.client_id IS NULL OR account.client_id = ledger_transaction.client_id)
  ) <> 2;
  SELECT RAISE(ABORT, 'currency_mismatch')
  WHERE EXISTS (
    SELECT 1 FROM account
    WHERE id IN (NEW.debit_account, NEW.credit_account) AND currency <> NEW.currency
  );
END;

CREATE TRIGGER transfer_moves_balances AFTER INSERT ON transfer
BEGIN
  UPDATE account SET balance_micro = balance_micro - NEW.amount_micro
  WHERE id = NEW.debit_account AND client_id IS NOT NULL;
  UPDATE account SET balance_micro = balance_micro + NEW.amount_micro
  WHERE id = NEW.credit_account AND client_id IS NOT NULL;
END;

CREATE TRIGGER ledger_transaction_no_update BEFORE UPDATE ON ledger_transaction
BEGIN
  SELECT RAISE(ABORT, 'append_only');
END;

CREATE TRIGGER ledger_transaction_no_delete BEFORE DELETE ON ledger_transaction
BEGIN
  SELECT RAISE(ABORT, 'append_only');
END;

CREATE TRIGGER transfer_no_update BEFORE UPDATE ON transfer
BEGIN
  SELECT RAISE(ABORT, 'append_only');
END;

CREATE TRIGGER transfer_no_delete BEFORE DELETE ON transfer
BEGIN
  SELECT RAISE(ABORT, 'append_only');
END;

CREATE TRIGGER hold_settles_once BEFORE UPDATE ON hold
WHEN OLD.state <> 'held'
BEGIN
  SELECT RAISE(ABORT, 'hold_settled');
END;

CREATE TRIGGER hold_keeps_its_terms BEFORE UPDATE OF id, client_id, service_id, amount_micro, currency ON hold
BEGIN
  SELECT RAISE(ABORT, 'append_only');
END;

CREATE TRIGGER hold_no_delete BEFORE DELETE ON hold
BEGIN
  SELECT RAISE(ABORT, 'append_only');
END;
