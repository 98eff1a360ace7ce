import { env, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { describe, expect, it, vi } from 'vitest';
import type { Throttle } from '../worker/kernel/identity/throttle.ts';
import { remote } from '../worker/kernel/object.ts';
import { LoginThrottle } from './login-throttle.ts';
import { COST_IN_TESTS } from './password-hash.ts';
import * as scrypt from './scrypt.ts';

const NOW = Date.UTC(2026, 5, 15, 12);
const named = () => remote<Throttle>(env.LoginThrottle, crypto.randomUUID());
const stranger = { network: '203.0.113.0/24', device: null };
/** How many hashes, and at what cost, were computed while `act` ran. */
async function hashesDuring(act: () => Promise<unknown>): Promise<unknown[]> {
  const spy = vi.spyOn(scrypt, 'derive');
  try {
    await act();
    return spy.mock.calls.map(([, , cost]) => cost);
  } finally {
    spy.mockRestore();
  }
}
const tables = (stub: ReturnType<typeof named>) =>
  runInDurableObject(stub, (_, { storage }) =>
    storage.sql.exec("SELECT name FROM sqlite_schema WHERE name = 'try'").toArray(),
  );

describe('the sign-in object', () => {
  it('computes no hash for an attempt that it refuses, and one for an account that does not exist', async () => {
    const stub = named();
    const attempt = () => stub.verify('guess', null, NOW, stranger);
    const five = async () => {
      for (let i = 0; i < 5; i++) await attempt();
    };
    expect(await hashesDuring(five)).toHaveLength(5);
    expect(await hashesDuring(five)).toEqual([]);
    expect(await attempt()).toEqual({ kind: 'throttled', retryAfterMs: 15 * 60_000 });
  });

  it('does the same work for an unknown account as for a known one', async () => {
    const known = await named().hash('correct horse battery');
    const of = (stored: string | null) => hashesDuring(() => named().verify('guess', stored, NOW, stranger));
    expect(await of(null)).toEqual([COST_IN_TESTS]);
    expect(await of(known)).toEqual(await of(null));
  });

  it('of a shop in production hashes at the full cost, for accounts that exist and those that do not', async () => {
    await runInDurableObject(named(), async (_, state) => {
      const object = new LoginThrottle(state, { ...env, MODE: 'production' } as never);
      const stored = object.hash('correct horse battery');
      expect(stored).toMatch(/^scrypt\$ln=15,r=8,p=3\$/);
      const nobody = () => object.verify('guess', null, NOW, stranger);
      expect(await hashesDuring(nobody)).toEqual([{ ln: 15, r: 8, p: 3 }]);
    });
  });

  it('counts attempts that arrive at once one by one', async () => {
    const stub = named();
    const verdicts = await Promise.all(Array.from({ length: 8 }, () => stub.verify('guess', null, NOW, stranger)));
    expect(verdicts.filter((v) => v.kind === 'mismatch')).toHaveLength(5);
  });

  it('counts no attempt that it refused: whoever goes on asking waits no longer for it', async () => {
    const stub = named();
    for (let i = 0; i < 2; i++) await stub.count(NOW, 2);
    expect(await stub.count(NOW + 10 * 60_000, 2)).toEqual({ allowed: false, retryAfterMs: 5 * 60_000 });
    expect(await stub.count(NOW + 15 * 60_000, 2)).toEqual({ allowed: true });
    expect(await stub.count(NOW + 15 * 60_000, 2)).toEqual({ allowed: true });
  });

  it('forgets all attempts after a match', async () => {
    const stub = named();
    const stored = await stub.hash('correct horse battery');
    for (let i = 0; i < 4; i++) await stub.verify('guess', stored, NOW, stranger);
    expect(await stub.verify('correct horse battery', stored, NOW, stranger)).toEqual({ kind: 'match' });
    for (let i = 0; i < 5; i++)
      expect(await stub.verify('guess', stored, NOW, stranger)).toMatchObject({ kind: 'mismatch' });
  });

  it('empties its storage a day after the last attempt, and counts on if it is used again', async () => {
    const stub = named();
    const before = Date.now();
    await stub.count(NOW, 2);
    const alarmAt = await runInDurableObject(stub, (_, { storage }) => storage.getAlarm());
    expect(alarmAt).toBeGreaterThanOrEqual(before + 24 * 3_600_000);
    expect(await tables(stub)).toHaveLength(1);
    expect(await runDurableObjectAlarm(stub)).toBe(true);
    expect(await tables(stub)).toEqual([]);
    expect(await stub.count(NOW, 1)).toEqual({ allowed: true });
    expect(await stub.count(NOW, 1)).toMatchObject({ allowed: false });
  });

  it('that only hashes stores nothing', async () => {
    const stub = named();
    await stub.hash('correct horse battery');
    expect(await tables(stub)).toEqual([]);
  });
});
