import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { refuse } from '../drivers/outcome.ts';
import type { SenderDriver } from '../drivers/sender/port.ts';
import { drivers } from '../registry.ts';
import { activeService, type Living, mailsTo } from '../testing/lifecycle.ts';
import { withFault } from '../testing/panels.ts';
import { accountsIn, withRoomyLicence } from '../testing/shop.ts';
import { type World, world } from '../testing/world.ts';

withRoomyLicence();
let w: World;
beforeAll(async () => {
  w = await world();
});

const acts = ({ s }: Living) => s.admin.api.admin.services;
const onServer = async ({ s }: Living) => (await accountsIn(s.networks[0] ?? ''))[0];
describe('the welcome mail sent again', () => {
  it('says to whom and what goes along, is written down, and is a mail of its own each time', async () => {
    const living = await activeService(w, 0, { vpn: { welcomeMail: 'config' } });
    const { mails } = living.s.admin.api.admin;
    const { email: to } = living.s.buyer;
    const before = (await mailsTo(w, living.s)).length;
    expect(await mails.resend({ id: living.id })).toEqual({ to, withConfig: true });
    await withFault({ fault: 'http-500' }, async () =>
      expect(await mails.resend({ id: living.id })).toEqual({ to, withConfig: false }),
    );
    await w.drain();
    const sent = (await mailsTo(w, living.s)).slice(before);
    expect(sent).toHaveLength(2);
    expect(new Set(sent.map(({ subject }) => subject)).size).toBe(1);
    expect((await living.trail()).at(-1)).toMatchObject({
      action: 'service.mail_resent',
      actor: living.s.admin.name,
      summary: expect.stringContaining(to),
    });
    await acts(living).suspend({ id: living.id, reason: 'Test' });
    await expect(mails.resend({ id: living.id })).rejects.toMatchObject({ code: 'wrong_state' });
  });
});

describe('a mail that cannot be sent', () => {
  it('V062 given a sender that refuses every mail, the order is delivered and paid all the same; only the mail is failed', async () => {
    const refusing: SenderDriver = {
      key: 'log',
      label: 'Refuses',
      simulated: false,
      capabilities: [],
      config: z.strictObject({}),
      open: () => ({ send: async () => refuse({ class: 'validation', detail: 'No such mailbox.' }) }),
    };
    w.app.drivers = { ...drivers, sender: { log: refusing } };
    try {
      const living = await activeService(w);
      expect(await living.known()).toMatchObject({ status: 'active', provisionStatus: 'completed', cause: null });
      expect(await onServer(living)).toMatchObject({ enabled: true, downMbps: 100, upMbps: 25 });
      expect((await living.money()).charges).toHaveLength(2);
      const mails = await w.env.DB.prepare('SELECT state FROM mail WHERE recipient = ?')
        .bind(living.s.buyer.email)
        .all<{ state: string }>();
      expect(mails.results.map(({ state }) => state)).toContain('failed');
    } finally {
      w.app.drivers = drivers;
    }
  });
});
