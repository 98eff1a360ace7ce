/** What an attacker gets out of an hour at each endpoint that asks no staff: mails to one address, counted. */
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { ok as taken } from '../../drivers/outcome.ts';
import type { SenderDriver } from '../../drivers/sender/port.ts';
import { drivers } from '../../registry.ts';
import { staff, unique } from '../../testing/actors.ts';
import { type Endpoint, endpoints, restOf } from '../../testing/endpoints.ts';
import { counted, seedsOf } from '../../testing/proof.ts';
import { MICRO, shop } from '../../testing/shop.ts';
import { type World, world } from '../../testing/world.ts';
import { BUDGETS } from '../rules.ts';

let w: World;
let productId = '';
beforeAll(async () => {
  w = await world();
  w.app.drivers = { ...drivers, sender: { log: delivering } };
  ({ productId } = await shop(w));
  const { api } = await staff(w);
  const [bank] = (await api.admin.gateways.list({})).items.filter(({ driver }) => driver === 'bank');
  if (!bank) throw new Error('No bank.');
  const { id, driver, name, position, key } = bank;
  const config = { instructions: 'Pay {NUMBER}.' };
  await api.admin.gateways.update({ id, driver, name, position, key, enabled: true, config });
});

/** The shop's mail leaves, so that new customers are asked to confirm their address. */
const delivering: SenderDriver = {
  ...{ key: 'log', label: 'Post', simulated: false, capabilities: [], config: z.strictObject({}) },
  open: () => ({ send: async () => taken(null) }),
};

const CALLS = seedsOf('floods', { seed: 1, times: 60 }).length;
const HOUR = 3_600_000;
const PASSWORD = 'ungefähr neun rote Kühe';

/** What makes an endpoint send, where a sample that fits its schema does not. */
const ASKED: Record<string, (victim: string, i: number, orderId: string) => Record<string, unknown>> = {
  'public.signUp': (victim, i) => ({
    email: i === 0 ? victim : `${i}-${victim}`,
    name: 'EVIL',
    password: PASSWORD,
    language: 'en',
  }),
  'public.forgotPassword': (email) => ({ email }),
  'client.payments.addFunds': () => ({ netMicro: 10 * MICRO, gateway: 'test' }),
  'client.orders.place': () => placement('test'),
  'client.orders.pay': (_, __, id) => ({ id, payWith: 'test' }),
  'client.account.proveEmail': () => ({}),
  'client.account.changeEmail': (victim) => ({ email: `other-${victim}`, currentPassword: PASSWORD }),
};
const placement = (payWith: string) => ({
  ...{ productId, period: 'monthly' as const, expectedTotalMicro: 20.5 * MICRO },
  payWith,
});
const unguarded = endpoints.filter(({ audience, method }) => audience !== 'admin' && method !== 'GET');

/** Signed up with an address that is not theirs. */
async function attacker(victim: string) {
  const browser = w.browser();
  await browser.api.public.signUp({ email: victim, name: 'BUY AT EVIL', password: PASSWORD, language: 'en' });
  return browser;
}

async function flood(endpoint: Endpoint, asked = ASKED[endpoint.name]) {
  const victim = `${unique('victim')}@client.test`;
  const browser = endpoint.name === 'public.signUp' ? w.browser() : await attacker(victim);
  const orderId =
    endpoint.name === 'client.orders.pay' ? (await browser.api.client.orders.place(placement('test'))).serviceId : '';
  const from = w.clock.now;
  let ok = 0;
  for (let i = 0; i < CALLS; i++) {
    const { method, path, body } = restOf(endpoint, asked?.(victim, i, orderId) ?? endpoint.sample);
    const { status } = await browser.rest(method, path, body, { 'idempotency-key': unique('key') });
    if (status === 200) ok += 1;
    w.advance(HOUR / CALLS);
    if (i % 10 === 9) await w.drain();
  }
  await w.drain();
  const { results } = await w.env.DB.prepare(
    "SELECT recipient, sum(state = 'sent') AS sent, sum(attempts = 0) AS held FROM mail WHERE created_at >= ? GROUP BY recipient",
  )
    .bind(from)
    .all<{ recipient: string; sent: number; held: number }>();
  const sum = (key: 'sent' | 'held') => results.map((row) => row[key]);
  w.advance(25 * HOUR);
  return { ok, most: Math.max(0, ...sum('sent')), held: sum('held').reduce((a, b) => a + b, 0) };
}

describe('an hour of an endpoint at full throttle', () => {
  it.for(unguarded.filter(({ name }) => name in ASKED))(
    '$name: at most five mails to any one address',
    async (endpoint, { task }) => {
      const { ok, most, held } = await flood(endpoint);
      counted(task, {
        [`${endpoint.name}: answered`]: ok,
        [`${endpoint.name}: mails`]: most,
        [`${endpoint.name}: held`]: held,
      });
      expect(ok).toBeGreaterThan(0);
      expect(most).toBeLessThanOrEqual(BUDGETS.unconfirmed.address.hour);
    },
  );

  it('an order by bank transfer: none before the address is confirmed', async ({ task }) => {
    const place = endpoints.find(({ name }) => name === 'client.orders.place') as Endpoint;
    const { ok, most, held } = await flood(place, () => placement('bank'));
    counted(task, { [`${place.name} by bank: answered`]: ok, [`${place.name} by bank: mails`]: most });
    expect({ ok, most, held }).toEqual({ ok: 0, most: 0, held: 0 });
  });

  it('all others with all that their schemas take: none', async () => {
    const from = w.clock.now;
    const victim = `${unique('victim')}@client.test`;
    const browser = await attacker(victim);
    for (const endpoint of unguarded.filter(({ name }) => !(name in ASKED))) {
      const { method, path, body } = restOf(endpoint, endpoint.sample);
      for (const _ of [1, 2]) await browser.rest(method, path, body, { 'idempotency-key': unique('key') });
    }
    await w.drain();
    const found = await w.env.DB.prepare('SELECT count(*) AS n FROM mail WHERE created_at >= ?').bind(from).first('n');
    expect(found).toBe(0);
  });
});
