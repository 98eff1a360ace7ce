CREATE TRIGGER document_keeps_its_tax BEFORE UPDATE OF tax ON document
BEGIN
  SELECT RAISE(ABORT, 'append_only');
END;
