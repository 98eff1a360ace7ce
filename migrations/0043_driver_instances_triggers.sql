CREATE TRIGGER gateway_kept BEFORE DELETE ON gateway
WHEN EXISTS (SELECT 1 FROM payment WHERE payment.gateway = OLD.key)
BEGIN
  SELECT RAISE(ABORT, 'gateway_in_use');
END;
