/** What an attacker gets out of an hour at each endpoint that asks no staff: mails to one address, counted. */
import { beforeAll, describe, expect, it } from 'vitest';
import { unique } from '../../testing/actors.ts';
import { type Endpoint, endpoints, restOf } from '../../testing/endpoints.ts';
import { counted } from '../../testing/proof.ts';
import { MICRO, shop } from '../../testing/shop.ts';
import { type World, world } from '../../testing/world.ts';
import { BUDGETS } from '../rules.ts';

let w: World;
let productId = '';
beforeAll(async () => {
  w = await world();
  ({ productId } = await shop(w));
});

const CALLS = 60;
const HOUR = 3_600_000;
const PASSWORD = 'ungefähr neun rote Kühe';

/** What makes an endpoint send, where a sample that fits its schema does not. */
const ASKED: Record<string, (victim: string, i: number) => Record<string, unknown>> = {
  'public.signUp': (victim, i) => ({
    email: i === 0 ? victim : `${i}-${victim}`,
    name: 'EVIL',
    password: PASSWORD,
    language: 'en',
  }),
  'public.forgotPassword': (email) => ({ email }),
  'client.payments.addFunds': () => ({ netMicro: 10 * MICRO, gateway: 'test' }),
  'client.orders.place': () => ({ productId, period: 'monthly', expectedTotalMicro: 20.5 * MICRO, payWith: 'test' }),
  'client.account.proveEmail': () => ({}),
  'client.account.changeEmail': (victim) => ({ email: `other-${victim}`, currentPassword: PASSWORD }),
};
const unguarded = endpoints.filter(({ audience, method }) => audience !== 'admin' && method !== 'GET');

/** Signed up with an address that is not theirs. */
async function attacker(victim: string) {
  const browser = w.browser();
  await browser.api.public.signUp({ email: victim, name: 'BUY AT EVIL', password: PASSWORD, language: 'en' });
  return browser;
}

async function flood(endpoint: Endpoint): Promise<{ ok: number; most: number; held: number }> {
  const victim = `${unique('victim')}@client.test`;
  const browser = endpoint.name === 'public.signUp' ? w.browser() : await attacker(victim);
  const from = w.clock.now;
  let ok = 0;
  for (let i = 0; i < CALLS; i++) {
    const { method, path, body } = restOf(endpoint, ASKED[endpoint.name]?.(victim, i) ?? endpoint.sample);
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
