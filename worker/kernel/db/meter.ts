/**
 * Counts what D1 bills and throws where production would refuse but the local database would not. Limits:
 * https://developers.cloudflare.com/d1/platform/limits/
 */
export const LIMITS = { params: 100, valueBytes: 2_000_000, sqlBytes: 100_000, statements: 1000 } as const;

export class LimitExceeded extends Error {}
export class SentAlone extends Error {}

export class Meter {
  roundTrips = 0;
  statements = 0;
  rowsRead = 0;
  rowsWritten = 0;
  upstreamCalls = 0;

  sent(statements: number) {
    this.roundTrips += 1;
    this.statements += statements;
    if (this.statements > LIMITS.statements) {
      throw new LimitExceeded(`More than ${LIMITS.statements} statements in one invocation: work in sets.`);
    }
  }

  got(results: ReadonlyArray<{ meta?: { rows_read?: number; rows_written?: number } }>) {
    for (const r of results) {
      this.rowsRead += r.meta?.rows_read ?? 0;
      this.rowsWritten += r.meta?.rows_written ?? 0;
    }
  }
}

const originals = new WeakMap<object, D1PreparedStatement>();

/** The same binding, with every call counted in `meter`. */
export function meteredD1(db: D1Database, meter: Meter): D1Database {
  return {
    prepare: (sql: string) => {
      const size = bytesOf(sql);
      if (size > LIMITS.sqlBytes) throw new LimitExceeded(`A statement of ${size} bytes exceeds 100 KB.`);
      return metered(db.prepare(sql), meter);
    },
    async batch<T>(statements: D1PreparedStatement[]) {
      meter.sent(statements.length);
      const results = await db.batch<T>(statements.map((s) => originals.get(s) ?? s));
      meter.got(results);
      return results;
    },
    exec: () => {
      throw new LimitExceeded('exec() is not for application code.');
    },
  } as unknown as D1Database;
}

function metered(statement: D1PreparedStatement, meter: Meter): D1PreparedStatement {
  const counted = {
    bind: (...values: unknown[]) => {
      checkParams(values);
      return metered(statement.bind(...values), meter);
    },
    all: alone,
    run: alone,
    raw: alone,
    first: alone,
  } as unknown as D1PreparedStatement;
  originals.set(counted, statement);
  return counted;
}

/** By itself a statement would pass the unit's guards and audit by. */
const alone = (): never => {
  throw new SentAlone('A statement is sent in a batch: read by reads(), write by a Unit.');
};

const encoder = new TextEncoder();

/** Limits are in bytes of UTF-8; text and blobs only, everything else is small. */
function bytesOf(value: unknown): number {
  if (typeof value === 'string') return encoder.encode(value).byteLength;
  return value instanceof ArrayBuffer || ArrayBuffer.isView(value) ? value.byteLength : 0;
}

function checkParams(values: unknown[]) {
  if (values.length > LIMITS.params) {
    throw new LimitExceeded(
      `${values.length} parameters in one statement; D1 takes ${LIMITS.params}. Use json_each(?).`,
    );
  }
  for (const v of values) {
    const size = bytesOf(v);
    if (size > LIMITS.valueBytes) throw new LimitExceeded(`A value of ${size} bytes exceeds 2 MB.`);
    if (typeof v === 'number' && Number.isInteger(v) && !Number.isSafeInteger(v)) {
      throw new LimitExceeded('An integer beyond 2^53 would be rounded silently.');
    }
  }
}
