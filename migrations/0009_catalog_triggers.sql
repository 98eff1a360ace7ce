CREATE TRIGGER product_counted AFTER INSERT ON product
BEGIN
  UPDATE product_group SET products = products + 1 WHERE id = NEW.group_id;
END;

CREATE TRIGGER product_moved AFTER UPDATE OF group_id ON product WHEN NEW.group_id <> OLD.group_id
BEGIN
  UPDATE product_group SET products = products - 1 WHERE id = OLD.group_id;
  UPDATE product_group SET products = products + 1 WHERE id = NEW.group_id;
END;

CREATE TRIGGER product_uncounted AFTER DELETE ON product
BEGIN
  UPDATE product_group SET products = products - 1 WHERE id = OLD.group_id;
END;

CREATE TRIGGER product_group_kept BEFORE DELETE ON product_group WHEN OLD.products > 0
BEGIN
  SELECT RAISE(ABORT, 'product_group_in_use');
END;

CREATE TRIGGER product_kept BEFORE DELETE ON product WHEN OLD.total_services > 0
BEGIN
  SELECT RAISE(ABORT, 'product_in_use');
END;

CREATE TRIGGER server_kept_for_product BEFORE DELETE ON server
WHEN EXISTS (SELECT 1 FROM product WHERE server_id = OLD.id)
  OR EXISTS (SELECT 1 FROM product_target WHERE server_id = OLD.id)
BEGIN
  SELECT RAISE(ABORT, 'server_in_use');
END;

CREATE TRIGGER server_group_kept_for_product BEFORE DELETE ON server_group
WHEN EXISTS (SELECT 1 FROM product WHERE server_group_id = OLD.id)
BEGIN
  SELECT RAISE(ABORT, 'server_group_in_use');
END;
