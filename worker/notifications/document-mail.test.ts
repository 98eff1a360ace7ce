import { beforeAll, describe, expect, it } from 'vitest';
import { cancelProforma, invoicePaid, issueProforma, proformaIssued } from '../invoices/index.ts';
import { Unit } from '../kernel/unit/unit.ts';
import { customer, staff } from '../testing/actors.ts';
import { taxedAt } from '../testing/tax.ts';
import { ORIGIN, type World, world } from '../testing/world.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});

const party = { name: 'Someone', address: '', taxId: '' } as never;

/** An unpaid proforma of that client; the event is emitted with it. */
async function proformaOf(clientId: string) {
  const ctx = w.ctx();
  const documentId = ctx.id();
  await new Unit(ctx)
    .write(
      ...issueProforma(ctx, {
        documentId,
        clientId,
        currency: 'EUR',
        lines: [{ description: 'Balance', amountMinor: 1000 }],
        tax: taxedAt(230_000),
        issuer: party,
        customer: party,
        dueAt: w.clock.now,
      }),
    )
    .emit(proformaIssued, { documentId }, { key: documentId, subject: `document:${documentId}` })
    .commit(null);
  const number = String(
    await w.env.DB.prepare('SELECT number FROM document WHERE id = ?').bind(documentId).first('number'),
  );
  return { documentId, number };
}
const mailsTo = async (to: string) =>
  (await w.env.DB.prepare('SELECT * FROM mail WHERE recipient = ? ORDER BY id').bind(to).all<Record<string, unknown>>())
    .results;

describe('mails about a document', () => {
  it('an issued proforma is told to its owner with its number and a link to its page', async () => {
    const { clientId, email, name } = await customer(w);
    const { documentId, number } = await proformaOf(clientId);
    await w.drain();
    const mails = await mailsTo(email);
    expect(mails).toMatchObject([
      { client_id: clientId, state: 'sent', subject: `Culvert: ${number} waits for payment` },
    ]);
    expect(mails[0]?.text).toMatch(new RegExp(`^Hello ${name},\\n[^]*\\n${ORIGIN}/documents/${documentId}\\n`));
  });

  it('one that was cancelled before the mail was written is not mailed', async () => {
    const { clientId, email } = await customer(w);
    const { documentId } = await proformaOf(clientId);
    await new Unit(w.ctx()).write(...cancelProforma(w.ctx(), documentId)).commit(null);
    await w.drain();
    expect(await mailsTo(email)).toEqual([]);
  });

  it('a paid invoice is told once, in the client’s language', async () => {
    const { clientId, email } = await customer(w, { language: 'pl' });
    const { documentId, number } = await proformaOf(clientId);
    for (let i = 0; i < 2; i++)
      await new Unit(w.ctx()).emit(invoicePaid, { documentId, clientId }, { key: `paid:${documentId}` }).commit(null);
    await w.drain();
    const subjects = (await mailsTo(email)).map((m) => m.subject);
    expect(subjects.filter((s) => s === `Culvert: otrzymaliśmy płatność, ${number}`)).toHaveLength(1);
    expect(subjects).toHaveLength(2);
  });

  it('of a document that does not exist fails its job with the reason', async () => {
    const documentId = w.ctx().id();
    await new Unit(w.ctx()).emit(proformaIssued, { documentId }, { subject: `document:${documentId}` }).commit(null);
    await w.drain();
    const { api } = await staff(w, ['monitoring.read']);
    expect((await api.admin.jobs.list({ subject: `document:${documentId}` })).items).toMatchObject([
      { name: 'mail.proforma_issued', state: 'failed', lastError: 'The document does not exist any more.' },
    ]);
  });
});
