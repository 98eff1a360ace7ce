/** An account of that name which somebody else made is never given to a customer, whenever it was made. */
import { beforeAll, expect, it } from 'vitest';
import { dueJobs, runJob } from '../../../kernel/jobs/job.ts';
import { jobs } from '../../../registry.ts';
import { type Contact, callLabel, ctxThrough } from '../../../testing/contacts.ts';
import { makeOnPanel, withFault } from '../../../testing/panels.ts';
import { accountsIn, aNetwork, order, shop, withRoomyLicence } from '../../../testing/shop.ts';
import { type World, world } from '../../../testing/world.ts';

const LEASE_MS = 45_000;

withRoomyLicence();
let w: World;
let beforeCreation: (() => Promise<void>) | null = null;
beforeAll(async () => {
  w = await world({
    fetch: async (input, init) => {
      if (callLabel(input, init) === 'panel: POST client') {
        const act = beforeCreation;
        beforeCreation = null;
        await act?.();
      }
      return fetch(input, init);
    },
  });
});

const named = () => `own${crypto.randomUUID().slice(0, 8)}`;
async function ordered(rule: string, networks?: string[]) {
  const s = await shop(w, { vpn: { nameRule: rule }, ...(networks && { networks }) });
  return { s, id: await order(s), network: s.networks[0] ?? '' };
}
const byName = async (network: string) => (await accountsIn(network)).toSorted((a, b) => (a.name < b.name ? -1 : 1));

it('V057 given a name that somebody takes on the panel after it was seen to be free, the account gets a suffix and the stranger keeps its own', async () => {
  const rule = named();
  const { s, id, network } = await ordered(rule);
  beforeCreation = () => makeOnPanel(rule, network);
  await w.drain();
  expect(beforeCreation).toBeNull();
  expect(await s.buyer.api.client.services.get({ id })).toMatchObject({ status: 'active', vpn: { name: `${rule}-1` } });
  expect(await byName(network)).toMatchObject([
    { name: rule, downMbps: 12, upMbps: 12 },
    { name: `${rule}-1`, downMbps: 100, upMbps: 25 },
  ]);
});

/** What is due begins, and dies when it has written down that it will make an account. */
async function killedBeforeItsRequest() {
  let killed = false;
  const dies: Contact = async (act, at) => {
    if (killed) throw new Error('The process is dead.');
    const answer = await act();
    if (at !== 'D1: intent “creating”') return answer;
    killed = true;
    throw new Error('Killed.');
  };
  for (const job of await dueJobs(w.ctx())) await runJob(ctxThrough(w, dies), jobs, job).catch(() => undefined);
  expect(killed).toBe(true);
}

it('V057 given a run that goes on after a kill, and finds its name refused, the next name is as new as any: who takes it before the request keeps it', async () => {
  const rule = named();
  const { s, id, network } = await ordered(rule);
  await killedBeforeItsRequest();
  w.advance(LEASE_MS + 1);
  beforeCreation = async () => {
    beforeCreation = () => makeOnPanel(`${rule}-1`, network);
  };
  await withFault({ fault: 'dup-name', times: 1 }, () => w.drain());
  expect(await s.buyer.api.client.services.get({ id })).toMatchObject({ status: 'active', vpn: { name: `${rule}-2` } });
  expect(await byName(network)).toMatchObject([
    { name: `${rule}-1`, downMbps: 12, upMbps: 12 },
    { name: `${rule}-2`, downMbps: 100, upMbps: 25 },
  ]);
});

it('V057 given a name that is taken on the panel, and a run that is killed between its intent and its request, the next run gives a suffix and the stranger keeps its own', async () => {
  const rule = named();
  const { s, id, network } = await ordered(rule);
  await makeOnPanel(rule, network);
  await killedBeforeItsRequest();
  expect(await byName(network)).toHaveLength(1);
  w.advance(LEASE_MS + 1);
  await w.drain();
  expect(await s.buyer.api.client.services.get({ id })).toMatchObject({ status: 'active', vpn: { name: `${rule}-1` } });
  expect(await byName(network)).toMatchObject([
    { name: rule, downMbps: 12, upMbps: 12 },
    { name: `${rule}-1`, downMbps: 100, upMbps: 25 },
  ]);
});

it('V057 given a pair that refuses the account, its name is as new as any at the next pair: who takes it there before the request keeps it', async () => {
  const rule = named();
  const [full, free] = [await aNetwork(), await aNetwork()];
  const { s, id } = await ordered(rule, [full, free]);
  beforeCreation = async () => {
    beforeCreation = () => makeOnPanel(rule, free);
  };
  await withFault({ fault: 'net-full-after-check', arg: full }, () => w.drain());
  expect(beforeCreation).toBeNull();
  expect(await s.buyer.api.client.services.get({ id })).toMatchObject({ status: 'active', vpn: { name: `${rule}-1` } });
  expect(await accountsIn(full)).toEqual([]);
  expect(await byName(free)).toMatchObject([
    { name: rule, downMbps: 12, upMbps: 12 },
    { name: `${rule}-1`, downMbps: 100, upMbps: 25 },
  ]);
});
