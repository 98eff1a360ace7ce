import { beforeAll, describe, expect, it } from 'vitest';
import { hashToken } from '../kernel/id.ts';
import { customer, unique } from '../testing/actors.ts';
import { rowsOf, tried } from '../testing/asked.ts';
import { ctxThrough } from '../testing/contacts.ts';
import { type World, world } from '../testing/world.ts';
import { confirmEmail, stopEmailChange } from './verbs/change-email.ts';

let w: World;
const PASSWORD = 'correct horse battery';
const DAY = 24 * 3_600_000;
beforeAll(async () => {
  w = await world();
});

const address = (name = 'new') => `${unique(name)}@client.test`;
async function signedUp() {
  const b = w.browser();
  const email = address('old');
  await b.api.public.signUp({ name: 'Ada', email, password: PASSWORD, language: 'en' });
  const { user, client } = await b.api.public.session({});
  await w.env.DB.prepare('UPDATE user SET email_confirmed_at = created_at WHERE email = ?').bind(email).run();
  return { ...b, email, id: user?.id ?? '', clientId: client?.id ?? '' };
}
type Person = Awaited<ReturnType<typeof signedUp>>;
const ask = (mine: Person, email: string, currentPassword = PASSWORD) =>
  mine.api.client.account.changeEmail({ email, currentPassword });
const rows = rowsOf(() => w);
/** What the demo's mailbox shows: texts as their recipients get them. */
async function mailTo(email: string) {
  await w.drain();
  const { items } = await w.browser().api.public.demoMails({});
  return items.find((m) => m.to === email);
}
const tokenOf = (text: string | undefined, page: string) =>
  new RegExp(`https://shop\\.test/${page}#([\\w-]{43})\\n`).exec(text ?? '')?.[1] ?? '';
async function asked(mine: Person, email = address()) {
  await ask(mine, email);
  const confirm = tokenOf((await mailTo(email))?.text, 'confirm-email');
  const stop = tokenOf((await mailTo(mine.email))?.text, 'keep-email');
  return { email, confirm, stop };
}
const confirm = (token: string) => w.browser().api.public.confirmEmail({ token });
const stop = (token: string) => w.browser().api.public.stopEmailChange({ token });

describe('changing the e-mail address', () => {
  it('given the password, a link goes to the new address and a way to stop it to the old; confirmed, the new one signs in, sessions go on, staff see it', async () => {
    const mine = await signedUp();
    const { email, confirm: token, stop: stopToken } = await asked(mine);
    const account = mine.api.client.account;
    expect(await account.get({})).toMatchObject({
      email: mine.email,
      pendingEmail: { email, expiresAt: w.clock.now + DAY },
    });
    expect((await mailTo(email))?.text).not.toContain('Ada');
    expect((await mailTo(mine.email))?.text).toContain(email);
    expect(await confirm(token)).toEqual({ email, next: '' });
    expect(await account.get({})).toMatchObject({ email, pendingEmail: null });
    expect(await rows('SELECT owner_email FROM client WHERE id = ?', mine.clientId)).toEqual([{ owner_email: email }]);
    const b = w.browser();
    expect(await tried(b.api.public.signIn({ email: mine.email, password: PASSWORD }))).toBe('sign_in_failed');
    await b.api.public.signIn({ email, password: PASSWORD });
    expect(await tried(stop(stopToken))).toBe('link_spent');
    const log = await rows('SELECT action FROM activity WHERE subject = ? ORDER BY id', `user:${mine.id}`);
    expect(log.map((r) => r.action)).toEqual(
      expect.arrayContaining(['email_change.requested', 'email_change.confirmed']),
    );
  });

  it('with a wrong password, or to the address that it is already, nothing is asked for', async () => {
    const mine = await signedUp();
    expect(await tried(ask(mine, address(), 'a guess of mine'))).toBe('password_wrong');
    await expect(ask(mine, mine.email.toUpperCase())).rejects.toMatchObject({
      code: 'validation',
      data: { errors: [{ pointer: '/email' }] },
    });
    expect(await rows('SELECT id FROM email_change WHERE user_id = ?', mine.id)).toEqual([]);
  });

  it('tokens are hashed and sealed at rest, and in clear nowhere', async () => {
    const mine = await signedUp();
    const links = await asked(mine);
    const [row] = await rows('SELECT * FROM email_change WHERE user_id = ?', mine.id);
    expect(row).toMatchObject({
      token_hash: await hashToken(links.confirm),
      stop_hash: await hashToken(links.stop),
      token_sealed: expect.stringMatching(/^v1\.test\./),
    });
    const tables = await Promise.all(
      ['email_change', 'job', 'activity', 'mail'].map((t) => rows(`SELECT * FROM ${t}`)),
    );
    for (const token of [links.confirm, links.stop]) {
      expect(token).toHaveLength(43);
      expect(JSON.stringify(tables)).not.toContain(token);
    }
  });

  it('the link works once, also for two at once, until a day has gone by, and a GET uses nothing up', async () => {
    const mine = await signedUp();
    const first = await asked(mine);
    w.advance(DAY);
    expect(await tried(confirm(first.confirm))).toBe('link_spent');
    const second = await asked(mine);
    const b = w.browser();
    expect((await b.rest('GET', `/api/v1/email-change/confirm?token=${second.confirm}`)).status).toBe(405);
    expect((await b.rest('GET', `/api/v1/email-change/stop?token=${second.stop}`)).status).toBe(405);
    w.advance(DAY - 1);
    const results = await Promise.all([1, 2].map(() => tried(confirm(second.confirm))));
    expect(results.toSorted()).toEqual(['link_spent', 'ok']);
    for (const token of [second.confirm, second.stop, 'guess', ''])
      for (const use of [confirm, stop]) expect(await tried(use(token))).toBe('link_spent');
  });

  it('of a user who was disabled meanwhile, neither link does anything', async () => {
    const mine = await signedUp();
    const links = await asked(mine);
    await w.env.DB.prepare('UPDATE user SET disabled = 1 WHERE id = ?').bind(mine.id).run();
    expect(await tried(confirm(links.confirm))).toBe('link_spent');
    expect(await tried(stop(links.stop))).toBe('link_spent');
    expect(await rows('SELECT email FROM user WHERE id = ?', mine.id)).toEqual([{ email: mine.email }]);
  });

  it('stopped from the old address, the link to the new one is dead and the address stays; the other way round too', async () => {
    const mine = await signedUp();
    const links = await asked(mine);
    expect(await stop(links.stop)).toEqual({ email: mine.email });
    expect(await tried(confirm(links.confirm))).toBe('link_spent');
    expect(await mine.api.client.account.get({})).toMatchObject({ email: mine.email, pendingEmail: null });
    const other = await signedUp();
    const theirs = await asked(other);
    const results = await Promise.all([tried(stop(theirs.stop)), tried(confirm(theirs.confirm))]);
    expect(results.toSorted()).toEqual(['link_spent', 'ok']);
  });

  it('given both links at the same time, whoever is second learns that the first was faster, and the address is the first’s', async () => {
    const [kept, changed] = [await signedUp(), await signedUp()];
    const [a, b] = [await asked(kept), await asked(changed)];
    /** A request that has read the change, while the other one ends it. */
    const overtakenBy = (act: () => Promise<unknown>) => {
      let contacts = 0;
      return ctxThrough(w, async (go) => {
        contacts += 1;
        if (contacts === 2) await act();
        return go();
      });
    };
    expect(
      await tried(
        confirmEmail(
          overtakenBy(() => stop(a.stop)),
          { token: a.confirm },
        ),
      ),
    ).toBe('link_spent');
    expect(
      await tried(
        stopEmailChange(
          overtakenBy(() => confirm(b.confirm)),
          { token: b.stop },
        ),
      ),
    ).toBe('link_spent');
    expect((await kept.api.client.account.get({})).email).toBe(kept.email);
    expect((await changed.api.client.account.get({})).email).toBe(b.email);
  });

  it('a browser that opened the link is a known one of the new address', async () => {
    const mine = await signedUp();
    const { email, confirm: token } = await asked(mine);
    const from = () => w.browser({ 'cf-connecting-ip': '198.51.100.66' }).api.public;
    const opened = from();
    await opened.confirmEmail({ token });
    for (let i = 0; i < 5; i++) await tried(from().signIn({ email, password: 'guess' }));
    expect(await tried(from().signIn({ email, password: PASSWORD }))).toBe('throttled');
    expect(await tried(opened.signIn({ email, password: PASSWORD }))).toBe('ok');
  });

  it('asked for again, or dropped on the page, the links of before are dead', async () => {
    const mine = await signedUp();
    const first = await asked(mine);
    const second = await asked(mine);
    expect(await tried(confirm(first.confirm))).toBe('link_spent');
    await mine.api.client.account.dropEmailChange({});
    expect(await tried(confirm(second.confirm))).toBe('link_spent');
    expect((await mine.api.client.account.get({})).email).toBe(mine.email);
  });

  it('to an address that somebody has answers and shows the same as to a free one; only that mailbox learns it, and gets no link', async () => {
    const [mine, known] = [await signedUp(), await customer(w)];
    const free = address();
    const post = (email: string) =>
      mine.rest('POST', '/api/v1/client/email-change', { email, currentPassword: PASSWORD });
    const shown = async (email: string) => {
      const response = await post(email);
      const { pendingEmail } = await mine.api.client.account.get({});
      const told = (await mailTo(mine.email))?.text.replaceAll(email, '*').replace(/#\S+/, '');
      return [response.status, await response.text(), pendingEmail?.email === email, pendingEmail?.expiresAt, told];
    };
    expect(await shown(known.email)).toEqual(await shown(free));
    const mail = await mailTo(known.email);
    expect(mail?.subject).toBe('Culvert: you have an account with this address');
    expect(mail?.text).not.toContain('#');
    expect((await mailTo(free))?.text).toContain('/confirm-email#');
  });

  it('to an address that somebody took before it was confirmed: whoever reads its mail is told, and keeps the old one', async () => {
    const mine = await signedUp();
    const links = await asked(mine);
    await customer(w, { email: links.email });
    await expect(confirm(links.confirm)).rejects.toMatchObject({ code: 'email_taken', status: 409 });
    expect((await mine.api.client.account.get({})).email).toBe(mine.email);
  });

  it('ends reset links that the old address has, and a reset with one ends the change', async () => {
    const mine = await signedUp();
    const links = await asked(mine);
    await w.browser().api.public.forgotPassword({ email: mine.email });
    const reset = tokenOf((await mailTo(mine.email))?.text, 'reset-password');
    await confirm(links.confirm);
    const use = (token: string) => tried(w.browser().api.public.resetPassword({ token, password: 'another staple' }));
    expect(await use(reset)).toBe('link_spent');
    const other = await signedUp();
    const theirs = await asked(other);
    await w.browser().api.public.forgotPassword({ email: other.email });
    expect(await use(tokenOf((await mailTo(other.email))?.text, 'reset-password'))).toBe('ok');
    expect(await tried(confirm(theirs.confirm))).toBe('link_spent');
  });

  it('fills nobody’s mailbox: a user asks 5 times, an address gets 3 letters in a quarter of an hour', async () => {
    const target = address('target');
    const [a, b] = [await signedUp(), await signedUp()];
    for (let i = 0; i < 2; i++) for (const person of [a, b]) await ask(person, target).then(() => w.drain());
    expect(await rows('SELECT id FROM mail WHERE recipient = ?', target)).toHaveLength(3);
    for (let i = 0; i < 3; i++) await ask(a, address());
    expect(await tried(ask(a, address()))).toBe('throttled');
  });

  it('holds both addresses for a week after its end, no longer', async () => {
    const mine = await signedUp();
    await asked(mine);
    const left = () => rows('SELECT id FROM email_change WHERE user_id = ?', mine.id);
    const purge = w.app.tasks.find((t) => t.name === 'email-changes.purge');
    w.advance(8 * DAY - 1);
    await purge?.run(w.ctx());
    expect(await left()).toHaveLength(1);
    w.advance(2);
    await purge?.run(w.ctx());
    expect(await left()).toEqual([]);
  });
});
