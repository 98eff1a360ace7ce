/** What staff read of an account on its server, and what a comparison of one service leaves behind. */
import { beforeAll, describe, expect, inject, it } from 'vitest';
import * as z from 'zod/mini';
import { refuse } from '../../drivers/outcome.ts';
import type { SenderDriver } from '../../drivers/sender/port.ts';
import { drivers } from '../../registry.ts';
import { staff } from '../../testing/actors.ts';
import { activeService, type Living, mailsTo } from '../../testing/lifecycle.ts';
import { withFault } from '../../testing/panels.ts';
import { accountsIn, withRoomyLicence } from '../../testing/shop.ts';
import { type World, world } from '../../testing/world.ts';

withRoomyLicence();
let w: World;
beforeAll(async () => {
  w = await world();
});

const acts = ({ s }: Living) => s.admin.api.admin.services;
const onServer = async ({ s }: Living) => (await accountsIn(s.networks[0] ?? ''))[0];
const nameOf = async (living: Living) => (await living.seen()).vpn?.name ?? '';

/** As the panel's own administrator. */
async function onPanel(method: string, name: string, body?: object) {
  const { url, token } = inject('panel');
  const response = await fetch(`${url}/api/v1/client/${name}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  expect(response.status).toBe(200);
}

describe('an account as its server has it', () => {
  it('is shown with its fields and the protocols of its network, without the password', async () => {
    const living = await activeService(w);
    const there = await onServer(living);
    await withFault({ fault: 'proto-off', arg: 'openvpn' }, async () => {
      const observed = await acts(living).observe({ id: living.id });
      expect(observed).toMatchObject({
        problem: null,
        presence: 'there',
        drift: [],
        account: {
          name: there?.name,
          network: there?.network,
          ipv4: there?.ipv4,
          username: there?.username,
          enabled: true,
          caps: { downMbps: 100, upMbps: 25 },
        },
        protocols: { wireguard: true, amneziawg: true, openvpn: false, ikev2: true },
      });
      expect(JSON.stringify(observed)).not.toContain(there?.password);
    });
  });

  it('that drifted is told field by field, next to the speeds of the product', async () => {
    const living = await activeService(w);
    await onPanel('PUT', await nameOf(living), { b_upload: 3, status: 'disable' });
    expect(await acts(living).observe({ id: living.id })).toMatchObject({
      presence: 'there',
      account: { enabled: false, caps: { downMbps: 100, upMbps: 3 } },
      drift: [
        { field: 'enabled', here: 'true', there: 'false' },
        { field: 'upMbps', here: '25', there: '3' },
      ],
    });
    expect(await living.known()).toMatchObject({ productCaps: { downMbps: 100, upMbps: 25 } });
  });

  it('on a panel that fails is unknown, for the reason given; nothing is changed by a look', async () => {
    const living = await activeService(w);
    const before = await living.known();
    await withFault({ fault: 'http-500' }, async () => {
      expect(await acts(living).observe({ id: living.id, insist: 'yes' })).toMatchObject({
        presence: 'unknown',
        account: null,
        problem: expect.stringContaining('500'),
      });
    });
    expect(await living.known()).toEqual(before);
  });

  it('of a panel that is loading is there, and the panel is said to be busy', async () => {
    const living = await activeService(w);
    await withFault({ fault: 'loading' }, async () => {
      const { problem } = await acts(living).observe({ id: living.id, insist: 'yes' });
      expect(problem).toMatch(/Loading/);
    });
  });

  it('is for staff who read services; its password is for those with that permission, and each look is written down', async () => {
    const living = await activeService(w);
    const reader = (await staff(w, ['services.read'])).api.admin.services;
    expect(await reader.observe({ id: living.id })).toMatchObject({ presence: 'there' });
    await expect(reader.credentials({ id: living.id })).rejects.toMatchObject({ code: 'forbidden' });
    const { password } = await acts(living).credentials({ id: living.id });
    expect(password).toBe((await onServer(living))?.password);
    expect((await living.trail()).at(-1)).toMatchObject({
      action: 'service.credentials_shown',
      actor: living.s.admin.name,
    });
    await expect(reader.observe({ id: living.s.serverId })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('an account that somebody deleted on the panel', () => {
  it('V072 is shown as missing; compared, its service needs attention for that reason and stays active, once; a new account ends it', async () => {
    const living = await activeService(w);
    const name = await nameOf(living);
    await onPanel('DELETE', name);
    expect(await acts(living).observe({ id: living.id })).toMatchObject({
      problem: null,
      presence: 'missing',
      account: null,
      drift: [{ field: 'account', here: name, there: null }],
    });
    expect(await living.known()).toMatchObject({ provisionStatus: 'completed' });
    for (const repair of [false, true, false])
      expect(await acts(living).sync({ id: living.id, repair: repair && undefined })).toMatchObject({
        drift: [{ field: 'account', there: null }],
        repairing: false,
      });
    expect(await living.known()).toMatchObject({
      status: 'active',
      provisionStatus: 'needs_attention',
      cause: { code: 'account_missing' },
    });
    expect((await living.trail()).filter((t) => t.action === 'service.needs_attention')).toHaveLength(1);
    await acts(living).recreate({ id: living.id });
    await w.drain();
    expect(await onServer(living)).toMatchObject({ name, enabled: true, downMbps: 100, upMbps: 25 });
    expect(await living.known()).toMatchObject({ provisionStatus: 'completed', cause: null });
  });
});

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
