-- Whatever the reason: a payment, an adjustment, a reservation that was returned, a higher credit limit.
CREATE TRIGGER account_funds_rise AFTER UPDATE OF balance_micro, floor_micro ON account
WHEN NEW.kind = 'wallet' AND NEW.balance_micro - NEW.floor_micro > OLD.balance_micro - OLD.floor_micro
BEGIN
  INSERT INTO funds_rise (client_id, rises) VALUES (NEW.client_id, 1)
  ON CONFLICT (client_id) DO UPDATE SET rises = rises + 1;
END;

CREATE TRIGGER service_ended_stays_ended BEFORE UPDATE OF status ON service
WHEN OLD.status IN ('terminated', 'cancelled') AND NEW.status <> OLD.status
BEGIN
  SELECT RAISE(ABORT, 'wrong_state');
END;

-- What has ended leaves the clock's indexes, whoever ended it.
CREATE TRIGGER service_ended_is_not_due AFTER UPDATE OF status ON service
WHEN NEW.status IN ('terminated', 'cancelled')
BEGIN
  UPDATE service SET due_at = NULL, notice_at = NULL WHERE id = NEW.id AND (due_at IS NOT NULL OR notice_at IS NOT NULL);
END;
