/** Who reads a reason: what the customer reads and what staff note are two fields, on every command that takes one. */
import { beforeAll, describe, expect, it } from 'vitest';
import { endpoints } from '../testing/endpoints.ts';
import { activeService, type Living } from '../testing/lifecycle.ts';
import { MICRO, shop, withRoomyLicence } from '../testing/shop.ts';
import { type World, world } from '../testing/world.ts';

withRoomyLicence();
let w: World;
beforeAll(async () => {
  w = await world();
});

/** Read by the customer under another name. */
const SPOKEN: Record<string, string> = { 'admin.clients.adjust': 'description' };
const taking = endpoints.filter(
  ({ name, audience, fields }) => audience === 'admin' && (fields.reason || SPOKEN[name]),
);

const NOTE = 'Chargeback suspected, ask Ola first';
const REASON = 'As agreed by phone';
const said = { reason: REASON, note: NOTE };

type Shop = Living['s'];
/** Everything that the customer can read about it. */
async function readBy({ buyer: { api, email } }: Shop, id: string, paymentId?: string) {
  const mails = await w.env.DB.prepare('SELECT subject, text FROM mail WHERE recipient = ?').bind(email).all();
  return JSON.stringify([
    await api.client.services.get({ id }),
    await api.client.services.list({}),
    await api.client.wallet.transactions({}),
    await api.client.documents.list({}),
    paymentId ? await api.client.payments.get({ id: paymentId }) : null,
    mails.results,
  ]);
}
const logOf = async ({ admin, buyer }: Shop) =>
  (await admin.api.admin.activity.list({ clientId: buyer.clientId })).items.map(({ summary }) => summary).join('\n');

async function waiting() {
  const s = await shop(w, { fundsMicro: 0 });
  const { serviceId, payment } = await s.buyer.api.client.orders.place({
    productId: s.productId,
    period: 'monthly',
    expectedTotalMicro: 20.5 * MICRO,
    payWith: 'bank',
  });
  return { s, id: serviceId, paymentId: payment?.id ?? '' };
}

type Done = { s: Shop; id: string; paymentId?: string };
const COMMANDS: Record<string, () => Promise<Done>> = {
  'admin.services.suspend': async () => {
    const { s, id } = await activeService(w);
    await s.admin.api.admin.services.suspend({ id, ...said });
    return { s, id };
  },
  'admin.services.terminate': async () => {
    const { s, id } = await activeService(w);
    await s.admin.api.admin.services.terminate({ id, ...said });
    return { s, id };
  },
  'admin.services.cancel': async () => {
    const { s, id } = await waiting();
    await s.admin.api.admin.services.cancel({ id, ...said });
    return { s, id };
  },
  'admin.payments.decline': async () => {
    const { s, id, paymentId } = await waiting();
    await s.admin.api.admin.payments.decline({ id: paymentId, ...said });
    return { s, id, paymentId };
  },
  'admin.clients.adjust': async () => {
    const { s, id } = await waiting();
    const { clientId } = s.buyer;
    await s.admin.api.admin.clients.adjust({ id: clientId, amountMicro: MICRO, description: REASON, note: NOTE });
    return { s, id };
  },
};

describe('a command that takes a reason', () => {
  it('takes a note for staff beside it, and is known to this test', () => {
    expect(taking.filter(({ fields }) => !fields.note).map(({ name }) => name)).toEqual([]);
    expect(taking.map(({ name }) => name).toSorted()).toEqual(Object.keys(COMMANDS).toSorted());
  });

  it.each(Object.keys(COMMANDS))(
    '%s: the customer reads the reason, and the note nowhere; staff read both in the activity log',
    async (name) => {
      const { s, id, paymentId } = await (COMMANDS[name] as () => Promise<Done>)();
      await w.drain();
      const read = await readBy(s, id, paymentId);
      expect(read).toContain(REASON);
      expect(read).not.toContain('Chargeback');
      expect(await logOf(s)).toContain(`${REASON} (internal: ${NOTE})`);
      const { cause } = await s.admin.api.admin.services.get({ id });
      expect(cause?.message ?? '').not.toContain('Chargeback');
    },
  );

  it('without a note says the reason alone', async () => {
    const { s, id } = await activeService(w);
    await s.admin.api.admin.services.suspend({ id, reason: REASON, note: '' });
    expect(await logOf(s)).not.toContain('internal');
  });
});
