import { beforeAll, describe, expect, it } from 'vitest';
import { problemOfDatabaseError } from '../kernel/problem.ts';
import { Unit } from '../kernel/unit/unit.ts';
import { customer, staff } from '../testing/actors.ts';
import { taxedAt } from '../testing/tax.ts';
import { type World, world } from '../testing/world.ts';
import { issueProforma } from './index.ts';

let w: World;
let admin: Awaited<ReturnType<typeof staff>>;
beforeAll(async () => {
  w = await world();
  admin = await staff(w);
});

const party = { name: 'Someone', company: '', address: '', taxId: '', email: '' };

async function issued(taxRatePpm: number): Promise<string> {
  const [{ clientId }, ctx] = [await customer(w), w.ctx()];
  const documentId = ctx.id();
  const draft = {
    documentId,
    clientId,
    currency: 'EUR',
    lines: [{ description: 'Balance top-up', amountMinor: 5000 }],
    tax: taxedAt(taxRatePpm),
    issuer: party,
    customer: party,
    dueAt: w.clock.now,
  };
  await new Unit(ctx).write(...issueProforma(ctx, draft)).commit(null);
  return documentId;
}

describe('the tax of a document', () => {
  it('keeps which taxes it carries and why, and nobody can change that', async () => {
    const id = await issued(80_000);
    const change = w.env.DB.prepare('UPDATE document SET tax = NULL WHERE id = ?').bind(id).run();
    await expect(change).rejects.toSatisfy((error) => problemOfDatabaseError(error)?.code === 'append_only');
  });

  it('issued before decisions were kept shows its one name and rate', async () => {
    const id = await issued(230_000);
    const older = w.ctx().id();
    await w.env.DB.prepare(
      `INSERT INTO document SELECT ?1, kind, 'PRO-OLD-' || number, status, client_id, currency, subtotal_minor, tax_minor,
         total_minor, tax_name, tax_rate_ppm, issuer, customer, related_id, issued_at, due_at, paid_at, cancelled_at, NULL
       FROM document WHERE id = ?2`,
    )
      .bind(older, id)
      .run();
    expect(await admin.api.admin.documents.get({ id: older })).toMatchObject({
      taxes: [{ name: 'VAT', ratePpm: 230_000, amountMinor: 1150 }],
      taxReason: null,
    });
  });
});
