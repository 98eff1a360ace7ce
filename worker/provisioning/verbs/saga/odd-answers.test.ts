/**
 * Whatever the panel answers while an account is made: a service is active when its account is there as sold, and is paid
 * for then and only then; and an order on another server does not wait for it.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { type Bend, bendsOf, shownBend, sliceOf } from '../../../testing/odd/answers.ts';
import { hostOf, type Odd, oddStage } from '../../../testing/odd/stage.ts';
import { panelAddress } from '../../../testing/panels.ts';
import { counted, seedsOf } from '../../../testing/proof.ts';
import { accountsIn, aNetwork, MICRO, money, order, type Shop, shop, withRoomyLicence } from '../../../testing/shop.ts';

withRoomyLicence();
const stage = oddStage();
const SEEDS = seedsOf('orders', { seed: 3, times: 1 });
const ATTEMPTS = 5;

let here: Shop;
let there: Shop;
/** Of an order that goes well. */
const usual = { calls: 0, charges: 0 };
beforeAll(async () => {
  const fundsMicro = 50_000 * MICRO;
  const room = { cidr: '10.118.0.0/20' };
  here = await shop(stage.w, { networks: [await aNetwork(room)], fundsMicro });
  const server = panelAddress('secondPanel');
  there = await shop(stage.w, { networks: [await aNetwork(room, 'secondPanel')], server, fundsMicro });
  usual.calls = await delivered(there, hostOf('secondPanel'));
  usual.charges = await chargesOf(there);
});

/** What is asked while an account is made, each with an answer as it should be. */
const ASKED: readonly [string, RegExp, unknown][] = [
  ['status', /^GET \/system\/status$/, { count_accounts: 1, count_accounts_available: 9, status: 'OK' }],
  ['free addresses', /available_ip$/, ['10.118.0.9']],
  ['creation', /^POST \/client$/, { name: 'vpn-9' }],
  ['look', /^GET \/client\/[^/]+$/, { name: 'x', ipv4: 'x', status: 'enable', b_download: '100', b_upload: '25' }],
  ['change of speed', /^PUT \/client\/[^/]+$/, { name: 'vpn-9' }],
];

const cells = ASKED.flatMap(([name, op, good]) =>
  bendsOf(JSON.stringify({ status: 'success', msg: good }), () => true).map((bend) => ({ name, op, bend })),
);

async function attempts(n: number) {
  for (let i = 0; i < n; i++) {
    await stage.w.drain();
    stage.w.advance(200_000);
    await stage.forget(false);
  }
}

const seen = (s: Shop, id: string) => s.admin.api.admin.services.get({ id });
const chargesOf = async (s: Shop) => (await money(stage.w, s.buyer.clientId)).charges.length;

/** Whether what the shop says of the service is what the panel and the books say. */
async function lies(id: string, before: { accounts: number; charges: number }): Promise<string[]> {
  const service = await seen(here, id);
  const accounts = await accountsIn(here.networks[0] ?? '');
  const own = accounts.filter(({ name }) => name === service.vpn?.name);
  const charges = (await chargesOf(here)) - before.charges;
  if (service.status !== 'active') {
    return charges === 0 && service.status === 'pending' ? [] : [`is ${service.status} for ${charges} charges`];
  }
  const [account] = own;
  const asSold = account?.enabled && account.downMbps === 100 && account.upMbps === 25;
  return [
    ...(own.length === 1 && asSold ? [] : [`is active, and the panel has ${JSON.stringify(account ?? null)}`]),
    ...(charges === usual.charges ? [] : [`is active for ${charges} charges`]),
    ...(accounts.length - before.accounts === 1 ? [] : [`is one of ${accounts.length - before.accounts} accounts`]),
  ];
}

async function delivered(s: Shop, host: string): Promise<number> {
  const id = await order(s);
  const { calls } = await stage.heard(() => stage.w.drain());
  expect((await seen(s, id)).status).toBe('active');
  return calls.filter((call) => call.host === host).length;
}

async function ordered({ name, op, bend }: { name: string; op: RegExp; bend: Bend }) {
  const odd: Odd = { op, bend };
  const before = {
    accounts: (await accountsIn(here.networks[0] ?? '')).length,
    charges: await chargesOf(here),
  };
  const id = await order(here);
  const found: string[] = [];
  await stage.forget(false);
  await stage.with(odd, async () => {
    const waits = await delivered(there, hostOf('secondPanel'));
    if (waits !== usual.calls) found.push(`the other server is asked ${waits} times`);
    found.push(...(await lies(id, before)));
    await attempts(2);
    found.push(...(await lies(id, before)));
  });
  await attempts(ATTEMPTS);
  const ended = await seen(here, id);
  const [account] = (await accountsIn(here.networks[0] ?? '')).filter(({ name: own }) => own === ended.vpn?.name);
  found.push(...(await lies(id, before)));
  if (ended.status !== 'active' && ended.provisionStatus === 'error' && account)
    found.push('its account is left behind');
  if (ended.provisionStatus === 'deploying') found.push('is not over');
  return found.map((one) => `${name}, ${shownBend(bend)}: ${one}`);
}

describe('given one odd answer of a panel while an account is made', () => {
  it.for(SEEDS)(
    'the service is what it is said to be, and others are delivered for as many calls as else (slice %i)',
    async (seed, { task }) => {
      const drawn = sliceOf(cells, seed);
      const found: string[] = [];
      for (const cell of drawn) found.push(...(await ordered(cell)));
      counted(task, { 'odd answers': drawn.length });
      expect(found).toEqual([]);
    },
  );
});
