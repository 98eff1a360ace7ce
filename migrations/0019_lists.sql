-- One index for each order in which a big list is shown, alone and after each filter.
CREATE INDEX client_currency_status ON client (currency, status, id);
CREATE INDEX client_balance ON client (balance_micro, id);
CREATE INDEX client_status_balance ON client (status, balance_micro, id);
CREATE INDEX client_currency_balance ON client (currency, balance_micro, id);

CREATE INDEX service_status ON service (status, id);
CREATE INDEX service_client_id_status ON service (client_id, status, id);
CREATE INDEX service_provision_status_status ON service (provision_status, status, id);
CREATE INDEX service_currency_status ON service (currency, status, id);
