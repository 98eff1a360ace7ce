import { beforeAll, describe, expect, it } from 'vitest';
import { Problem } from '../kernel/problem.ts';
import { customer, staff, unique } from '../testing/actors.ts';
import { type World, world } from '../testing/world.ts';
import type { Client } from './contract/model.ts';
import { CLIENT_STATUSES } from './contract/model.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});

const editable = ({ id, name, companyName, taxId, status, language, creditLimitMicro, adminNotes }: Client) => ({
  id,
  name,
  companyName,
  taxId,
  status,
  language,
  creditLimitMicro,
  adminNotes,
});
const audit = async (id: string) =>
  (await w.env.DB.prepare('SELECT * FROM activity WHERE subject = ? ORDER BY id').bind(`client:${id}`).all()).results;

async function subject(over: Parameters<typeof customer>[1] = {}) {
  const [c, s] = [await customer(w, over), await staff(w, ['clients.read', 'clients.write'])];
  return { c, ...s, client: await s.api.admin.clients.get({ id: c.clientId }) };
}

describe('a client', () => {
  it('every status can be chosen, is stored and listed under its filter', async () => {
    const { api, client } = await subject();
    for (const status of CLIENT_STATUSES) {
      await api.admin.clients.update({ ...editable(client), status });
      expect((await api.admin.clients.get({ id: client.id })).status).toBe(status);
      const listed = (await api.admin.clients.list({ status, q: client.name })).items;
      expect(listed.map((c) => c.id)).toEqual([client.id]);
    }
    await expect(api.admin.clients.update({ ...editable(client), status: 'vip' as never })).rejects.toMatchObject({
      code: 'validation',
      data: { errors: [{ pointer: '/status' }] },
    });
  });

  it('CL-07 a credit limit of −5 is saved as 0, one of 10 as 10', async () => {
    const { api, client } = await subject();
    const limit = async (creditLimitMicro: number) => {
      await api.admin.clients.update({ ...editable(client), creditLimitMicro });
      return (await api.admin.clients.get({ id: client.id })).creditLimitMicro;
    };
    expect(await limit(10_000_000)).toBe(10_000_000);
    expect(await limit(-5_000_000)).toBe(0);
  });

  it('a credit limit becomes what the wallet may owe, and is not lowered below what is owed', async () => {
    const { client } = await subject();
    const { api } = await staff(w);
    const set = (creditLimitMicro: number) => api.admin.clients.update({ ...editable(client), creditLimitMicro });
    const spend = () => api.admin.clients.adjust({ id: client.id, amountMicro: -5_000_000, description: 'Spent' });
    await expect(spend()).rejects.toMatchObject({ code: 'insufficient_funds' });
    await set(5_000_000);
    await spend();
    expect(await api.admin.clients.get({ id: client.id })).toMatchObject({ balanceMicro: -5_000_000 });
    await expect(set(4_999_999)).rejects.toMatchObject({
      code: 'validation',
      data: { errors: [{ pointer: '/creditLimitMicro' }] },
    });
    await set(5_000_000);
  });

  it('CL-11 an edited profile with admin notes is saved, and audited with who, and old and new value of each field that differs', async () => {
    const { api, client, id: adminId } = await subject();
    await api.admin.clients.update({ ...editable(client), companyName: 'Acme', adminNotes: 'calls on Mondays' });
    expect(await api.admin.clients.get({ id: client.id })).toEqual({
      ...client,
      companyName: 'Acme',
      adminNotes: 'calls on Mondays',
    });
    const [entry] = await audit(client.id);
    expect(entry).toMatchObject({
      action: 'client.changed',
      actor_kind: 'admin',
      actor_id: adminId,
      client_id: client.id,
    });
    expect(JSON.parse(String(entry?.detail))).toEqual({
      changed: { companyName: { from: '', to: 'Acme' }, adminNotes: { from: '', to: 'calls on Mondays' } },
    });
  });

  it('admin notes never reach the portal', async () => {
    const { api, client, c } = await subject();
    await api.admin.clients.update({ ...editable(client), adminNotes: 'owes us a favour' });
    expect(await (await c.rest('GET', '/api/v1/session')).text()).not.toContain('favour');
  });

  it('changed by somebody meanwhile is not overwritten: stale_write, and nothing is audited', async () => {
    const { client } = await subject();
    const { changeClient } = await import('./verbs/manage-clients.ts');
    const ctx = w.ctx({ kind: 'admin', id: client.id, name: 'Ada', permissions: [], sessionId: null });
    const batch = ctx.db.batch.bind(ctx.db);
    let calls = 0;
    ctx.db.batch = (async (queries: never) => {
      if (++calls === 2)
        await w.env.DB.prepare('UPDATE client SET updated_at = updated_at + 1 WHERE id = ?').bind(client.id).run();
      return batch(queries);
    }) as typeof ctx.db.batch;
    const error = await changeClient(ctx, { ...editable(client), name: 'Late' }).catch((e) => e);
    expect(error).toBeInstanceOf(Problem);
    expect(error).toMatchObject({ code: 'stale_write', status: 409 });
    expect(await audit(client.id)).toEqual([]);
  });

  it('is read with clients.read, changed with clients.write, and unknown ids are 404', async () => {
    const { client } = await subject();
    const reader = (await staff(w, ['clients.read'])).api.admin.clients;
    expect((await reader.get({ id: client.id })).id).toBe(client.id);
    await expect(reader.update(editable(client))).rejects.toMatchObject({ code: 'forbidden', status: 403 });
    const other = (await staff(w, ['servers.read'])).api.admin.clients;
    await expect(other.list({})).rejects.toMatchObject({ code: 'forbidden' });
    await expect(other.get({ id: client.id })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(w.browser().api.admin.clients.list({})).rejects.toMatchObject({ code: 'unauthorized', status: 401 });
    const id = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
    const writer = (await staff(w, ['clients.read', 'clients.write'])).api.admin.clients;
    await expect(writer.get({ id })).rejects.toMatchObject({ code: 'not_found', status: 404 });
    await expect(writer.update({ ...editable(client), id })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('whose owner changes e-mail is listed under the new one', async () => {
    const { api, c } = await subject();
    const email = `${unique('new')}@client.test`;
    await w.env.DB.prepare('UPDATE user SET email = ? WHERE id = ?').bind(email, c.id).run();
    expect((await api.admin.clients.list({ q: email })).items).toMatchObject([{ id: c.clientId, ownerEmail: email }]);
    expect((await api.admin.clients.list({ q: c.email })).items).toEqual([]);
  });

  it('has one owner at most', async () => {
    const { c } = await subject();
    const { id } = await customer(w);
    const second = w.env.DB.prepare("INSERT INTO client_user VALUES (?, ?, 1, '[]')").bind(c.clientId, id).run();
    await expect(second).rejects.toThrow(/UNIQUE/);
  });

  it('R-07 a hostile name, company and note are stored and returned verbatim, as text', async () => {
    const hostile = `<img src=x onerror=alert(1)> ${unique('x')}`;
    const { api, client } = await subject();
    await api.admin.clients.update({ ...editable(client), name: hostile, companyName: hostile, adminNotes: hostile });
    expect(await api.admin.clients.get({ id: client.id })).toMatchObject({
      name: hostile,
      companyName: hostile,
      adminNotes: hostile,
    });
    expect((await api.admin.clients.list({ q: '<IMG SRC=X' })).items.map((c) => c.id)).toContain(client.id);
  });
});

describe('the list of clients', () => {
  it('finds by the start of name, company or owner’s e-mail without case or accents, and by number', async () => {
    const tag = unique('q').replaceAll('-', '');
    const { api, client } = await subject({
      name: `Łukasz${tag} Nowak`,
      companyName: `Żabka${tag}`,
      email: `${tag}@client.test`,
    });
    for (const q of [
      `lukasz${tag}`,
      `ŁUKASZ${tag} n`,
      `zabka${tag}`,
      `${tag}@CLIENT`,
      String(client.number),
      `  lukasz${tag} `,
    ])
      expect(
        (await api.admin.clients.list({ q })).items.map((c) => c.id),
        q,
      ).toContain(client.id);
    expect((await api.admin.clients.list({ q: `ukasz${tag}` })).items).toEqual([]);
  });

  const sorts = ['number', '-number', 'name', '-name', 'ownerEmail', '-ownerEmail', 'createdAt', '-createdAt'] as const;
  for (const sort of sorts) {
    it(`sorted by ${sort} pages through every client of a currency once, in order`, async () => {
      const own = await world();
      const { api } = await staff(own, ['clients.read']);
      const start = Number(
        await w.env.DB.prepare("SELECT count(*) AS n FROM client WHERE currency = 'JPY'").first('n'),
      );
      for (let i = start; i < 30; i++) await customer(own, { currency: 'JPY', name: `Same ${i % 3}` });
      const first = await api.admin.clients.list({ currency: 'JPY', sort, limit: 25 });
      const second = await api.admin.clients.list({ currency: 'JPY', sort, limit: 25, cursor: first.nextCursor ?? '' });
      const all = [...first.items, ...second.items];
      expect(new Set(all.map((c) => c.id)).size).toBe(30);
      expect(second.nextCursor).toBeNull();
      const key = sort.replace('-', '') as 'number' | 'name' | 'ownerEmail' | 'createdAt';
      const values = all.map((c) => c[key]);
      const sorted = [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
      expect(values).toEqual(sort.startsWith('-') ? sorted.reverse() : sorted);
    });
  }

  it('a search reads the index of each field it looks in, never the table', async () => {
    const { clientPage } = await import('./store/client.ts');
    for (const sort of sorts) {
      const { sql, params } = clientPage(
        w.ctx().db,
        { sort, q: 'a' },
        { folded: 'a', emails: ['a@b.test'] },
      ).query.toSQL();
      const plan = await w.env.DB.prepare(`EXPLAIN QUERY PLAN ${sql}`)
        .bind(...params)
        .all<{ detail: string }>();
      const details = plan.results.map((r) => r.detail);
      for (const index of ['client_search_name', 'client_search_company', 'client_owner_email'])
        expect(details.join('\n'), sort).toMatch(new RegExp(`SEARCH client USING (COVERING )?INDEX ${index} `));
      expect(
        details.filter((d) => /^SCAN client/.test(d)),
        sort,
      ).toEqual([]);
    }
  });

  it('takes no more rows with a filter than without, and never sorts in memory', async () => {
    const { clientPage } = await import('./store/client.ts');
    const db = w.ctx().db;
    for (const filter of [{}, { status: 'fraud' as const }, { currency: 'USD' }]) {
      for (const sort of sorts) {
        const { sql, params } = clientPage(db, { sort, ...filter }, undefined).query.toSQL();
        const plan = await w.env.DB.prepare(`EXPLAIN QUERY PLAN ${sql}`)
          .bind(...params)
          .all<{ detail: string }>();
        const detail = plan.results.map((r) => r.detail).join('\n');
        expect(detail, `${JSON.stringify(filter)} ${sort}`).toMatch(/USING (COVERING )?INDEX/);
        expect(detail, `${JSON.stringify(filter)} ${sort}`).not.toMatch(/TEMP B-TREE/);
      }
    }
  });
});
