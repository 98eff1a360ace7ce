import { env, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { describe, expect, it } from 'vitest';

const NOW = Date.UTC(2026, 5, 15, 12);
const named = () => env.LoginThrottle.getByName(crypto.randomUUID());
const stranger = { network: '203.0.113.0/24', device: null };
const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};
const tables = (stub: ReturnType<typeof named>) =>
  runInDurableObject(stub, (_, { storage }) =>
    storage.sql.exec("SELECT name FROM sqlite_schema WHERE name = 'try'").toArray(),
  );

describe('the sign-in object', () => {
  it('computes no hash for an attempt that it refuses, and one for an account that does not exist', async () => {
    const stub = named();
    const attempt = () => stub.verify('guess', null, NOW, stranger);
    const hashed: number[] = [];
    for (let i = 0; i < 5; i++) hashed.push(await timed(attempt));
    const refused: number[] = [];
    for (let i = 0; i < 5; i++) refused.push(await timed(attempt));
    expect(await attempt()).toEqual({ kind: 'throttled', retryAfterMs: 15 * 60_000 });
    expect(Math.min(...refused) * 4).toBeLessThan(Math.min(...hashed));
  }, 40_000);

  it('does the same work for an unknown account as for a known one', async () => {
    const known = await named().hash('correct horse battery');
    const of = async (stored: string | null) => {
      const times: number[] = [];
      for (let i = 0; i < 4; i++) times.push(await timed(() => named().verify('guess', stored, NOW, stranger)));
      return Math.min(...times);
    };
    const [unknown, wrong] = [await of(null), await of(known)];
    expect(unknown / wrong).toBeGreaterThan(0.6);
    expect(unknown / wrong).toBeLessThan(1.7);
  }, 40_000);

  it('counts attempts that arrive at once one by one', async () => {
    const stub = named();
    const verdicts = await Promise.all(Array.from({ length: 8 }, () => stub.verify('guess', null, NOW, stranger)));
    expect(verdicts.filter((v) => v.kind === 'mismatch')).toHaveLength(5);
  }, 40_000);

  it('forgets all attempts after a match', async () => {
    const stub = named();
    const stored = await stub.hash('correct horse battery');
    for (let i = 0; i < 4; i++) await stub.verify('guess', stored, NOW, stranger);
    expect(await stub.verify('correct horse battery', stored, NOW, stranger)).toEqual({ kind: 'match' });
    for (let i = 0; i < 5; i++)
      expect(await stub.verify('guess', stored, NOW, stranger)).toMatchObject({ kind: 'mismatch' });
  }, 40_000);

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
