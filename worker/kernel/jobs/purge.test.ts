import { beforeAll, describe, expect, it } from 'vitest';
import { jobs, retention, tasks } from '../../registry.ts';
import { customer, staff } from '../../testing/actors.ts';
import { type World, world } from '../../testing/world.ts';
import { idFrom } from '../id.ts';
import { DAY_MS } from '../time/time.ts';
import { runJob } from './job.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});

const keepMs = (name: string) => retention.find((task) => task.name === name)?.keepMs ?? 0;
const run = (name: string) => {
  const task = tasks.find((t) => t.name === name);
  if (!task) throw new Error(`The registry has no task ${name}.`);
  return task.run(w.ctx({ kind: 'system', name: 'job' }));
};
const all = async (query: string, ...args: unknown[]) =>
  (
    await w.env.DB.prepare(query)
      .bind(...args)
      .all<Record<string, unknown>>()
  ).results;
const ids = async (query: string, ...args: unknown[]) => (await all(query, ...args)).map((r) => r.id);
const write = (query: string, ...args: unknown[]) =>
  w.env.DB.prepare(query)
    .bind(...args)
    .run();
const old = (keepMs: number) => w.clock.now - keepMs - 1;
const young = (keepMs: number) => w.clock.now - keepMs + 1;

describe('clean-up', () => {
  it('removes keys of requests that nobody repeats any more, and keeps the younger', async () => {
    const keep = keepMs('idempotency.purge');
    for (const [key, at] of [
      ['old', old(keep)],
      ['young', young(keep)],
    ] as const)
      await write("INSERT INTO idempotency VALUES ('admin:x', ?, 'h', '{}', ?)", key, at);
    await run('idempotency.purge');
    expect(await all("SELECT key FROM idempotency WHERE actor = 'admin:x'")).toEqual([{ key: 'young' }]);
  });

  it('removes completed and dismissed jobs 30 days after they ended, never one that failed or may still run', async () => {
    const keep = keepMs('jobs.purge');
    const add = (id: string, state: string, createdAt: number, finishedAt: number | null) =>
      write(
        `INSERT INTO job (id, name, payload, state, run_at, attempts, max_attempts, cause, created_at, finished_at)
         VALUES (?, 'purge.test', '{}', ?, 0, 1, 1, 'test', ?, ?)`,
        `${idFrom(createdAt).slice(0, 10)}${id.padEnd(16, '0')}`,
        state,
        createdAt,
        finishedAt,
      );
    const before = old(keep);
    await add('DONE', 'completed', before, before);
    await add('DISMISSED', 'cancelled', before, before);
    await add('LATE', 'completed', before, young(keep));
    await add('FAILED', 'failed', before, before);
    await add('QUEUED', 'queued', before, null);
    await add('RUNNING', 'processing', before, null);
    await add('YOUNG', 'completed', young(keep), young(keep));
    await run('jobs.purge');
    const left = await all("SELECT substr(id, 11) AS id FROM job WHERE name = 'purge.test' ORDER BY 1");
    expect(left.map((r) => String(r.id).replace(/0+$/, ''))).toEqual(['FAILED', 'LATE', 'QUEUED', 'RUNNING', 'YOUNG']);
    await write("DELETE FROM job WHERE name = 'purge.test'");
  });

  it('removes sessions of clients and staff that ended, and leaves who is signed in signed in', async () => {
    const [client, admin] = [await customer(w), await staff(w)];
    const ended = old(keepMs('client-sessions.purge'));
    await write(
      "INSERT INTO user_session (id, token_hash, user_id, client_id, created_at, expires_at) VALUES ('ended', 'ended', ?, ?, 0, ?)",
      client.id,
      client.clientId,
      ended,
    );
    await write(
      "INSERT INTO user_session (id, token_hash, user_id, client_id, created_at, expires_at) VALUES ('just', 'just', ?, ?, 0, ?)",
      client.id,
      client.clientId,
      ended + 2,
    );
    await write(
      "INSERT INTO admin_session (id, token_hash, admin_id, created_at, expires_at) VALUES ('ended', 'ended', ?, 0, ?)",
      admin.id,
      ended,
    );
    await run('client-sessions.purge');
    await run('staff-sessions.purge');
    expect(await ids("SELECT id FROM user_session WHERE id IN ('ended', 'just')")).toEqual(['just']);
    expect(await ids("SELECT id FROM admin_session WHERE id = 'ended'")).toEqual([]);
    expect((await client.api.public.session({})).user?.id).toBe(client.id);
    await admin.api.admin.servers.list({});
  });

  it('removes reset links a week after they ended, used or not', async () => {
    const { id } = await customer(w);
    const ended = old(keepMs('password-resets.purge'));
    const add = (name: string, expiresAt: number) =>
      write("INSERT INTO password_reset VALUES (?1, ?1, 'sealed', ?2, 'o', 0, ?3, NULL)", name, id, expiresAt);
    await add('ended', ended);
    await add('young', ended + 2);
    await run('password-resets.purge');
    expect(await ids('SELECT id FROM password_reset WHERE user_id = ?', id)).toEqual(['young']);
  });

  it('drops what only the recipient may read once the mail was sent or given up; the masked text and waiting mails stay', async () => {
    const at = old(keepMs('mail-texts.purge'));
    for (const state of ['sent', 'failed', 'queued'])
      await write(
        `INSERT INTO mail (id, key, recipient, subject, text, text_sealed, config_sealed, state, attempts, created_at)
         VALUES (?1, ?1, 'a@b.test', 's', 'masked', iif(?1 = 'failed', NULL, 'sealed'), 'sealed', ?1, 1, ?2)`,
        state,
        at,
      );
    await run('mail-texts.purge');
    expect(await all('SELECT id, text, text_sealed AS sealed, config_sealed AS config FROM mail ORDER BY id')).toEqual([
      { id: 'failed', text: 'masked', sealed: null, config: null },
      { id: 'queued', text: 'masked', sealed: 'sealed', config: 'sealed' },
      { id: 'sent', text: 'masked', sealed: null, config: null },
    ]);
  });

  describe('the activity log', () => {
    const entry = (id: string, at: number, verb = 'INSERT') =>
      write(
        `${verb} INTO activity (id, at, actor_kind, actor_name, action, subject, summary, request_id)
         VALUES (?, ?, 'system', 'test', 'purge.test', 'x:y', 'it happened', 'r')`,
        id,
        at,
      );
    const left = () => all("SELECT id, summary FROM activity WHERE action = 'purge.test' ORDER BY id");
    const opening = "INSERT INTO retention (name, before) VALUES ('activity', ?)";

    it('given entries of every age, none can be deleted, changed or replaced by anybody, but by its retention', async () => {
      const keep = keepMs('activity.purge');
      expect(keep).toBeGreaterThanOrEqual(365 * DAY_MS);
      await entry('a-ancient', 0);
      await entry('b-old', old(keep));
      await entry('c-young', young(keep));
      await entry('d-new', w.clock.now);
      const before = await left();
      const rowid = (await all("SELECT rowid AS n FROM activity WHERE id = 'd-new'"))[0]?.n;
      for (const attempt of [
        () => write('DELETE FROM activity'),
        () => write("DELETE FROM activity WHERE id = 'a-ancient'"),
        () => write("UPDATE activity SET summary = 'it did not' WHERE id = 'a-ancient'"),
        () => write("UPDATE OR REPLACE activity SET id = 'a-ancient' WHERE id = 'd-new'"),
        () => entry('a-ancient', 1, 'INSERT OR REPLACE'),
        () => entry('d-new', 1, 'REPLACE'),
        () =>
          write(
            `INSERT OR REPLACE INTO activity (rowid, id, at, actor_kind, actor_name, action, subject, summary, request_id)
             VALUES (?, 'e', 1, 'system', 'test', 'purge.test', 'x:y', 'it did not', 'r')`,
            rowid,
          ),
        () =>
          w.env.DB.batch([
            w.env.DB.prepare(opening).bind(old(keep)),
            w.env.DB.prepare("DELETE FROM activity WHERE id = 'c-young'"),
          ]),
      ])
        await expect(attempt()).rejects.toThrow('append_only');
      expect(await left()).toEqual(before);
      await run('activity.purge');
      expect((await left()).map((r) => r.id)).toEqual(['c-young', 'd-new']);
      expect(await all('SELECT * FROM retention')).toEqual([]);
      await expect(write("DELETE FROM activity WHERE id = 'c-young'")).rejects.toThrow('append_only');
    });
  });

  it('takes at most 20,000 rows a run, by the thousand, and leaves the rest to a job that it queues', async () => {
    await write(
      `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20500)
       INSERT INTO idempotency SELECT 'admin:many', 'key-' || i, 'h', '{}', 0 FROM n`,
    );
    const left = async () => (await all("SELECT count(*) AS n FROM idempotency WHERE actor = 'admin:many'"))[0]?.n;
    const ctx = w.ctx({ kind: 'system', name: 'job' });
    await tasks.find((t) => t.name === 'idempotency.purge')?.run(ctx);
    expect(await left()).toBe(500);
    expect(ctx.meter.roundTrips).toBe(21);
    const next = await ids("SELECT id FROM job WHERE name = 'task:idempotency.purge' AND state = 'queued'");
    expect(next).toHaveLength(1);
    await runJob(ctx, jobs, String(next[0]));
    expect(await left()).toBe(0);
    expect(await ids("SELECT id FROM job WHERE name = 'task:idempotency.purge' AND state = 'queued'")).toEqual([]);
  });

  it('reads what it removes, not the table', async () => {
    await write(
      `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
       INSERT INTO idempotency SELECT 'admin:fresh', 'key-' || i, 'h', '{}', ? FROM n`,
      w.clock.now,
    );
    const names = tasks.filter((t) => t.group === 'clean-up' && t.name !== 'module-log.purge').map((t) => t.name);
    expect(names.length).toBeGreaterThanOrEqual(6);
    for (const name of names) {
      const ctx = w.ctx({ kind: 'system', name: 'job' });
      await tasks.find((t) => t.name === name)?.run(ctx);
      expect(ctx.meter.rowsRead, name).toBeLessThan(100);
    }
  });
});
