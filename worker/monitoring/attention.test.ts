/** What needs attention: one row for each thing, by its name, gone by itself once it is mended. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { type Job, type JobOutcome, job } from '../kernel/app.ts';
import { runJob } from '../kernel/jobs/job.ts';
import { staff } from '../testing/actors.ts';
import { withFault } from '../testing/panels.ts';
import { fund, MICRO, order, type Shop, shop, withRoomyLicence } from '../testing/shop.ts';
import { type World, world } from '../testing/world.ts';

withRoomyLicence();
let w: World;
let s: Shop;
beforeAll(async () => {
  w = await world();
  s = await shop(w);
});
beforeEach(() => w.env.DB.prepare("DELETE FROM job WHERE state = 'failed'").run());

const listed = async () => (await staff(w)).api.admin.overview.get({}).then(({ attention }) => attention);
const about = async (id: string, number: number) =>
  (await listed()).filter((item) => item.id === id || item.number === number);

let last = 0;
async function insertJob(name: string, subject: string | null, payload: string): Promise<string> {
  const id = `02${String(++last).padStart(24, '0')}`;
  await w.env.DB.prepare(
    `INSERT INTO job (id, name, payload, state, run_at, attempts, max_attempts, cause, subject, created_at)
     VALUES (?1, ?2, ?3, 'queued', 0, 0, 1, 'test', ?4, ?5)`,
  )
    .bind(id, name, payload, subject, w.clock.now)
    .run();
  return id;
}

/** An order whose only panel answers nothing but 502, to its last attempt. */
async function failedOrder(of: Shop) {
  const id = await order(of);
  await withFault({ fault: 'http-502' }, async () => {
    for (let i = 0; i < 7; i++) {
      await w.drain();
      w.advance(200_000);
    }
  });
  return of.admin.api.admin.services.get({ id });
}

describe('a failed order', () => {
  it('Z17 has one row, that of its service, by its number; sent again it has none, and none of its earlier run is left', async () => {
    const { id, number, provisionStatus } = await failedOrder(s);
    expect(provisionStatus).toBe('error');
    expect(await w.env.DB.prepare("SELECT count(*) AS n FROM job WHERE state = 'failed'").first('n')).toBe(1);
    expect(await about(id, number)).toMatchObject([{ kind: 'service', number }]);
    await s.admin.api.admin.services.retry({ id });
    await w.drain();
    expect((await s.admin.api.admin.services.get({ id })).status).toBe('active');
    expect(await about(id, number)).toEqual([]);
  });

  it('that was cancelled has none', async () => {
    await fund(s.admin, s.buyer.clientId, 30 * MICRO);
    const { id, number } = await failedOrder(s);
    await s.admin.api.admin.services.cancel({ id, reason: 'No room' });
    expect(await about(id, number)).toEqual([]);
  });

  it('whose run was given up without a word to its service keeps the row of the task, with the service by its number', async () => {
    await fund(s.admin, s.buyer.clientId, 30 * MICRO);
    const { id, number } = await failedOrder(s);
    await w.env.DB.prepare("UPDATE service SET provision_status = 'deploying' WHERE id = ?").bind(id).run();
    expect(await about(id, number)).toMatchObject([{ kind: 'job', name: 'service.provision', number }]);
  });
});

describe('a failed task', () => {
  const rows = async () => (await listed()).filter(({ kind }) => kind === 'job');
  const run = async (job: Job, subject: string | null, payload: object) => {
    await runJob(w.ctx(), [job], await insertJob(job.name, subject, JSON.stringify(payload)));
  };
  const ends = (name: string, outcome: JobOutcome) => job({ name, payload: z.unknown(), run: async () => outcome });
  const broken = (name: string) => ends(name, { giveUp: 'Broken' });
  const works = (name: string) => ends(name, undefined);

  it('Z17 has one row however many slots it failed in, by its name, and none once a later slot went well', async () => {
    for (let i = 0; i < 3; i++) await run(broken('task:x.y'), null, {});
    expect((await rows()).map(({ name }) => name)).toEqual(['task:x.y']);
    await run(works('task:x.y'), null, {});
    expect(await rows()).toEqual([]);
  });

  it('Z17 about a server names it, and goes when the same was done since; what is about something else stays', async () => {
    const { name } = await s.admin.api.admin.servers.get({ id: s.serverId });
    const subject = `server:${s.serverId}`;
    await run(broken('x.mail'), subject, { mark: 'a' });
    await run(broken('x.test'), subject, {});
    await run(broken('x.test'), subject, {});
    expect((await rows()).map((r) => [r.name, r.serverName])).toEqual([
      ['x.test', name],
      ['x.mail', name],
    ]);
    await run(works('x.test'), subject, {});
    await run(works('x.mail'), subject, { mark: 'b' });
    await run(works('x.mail'), 'server:another', { mark: 'a' });
    expect((await rows()).map((r) => r.name)).toEqual(['x.mail']);
  });
});

describe('a server whose test failed', () => {
  it.each(['bad-token', 'http-502', 'reset'])(
    'by %s says why in words, on its row and among the servers',
    async (fault) => {
      const test = () => s.admin.api.admin.servers.test({ id: s.serverId });
      await withFault({ fault }, test);
      const { attention, servers } = await s.admin.api.admin.overview.get({});
      const told = [attention, servers?.items ?? []].map((rows) => rows.find((row) => row.id === s.serverId)?.why);
      for (const why of told) {
        expect(why).toMatch(/^\S.{10,}/);
        expect(why).not.toMatch(/[{}]|"code"|sentence:/);
      }
      await test();
    },
  );
});
