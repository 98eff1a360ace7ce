import { beforeAll, describe, expect, it } from 'vitest';
import { Unit } from '../kernel/unit/unit.ts';
import { insertService, orderedService, serviceActivated, serviceFailed } from '../services/index.ts';
import { customer, staff } from '../testing/actors.ts';
import { aProduct } from '../testing/catalog.ts';
import { ORIGIN, type World, world } from '../testing/world.ts';

let w: World;
let productId: string;
beforeAll(async () => {
  w = await world();
  const { api } = await staff(w);
  productId = (await aProduct(api)).id;
});

/** A service of that client, as ordered; nothing was delivered. */
async function serviceOf(clientId: string) {
  const ctx = w.ctx();
  const id = ctx.id();
  const product = { id: productId, name: { en: 'Plan 100', pl: 'Pakiet 100' }, config: { downMbps: 100, upMbps: 25 } };
  const order = orderedService({
    id,
    clientId,
    product: product as never,
    currency: 'EUR',
    period: 'monthly',
    setupMicro: 0,
    baseMicro: 5_000_000,
    priceVersion: 1,
    zone: 'UTC',
    now: w.clock.now,
    funding: { holdId: ctx.id() },
  });
  await new Unit(ctx).write(...insertService(ctx.db, order)).commit(null);
  const number = await w.env.DB.prepare('SELECT number FROM service WHERE id = ?').bind(id).first('number');
  return { id, number };
}
const mailsTo = async (to: string) =>
  (await w.env.DB.prepare('SELECT * FROM mail WHERE recipient = ? ORDER BY id').bind(to).all<Record<string, unknown>>())
    .results;

describe('mails about a service', () => {
  it('one that became active is told to its owner once, in the client’s language, with a link to its page and no VPN secret', async () => {
    const { clientId, email } = await customer(w, { language: 'pl', name: 'Łucja' });
    const { id, number } = await serviceOf(clientId);
    const sealed = ['username_sealed', 'password_sealed', 'vpn_name'].map((c) => `${c} = 'secret of ${c} ${id}'`);
    await w.env.DB.prepare(`UPDATE service SET ${sealed.join(', ')} WHERE id = ?`)
      .bind(id)
      .run();
    await new Unit(w.ctx()).emit(serviceActivated, { serviceId: id }, { key: id }).commit(null);
    await w.drain();
    await w.env.DB.prepare("UPDATE job SET state = 'queued' WHERE name = 'mail.service_activated'").run();
    await w.drain();
    const mails = await mailsTo(email);
    expect(mails).toMatchObject([
      {
        client_id: clientId,
        state: 'sent',
        text_sealed: null,
        subject: `Culvert: usługa Pakiet 100 #${number} jest gotowa`,
      },
    ]);
    expect(mails[0]?.text).toMatch(new RegExp(`^Dzień dobry, Łucja,\\n[^]*\\n${ORIGIN}/services/${id}\\n`));
    expect(JSON.stringify(mails)).not.toContain('secret of');
  });

  it('one that could not be set up is told each time, and that it cost nothing', async () => {
    const { clientId, email } = await customer(w);
    const { id, number } = await serviceOf(clientId);
    for (const key of ['first', 'second'])
      await new Unit(w.ctx()).emit(serviceFailed, { serviceId: id }, { key: `${id}:${key}` }).commit(null);
    await w.drain();
    const mails = await mailsTo(email);
    expect(mails.map((m) => m.subject)).toEqual(Array(2).fill(`Culvert: Plan 100 #${number} could not be set up`));
    expect(mails[0]?.text).toContain('back in your balance');
  });

  it('one that does not exist fails its job with the reason, and mails nobody', async () => {
    const serviceId = w.ctx().id();
    await new Unit(w.ctx()).emit(serviceActivated, { serviceId }, { subject: `service:${serviceId}` }).commit(null);
    await w.drain();
    const { api } = await staff(w, ['monitoring.read']);
    expect((await api.admin.jobs.list({ subject: `service:${serviceId}` })).items).toMatchObject([
      { name: 'mail.service_activated', state: 'failed', lastError: 'The service does not exist any more.' },
    ]);
  });
});
