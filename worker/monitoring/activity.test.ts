import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../kernel/context.ts';
import { problemOfDatabaseError } from '../kernel/problem.ts';
import { Unit } from '../kernel/unit/unit.ts';
import { customer, staff, unique } from '../testing/actors.ts';
import { type World, world } from '../testing/world.ts';
import { ACTOR_KINDS } from './contract/admin.ts';
import { activityPage } from './store/activity.ts';

let w: World;
const READ = ['monitoring.read'] as const;
beforeAll(async () => {
  w = await world();
});

const entry = (actor: Actor, over: { action?: string; subject?: string; clientId?: string } = {}) =>
  new Unit(w.ctx(actor))
    .audit({
      action: 'thing.changed',
      subject: unique('thing'),
      words: { code: 'test:thing', text: 'Changed a thing' },
      ...over,
    })
    .commit(null);
const list = async (filter: Parameters<Awaited<ReturnType<typeof staff>>['api']['admin']['activity']['list']>[0]) =>
  (await (await staff(w, READ)).api.admin.activity.list(filter)).items;

describe('the activity log', () => {
  it('what a client’s user does is shown under the user’s name and client, not as “System”', async () => {
    const { api, id, clientId, name } = await customer(w);
    await api.public.signOut({});
    expect(await list({ clientId })).toMatchObject([
      { actorKind: 'user', actorName: name, action: 'user.signed_out', subject: `user:${id}`, clientId },
    ]);
  });

  it('L21 administrators, users, jobs by name and visitors are each shown as what they are, and filtered', async () => {
    const subject = unique('thing');
    const person = {
      email: 'u@client.test',
      language: 'en',
      clientId: 'c',
      clientStatus: 'active',
      currency: 'EUR',
    } as const;
    const actors: Record<(typeof ACTOR_KINDS)[number], Actor> = {
      admin: { kind: 'admin', id: 'a', name: 'Ada', permissions: [], sessionId: null },
      user: { kind: 'user', id: 'u', name: 'Uma', sessionId: 's', ...person },
      system: { kind: 'system', name: 'billing.charge' },
      anonymous: { kind: 'anonymous' },
    };
    for (const actor of Object.values(actors)) await entry(actor, { subject });
    const shown = { admin: 'Ada', user: 'Uma', system: 'billing.charge', anonymous: 'Visitor' };
    for (const actorKind of ACTOR_KINDS) {
      const items = await list({ subject, actorKind });
      expect(items.map((i) => [i.actorKind, i.actorName])).toEqual([[actorKind, shown[actorKind]]]);
    }
  });

  it('each entry is read in the language of the reader; one from before there were codes is as it was written', async () => {
    const { api, clientId, name } = await customer(w);
    await api.public.signOut({});
    await entry({ kind: 'system', name: 'old' }, { clientId });
    const { rest } = await staff(w, READ);
    const read = async (headers: Record<string, string>) => {
      const answer = await rest('GET', `/api/v1/admin/activity?clientId=${clientId}`, undefined, headers);
      return ((await answer.json()) as { items: { summary: string }[] }).items.map((i) => i.summary).toSorted();
    };
    expect(await read({})).toEqual([`Changed a thing`, `${name} signed out`].toSorted());
    expect(await read({ 'accept-language': 'pl' })).toEqual(['Changed a thing', `Wylogowanie: ${name}`]);
  });

  it('L07 an entry outlives its actor, and cannot be altered: append_only', async () => {
    const admin = await staff(w, ['clients.read', 'clients.write']);
    const { clientId } = await customer(w);
    const { companyName, taxId, status, language, creditLimitMicro, adminNotes, name } =
      await admin.api.admin.clients.get({ id: clientId });
    const change = { companyName, taxId, status, language, creditLimitMicro, adminNotes, name: `${name} & Sons` };
    await admin.api.admin.clients.update({ id: clientId, ...change });
    await w.env.DB.prepare('DELETE FROM admin_session WHERE admin_id = ?').bind(admin.id).run();
    await w.env.DB.prepare('DELETE FROM admin WHERE id = ?').bind(admin.id).run();
    const [kept] = await list({ clientId });
    expect(kept).toMatchObject({ action: 'client.changed', actorName: admin.name, actorKind: 'admin' });
    const error = await w.env.DB.prepare("UPDATE activity SET actor_name = 'nobody' WHERE id = ?")
      .bind(kept?.id)
      .run()
      .catch((e) => e);
    expect(problemOfDatabaseError(error)?.code).toBe('append_only');
    expect((await list({ clientId }))[0]?.actorName).toBe(admin.name);
  });

  it('is filtered by time, from included, to not', async () => {
    const subject = unique('thing');
    const start = w.clock.now;
    for (let i = 0; i < 3; i++) {
      await entry({ kind: 'system', name: 'clock' }, { subject, action: `step.${i}` });
      w.advance(1000);
    }
    const actions = async (filter: object) => (await list({ subject, sort: 'at', ...filter })).map((i) => i.action);
    expect(await actions({})).toEqual(['step.0', 'step.1', 'step.2']);
    expect(await actions({ from: start + 1000 })).toEqual(['step.1', 'step.2']);
    expect(await actions({ to: start + 1000 })).toEqual(['step.0']);
    expect(await actions({ from: start + 1000, to: start + 2000 })).toEqual(['step.1']);
  });

  it('is searched by the start of subject, action or actor', async () => {
    const [subject, action, name] = [unique('subject'), unique('action'), unique('actor')];
    await entry({ kind: 'system', name }, { subject, action });
    for (const q of [subject, action, name, name.slice(0, -1)])
      expect(
        (await list({ q })).map((i) => i.subject),
        q,
      ).toEqual([subject]);
    expect(await list({ q: `x${name}` })).toEqual([]);
  });

  it('of one client holds nothing of another', async () => {
    const [a, b] = [await customer(w), await customer(w)];
    await a.api.public.signOut({});
    await b.api.public.signOut({});
    expect((await list({ clientId: a.clientId })).map((i) => i.clientId)).toEqual([a.clientId]);
  });

  it('is paged in both directions by each sort, also among equals', async () => {
    const subject = unique('thing');
    for (let i = 0; i < 30; i++)
      await entry({ kind: 'system', name: `job ${i % 2}` }, { subject, action: `a.${i % 3}` });
    const { api } = await staff(w, READ);
    for (const sort of ['at', 'actorName', 'action'] as const) {
      const pages = async (s: typeof sort | `-${typeof sort}`) => {
        const first = await api.admin.activity.list({ subject, sort: s });
        const second = await api.admin.activity.list({ subject, sort: s, cursor: first.nextCursor ?? '' });
        expect([first.items.length, second.items.length, second.nextCursor]).toEqual([25, 5, null]);
        return [...first.items, ...second.items].map((i) => i.id);
      };
      const up = await pages(sort);
      expect(new Set(up).size).toBe(30);
      expect(await pages(`-${sort}`)).toEqual(up.reverse());
    }
  });

  it('is read by an index whatever the filter and the sort; a client’s or a subject’s own entries are sorted at most', async () => {
    const db = w.ctx().db;
    const filters = [{}, { actorKind: 'user' as const }, { clientId: 'x' }, { subject: 'x' }, { from: 1, to: 2 }];
    for (const filter of filters) {
      for (const sort of ['at', '-at', 'actorName', '-actorName', 'action', '-action']) {
        const { sql, params } = activityPage(db, { ...filter, sort }).query.toSQL();
        const plan = await w.env.DB.prepare(`EXPLAIN QUERY PLAN ${sql}`)
          .bind(...params)
          .all<{ detail: string }>();
        const detail = plan.results.map((r) => r.detail).join('\n');
        const what = `${JSON.stringify(filter)} ${sort}`;
        expect(detail, what).toMatch(/USING (COVERING )?INDEX/);
        const inOrder = sort.endsWith('at') || 'actorKind' in filter || Object.keys(filter).length === 0;
        if (inOrder) expect(detail, what).not.toMatch(/TEMP B-TREE/);
      }
    }
  });

  it('is for staff with monitoring.read', async () => {
    const { api } = await staff(w, ['clients.read']);
    await expect(api.admin.activity.list({})).rejects.toMatchObject({ code: 'forbidden', status: 403 });
    await expect(w.browser().api.admin.activity.list({})).rejects.toMatchObject({ code: 'unauthorized', status: 401 });
    await expect((await customer(w)).api.admin.activity.list({})).rejects.toMatchObject({ code: 'unauthorized' });
  });
});
