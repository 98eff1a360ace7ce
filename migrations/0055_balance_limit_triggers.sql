-- With every credit limit beside it, a balance stays a number that JavaScript reads exactly. One that is beyond already may only shrink.
CREATE TRIGGER account_balance_fits BEFORE UPDATE OF balance_micro ON account
WHEN abs(NEW.balance_micro) > 8000000000000000 AND abs(NEW.balance_micro) > abs(OLD.balance_micro)
BEGIN
  SELECT RAISE(ABORT, 'balance_limit');
END;
