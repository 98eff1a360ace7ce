CREATE TRIGGER user_email_copied AFTER UPDATE OF email ON user
BEGIN
  UPDATE client SET owner_email = NEW.email
  WHERE id IN (SELECT client_id FROM client_user WHERE user_id = NEW.id AND owner = 1);
END;
