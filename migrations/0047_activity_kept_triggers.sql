CREATE TRIGGER activity_kept BEFORE DELETE ON activity
WHEN NOT EXISTS (SELECT 1 FROM retention WHERE name = 'activity' AND OLD.at < before)
BEGIN
  SELECT RAISE(ABORT, 'append_only');
END;

-- INSERT OR REPLACE deletes without a word to the trigger above.
CREATE TRIGGER activity_not_replaced BEFORE INSERT ON activity
WHEN EXISTS (SELECT 1 FROM activity WHERE id = NEW.id OR rowid = NEW.rowid)
BEGIN
  SELECT RAISE(ABORT, 'append_only');
END;
