import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { customer, staff, unique } from '../../testing/actors.ts';
import { newBreakers } from '../../testing/breakers.ts';
import { arrivedFor, office, plant, smtpSettings } from '../../testing/post/index.ts';
import { ORIGIN, type World, world } from '../../testing/world.ts';
import { post } from './post-mail.ts';

let w: World;
beforeAll(async () => {
  w = await world();
  await w.env.DB.prepare('UPDATE sender SET enabled = 0').run();
});
beforeEach(async () => {
  w.app.breakers = newBreakers();
  await plant(null);
});

const draftOf = (config: Record<string, unknown>) => ({
  ...{ driver: 'smtp', name: 'Post', enabled: true, position: 0, config },
});
const SETTINGS = ['settings.read', 'settings.write'] as const;
const clerk = () => staff(w, [...SETTINGS, 'monitoring.read', 'monitoring.write']);
const emailOf = async (id: string) =>
  (await w.env.DB.prepare('SELECT email FROM admin WHERE id = ?').bind(id).first<string>('email')) ?? '';

const write = async (to: string) => {
  await post(w.ctx(), {
    ...{ key: unique('fact'), to, clientId: null, language: 'en' },
    template: { kind: 'serviceFailed', name: 'Ada', service: 'VPN #1', link: `${ORIGIN}/services/1`, shop: 'Shop' },
  });
  await w.drain();
};
const listed = async (to: string) => (await (await clerk()).api.admin.mails.list({ q: to })).items;
const idOf = (mail: Awaited<ReturnType<typeof arrivedFor>>[number] | undefined) =>
  mail?.headers.find(([name]) => name === 'Message-ID')?.[1];

describe('Z12 a sender that is being set up', () => {
  it.each(['plain', 'starttls', 'tls'] as const)(
    'sends a test mail over %s with the unsaved form to whoever asks, and shows what was said without secrets',
    async (how) => {
      const { api, id } = await clerk();
      const config = smtpSettings(how);
      const tested = await api.admin.senders.test({ draft: draftOf(config) });
      expect(tested).toMatchObject({ ok: true, detail: null, to: await emailOf(id) });
      expect(tested.transcript).toEqual(
        expect.arrayContaining(['> AUTH PLAIN ***', expect.stringMatching(/^< 250.*Taken/)]),
      );
      expect(tested.transcript.join('\n')).not.toContain(config.password);
      const [mail] = await arrivedFor(tested.to);
      expect(mail?.parts.map(({ type }) => type)).toEqual(['text/plain', 'text/html', 'text/plain']);
      expect((await api.admin.senders.list({ q: '' })).items.filter(({ driver }) => driver === 'smtp')).toEqual([]);
    },
  );

  it('says in the server’s words why it does not work', async () => {
    const { api } = await clerk();
    const tested = await api.admin.senders.test({ draft: draftOf({ ...smtpSettings(), password: 'wrong' }) });
    expect(tested).toMatchObject({ ok: false, detail: expect.stringContaining('535') });
    expect(tested.transcript.at(-1)).toBe('> QUIT');
  });

  it('is refused with what is missing, before anybody is called', async () => {
    const { api } = await clerk();
    const tested = api.admin.senders.test({ draft: draftOf({ ...smtpSettings(), from: 'nobody' }) });
    await expect(tested).rejects.toMatchObject({ data: { errors: [{ pointer: '/config/from' }] } });
  });

  it('keeps its password sealed, and a test with an untouched form uses it', async () => {
    const { api } = await clerk();
    const { id } = await api.admin.senders.create({ ...draftOf(smtpSettings()), enabled: false });
    const stored = await api.admin.senders.get({ id });
    expect(stored.config.password).toBe(true);
    const raw = await w.env.DB.prepare('SELECT * FROM sender WHERE id = ?').bind(id).first();
    expect(JSON.stringify(raw)).not.toContain(office().password.slice(0, 6));
    const { config, driver, name, enabled, position } = stored;
    const tested = await api.admin.senders.test({ id, draft: { driver, name, enabled, position, config } });
    expect(tested.ok).toBe(true);
    await api.admin.senders.remove({ id });
  });

  it.each([
    ['host', { host: '127.0.0.1' }],
    ['port', { port: office().echo }],
    ['transport', { transport: 'tls' }],
    ['user', { user: 'password' }],
  ])(
    'given another %s needs its password again, to be saved and to be tried: nobody is called with it',
    async (_, over) => {
      const { api } = await clerk();
      const { password, ...form } = smtpSettings();
      const { id } = await api.admin.senders.create({ ...draftOf({ ...form, password }), enabled: false });
      const draft = { ...draftOf({ ...form, ...over, password: true }), enabled: false };
      const again = {
        code: 'validation',
        data: {
          errors: [
            { pointer: '/config/password', message: 'The address differs from the saved one: enter this again.' },
          ],
        },
      };
      await expect(api.admin.senders.update({ id, ...draft })).rejects.toMatchObject(again);
      await expect(api.admin.senders.test({ id, draft })).rejects.toMatchObject(again);
      expect((await api.admin.senders.get({ id })).config).toMatchObject(form);
      await api.admin.senders.update({ id, ...draft, config: { ...draft.config, password } });
      expect((await api.admin.senders.get({ id })).config).toMatchObject({ ...form, ...over, password: true });
      await api.admin.senders.remove({ id });
    },
  );

  it('given another name and no other address keeps its password', async () => {
    const { api } = await clerk();
    const { password, ...form } = smtpSettings();
    const { id } = await api.admin.senders.create({ ...draftOf({ ...form, password }), enabled: false });
    await api.admin.senders.update({ id, ...draftOf({ ...form, fromName: 'Other' }), enabled: false });
    expect((await api.admin.senders.get({ id })).config).toMatchObject({ fromName: 'Other', password: true });
    await api.admin.senders.remove({ id });
  });

  it('is for staff who may change settings', async () => {
    const { api } = await staff(w, ['settings.read']);
    await expect(api.admin.senders.test({ draft: draftOf(smtpSettings()) })).rejects.toMatchObject({
      code: 'forbidden',
    });
    const { api: theirs } = await customer(w);
    await expect(theirs.admin.senders.test({ draft: draftOf(smtpSettings()) })).rejects.toMatchObject({ status: 401 });
  });
});

describe('a mail that cannot be delivered', () => {
  beforeAll(async () => {
    const { api } = await clerk();
    await api.admin.senders.create(draftOf(smtpSettings()));
  });

  it('is a dead letter with the server’s reason, and leaves under its Message-ID when staff send it again', async () => {
    const to = `${unique('dead')}@client.test`;
    await plant('unknown recipient');
    await write(to);
    const [dead] = await listed(to);
    expect(dead).toMatchObject({ state: 'failed', attempts: 1, lastError: expect.stringContaining('550 5.1.1') });
    await plant(null);
    const { api } = await clerk();
    await api.admin.mails.retry({ id: dead?.id ?? '' });
    await w.drain();
    expect(await listed(to)).toMatchObject([{ state: 'sent', lastError: null, sentAt: w.clock.now }]);
    const arrived = await arrivedFor(to);
    expect(arrived.map(idOf)).toEqual([`<${dead?.id.toLowerCase()}@culvert.test>`]);
    await expect(api.admin.mails.retry({ id: dead?.id ?? '' })).rejects.toMatchObject({ code: 'mail_not_failed' });
  });

  it('whose links are no longer kept is not sent again', async () => {
    const to = `${unique('gone')}@client.test`;
    await plant('unknown recipient');
    await write(to);
    const [dead] = await listed(to);
    await w.env.DB.prepare('UPDATE mail SET dropped = 1 WHERE id = ?').bind(dead?.id).run();
    const { api } = await clerk();
    await expect(api.admin.mails.retry({ id: dead?.id ?? '' })).rejects.toMatchObject({ code: 'mail_text_gone' });
  });

  it('for now waits longer each time: half a minute, then thrice as long, eight times in nine hours', async () => {
    const to = `${unique('later')}@client.test`;
    await plant('server error');
    await write(to);
    const waits: number[] = [];
    for (let i = 0; i < 7; i++) {
      const row = await w.env.DB.prepare("SELECT run_at FROM job WHERE state = 'queued' AND name = 'mail.send'").first<{
        run_at: number;
      }>();
      const wait = (row?.run_at ?? 0) - w.clock.now;
      waits.push(wait / 1000);
      w.advance(wait);
      await w.drain();
    }
    expect(waits).toEqual([30, 90, 270, 810, 2430, 7290, 21600]);
    expect(await listed(to)).toMatchObject([
      { state: 'failed', attempts: 8, lastError: expect.stringContaining('451') },
    ]);
  });
});
