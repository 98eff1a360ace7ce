/**
 * A shop of a given size, made by a few INSERT … SELECT. Client 1 owns 300 services and documents whatever the size, so that a
 * route of one client can be held against the same figure; nine of ten services are active, the rest is rare.
 */
import { env } from 'cloudflare:test';
import { SERVER_DRIVER } from '../worker/testing/drivers.ts';
import { samples } from '../worker/testing/examples/samples.ts';

export const BIG_CLIENT = `01C${'0'.repeat(22)}1`;
const CONFIGURED = 40;
const AT = 1_780_000_000_000;
const series = (n: number) => `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${n})`;
const id = (letter: string, i = 'i') => `printf('01${letter}%023d', ${i})`;
/** The owner of row i: the first ones belong to client 1. */
const ownerOf = (many: number) => id('C', `CASE WHEN i <= ${many} THEN 1 ELSE i END`);

export async function fillShop(services: number, ofBigClient = 300): Promise<void> {
  const owner = ownerOf(ofBigClient);
  const run = (sql: string) => env.DB.prepare(sql).run();
  await run(`${series(services)} INSERT INTO client (id, number, name, search_name, company_name, search_company, tax_id, status, language, currency, credit_limit_micro, balance_micro, owner_email, origin, admin_notes, created_at, updated_at)
    SELECT ${id('C')}, i + 1000, 'Client ' || i, 'client ' || i, '', '', '', CASE i % 50 WHEN 0 THEN 'closed' WHEN 1 THEN 'new' ELSE 'active' END, 'en', CASE i % 20 WHEN 0 THEN 'USD' ELSE 'EUR' END, 0, i * 7919 % 1000 * 10000, 'c' || i || '@bench.test', 'https://shop.test', '', ${AT} + i, ${AT} FROM n`);
  await run(`INSERT INTO server (id, name, driver, host, port, secure, plain_http_accepted, token_sealed, max_accounts, accounts, time_zone, datacentre, note, disabled, created_at, updated_at)
    VALUES (${id('A', '1')}, 'Bench', '${SERVER_DRIVER}', 'panel.example.net', NULL, 1, 0, 'v1.x.y.z', NULL, ${services}, 'UTC', '', '', 0, ${AT}, ${AT})`);
  await run(
    `INSERT INTO product_group (id, key, name, description, hidden, position, products, created_at) VALUES (${id('G', '1')}, 'bench', '{"en":"Bench"}', '{"en":""}', 0, 0, 1, ${AT})`,
  );
  await run(`INSERT INTO product (id, key, group_id, name, summary, description, hidden, retired, position, server_id, cancellation_delay_hours, termination_delay_hours, driver, config, active_services, total_services, created_at, updated_at)
    VALUES (${id('P', '1')}, 'bench', ${id('G', '1')}, '{"en":"Bench"}', '{"en":""}', '{"en":""}', 0, 0, 0, ${id('A', '1')}, 48, 48, '${SERVER_DRIVER}', '{"downMbps":0,"upMbps":0,"nameRule":"vpn-{service_id}","instructionUrl":"","showPassword":"plain"}', ${services}, ${services}, ${AT}, ${AT})`);
  await configure(run);
  await run(
    `INSERT INTO price (thing, currency, version, periods, current, created_at) VALUES ('product:' || ${id('P', '1')}, 'EUR', 1, '[{"period":"monthly","setupMicro":0,"baseMicro":5000000}]', 1, ${AT})`,
  );
  await run(`${series(services)} INSERT INTO service (id, number, client_id, product_id, product_name, label, status, provision_status, currency, period, setup_micro, base_micro, price_version, anchor_day, anchor_zone, ordered_at, activated_at, paid_through, server_id, network, vpn_name, ipv4, down_mbps, up_mbps, updated_at)
    SELECT ${id('S')}, i, ${owner}, ${id('P', '1')}, '{"en":"Bench"}', '', CASE i % 30 WHEN 0 THEN 'pending' WHEN 1 THEN 'suspended' WHEN 2 THEN 'terminated' ELSE 'active' END, CASE i % 30 WHEN 0 THEN 'error' ELSE 'completed' END, 'EUR', 'monthly', 0, 5000000, 1, 1, 'UTC', ${AT} + i, ${AT} + i, ${AT} + i, ${id('A', '1')}, 'Default', 'vpn-' || i, '10.0.0.1', 0, 0, ${AT} FROM n`);
  await run(`${series(services)} INSERT INTO ledger_transaction (seq, id, client_id, kind, currency, net_micro, gross_micro, balance_before_micro, balance_after_micro, description, service_id, actor_kind, actor_name, created_at)
    SELECT i, 'bench:' || i, ${owner}, CASE i % 40 WHEN 0 THEN 'adjustment' WHEN 1 THEN 'payment' ELSE 'charge' END, CASE WHEN i > ${ofBigClient} AND i % 20 = 0 THEN 'USD' ELSE 'EUR' END, -i, -i, 0, -i, 'Bench', ${id('S')}, 'system', 'bench', ${AT} + i FROM n`);
  await run(`${series(services)} INSERT INTO document (id, kind, number, status, client_id, currency, subtotal_minor, tax_minor, total_minor, tax_name, tax_rate_ppm, issuer, customer, issued_at)
    SELECT ${id('D')}, 'proforma', 'PRO-' || i, CASE i % 40 WHEN 0 THEN 'cancelled' ELSE 'unpaid' END, ${owner}, 'EUR', i, 0, i, 'VAT', 0, '{"name":"","company":"","address":"","taxId":"","email":""}', '{"name":"","company":"","address":"","taxId":"","email":""}', ${AT} + i FROM n`);
  await run(`${series(services)} INSERT INTO payment (id, document_id, client_id, gateway, state, currency, amount_minor, reference, start, created_at, decided_at)
    SELECT ${id('Y')}, ${id('D')}, ${owner}, CASE i % 30 WHEN 0 THEN 'bank' ELSE 'test' END, CASE i % 30 WHEN 0 THEN 'pending' ELSE 'declined' END, 'EUR', i, NULL, '{"kind":"redirect","url":"/pay/x"}', ${AT} + i, CASE i % 30 WHEN 0 THEN NULL ELSE ${AT} + i END FROM n`);
  await run(`${series(services)} INSERT INTO job (id, name, payload, state, run_at, attempts, max_attempts, cause, subject, created_at)
    SELECT ${id('J')}, 'service.provision', '{}', CASE i % 100 WHEN 0 THEN 'failed' ELSE 'completed' END, ${AT}, 1, 5, 'bench', 'service:' || i, ${AT} + i FROM n`);
  await run(`${series(services)} INSERT INTO activity (id, at, actor_kind, actor_id, actor_name, action, subject, client_id, summary, request_id)
    SELECT ${id('V')}, ${AT} + i, CASE i % 100 WHEN 0 THEN 'admin' ELSE 'system' END, NULL, 'bench', 'service.activated', 'service:' || i, ${owner}, 'Bench', 'r' FROM n`);
  await run(`${series(services)} INSERT INTO mail (id, key, client_id, recipient, subject, text, state, attempts, created_at)
    SELECT ${id('M')}, 'bench:' || i, ${owner}, 'c' || i || '@bench.test', 'Bench', 'Bench', CASE i % 100 WHEN 0 THEN 'failed' ELSE 'sent' END, 1, ${AT} + i FROM n`);
}

/** More than a page of what a shop is made of; of these no shop has many. */
async function configure(run: (sql: string) => Promise<unknown>) {
  const more = `${series(CONFIGURED)} INSERT INTO`;
  await run(`${more} server (id, name, driver, host, port, secure, plain_http_accepted, token_sealed, max_accounts, accounts, time_zone, datacentre, note, disabled, probe, created_at, updated_at)
    SELECT ${id('A', 'i + 1')}, 'Bench ' || i, '${SERVER_DRIVER}', 'panel' || (i % 7) || '.example.net', NULL, 1, 0, 'v1.x.y.z', NULL, i % 5, 'UTC', '', '', i % 3 = 0, CASE i % 3 WHEN 0 THEN NULL ELSE json_object('ok', json(CASE i % 3 WHEN 1 THEN 'true' ELSE 'false' END), 'at', ${AT} + i % 10, 'steps', json('[]'), 'version', NULL, 'slots', NULL) END, ${AT} + i, ${AT} FROM n`);
  for (const { many } of samples) for (const sql of many?.({ insert: more, id, at: AT }) ?? []) await run(sql);
  await run(`${more} product (id, key, group_id, name, summary, description, hidden, retired, position, server_id, cancellation_delay_hours, termination_delay_hours, driver, config, active_services, total_services, created_at, updated_at)
    SELECT ${id('P', 'i + 1')}, 'bench-' || i, ${id('G', 'i % 3 + 2')}, json_object('en', 'Bench ' || (i % 8)), '{"en":""}', '{"en":""}', i % 2, i % 5 = 0, i % 6, ${id('A', '1')}, 48, 48, '${SERVER_DRIVER}', json_object('downMbps', i % 4 * 50, 'upMbps', i % 3 * 10, 'nameRule', 'vpn-{service_id}', 'instructionUrl', '', 'showPassword', 'plain'), i % 7, i % 7, ${AT} + i, ${AT} FROM n`);
}
