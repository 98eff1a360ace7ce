import { beforeAll, describe, expect, it } from 'vitest';
import { problemOfDatabaseError } from '../kernel/problem.ts';
import { Unit } from '../kernel/unit/unit.ts';
import { customer, staff, unique } from '../testing/actors.ts';
import { IN_INDEX_ORDER, planOf } from '../testing/plan.ts';
import { taxedAt } from '../testing/tax.ts';
import { START, type World, world } from '../testing/world.ts';
import { cancelProforma, documentUnpaid, issueProforma, settleProforma } from './index.ts';
import { documentPage } from './store.ts';

let w: World;
let admin: Awaited<ReturnType<typeof staff>>;
beforeAll(async () => {
  w = await world();
  admin = await staff(w);
});

const ISSUER = { name: 'Shop', company: 'Shop Ltd', address: 'High Street 1', taxId: 'PL000', email: '' };
const CUSTOMER = { name: 'Ann', company: '', address: '', taxId: '', email: 'ann@client.test' };

function draft(clientId: string, over: Partial<Parameters<typeof issueProforma>[1]> = {}) {
  return {
    documentId: w.ctx().id(),
    clientId,
    currency: 'EUR',
    lines: [{ description: 'Balance top-up', amountMinor: 5000 }],
    tax: taxedAt(230_000),
    issuer: ISSUER,
    customer: CUSTOMER,
    dueAt: w.clock.now + 7 * 86_400_000,
    ...over,
  };
}

async function issued(clientId: string, over: Partial<Parameters<typeof issueProforma>[1]> = {}) {
  const ctx = w.ctx();
  const d = draft(clientId, over);
  await new Unit(ctx).write(...issueProforma(ctx, d)).commit(null);
  return admin.api.admin.documents.get({ id: d.documentId });
}
async function settled(documentId: string) {
  const ctx = w.ctx();
  const invoiceId = ctx.id();
  await new Unit(ctx).write(...settleProforma(ctx, { documentId, invoiceId })).commit(null);
  return admin.api.admin.documents.get({ id: invoiceId });
}
const ordinal = (number: string) => Number(number.slice(4));

describe('a proforma', () => {
  it('is issued unpaid with the next PRO number and the face it was given', async () => {
    const { clientId } = await customer(w);
    const [first, second] = [await issued(clientId), await issued(clientId)];
    expect(first).toMatchObject({
      kind: 'proforma',
      status: 'unpaid',
      subtotalMinor: 5000,
      taxMinor: 1150,
      totalMinor: 6150,
      taxes: [{ name: 'VAT', ratePpm: 230_000, amountMinor: 1150 }],
      taxReason: 'shop_rate',
      lines: [{ description: 'Balance top-up', amountMinor: 5000 }],
      issuer: ISSUER,
      customer: CUSTOMER,
      relatedId: null,
      issuedAt: START,
      dueAt: START + 7 * 86_400_000,
      paidAt: null,
    });
    expect(first.number).toMatch(/^PRO-\d+$/);
    expect(ordinal(second.number)).toBe(ordinal(first.number) + 1);
  });

  it('IN-03 fifty issued and fifty settled at once have unique numbers without a gap', async () => {
    const { clientId } = await customer(w);
    const before = ordinal((await issued(clientId)).number);
    const proformas = await Promise.all(Array.from({ length: 50 }, () => issued(clientId)));
    const numbers = proformas.map((p) => ordinal(p.number)).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 50 }, (_, i) => before + 1 + i));
    const invoices = await Promise.all(proformas.map((p) => settled(p.id)));
    const taken = invoices.map((i) => ordinal(i.number)).sort((a, b) => a - b);
    expect(taken).toEqual(Array.from({ length: 50 }, (_, i) => (taken[0] ?? 0) + i));
  });

  it('IN-03 a batch that fails takes no number', async () => {
    const { clientId } = await customer(w);
    const before = ordinal((await issued(clientId)).number);
    const ctx = w.ctx();
    const d = draft(clientId);
    const doomed = new Unit(ctx).write(...issueProforma(ctx, d), ...cancelProforma(ctx, '7ZZZZZZZZZZZZZZZZZZZZZZZZZ'));
    await expect(doomed.commit(null)).rejects.toMatchObject({ code: 'document_settled' });
    expect(ordinal((await issued(clientId)).number)).toBe(before + 1);
    await expect(admin.api.admin.documents.get({ id: d.documentId })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('of several lines is taxed per line', async () => {
    const { clientId } = await customer(w);
    const lines = [10, 10, 1000].map((amountMinor, i) => ({ description: `Line ${i}`, amountMinor }));
    const shown = await issued(clientId, { lines, tax: taxedAt(50_000, 3) });
    expect(shown).toMatchObject({ lines, subtotalMinor: 1020, taxMinor: 52, totalMinor: 1072 });
  });

  it('of nothing is refused by the schema', async () => {
    const { clientId } = await customer(w);
    await expect(issued(clientId, { lines: [] })).rejects.toThrow();
  });
});

describe('paying', () => {
  it('IN-05 makes the proforma invoiced and issues a paid invoice of the same face, linked both ways', async () => {
    const { clientId } = await customer(w);
    const proforma = await issued(clientId);
    w.advance(3_600_000);
    const invoice = await settled(proforma.id);
    const after = await admin.api.admin.documents.get({ id: proforma.id });
    expect(after).toMatchObject({ status: 'invoiced', relatedId: invoice.id, paidAt: w.clock.now });
    const { id, kind, number, status, relatedId, issuedAt, dueAt, paidAt, ...face } = invoice;
    expect({ kind, status, relatedId, issuedAt, dueAt, paidAt }).toEqual({
      kind: 'invoice',
      status: 'paid',
      relatedId: proforma.id,
      issuedAt: w.clock.now,
      dueAt: null,
      paidAt: w.clock.now,
    });
    expect(number).toMatch(/^INV-\d+$/);
    expect(id).not.toBe(proforma.id);
    expect(proforma).toMatchObject(face);
  });

  it('twice, or twenty times at once, issues one invoice; the others are document_settled', async () => {
    const { clientId } = await customer(w);
    const proforma = await issued(clientId);
    const runs = await Promise.allSettled(Array.from({ length: 20 }, () => settled(proforma.id)));
    expect(runs.filter((r) => r.status === 'fulfilled')).toHaveLength(1);
    for (const r of runs) if (r.status === 'rejected') expect(r.reason).toMatchObject({ code: 'document_settled' });
    const { items } = await admin.api.admin.documents.list({ clientId, kind: 'invoice' });
    expect(items).toHaveLength(1);
  });

  it('a document that does not exist, an invoice or a cancelled proforma is document_settled', async () => {
    const { clientId } = await customer(w);
    const invoice = await settled((await issued(clientId)).id);
    const cancelled = await issued(clientId);
    await admin.api.admin.documents.cancel({ id: cancelled.id });
    for (const id of ['7ZZZZZZZZZZZZZZZZZZZZZZZZZ', invoice.id, cancelled.id])
      await expect(settled(id)).rejects.toMatchObject({ code: 'document_settled' });
  });

  it('documentUnpaid guards a unit of a higher module', async () => {
    const { clientId } = await customer(w);
    const { id } = await issued(clientId);
    const guarded = () =>
      new Unit(w.ctx())
        .guard('document_settled', documentUnpaid(id))
        .audit({ action: 'test.ran', subject: 'test', words: { code: 'test:ran', text: 'Ran' } })
        .commit('ran');
    expect(await guarded()).toBe('ran');
    await settled(id);
    await expect(guarded()).rejects.toMatchObject({ code: 'document_settled' });
  });
});

describe('cancelling', () => {
  it('IN-08 an unpaid proforma becomes cancelled, once, and the activity log says by whom', async () => {
    const { clientId } = await customer(w);
    const { id, number } = await issued(clientId);
    await admin.api.admin.documents.cancel({ id });
    expect(await admin.api.admin.documents.get({ id })).toMatchObject({ status: 'cancelled', paidAt: null });
    await expect(admin.api.admin.documents.cancel({ id })).rejects.toMatchObject({ code: 'document_settled' });
    const { results } = await w.env.DB.prepare("SELECT * FROM activity WHERE subject = 'document:' || ?")
      .bind(id)
      .all();
    expect(results).toHaveLength(1);
    expect(results[0]).toMatchObject({ action: 'document.cancelled', actor_id: admin.id, client_id: clientId });
    expect(results[0]?.summary).toContain(number);
  });

  it('an invoice is refused, a stranger’s id is 404, and reading rights do not suffice', async () => {
    const { clientId } = await customer(w);
    const invoice = await settled((await issued(clientId)).id);
    await expect(admin.api.admin.documents.cancel({ id: invoice.id })).rejects.toMatchObject({
      code: 'document_settled',
    });
    const nothing = admin.api.admin.documents.cancel({ id: '7ZZZZZZZZZZZZZZZZZZZZZZZZZ' });
    await expect(nothing).rejects.toMatchObject({ code: 'not_found' });
    const reader = await staff(w, ['finance.read']);
    const { id } = await issued(clientId);
    await expect(reader.api.admin.documents.cancel({ id })).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('what was issued', () => {
  it('stays as it is, whoever writes: append_only, document_settled', async () => {
    const { clientId } = await customer(w);
    const { id } = await issued(clientId);
    const code = async (sql: string) => {
      try {
        await w.env.DB.prepare(sql).bind(id).run();
        return 'accepted';
      } catch (error) {
        return problemOfDatabaseError(error)?.code ?? String(error);
      }
    };
    expect(await code('UPDATE document SET total_minor = 1, subtotal_minor = 1 WHERE id = ?')).toBe('append_only');
    expect(await code("UPDATE document SET customer = '{}' WHERE id = ?")).toBe('append_only');
    expect(await code('UPDATE document_line SET amount_minor = 1 WHERE document_id = ?')).toBe('append_only');
    expect(await code('DELETE FROM document_line WHERE document_id = ?')).toBe('append_only');
    expect(await code('DELETE FROM document WHERE id = ?')).toBe('append_only');
    await settled(id);
    expect(await code("UPDATE document SET status = 'unpaid', paid_at = NULL, related_id = NULL WHERE id = ?")).toBe(
      'document_settled',
    );
  });
});

describe('lists', () => {
  it('a customer sees its own documents only; another’s id is 404', async () => {
    const [mine, other] = await Promise.all([customer(w), customer(w)]);
    const own = await issued(mine.clientId);
    const foreign = await issued(other.clientId);
    const { items } = await mine.api.client.documents.list({});
    expect(items.map((d) => d.id)).toEqual([own.id]);
    expect(await mine.api.client.documents.get({ id: own.id })).toEqual(own);
    await expect(mine.api.client.documents.get({ id: foreign.id })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('filter by kind and status, and page through ties of one instant', async () => {
    const mine = await customer(w);
    for (let i = 0; i < 27; i++) await issued(mine.clientId);
    const invoice = await settled((await issued(mine.clientId)).id);
    const first = await mine.api.client.documents.list({ status: 'unpaid' });
    expect(first.items).toHaveLength(25);
    const rest = await mine.api.client.documents.list({ status: 'unpaid', cursor: first.nextCursor ?? undefined });
    expect(rest.items).toHaveLength(2);
    expect(new Set([...first.items, ...rest.items].map((d) => d.id)).size).toBe(27);
    expect((await mine.api.client.documents.list({ kind: 'invoice' })).items.map((d) => d.id)).toEqual([invoice.id]);
    expect((await mine.api.client.documents.list({ status: 'invoiced' })).items).toHaveLength(1);
  });

  it('staff find by client, number and currency, and sort by total', async () => {
    const name = unique('Zoe');
    const mine = await customer(w, { currency: 'GBP' });
    const named = { currency: 'GBP', customer: { ...CUSTOMER, name } };
    const small = await issued(mine.clientId, named);
    const large = await issued(mine.clientId, { ...named, lines: [{ description: 'Much', amountMinor: 9000 }] });
    const list = async (input: object) => (await admin.api.admin.documents.list(input)).items.map((d) => d.id);
    expect(await list({ clientId: mine.clientId, sort: 'totalMinor' })).toEqual([small.id, large.id]);
    expect(await list({ clientId: mine.clientId, sort: '-totalMinor' })).toEqual([large.id, small.id]);
    expect(await list({ q: large.number.toLowerCase() })).toEqual([large.id]);
    expect(await list({ currency: 'GBP' })).toEqual([large.id, small.id]);
    expect((await admin.api.admin.documents.list({ q: small.number })).items[0]).toMatchObject({ clientName: name });
  });

  it('sort by number as it counts, by status and by date, page after page, up and down', async () => {
    const mine = await customer(w, { currency: 'GBP' });
    const documents: Awaited<ReturnType<typeof issued>>[] = [];
    for (let i = 0; i < 14; i++) {
      w.advance(60_000);
      const proforma = await issued(mine.clientId, { currency: 'GBP' });
      documents.push(proforma, await settled(proforma.id));
    }
    for (let i = 0; i < 3; i++) documents.push(await issued(mine.clientId, { currency: 'GBP' }));
    const walk = async (input: object) => {
      const first = await admin.api.admin.documents.list({ clientId: mine.clientId, ...input });
      const cursor = first.nextCursor;
      const rest = cursor && (await admin.api.admin.documents.list({ clientId: mine.clientId, ...input, cursor }));
      return [...first.items, ...(rest ? rest.items : [])];
    };
    const byNumber = documents
      .toSorted((a, b) => (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : ordinal(a.number) - ordinal(b.number)))
      .map((d) => d.number);
    expect((await walk({ sort: 'number' })).map((d) => d.number)).toEqual(byNumber);
    expect((await walk({ sort: '-number' })).map((d) => d.number)).toEqual(byNumber.toReversed());
    const now = await walk({});
    for (const [key, value] of [
      ['kind', 'invoice'],
      ['status', 'unpaid'],
    ] as const) {
      const narrowed = byNumber.filter((n) => now.find((d) => d.number === n)?.[key] === value);
      expect((await walk({ sort: 'number', [key]: value })).map((d) => d.number)).toEqual(narrowed);
    }
    const statuses = (await walk({ sort: 'status' })).map((d) => d.status);
    expect(statuses).toHaveLength(31);
    expect(statuses).toEqual(statuses.toSorted());
    expect((await walk({ sort: '-status' })).map((d) => d.status)).toEqual(statuses.toReversed());
    const at = documents[6]?.issuedAt ?? 0;
    const since = documents.filter((d) => d.issuedAt >= at).length;
    expect(await walk({ from: at })).toHaveLength(since);
    expect(await walk({ to: at, sort: 'number' })).toHaveLength(31 - since);
  });

  it('are read in the order of an index, whatever the sort, also of one status or kind', async () => {
    for (const filter of [{}, { status: 'unpaid' }, { kind: 'invoice' }, { currency: 'EUR' }] as const)
      for (const sort of ['number', 'status', 'issuedAt', 'totalMinor'])
        for (const direction of ['', '-']) {
          const { query } = documentPage(w.ctx().db, { ...filter, sort: `${direction}${sort}` });
          expect(await planOf(w, query), `${JSON.stringify(filter)} ${direction}${sort}`).toMatch(IN_INDEX_ORDER);
        }
  });
});
