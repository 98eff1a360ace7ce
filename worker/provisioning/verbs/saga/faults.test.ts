/** Every fault that the simulator knows, for as long as an order is being set up: what comes out, and what is left. */
import { beforeAll, describe, expect, it } from 'vitest';
import { steer, withFault } from '../../../testing/panels.ts';
import {
  accountsIn,
  forgetCalls,
  MICRO,
  money,
  order,
  panelCalls,
  type Shop,
  shop,
  withRoomyLicence,
} from '../../../testing/shop.ts';
import { type World, world } from '../../../testing/world.ts';

/** Nobody waits 15 s in a test; a slow machine still answers within this. */
const PATIENCE_MS = 700;
const PRICE = 20.5 * MICRO;

withRoomyLicence();
let w: World;
let known: { name: string; effect: string }[] = [];
beforeAll(async () => {
  w = await world({ fetch: (input, init) => fetch(input, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) }) });
  known = ((await steer('GET', 'faults')) as { known: typeof known }).known;
});

/**
 * `active`: one capped account, paid. `error`: nothing left, nothing charged, the money is free. `parked`: a person
 * decides, the money stays held. `why` is what staff read in the service's detail or its activity log.
 */
type Expected = { ends: 'active' | 'error' | 'parked'; cause?: string; why?: RegExp; arg?: string };

const COVERED: Record<string, Expected> = {
  slow: { ends: 'active', arg: '20' },
  timeout: { ends: 'error', cause: 'not_deployable', why: /unreachable/ },
  reset: { ends: 'error', cause: 'not_deployable', why: /unreachable/ },
  'http-500': { ends: 'error', cause: 'not_deployable', why: /unreachable: HTTP 500|several times in a row/ },
  'http-502': { ends: 'error', cause: 'not_deployable', why: /unreachable: HTTP 502|several times in a row/ },
  'http-503': { ends: 'error', cause: 'not_deployable', why: /busy: HTTP 503|several times in a row/ },
  redirect: { ends: 'error', cause: 'not_deployable', why: /redirects to elsewhere/ },
  'bad-token': { ends: 'error', cause: 'not_deployable', why: /refused: HTTP 401/ },
  'token-expired': { ends: 'error', cause: 'not_deployable', why: /token expired/ },
  'ip-denied': { ends: 'error', cause: 'not_deployable', why: /IP address not allowed/ },
  'no-permission': { ends: 'error', cause: 'not_deployable', why: /permission denied/ },
  'net-full': { ends: 'error', cause: 'not_deployable', why: /full/ },
  'net-full-after-check': { ends: 'error', cause: 'not_deployable', why: /full: HTTP \d+, “No free IP/ },
  'no-slots': { ends: 'error', cause: 'not_deployable', why: /no slots/ },
  'slots-gone-after-check': { ends: 'error', cause: 'not_deployable', why: /no slots: HTTP \d+, “VPN account limit/ },
  loading: { ends: 'error', cause: 'not_deployable', why: /busy: Loading/ },
  'create-then-timeout': { ends: 'active' },
  'dup-name': { ends: 'error', cause: 'name_refused', why: /names were taken/ },
  'bw-fail': {
    ends: 'error',
    cause: 'caps_failed',
    why: /the speed of .* could not be set, so the account was removed from/,
  },
  'bw-ignored': {
    ends: 'error',
    cause: 'caps_failed',
    why: /the speed of .* could not be set, so the account was removed from/,
  },
  'bw-half': {
    ends: 'error',
    cause: 'caps_failed',
    why: /the speed of .* could not be set, so the account was removed from/,
  },
  'delete-fail': { ends: 'active' },
  'json-cut': { ends: 'error', cause: 'not_deployable', why: /breaks off|several times in a row/ },
  'json-html-prefix': { ends: 'error', cause: 'not_deployable', why: /HTML page|several times in a row/ },
  'json-empty': { ends: 'error', cause: 'not_deployable', why: /empty body|several times in a row/ },
  'online-empty': { ends: 'active' },
  'online-null': { ends: 'active' },
  'proto-off': { ends: 'active', arg: 'wireguard' },
  'qr-missing': { ends: 'active' },
  'qr-other': { ends: 'active' },
  'otl-private-host': { ends: 'active' },
  'otl-disabled': { ends: 'active' },
  'traffic-gap': { ends: 'active' },
  'traffic-strings': { ends: 'active' },
  'traffic-404': { ends: 'active' },
  'v1-panel': { ends: 'error', cause: 'not_deployable', why: /refused|unreachable|404|version/ },
  'clock-skew': { ends: 'active', arg: '5' },
};

/** Every attempt of every job that is open, each when its wait is over. */
async function settle(rounds = 7) {
  for (let i = 0; i < rounds; i++) {
    await w.drain();
    w.advance(200_000);
  }
}

async function outcome(s: Shop, id: string) {
  const detail = await s.admin.api.admin.services.get({ id });
  const log = (await s.admin.api.admin.activity.list({ subject: `service:${id}` })).items;
  const ends =
    detail.provisionStatus === 'needs_attention'
      ? 'parked'
      : detail.provisionStatus === 'error'
        ? 'error'
        : detail.status;
  const told = [...detail.skipped.map((k) => k.reason), ...log.map((entry) => entry.summary)].join('\n');
  return { ends, cause: detail.cause?.code, told, detail, actions: log.map((entry) => entry.action) };
}

/** Whatever happened: an account exists exactly when it is paid for, or the money is held. */
async function expectNothingLost(s: Shop, ends: string) {
  const accounts = await accountsIn(s.networks[0] ?? '');
  const { held, charges, balance } = await money(w, s.buyer.clientId);
  if (ends === 'active') {
    expect(accounts).toMatchObject([{ downMbps: 100, upMbps: 25, enabled: true }]);
    expect({ held, balance, charges: charges.length }).toEqual({ held: 0, balance: 30 * MICRO - PRICE, charges: 2 });
  } else {
    expect(accounts.filter((a) => a.enabled)).toEqual([]);
    expect({ all: balance + held, charges: charges.length }).toEqual({ all: 30 * MICRO, charges: 0 });
    expect(held).toBe(ends === 'parked' ? PRICE : 0);
    if (ends === 'error') expect(accounts).toEqual([]);
  }
}

async function orderUnder(...faults: Record<string, unknown>[]) {
  const s = await shop(w);
  const under = faults.reduceRight<() => Promise<string>>(
    (act, fault) => () => withFault(fault, act),
    async () => {
      const id = await order(s);
      await settle();
      return id;
    },
  );
  return { s, id: await under() };
}

describe('an order while the panel misbehaves', () => {
  it('V205 each fault that a simulator knows is asked for by its control API and has an expected result here, and none is here that the simulators lack', () => {
    const names = known.map((f) => f.name);
    console.log(`${names.length} faults: ${names.map((n) => `${n} → ${COVERED[n]?.ends ?? '?'}`).join(', ')}`);
    expect(Object.keys(COVERED).filter((name) => !names.includes(name))).toEqual([]);
    expect(names.filter((name) => !(name in COVERED))).toEqual([]);
  });

  for (const [fault, { ends, cause, why, arg }] of Object.entries(COVERED)) {
    it(`given ${fault}, the order ends ${ends}${cause ? ` (${cause})` : ''}, staff read why, and nothing is lost`, async () => {
      const { s, id } = await orderUnder({ fault, ...(arg ? { arg } : {}) });
      const after = await outcome(s, id);
      expect({ ends: after.ends, cause: after.cause }).toEqual({ ends, cause });
      if (why) expect(after.told).toMatch(why);
      await expectNothingLost(s, ends);
    });
  }
});

describe('faults together', () => {
  it('V053 given caps that fail and a roll-back that fails, the account is disabled, its removal is a job that is repeated until it succeeds, and staff are told', async () => {
    const { s, id } = await orderUnder({ fault: 'bw-ignored' }, { fault: 'delete-fail' });
    const parked = await outcome(s, id);
    expect(parked).toMatchObject({ ends: 'parked', cause: 'cleanup', detail: { intent: { step: 'removing' } } });
    expect(parked.told).toMatch(/did not remove .* the account is disabled/);
    expect(parked.actions).toContain('service.needs_attention');
    expect(await accountsIn(s.networks[0] ?? '')).toMatchObject([{ enabled: false }]);
    await expectNothingLost(s, 'parked');
    const cleanUp = (await s.admin.api.admin.jobs.list({ subject: `service:${id}`, name: 'service.cleanup' })).items;
    expect(cleanUp).toMatchObject([{ state: 'queued' }]);
    w.advance(3_600_000);
    await settle(2);
    expect(await outcome(s, id)).toMatchObject({ ends: 'error', cause: 'caps_failed' });
    await expectNothingLost(s, 'error');
    const done = (await s.admin.api.admin.jobs.list({ subject: `service:${id}`, name: 'service.cleanup' })).items;
    expect(done).toMatchObject([{ state: 'completed', lastError: null }]);
  });

  it('V212 given a create that is slow, it is waited for; given one whose answer is lost too, it is adopted: one account and one create each time', async () => {
    const slow = { fault: 'slow', arg: '300', route: 'POST /client' };
    for (const faults of [[slow], [slow, { fault: 'create-then-timeout' }]]) {
      await forgetCalls();
      const { s, id } = await orderUnder(...faults);
      expect(await outcome(s, id)).toMatchObject({ ends: 'active' });
      expect((await panelCalls()).filter((call) => call === 'POST /client')).toHaveLength(1);
      await expectNothingLost(s, 'active');
    }
  });

  it.each([
    ['no create is confirmed', [{ fault: 'http-502', route: 'POST /client' }]],
    ['no create is answered', [{ fault: 'timeout', route: 'POST /client' }]],
    [
      'creates happen and are lost, and no look is answered',
      [{ fault: 'create-then-timeout' }, { fault: 'http-500', route: 'GET /client/{name}', skip: 2 }],
    ],
  ])(
    'given that %s, the order is parked with its reason; once the panel answers, a comparison brings it to its end',
    async (_, faults) => {
      const { s, id } = await orderUnder(...faults);
      const parked = await outcome(s, id);
      expect(parked).toMatchObject({ ends: 'parked', cause: 'unconfirmed', detail: { intent: { step: 'creating' } } });
      expect(parked.told).toMatch(/did not confirm the account/);
      expect((await money(w, s.buyer.clientId)).held).toBe(PRICE);
      w.advance(60_000);
      await s.admin.api.admin.servers.reconcile({ id: s.serverId, apply: true });
      await settle(2);
      expect(await outcome(s, id)).toMatchObject({ ends: 'active' });
      await expectNothingLost(s, 'active');
    },
    60_000,
  );
});
