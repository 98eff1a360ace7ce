import { beforeAll, describe, expect, it } from 'vitest';
import { customer, staff, unique } from '../../testing/actors.ts';
import { ORIGIN, type World, world } from '../../testing/world.ts';
import { BUDGETS, UNCONFIRMED_PER_DAY } from '../rules.ts';
import { post } from './post-mail.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});

const HOUR = 3_600_000;
const template = {
  kind: 'serviceFailed',
  name: 'BUY AT EVIL',
  service: 'VPN #1',
  link: `${ORIGIN}/services/1`,
  shop: 'Shop',
} as const;
const write = (to: string, over: { clientId?: string; ip?: string } = {}) =>
  post(
    { ...w.ctx(), ip: over.ip ?? '' },
    { key: unique('fact'), to, clientId: over.clientId ?? null, language: 'en', template },
  );
const mailsTo = async (to: string) =>
  (
    await w.env.DB.prepare('SELECT * FROM mail WHERE recipient = ? ORDER BY id').bind(to).all<{
      state: string;
      text: string;
      subject: string;
      last_error: string | null;
    }>()
  ).results;
const sentTo = async (to: string) => (await mailsTo(to)).filter(({ state }) => state === 'sent').length;
const times = async (n: number, act: (i: number) => Promise<unknown>) => {
  const answers: unknown[] = [];
  for (let i = 0; i < n; i++) answers.push(await act(i));
  return answers;
};

describe('budgets of mail', () => {
  const { address, account, network } = BUDGETS.unconfirmed;

  it('an address that nobody has confirmed gets five an hour and ten a day; what is beyond is kept and sent by staff', async () => {
    const to = `${unique('victim')}@client.test`;
    expect(await times(8, () => write(to))).toEqual([...Array(5).fill('queued'), ...Array(3).fill('held')]);
    await w.drain();
    expect(await sentTo(to)).toBe(address.hour);
    expect((await mailsTo(to)).at(-1)).toMatchObject({
      state: 'failed',
      last_error: expect.stringContaining('Held back'),
    });
    w.advance(HOUR);
    expect(await times(8, () => write(to))).toEqual([...Array(5).fill('queued'), ...Array(3).fill('held')]);
    w.advance(HOUR);
    expect(await write(to)).toBe('held');
    w.advance(23 * HOUR);
    expect(await write(to)).toBe('queued');
    const { api } = await staff(w, ['monitoring.read', 'monitoring.write']);
    const listed = async (state: 'failed' | 'held') =>
      (await api.admin.mails.list({ q: to, state, sort: 'createdAt' })).items;
    expect(await listed('failed')).toEqual([]);
    expect((await listed('held')).map((mail) => mail.state)).toEqual(Array(7).fill('held'));
    const [held] = await listed('held');
    await api.admin.mails.retry({ id: held?.id ?? '' });
    await w.drain();
    expect((await mailsTo(to)).find((mail) => (mail as never as { id: string }).id === held?.id)?.state).toBe('sent');
  });

  it('an account writes to ten addresses that nobody has confirmed in an hour', async () => {
    const { clientId } = await customer(w);
    const got = await times(account.hour + 2, (i) => write(`${unique('x')}-${i}@client.test`, { clientId }));
    expect(got.filter((answer) => answer === 'held')).toHaveLength(2);
  });

  it('a network sets twenty off in an hour, whatever the accounts, and the jobs between do not hide it', async () => {
    const ip = '198.51.100.0/24';
    const got = await times(network.hour + 3, () => write(`${unique('n')}@client.test`, { ip }));
    expect(got.filter((answer) => answer === 'held')).toHaveLength(3);
    expect(await write(`${unique('n')}@client.test`, { ip: '203.0.113.0/24' })).toBe('queued');
  });

  it('many at once do not slip through', async () => {
    const to = `${unique('rush')}@client.test`;
    const got = await Promise.all(Array.from({ length: 20 }, () => write(to)));
    expect(got.filter((answer) => answer === 'queued')).toHaveLength(address.hour);
  });

  it('an account with a confirmed address and many services hears of each of them', async () => {
    const { email, clientId } = await customer(w);
    expect(new Set(await times(60, () => write(email, { clientId })))).toEqual(new Set(['queued']));
  });
});

describe('budgets of the unconfirmed', () => {
  const { account, network } = BUDGETS.unconfirmed;

  it.each([
    ['an account', account.hour, async () => ({ clientId: (await customer(w)).clientId })],
    ['a network', network.hour, async () => ({ ip: '198.51.101.0/24' })],
  ])('are not used up by what %s sets off to a confirmed address', async (_, most, by) => {
    const { email } = await customer(w);
    const from = await by();
    expect(new Set(await times(most + 1, () => write(email, from)))).toEqual(new Set(['queued']));
    const got = await times(most + 1, () => write(`${unique('u')}@client.test`, from));
    expect(got).toEqual([...Array(most).fill('queued'), 'held']);
    expect(await write(email, from)).toBe('queued');
  });

  it('end for the whole shop at two thousand in a day, whoever set them off; confirmed addresses are written to all the same', async () => {
    await w.env.DB.prepare('DELETE FROM mail').run();
    const { email } = await customer(w);
    const anybody = () => write(`${unique('whole')}@client.test`);
    const { id } = w.ctx();
    const ids = Array.from({ length: UNCONFIRMED_PER_DAY - 1 }, () => id());
    await w.env.DB.prepare(
      `INSERT INTO mail (id, key, recipient, subject, text, state, attempts, created_at, confirmed)
        SELECT value, value, value || '@client.test', 's', 't', 'sent', 1, ?2, 0 FROM json_each(?1)`,
    )
      .bind(JSON.stringify(ids), w.clock.now)
      .run();
    expect([await anybody(), await anybody(), await anybody()]).toEqual(['queued', 'held', 'held']);
    expect(await write(email)).toBe('queued');
    w.advance(24 * HOUR);
    expect(await anybody()).toBe('queued');
    await w.env.DB.prepare('DELETE FROM mail').run();
  });
});

describe('a mail to an address that nobody has confirmed', () => {
  it('carries no word of whoever set it off, in either language', async () => {
    for (const language of ['en', 'pl']) {
      const to = `${unique('free')}@client.test`;
      const kinds = ['passwordReset', 'passwordChanged', 'emailChanging', 'serviceSuspended', 'serviceFailed'] as const;
      const all = { ...template, email: 'buy-at@evil.test', amount: '1 €', until: '' };
      for (const kind of kinds)
        await post(w.ctx(), { key: unique('fact'), to, clientId: null, language, template: { ...all, kind } as never });
      const mails = await mailsTo(to);
      expect(mails).toHaveLength(kinds.length);
      for (const { text, subject } of mails) {
        expect(`${subject}\n${text}`).not.toMatch(/EVIL|evil/);
        expect(text.split('\n')[0]).toBe(language === 'pl' ? 'Dzień dobry,' : 'Hello,');
      }
    }
  });

  it('is greeted by name once its owner has opened a link that was mailed to it', async () => {
    const { email } = await customer(w, { name: 'Łucja', confirmed: false });
    await w.browser().api.public.forgotPassword({ email });
    await w.drain();
    const [asked] = (await w.browser().api.public.demoMails({})).items.filter(({ to }) => to === email);
    expect(asked?.text).toMatch(/^Hello,\n/);
    const token = /reset-password#([\w-]{43})/.exec(asked?.text ?? '')?.[1] ?? '';
    await w.browser().api.public.resetPassword({ token, password: 'staple of another kind' });
    await write(email);
    expect((await mailsTo(email)).at(-1)?.text).toMatch(/^Hello BUY AT EVIL,\n/);
  });
});
