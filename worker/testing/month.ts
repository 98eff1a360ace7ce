/** A month of a shop on the test's clock, beside the model that says what must come of it. */
import { inject } from 'vitest';
import { makeCtx } from '../kernel/context.ts';
import { dueJobs, runJob } from '../kernel/jobs/job.ts';
import { Unit } from '../kernel/unit/unit.ts';
import { bookAdjustment } from '../ledger/index.ts';
import { provisioningListeners } from '../provisioning/listeners.ts';
import { jobs } from '../registry.ts';
import { requestTermination } from '../renewals/verbs/request-termination.ts';
import { runClock } from '../renewals/verbs/run-clock.ts';
import { staff } from './actors.ts';
import { aProduct, aServer } from './catalog.ts';
import type { dice } from './dice.ts';
import { type Kind, MonthModel, TERMINATION_HOURS } from './month-model.ts';
import { aNetwork } from './shop.ts';
import type { World } from './world.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const EUR = 1_000_000;
type Dice = ReturnType<typeof dice>;
export type Size = { services: number; clients: number };
export type Month = Awaited<ReturnType<typeof openMonth>>;

/** Where the numbers of this month's clients and services begin. */
const firstOf = (tag: string) => Number.parseInt(tag, 36) * 100_000;
const clientOf = (tag: string, n: number) => ulid('C', firstOf(tag) + n);
const ulid = (tag: string, n: number) => `01${tag}${String(n).padStart(24 - tag.length, '0')}`;

/** Services that are active already, paid until some time in their first period, and their accounts on the panel. */
export async function openMonth(w: World, { services, clients }: Size, next: Dice, tag: string) {
  const { api } = await staff(w);
  const serverId = (await aServer(api)).id;
  const network = await aNetwork({ cidr: '10.64.0.0/16' });
  const base = {
    serverId,
    targets: [{ serverId, network }],
    terminationDelayHours: TERMINATION_HOURS,
    lowBalanceDays: 0,
  };
  const products = [await aProduct(api, base), await aProduct(api, { ...base, graceHours: 12 })].map((p) => p.id);
  const model = new MonthModel();
  const rows = Array.from({ length: services }, (_, i) => drawService(w, i, clients, next, tag));
  for (const row of rows) model.add({ ...row, status: 'active', terminateAt: 0, requested: false, charges: [] });
  await insertAll(w, rows, { clients, tag, serverId, network, products });
  await makeAccounts(
    rows.map((r) => r.vpnName),
    network,
  );
  const ctx = () =>
    makeCtx({ ...w.app, listeners: provisioningListeners }, w.env, {
      actor: { kind: 'system', name: 'clock' },
      defer: (work) => void work.catch(() => undefined),
    });
  return { w, model, rows, network, serverId, ctx, next };
}

function drawService(w: World, i: number, clients: number, next: Dice, tag: string) {
  const kind: Kind = i % 20 === 0 ? 'daily' : i % 10 === 1 ? 'weekly' : 'monthly';
  const length = kind === 'daily' ? 1 : kind === 'weekly' ? 7 : 30;
  const paid = w.clock.now + next(length * 24 * 60) * 60_000 + 1;
  const price = (kind === 'daily' ? 5 + next(40) : kind === 'weekly' ? 50 + next(300) : 200 + next(1500)) * 10_000;
  return {
    ...{ id: ulid(tag, i), clientId: clientOf(tag, next(clients)), kind, price, paid },
    graceHours: i % 4 === 0 ? 12 : 0,
    anchorDay: new Date(paid).getUTCDate(),
    vpnName: `m${tag.toLowerCase()}-${i}`,
  };
}
type Drawn = ReturnType<typeof drawService>;

type Place = { clients: number; tag: string; serverId: string; network: string; products: string[] };

async function insertAll(w: World, rows: readonly Drawn[], place: Place) {
  const { now } = w.clock;
  const owners = Array.from({ length: place.clients }, (_, i) => clientOf(place.tag, i));
  const run = (sql: string, values: unknown) => w.env.DB.prepare(sql).bind(JSON.stringify(values)).run();
  await run(
    `INSERT OR IGNORE INTO client (id, number, name, search_name, company_name, search_company, tax_id, status, language, currency, credit_limit_micro, owner_email, origin, admin_notes, created_at, updated_at)
      SELECT value, ${firstOf(place.tag)} + key, 'Client', 'client', '', '', '', 'active', 'en', 'EUR', 0, 'c${place.tag}-' || key || '@month.test', '', '', ${now}, ${now} FROM json_each(?)`,
    owners,
  );
  await run(
    `INSERT INTO service (id, number, client_id, product_id, product_name, label, status, provision_status, currency, period, setup_micro, base_micro, price_version, anchor_day, anchor_zone, ordered_at, activated_at, paid_through, due_at, server_id, network, vpn_name, ipv4, down_mbps, up_mbps, updated_at)
      SELECT value ->> 'id', ${firstOf(place.tag)} + key, value ->> 'clientId', iif(value ->> 'graceHours' = 0, '${place.products[0]}', '${place.products[1]}'), '{"en":"Month"}', '', 'active', 'completed', 'EUR',
        value ->> 'kind', 0, value ->> 'price', 1, value ->> 'anchorDay', 'UTC', ${now}, ${now}, value ->> 'paid', value ->> 'paid', '${place.serverId}', '${place.network}', value ->> 'vpnName', '10.64.0.9', 0, 0, ${now} FROM json_each(?)`,
    rows,
  );
}

async function makeAccounts(names: readonly string[], network: string) {
  const { url, token } = inject('panel');
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const make = async (name: string) => {
    const body = JSON.stringify({ name, network_name: network });
    const response = await fetch(`${url}/api/v1/client`, { method: 'POST', headers, body });
    if (!response.ok) throw new Error(`The panel made no ${name}: ${await response.text()}`);
    await response.arrayBuffer();
  };
  for (let at = 0; at < names.length; at += 25) await Promise.all(names.slice(at, at + 25).map(make));
}

/** The service's customer asks for its end. */
export async function askForEnd({ w, model, rows, next }: Month) {
  const service = model.services.get(rows[next(rows.length)]?.id ?? '');
  if (!service || service.requested || service.status === 'terminated') return;
  const { id, clientId } = service;
  const actor = {
    kind: 'user',
    id: 'U',
    name: 'Customer',
    email: '',
    language: 'en',
    clientId,
    clientStatus: 'active',
  } as const;
  await requestTermination(w.ctx({ ...actor, currency: 'EUR', sessionId: 'S' }), { id });
  service.requested = true;
}

export async function topUp({ model, ctx }: Month, clientId: string, amountMicro: number) {
  const c = ctx();
  const transactionId = `topup:${c.id()}`;
  const gift = { transactionId, clientId, currency: 'EUR', amountMicro, description: 'Top-up' };
  await new Unit(c).write(...bookAdjustment(c, gift)).commit(null);
  model.topUp(clientId, amountMicro);
}

export const someClient = ({ rows, next }: Month) => rows[next(rows.length)]?.clientId ?? '';

/** The clock, now and then twice at once, and all that is due, each message delivered twice. */
export async function tick(month: Month, doubled: boolean) {
  const { w, model, ctx } = month;
  await Promise.all(doubled ? [runClock(ctx()), runClock(ctx())] : [runClock(ctx())]);
  model.tick(w.clock.now);
  await deliver(month);
}

export async function deliver({ ctx }: Pick<Month, 'ctx'>) {
  for (let round = 0; round < 30; round += 1) {
    const ids = await dueJobs(ctx());
    if (ids.length === 0) return;
    for (let at = 0; at < ids.length; at += 10)
      await Promise.all([...ids.slice(at, at + 10), ...ids.slice(at, at + 3)].map((id) => runJob(ctx(), jobs, id)));
  }
}

/** Finished turns that the queue delivers once more, much later. */
export const redeliver = ({ w }: Month) =>
  w.env.DB.prepare(
    "UPDATE job SET state = 'queued', attempts = 0 WHERE id IN (SELECT id FROM job WHERE name = 'service.converge' AND state = 'completed' ORDER BY id DESC LIMIT 3)",
  ).run();

export const drawTopUp = ({ next }: Month): number => (1 + next(40)) * EUR + next(100) * 10_000;
export { DAY, HOUR };
