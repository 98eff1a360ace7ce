CREATE TRIGGER server_has_services BEFORE DELETE ON server
WHEN EXISTS (SELECT 1 FROM service WHERE server_id = OLD.id)
  OR EXISTS (SELECT 1 FROM service_intent WHERE server_id = OLD.id)
BEGIN
  SELECT RAISE(ABORT, 'server_in_use');
END;

CREATE TRIGGER service_keeps_its_name BEFORE UPDATE OF vpn_name ON service
WHEN OLD.status <> 'pending' AND OLD.vpn_name IS NOT NULL AND NEW.vpn_name IS NOT OLD.vpn_name
BEGIN
  SELECT RAISE(ABORT, 'wrong_state');
END;
