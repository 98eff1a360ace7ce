import { env } from 'cloudflare:test';
import { ORPCError } from '@orpc/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { modules } from '../registry.ts';
import { KERNEL_PROBLEMS } from './kernel-problems.ts';
import { asProblem, Problem, type ProblemCode, problemBody, problemOfDatabaseError, problemRows } from './problem.ts';
import { sentence } from './words/index.ts';

const PROBLEMS = problemRows();
const rows = Object.entries(PROBLEMS);

describe('the list of problems', () => {
  it.each(rows)(
    '%s has a permanent shape: snake_case code, an error status, a title that is a sentence',
    (code, row) => {
      expect(code).toMatch(/^[a-z]+(_[a-z]+)*$/);
      expect(row.status).toBeGreaterThanOrEqual(400);
      expect(row.status).toBeLessThan(600);
      expect(row.title).toMatch(/^[A-Z].*\.$/);
    },
  );

  it('no UNIQUE index means two problems', () => {
    const indexes = rows.flatMap(([, row]) => row.unique ?? []);
    expect(new Set(indexes).size).toBe(indexes.length);
    for (const index of indexes) expect(index).toMatch(/^[a-z_]+\.[a-z_]+$/);
  });

  it('what a batch may raise is a conflict with the state of things: 409; 410 when it is gone for good, 401 when the right to ask is, 429 when a budget is', () => {
    for (const [code, row] of rows) if (row.guard) expect([401, 409, 410, 429], code).toContain(row.status);
  });

  it('is made of the kernel’s own and of what each module declares, each code by one of them', () => {
    const declared = [KERNEL_PROBLEMS, ...modules.map(({ problems = {} }) => problems)].flatMap(Object.keys);
    expect(declared.filter((code, i) => declared.indexOf(code) !== i)).toEqual([]);
    expect(declared.toSorted()).toEqual(Object.keys(PROBLEMS).toSorted());
  });

  it('is closed: a code that no module declares makes no Problem', () => {
    // @ts-expect-error: nor does it pass the type check
    expect(() => new Problem('made_up')).toThrow('No module that was loaded declares the problem made_up.');
  });
});

describe('a Problem', () => {
  it('says its title, or a detail that is more to the point', () => {
    expect(new Problem('not_found')).toMatchObject({ status: 404, message: PROBLEMS.not_found.title, data: {} });
    expect(
      new Problem('busy', { detail: { code: 'test:noon', text: 'Back at noon.' }, retryAfterMs: 5 }),
    ).toMatchObject({
      message: 'Back at noon.',
      data: { retryAfterMs: 5 },
    });
  });

  it('whose code names a field points at it, unless it was told better', () => {
    expect(new Problem('email_taken').data?.errors).toEqual([
      { pointer: '/email', message: PROBLEMS.email_taken.title },
    ]);
    const errors = [{ pointer: '/owner/email', message: { code: 'test:taken', text: 'Taken.' } }];
    expect(new Problem('email_taken', { errors }).data?.errors).toEqual([
      { pointer: '/owner/email', message: 'Taken.' },
    ]);
  });
});

describe('a failure of the database', () => {
  beforeAll(async () => {
    await env.DB.batch(
      [
        'CREATE TABLE wallet (id TEXT PRIMARY KEY, n INTEGER CONSTRAINT insufficient_funds CHECK (n >= 0), CONSTRAINT secret_rule CHECK (n < 100)) STRICT',
        'CREATE TABLE shelf (id TEXT PRIMARY KEY REFERENCES wallet (id)) STRICT',
        "CREATE TRIGGER wallet_kept BEFORE DELETE ON wallet BEGIN SELECT RAISE(ABORT, 'append_only'); END",
        "CREATE TRIGGER wallet_named BEFORE UPDATE ON wallet BEGIN SELECT RAISE(ABORT, 'not_found'); END",
        "INSERT INTO wallet VALUES ('a', 1)",
      ].map((text) => env.DB.prepare(text)),
    );
  });
  const failure = (text: string, ...values: unknown[]) =>
    env.DB.prepare(text)
      .bind(...values)
      .run()
      .then(
        () => null,
        (e: unknown) => e,
      );
  const meaning = async (text: string, ...values: unknown[]) => {
    const error = await failure(text, ...values);
    expect(error).not.toBeNull();
    return problemOfDatabaseError(error)?.code ?? null;
  };

  it('is the problem that a UNIQUE index, a named CHECK or a RAISE was declared for', async () => {
    const group = 'INSERT INTO server_group (id, name, created_at) VALUES (?, ?, 0)';
    await env.DB.prepare(group).bind('one', 'Same').run();
    expect(await meaning(group, 'two', 'Same')).toBe('server_group_name_taken');
    const replay = "INSERT INTO idempotency VALUES ('admin:1', 'key', '', '', 0)";
    await env.DB.prepare(replay).run();
    expect(await meaning(replay)).toBe('idempotency_replay');
    expect(await meaning("INSERT INTO wallet VALUES ('b', -1)")).toBe('insufficient_funds');
    expect(await meaning("DELETE FROM wallet WHERE id = 'a'")).toBe('append_only');
    expect(await meaning('INSERT INTO guard VALUES (?)', 'stale_write')).toBe('stale_write');
  });

  it('is nothing that a caller may see when nobody declared it', async () => {
    expect(await meaning("INSERT INTO wallet VALUES ('a', 1)")).toBeNull();
    expect(await meaning("INSERT INTO wallet VALUES ('c', 100)")).toBeNull();
    expect(await meaning("INSERT INTO shelf VALUES ('nobody')")).toBeNull();
    expect(await meaning('SELECT * FROM no_such_table')).toBeNull();
    expect(await meaning('INSERT INTO guard VALUES (?)', 'made_up')).toBeNull();
    expect(problemOfDatabaseError('plain text')).toBeNull();
  });

  it('cannot be raised under a code that is no guard', async () => {
    expect(await meaning("UPDATE wallet SET n = 2 WHERE id = 'a'")).toBeNull();
  });

  it('is found in the cause that drizzle wraps', async () => {
    const cause = await failure("INSERT INTO wallet VALUES ('b', -1)");
    expect(problemOfDatabaseError(new Error('Failed query: insert into …', { cause }))?.code).toBe(
      'insufficient_funds',
    );
  });
});

describe('asProblem', () => {
  const codeOf = (error: unknown): ProblemCode => asProblem(error).code;

  it('leaves a Problem as it is', () => {
    const problem = new Problem('busy');
    expect(asProblem(problem)).toBe(problem);
  });

  it('turns what the parser found into pointers', () => {
    const issues = [
      { message: 'Too short.', path: ['prices', 0, { key: 'currency' }] },
      { message: 'Unknown key.', path: [] },
      { message: 'Not an object.' },
    ];
    expect(asProblem(new ORPCError('BAD_REQUEST', { data: { issues } }))).toMatchObject({
      code: 'validation',
      data: {
        errors: [
          { pointer: '/prices/0/currency', message: 'Too short.' },
          { pointer: '/', message: 'Unknown key.' },
          { pointer: '/', message: 'Not an object.' },
        ],
      },
    });
    expect(asProblem(new ORPCError('BAD_REQUEST'))).toMatchObject({
      code: 'validation',
      message: 'The body is not valid JSON.',
    });
  });

  it('knows the failures of the transport', () => {
    expect(codeOf(new ORPCError('NOT_FOUND'))).toBe('not_found');
    expect(codeOf(new ORPCError('METHOD_NOT_SUPPORTED'))).toBe('method_not_allowed');
    expect(codeOf(new ORPCError('PAYLOAD_TOO_LARGE'))).toBe('too_large');
  });

  it('makes anything else internal: the cause is kept for the log and is not in what is sent', () => {
    for (const error of [
      new Error('token hunter2'),
      'hunter2',
      null,
      new ORPCError('TEAPOT', { message: 'hunter2' }),
    ]) {
      const problem = asProblem(error);
      expect(problem.code).toBe('internal');
      expect(problem.cause).toBe(error);
      expect(JSON.stringify([problem.toJSON(), problemBody(problem, '/x', 'r-1')])).not.toContain('hunter2');
    }
  });
});

describe('the body of a problem', () => {
  it('is RFC 9457 with the code, the fields at fault and when to come back', () => {
    const errors = [{ pointer: '/name', message: 'Enter a value.' }];
    const said = errors.map(({ pointer, message }) => ({ pointer, message: sentence(message) }));
    expect(problemBody(new Problem('throttled', { errors: said, retryAfterMs: 9 }), '/api/v1/x', 'r-1')).toEqual({
      type: '/api/docs#problem-throttled',
      title: PROBLEMS.throttled.title,
      status: 429,
      code: 'throttled',
      detail: PROBLEMS.throttled.title,
      instance: '/api/v1/x',
      requestId: 'r-1',
      errors,
      retryAfterMs: 9,
    });
  });

  it('of a code that nobody declared says internal and nothing else', () => {
    const error = new ORPCError('WEIRD', { status: 418, message: 'hunter2', data: { errors: ['hunter2'] } });
    expect(problemBody(error, '/x', 'r-1')).toEqual({
      type: '/api/docs#problem-internal',
      title: PROBLEMS.internal.title,
      status: 500,
      code: 'internal',
      detail: PROBLEMS.internal.title,
      instance: '/x',
      requestId: 'r-1',
    });
  });
});
