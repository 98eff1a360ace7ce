import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { Outcome } from '../drivers/outcome.ts';
import type { Mail, SenderDriver } from '../drivers/sender/port.ts';
import { drivers } from '../registry.ts';
import { customer, staff, unique } from '../testing/actors.ts';
import { ORIGIN, type World, world } from '../testing/world.ts';
import { mailPage } from './store.ts';
import { deliver } from './verbs/deliver-mail.ts';
import { type Letter, post } from './verbs/post-mail.ts';

let w: World;
const READ = ['monitoring.read'] as const;
beforeAll(async () => {
  w = await world();
});
beforeEach(() => {
  w.app.drivers = drivers;
});

type Sent = Outcome<null>;
/** A post office that answers in turn; the last answer repeats. */
function answering(...answers: Sent[]) {
  const got: Mail[] = [];
  const log: SenderDriver = {
    simulated: false,
    key: 'log',
    label: 'Test',
    capabilities: [],
    config: z.strictObject({}),
    open: () => ({
      send: async (mail) => {
        got.push(mail);
        return answers[Math.min(got.length, answers.length) - 1] as Sent;
      },
    }),
  };
  w.app.drivers = { ...drivers, sender: { log } };
  return got;
}
const OK: Sent = { kind: 'ok', value: null };
const fault = (detail: string) => ({ class: 'transport' as const, detail });

const letter = (over: Partial<Letter> = {}): Letter => ({
  key: unique('fact'),
  to: `${unique('to')}@client.test`,
  clientId: null,
  language: 'en',
  template: { kind: 'serviceActivated', name: 'Ada', service: 'VPN #1', link: `${ORIGIN}/services/1`, shop: 'Shop' },
  ...over,
});
const mailsTo = async (to: string) => (await (await staff(w, READ)).api.admin.mails.list({ q: to })).items;
const stored = async (to: string) =>
  (await w.env.DB.prepare('SELECT * FROM mail WHERE recipient = ? ORDER BY id').bind(to).all()).results;

describe('the mail with a reset link', () => {
  it('asked for on the page reaches the address in the user’s language, and its link sets a new password', async () => {
    const { email, id, clientId } = await customer(w, { language: 'pl', name: 'Łucja' });
    const got = answering(OK);
    await w.browser().api.public.forgotPassword({ email });
    await w.drain();
    const [mail] = got.filter((m) => m.to === email);
    expect(mail?.subject).toBe('Culvert: ustaw nowe hasło');
    expect(mail?.text).toMatch(/^Dzień dobry, Łucja,\n/);
    const token = /https:\/\/shop\.test\/reset-password#([\w-]{43})\n/.exec(mail?.text ?? '')?.[1] ?? '';
    await w.browser().api.public.resetPassword({ token, password: 'staple of another kind' });
    await w.browser().api.public.signIn({ email, password: 'staple of another kind' });
    expect(await mailsTo(email)).toMatchObject([{ state: 'sent', clientId, createdAt: w.clock.now }]);
    expect(id).not.toBe(clientId);
  });

  it('is listed to staff with its link masked, and no table holds the token in clear', async () => {
    const { email } = await customer(w);
    const got = answering(OK);
    await w.browser().api.public.forgotPassword({ email });
    await w.drain();
    const token = /#([\w-]{43})/.exec(got[0]?.text ?? '')?.[1] ?? 'none';
    expect((await mailsTo(email))[0]?.text).toContain(`${ORIGIN}/reset-password#***`);
    const { rest } = await staff(w);
    for (const path of ['mails', 'jobs', 'activity'])
      expect(await (await rest('GET', `/api/v1/admin/${path}?limit=100`)).text()).not.toContain(token);
    for (const table of ['mail', 'job', 'activity', 'password_reset'])
      expect(JSON.stringify((await w.env.DB.prepare(`SELECT * FROM ${table}`).all()).results)).not.toContain(token);
  });

  it('is not written any more once the link has run out', async () => {
    const { email } = await customer(w);
    await w.browser().api.public.forgotPassword({ email });
    w.advance(60 * 60_000);
    await w.drain();
    expect(await stored(email)).toEqual([]);
  });

  it('is written once although its job runs twice', async () => {
    const { email } = await customer(w);
    const got = answering(OK);
    await w.browser().api.public.forgotPassword({ email });
    await w.drain();
    await w.env.DB.prepare("UPDATE job SET state = 'queued' WHERE name IN ('mail.password_reset', 'mail.send')").run();
    await w.drain();
    expect(got.filter((m) => m.to === email)).toHaveLength(1);
    expect(await stored(email)).toHaveLength(1);
  });

  it('R-07 a hostile name is stored verbatim, and in the mail it is a word of plain text', async () => {
    const name = '<img src=x onerror=alert(1)>';
    const { email } = await customer(w, { name });
    const got = answering(OK);
    await w.browser().api.public.forgotPassword({ email });
    await w.drain();
    expect(got[0]?.text.split('\n')[0]).toBe(`Hello ${name},`);
    expect(Object.keys(got[0] ?? {}).sort()).toEqual(['at', 'attachments', 'html', 'id', 'subject', 'text', 'to']);
    expect(got[0]?.html).toContain('<p>Hello &lt;img src=x onerror=alert(1)&gt;,</p>');
    expect(got[0]?.attachments).toEqual([]);
    expect((await mailsTo(email))[0]?.text).toContain(name);
  });
});

describe('delivery', () => {
  it('that fails for now is tried again and then sent; the list shows it queued meanwhile', async () => {
    const mail = letter();
    const got = answering({ kind: 'retry', afterMs: 30_000, why: fault('Greylisted.') }, OK);
    await post(w.ctx(), mail);
    await w.drain();
    expect(await stored(mail.to)).toMatchObject([{ state: 'queued', attempts: 1, last_error: 'Greylisted.' }]);
    w.advance(30_000);
    await w.drain();
    expect(await stored(mail.to)).toMatchObject([
      { state: 'sent', attempts: 2, last_error: null, sent_at: w.clock.now },
    ]);
    expect(new Set(got.map((m) => m.id)).size).toBe(1);
  });

  it('is by the first sender that is in use, in the order of staff: one that is off is passed over', async () => {
    const { api } = await staff(w, ['settings.read', 'settings.write']);
    const told: string[] = [];
    answering(OK);
    const log = w.app.drivers.sender.log as SenderDriver;
    const noting: SenderDriver = {
      ...log,
      config: z.strictObject({ name: z.string() }) as never,
      open: (_reach, { name }: { name?: string }) => ({
        send: async () => {
          told.push(name ?? '');
          return OK;
        },
      }),
    };
    w.app.drivers = { ...drivers, sender: { log: noting } };
    const make = (name: string, position: number, enabled: boolean) =>
      api.admin.senders.create({ driver: 'log', name, position, enabled, config: { name } });
    await w.env.DB.prepare('UPDATE sender SET enabled = 0').run();
    await make('second', 2, true);
    const { id } = await make('first', 1, true);
    await make('off', 0, false);
    const send = async () => {
      await post(w.ctx(), letter());
      await w.drain();
    };
    await send();
    await api.admin.senders.update({
      id,
      driver: 'log',
      name: 'first',
      position: 3,
      enabled: true,
      config: { name: 'first' },
    });
    await send();
    expect(told).toEqual(['first', 'second']);
    await w.env.DB.prepare('DELETE FROM sender WHERE enabled = 1').run();
    await w.env.DB.prepare("UPDATE sender SET enabled = 1 WHERE name <> 'off'").run();
  });

  it('that is refused fails at once with the reason, and runs again when staff say so', async () => {
    const mail = letter();
    answering({ kind: 'refused', why: fault('No such mailbox.') }, OK);
    await post(w.ctx(), mail);
    await w.drain();
    const [row] = await stored(mail.to);
    expect(row).toMatchObject({ state: 'failed', attempts: 1, last_error: 'No such mailbox.' });
    const { api } = await staff(w, ['monitoring.read', 'monitoring.write']);
    const [job] = (await api.admin.jobs.list({ subject: `mail:${row?.id}` })).items;
    expect(job).toMatchObject({ name: 'mail.send', state: 'failed', lastError: 'No such mailbox.', cause: mail.key });
    await api.admin.jobs.retry({ id: job?.id ?? '' });
    await w.drain();
    expect(await mailsTo(mail.to)).toMatchObject([{ state: 'sent' }]);
  });

  it('that keeps failing is failed after its last attempt', async () => {
    const mail = letter();
    const got = answering({ kind: 'retry', afterMs: 1000, why: fault('Busy.') });
    await post(w.ctx(), mail);
    for (let i = 0; i < 10; i++) {
      await w.drain();
      w.advance(6 * 3_600_000);
    }
    expect(got).toHaveLength(8);
    expect(await stored(mail.to)).toMatchObject([{ state: 'failed', attempts: 8 }]);
  });

  it('of the same fact happens once, and a mail without an access link is stored as it is', async () => {
    const mail = letter();
    const got = answering(OK);
    await Promise.all([post(w.ctx(), mail), post(w.ctx(), mail)]);
    await w.drain();
    expect(got).toHaveLength(1);
    expect(await stored(mail.to)).toMatchObject([
      { text_sealed: null, text: got[0]?.text, subject: 'Shop: VPN #1 is ready' },
    ]);
  });
});

describe('the list of mails', () => {
  it('is filtered by state, searched by the start of the address, and paged by each sort in both directions', async () => {
    const tag = unique('page');
    for (let i = 0; i < 30; i++) await post(w.ctx(), letter({ to: `${tag}-${i % 3}@client.test`, toStaff: true }));
    await w.drain();
    const { api } = await staff(w, READ);
    for (const sort of ['createdAt', 'to', 'state'] as const) {
      const pages = async (s: typeof sort | `-${typeof sort}`) => {
        const first = await api.admin.mails.list({ q: tag, state: 'sent', sort: s });
        const second = await api.admin.mails.list({ q: tag, state: 'sent', sort: s, cursor: first.nextCursor ?? '' });
        expect([first.items.length, second.items.length, second.nextCursor]).toEqual([25, 5, null]);
        return [...first.items, ...second.items].map((m) => m.id);
      };
      expect((await pages(`-${sort}`)).reverse()).toEqual(await pages(sort));
    }
    expect((await api.admin.mails.list({ q: tag, state: 'failed' })).items).toEqual([]);
  });

  it('is read by an index whatever the filter and the sort', async () => {
    for (const filter of [{}, { state: 'failed' as const }]) {
      for (const sort of ['createdAt', '-createdAt', 'to', '-to', 'state', '-state']) {
        const { sql, params } = mailPage(w.ctx().db, { ...filter, sort }).query.toSQL();
        const plan = await w.env.DB.prepare(`EXPLAIN QUERY PLAN ${sql}`)
          .bind(...params)
          .all<{ detail: string }>();
        const detail = plan.results.map((r) => r.detail).join('\n');
        expect(detail, sort).toMatch(/USING (COVERING )?INDEX/);
        expect(detail, sort).not.toMatch(/TEMP B-TREE/);
      }
    }
  });

  it('is for staff with monitoring.read', async () => {
    await expect((await staff(w, ['clients.read'])).api.admin.mails.list({})).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(w.browser().api.admin.mails.list({})).rejects.toMatchObject({ code: 'unauthorized', status: 401 });
  });
});

describe('the demo’s mailbox', () => {
  it('shows the last 50 mails with working links to anybody, and does not exist in production', async () => {
    const { email } = await customer(w);
    await w.browser().api.public.forgotPassword({ email });
    await w.drain();
    for (let i = 0; i < 49; i++) await post(w.ctx(), letter());
    const { api } = w.browser();
    const { items } = await api.public.demoMails({});
    expect(items).toHaveLength(50);
    expect(items.find((m) => m.to === email)?.text).toMatch(/reset-password#[\w-]{43}\n/);
    const { readDemoMails } = await import('./verbs/list-mails.ts');
    const ctx = { ...w.ctx({ kind: 'anonymous' }), mode: 'production' as const };
    await expect(readDemoMails(ctx)).rejects.toMatchObject({ code: 'not_found', status: 404 });
  });
});

describe('in production', () => {
  it('a shop without a real sender does not say “sent”: the mail is failed with that reason and stays to be read', async () => {
    const mail = letter();
    await post(w.ctx(), mail);
    const row = await w.env.DB.prepare('SELECT id FROM mail WHERE recipient = ?').bind(mail.to).first<string>('id');
    const ctx = { ...w.ctx(), mode: 'production' as const };
    const run = { jobId: 'x', attempt: 1, lastAttempt: false, leaseToken: 'x' };
    expect(await deliver(ctx, { mailId: row ?? '' }, run)).toMatchObject({ giveUp: expect.stringContaining('sender') });
    expect(await w.env.DB.prepare('SELECT state FROM mail WHERE id = ?').bind(row).first('state')).toBe('failed');
  });
});
