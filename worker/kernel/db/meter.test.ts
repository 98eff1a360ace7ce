import { env } from 'cloudflare:test';
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { openDb, reads } from './db.ts';
import { LIMITS, LimitExceeded, Meter, meteredD1, SentAlone } from './meter.ts';
import { sequence } from './tables.ts';

function subject() {
  const meter = new Meter();
  return { meter, d1: meteredD1(env.DB, meter) };
}
const marks = (n: number) => Array.from({ length: n }, () => '?').join(', ');

describe('the limits of production', () => {
  it('100 parameters pass, 101 are refused with the way out', async () => {
    const { d1 } = subject();
    const values = Array.from({ length: LIMITS.params + 1 }, (_, i) => i);
    const bind = (n: number) => d1.prepare(`SELECT ${marks(n)}`).bind(...values.slice(0, n));
    await expect(d1.batch([bind(100)])).resolves.toBeDefined();
    expect(() => bind(101)).toThrow(LimitExceeded);
    expect(() => bind(101)).toThrow('json_each(?)');
  });

  it('a value of 2 MB passes, one byte more is refused; bytes count, not characters', () => {
    const { d1 } = subject();
    const statement = d1.prepare('SELECT length(?)');
    for (const tooLong of [
      'x'.repeat(LIMITS.valueBytes + 1),
      'ż'.repeat(LIMITS.valueBytes / 2 + 1),
      new ArrayBuffer(LIMITS.valueBytes + 1),
      new Uint8Array(LIMITS.valueBytes + 1),
    ])
      expect(() => statement.bind(tooLong)).toThrow(LimitExceeded);
    expect(() => statement.bind('x'.repeat(LIMITS.valueBytes))).not.toThrow();
    expect(() => statement.bind('ż'.repeat(LIMITS.valueBytes / 2))).not.toThrow();
  });

  it('a statement beyond 100 KB is refused', () => {
    const { d1 } = subject();
    const select = (bytes: number, char = ' ') => `SELECT '${char.repeat(bytes - 'SELECT '.length - 2)}'`;
    expect(() => d1.prepare(select(LIMITS.sqlBytes))).not.toThrow();
    expect(() => d1.prepare(select(LIMITS.sqlBytes + 1))).toThrow(LimitExceeded);
    expect(() => d1.prepare(select(LIMITS.sqlBytes / 2 + 10, 'ż'))).toThrow(LimitExceeded);
  });

  it('the 1001st statement of one invocation is refused, counted over batches', async () => {
    const { d1, meter } = subject();
    const batch = (n: number) => d1.batch(Array.from({ length: n }, () => d1.prepare('SELECT 1')));
    await batch(600);
    await batch(399);
    await batch(1);
    expect(meter.statements).toBe(LIMITS.statements);
    await expect(batch(1)).rejects.toThrow('work in sets');
    await expect(batch(1)).rejects.toThrow(LimitExceeded);
  });

  it('an integer that a double cannot hold is refused; the largest that it can is exact', async () => {
    const { d1 } = subject();
    const statement = d1.prepare('SELECT CAST(? AS INTEGER) AS n');
    expect(() => statement.bind(2 ** 53)).toThrow('rounded silently');
    const [answer] = await d1.batch<{ n: number }>([statement.bind(Number.MAX_SAFE_INTEGER)]);
    expect(answer?.results[0]?.n).toBe(Number.MAX_SAFE_INTEGER);
    expect(() => statement.bind(0.5)).not.toThrow();
  });

  it('exec is refused: it takes statements by text', () => {
    const { d1 } = subject();
    expect(() => d1.exec('SELECT 1')).toThrow(LimitExceeded);
  });

  it('holds for what drizzle sends', async () => {
    const { meter } = subject();
    const db = openDb(env.DB, meter);
    const many = Array.from({ length: 51 }, (_, i) => ({ name: `meter-${i}`, next: i }));
    const error = await (async () => db.batch([db.insert(sequence).values(many)]))().catch((e: Error) => e.cause ?? e);
    expect(error).toBeInstanceOf(LimitExceeded);
    expect(await env.DB.prepare("SELECT count(*) AS n FROM sequence WHERE name LIKE 'meter-%'").first('n')).toBe(0);
  });
});

describe('a statement outside of a batch', () => {
  it('is not sent, however it is asked for', () => {
    const { d1, meter } = subject();
    const one = d1.prepare('SELECT 1');
    for (const send of [() => one.all(), () => one.run(), () => one.raw(), () => one.first()])
      expect(send).toThrow(SentAlone);
    expect(meter.roundTrips).toBe(0);
  });

  it('is not sent by awaiting it, as every statement of drizzle can be', async () => {
    const db = openDb(env.DB, new Meter());
    const write = async () => db.insert(sequence).values({ name: 'alone', next: 1 });
    expect(await write().catch((e: Error) => e.cause ?? e)).toBeInstanceOf(SentAlone);
    expect(await env.DB.prepare("SELECT count(*) AS n FROM sequence WHERE name = 'alone'").first('n')).toBe(0);
  });
});

describe('what is counted', () => {
  it('a batch is one round trip whatever it holds', async () => {
    const { d1, meter } = subject();
    await d1.batch([d1.prepare('SELECT 1'), d1.prepare('SELECT ?').bind(2)]);
    expect([meter.roundTrips, meter.statements]).toEqual([1, 2]);
  });

  it('rows read and written add up over the invocation', async () => {
    const { meter } = subject();
    const db = openDb(env.DB, meter);
    await db.batch([db.insert(sequence).values([1, 2, 3].map((next) => ({ name: `counted-${next}`, next })))]);
    const written = meter.rowsWritten;
    expect(written).toBeGreaterThanOrEqual(3);
    await db.batch([db.insert(sequence).values({ name: 'more', next: 4 })]);
    expect(meter.rowsWritten).toBeGreaterThan(written);
    const before = meter.rowsRead;
    const [rows] = await reads(db, [
      db.select().from(sequence).where(sql`${sequence.name} >= 'counted-' AND ${sequence.name} < 'counted.'`),
    ]);
    expect(rows).toHaveLength(3);
    expect(meter.rowsRead - before).toBeGreaterThanOrEqual(3);
  });

  it('every context has a meter of its own', () => {
    const [a, b] = [subject(), subject()];
    a.meter.sent(3);
    expect([a.meter.statements, b.meter.statements]).toEqual([3, 0]);
  });
});
