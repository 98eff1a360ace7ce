import { beforeAll, describe, expect, it } from 'vitest';
import { customer } from '../testing/actors.ts';
import { steer, withFault } from '../testing/panels.ts';
import { accountsIn, forgetCalls, order, panelCalls, shop, withRoomyLicence } from '../testing/shop.ts';
import { START, type World, world } from '../testing/world.ts';
import { dateIn, datesOf, monthFaults, monthOf } from './rules.ts';

withRoomyLicence();
let w: World;
beforeAll(async () => {
  w = await world();
});

const GB = 1024 ** 3;
const DAY_MS = 86_400_000;

/** A customer whose account has used something; the panel keeps two months behind its own clock. */
async function active() {
  const s = await shop(w);
  const id = await order(s);
  await w.drain();
  const [account] = await accountsIn(s.networks[0] ?? '');
  const name = account?.name ?? '';
  const use = (date: string, down: number, up: number) => steer('POST', 'traffic', { client: name, date, down, up });
  const { month } = s.buyer.api.client.usage;
  return { s, id, name, use, month: (y: number, m: number) => month({ id, year: y, month: m }) };
}
/** The panel's clock follows the test's, so that it does not prune what the test writes. */
async function withPanelAt<T>(now: number, act: () => Promise<T>): Promise<T> {
  await steer('POST', 'clock', { now: new Date(now).toISOString() });
  try {
    return await act();
  } finally {
    await steer('POST', 'clock', {});
  }
}
const at = <T>(act: () => Promise<T>) => withPanelAt(START, act);
const modes = async () => ((await steer('GET', 'state')) as { modes: Record<string, unknown> }).modes;

describe('traffic of a month', () => {
  it('V109 given days of use, each day is there as the panel has it, zero days too, up to today, and the totals are their sum', () =>
    at(async () => {
      const { use, month } = await active();
      await use('2026-06-01', 3 * GB, GB);
      await use('2026-06-14', 5 * GB, 7);
      await use('2026-05-31', 99, 99);
      const june = await month(2026, 6);
      expect(june.days).toHaveLength(15);
      expect(june.days[0]).toEqual({ date: '2026-06-01', downBytes: 3 * GB, upBytes: GB });
      expect(june.days[1]).toEqual({ date: '2026-06-02', downBytes: 0, upBytes: 0 });
      expect(june.days.at(-1)?.date).toBe('2026-06-15');
      expect(june).toMatchObject({ state: 'complete', downBytes: 8 * GB, upBytes: GB + 7, zone: 'UTC' });
      for (const key of ['downBytes', 'upBytes'] as const)
        expect(june.days.reduce((sum, day) => sum + (day[key] ?? 0), 0)).toBe(june[key]);
      expect(june.asOf).toBe(w.clock.now);
      expect((await month(2026, 5)).days).toHaveLength(31);
    }));

  it('V111 given numbers as text, missing days or a 404, it shows what is known and calls the rest unknown, not zero', () =>
    at(async () => {
      const { use, month } = await active();
      await use('2026-06-01', 3 * GB, GB);
      await use('2026-06-02', 5 * GB, GB);
      const texts = await withFault({ fault: 'traffic-strings' }, () => month(2026, 6));
      expect(texts).toMatchObject({ state: 'complete', downBytes: 8 * GB });
      const gaps = await withFault({ fault: 'traffic-gap' }, () => month(2026, 6));
      expect(gaps).toMatchObject({ state: 'gaps', downBytes: 3 * GB });
      expect(gaps.days[1]).toEqual({ date: '2026-06-02', downBytes: null, upBytes: null });
      expect(gaps.days[2]).toEqual({ date: '2026-06-03', downBytes: 0, upBytes: 0 });
      const nothing = await withFault({ fault: 'traffic-404' }, () => month(2026, 6));
      expect(nothing).toMatchObject({ state: 'none', downBytes: null, upBytes: null });
      expect(nothing.days.every((day) => day.downBytes === null)).toBe(true);
    }));

  it.each([
    { envelope: 'v1', numbers: 'string', list: 'array' },
    { envelope: 'v2', numbers: 'number', list: 'object' },
    { envelope: 'bare', numbers: 'mixed', list: 'object' },
  ])('given a panel that answers %o, the bytes are the same', (shape) =>
    at(async () => {
      const { use, month } = await active();
      await use('2026-06-03', 12 * GB, 100_000_000);
      const { version: _, ...before } = await modes();
      await steer('POST', 'mode', shape);
      try {
        expect(await month(2026, 6)).toMatchObject({ state: 'complete', downBytes: 12 * GB, upBytes: 100_000_000 });
      } finally {
        await steer('POST', 'mode', before);
      }
    }),
  );

  it('given a month that the panel has forgotten and answers with zeros, it says so instead of showing zeros', () =>
    at(async () => {
      const { month } = await active();
      const january = await month(2026, 1);
      expect(january).toMatchObject({ state: 'forgotten', downBytes: null, upBytes: null });
      expect(january.days).toHaveLength(31);
      const april = await month(2026, 4);
      expect(april.state).toBe('gaps');
      expect(april.days[0]?.downBytes).toBeNull();
      expect(april.days.at(-1)?.downBytes).toBe(0);
    }));

  it('is asked of the panel each time, is never kept, and only for the account of the service', () =>
    at(async () => {
      const { s, id, name, month, use } = await active();
      await forgetCalls();
      await month(2026, 6);
      await use('2026-06-10', 7, 7);
      const response = await s.buyer.rest('GET', `/api/v1/client/services/${id}/traffic?year=2026&month=6`);
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(await response.json()).toMatchObject({ downBytes: 7 });
      const traffic = (await panelCalls()).filter((call) => call.includes('/traffic/'));
      expect(traffic).toEqual([1, 2].map(() => `GET /client/${name}/traffic/2026/06`));
      expect(await s.admin.api.admin.usage.month({ id, year: 2026, month: 6 })).toMatchObject({ downBytes: 7 });
    }));

  it('another customer’s is not found; one that is not set up says so; a paused one still shows what it used', () =>
    at(async () => {
      const { id, month, use } = await active();
      const { rest } = await customer(w);
      expect((await rest('GET', `/api/v1/client/services/${id}/traffic?year=2026&month=6`)).status).toBe(404);
      await use('2026-06-02', 5, 5);
      await w.env.DB.prepare("UPDATE service SET status = 'suspended' WHERE id = ?").bind(id).run();
      expect(await month(2026, 6)).toMatchObject({ downBytes: 5 });
      const s = await shop(w);
      const pending = await order(s);
      await expect(s.buyer.api.client.usage.month({ id: pending, year: 2026, month: 6 })).rejects.toMatchObject({
        code: 'not_active',
      });
    }));

  it('given a panel that is down, it is a clear failure that loses nothing', async () => {
    const { month } = await active();
    await withFault({ fault: 'http-500', route: 'GET /client/{name}/traffic/{year}/{month}', times: 1 }, () =>
      expect(month(2026, 6)).rejects.toMatchObject({
        code: 'upstream_failed',
        message: expect.stringContaining('try again'),
      }),
    );
  });

  it('offers this year and the three before, and no month that has not begun', async () => {
    const { month } = await active();
    for (const [year, m, pointer] of [
      [2022, 6, '/year'],
      [2027, 1, '/year'],
      [2026, 7, '/month'],
      [2026, 13, '/month'],
    ] as const)
      await expect(month(year, m)).rejects.toMatchObject({ code: 'validation', data: { errors: [{ pointer }] } });
  });
});

describe('days', () => {
  it('are those of the server’s zone, also across midnight and a change of clocks', () => {
    expect(dateIn('Europe/Warsaw', Date.UTC(2026, 5, 30, 22))).toBe('2026-07-01');
    expect(dateIn('America/New_York', Date.UTC(2026, 6, 1, 3))).toBe('2026-06-30');
    expect(dateIn('Europe/Warsaw', Date.UTC(2026, 2, 28, 23))).toBe('2026-03-29');
  });

  it('a month that has begun for the reader but not yet at the server has no days; two days before, it is refused', () => {
    const july = { year: 2026, month: 7, zone: 'America/New_York' };
    const now = Date.UTC(2026, 5, 30, 12);
    expect(monthFaults({ ...july, now })).toEqual([]);
    expect(monthOf([], { ...july, now, countsEveryMs: 60_000 })).toMatchObject({
      state: 'none',
      days: [],
      downBytes: null,
      nextCountAt: null,
    });
    expect(monthFaults({ ...july, now: now - 2 * DAY_MS })).toHaveLength(1);
  });

  it.each([
    [2024, 2, 29],
    [2026, 2, 28],
    [2026, 4, 30],
    [2025, 12, 31],
  ])('%i-%i has %i of them', (year, month, count) => {
    expect(datesOf(year, month, '2026-06-15')).toHaveLength(count);
  });

  it('given zeros of days that the panel has forgotten, they are unknown; figures of such a day are believed', () => {
    const now = Date.UTC(2026, 5, 15, 12);
    const days = datesOf(2026, 4, '2026-06-15').map((date) => ({ date, downBytes: 0, upBytes: 0 }));
    const [first] = days;
    if (first) Object.assign(first, { downBytes: 9 });
    const shown = monthOf(days, { year: 2026, month: 4, zone: 'UTC', now, countsEveryMs: 60_000 });
    expect(shown.days.map((d) => d.downBytes)).toEqual([9, ...Array(12).fill(null), ...Array(17).fill(0)]);
    expect(dateIn('UTC', now - 62 * DAY_MS)).toBe('2026-04-14');
    expect(shown).toMatchObject({ state: 'gaps', downBytes: 9 });
  });

  it('says when the server counts next while nothing was counted in the running month, and no longer once something was', () => {
    const now = Date.UTC(2026, 5, 2, 12, 0, 30);
    const asked = { year: 2026, month: 6, zone: 'UTC', now, countsEveryMs: 60_000 };
    const next = Date.UTC(2026, 5, 2, 12, 1);
    const today = { date: '2026-06-02', downBytes: 0, upBytes: 0 };
    expect(monthOf([], asked).nextCountAt).toBe(next);
    expect(monthOf([today], asked).nextCountAt).toBe(next);
    expect(monthOf([{ ...today, upBytes: 1 }], asked).nextCountAt).toBeNull();
    expect(monthOf([], { ...asked, month: 5 }).nextCountAt).toBeNull();
  });
});
