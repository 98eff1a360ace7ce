-- One client's payments by number, by state and through one way of paying read every payment of that client.
CREATE INDEX payment_client_document ON payment (client_id, document_id, id);
CREATE INDEX payment_client_state_id ON payment (client_id, state, id);
CREATE INDEX payment_client_gateway ON payment (client_id, gateway, created_at, id);
CREATE INDEX payment_client_gateway_state ON payment (client_id, gateway, state, created_at, id);
