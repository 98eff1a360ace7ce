-- The list of one kind of document in the order of its status read every document of that kind.
CREATE INDEX document_kind_status ON document (kind, status, id);
