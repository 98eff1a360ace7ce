import { beforeEach, describe, expect, it } from 'vitest';
import { makeReach, type Reach, type ReachLogEntry } from '../../../kernel/reach/reach.ts';
import { arrivedFor, office, type PostFault, plant, type Spoken, smtpSettings } from '../../../testing/post/index.ts';
import { senderSuite } from '../port.suite.ts';
import type { Mail } from '../port.ts';
import { smtpSender } from './index.ts';

let log: ReachLogEntry[] = [];
beforeEach(async () => {
  log = [];
  await plant(null);
});

/** A door as in the shop, whose patience is that of a test. */
function door(secrets: string[], mode: 'test' | 'production' = 'test'): Reach {
  const reach = makeReach({ mode, now: () => 0, log: (entry) => void log.push(entry), secrets });
  return { ...reach, converse: (asked) => reach.converse({ ...asked, replyMs: 1_000 }) };
}
type Settings = ReturnType<typeof smtpSettings>;
function opened(over: Partial<Settings> = {}, how: Spoken = 'plain', mode?: 'production') {
  const settings = { ...smtpSettings(how), ...over };
  const config = smtpSender.config.parse(settings);
  return smtpSender.open(door([settings.password], mode), config);
}

const settings = () => ({ ...smtpSettings('starttls') });
let last = 0;
const aMail = (over: Partial<Mail> = {}): Mail => ({
  id: `01JSMTP${String(++last).padStart(19, '0')}`,
  at: Date.UTC(2026, 5, 15, 12, 30, 5),
  to: `smtp-${last}@client.test`,
  subject: 'Zażółć gęślą jaźń',
  text: 'First line\n.\n..dots\n',
  html: '<p>First line</p>',
  attachments: [],
  ...over,
});
const header = ([mail]: Awaited<ReturnType<typeof arrivedFor>>, name: string) =>
  mail?.headers.filter(([key]) => key === name).map(([, value]) => value);

describe('the contract', () => {
  senderSuite({
    driver: smtpSender,
    get config() {
      return settings();
    },
    open: (how) => opened(how ? { password: 'not this one' } : {}, 'starttls'),
    remote: {
      async arrived(to) {
        const mails = await arrivedFor(to);
        const ids = new Map(mails.map((mail) => [header([mail], 'Message-ID')?.[0], mail]));
        return [...ids.values()].map(({ parts }) => parts[0]?.text ?? '');
      },
      breakWith: (fault) => plant(fault).then(() => undefined),
      logged: () => ({ text: JSON.stringify(log), secrets: [office().password, btoa(office().user)] }),
    },
  });
});

describe('Z12 a mail over SMTP', () => {
  it.each(['plain', 'starttls', 'tls', 'login'] as const)(
    'over %s arrives as it was written, signed in',
    async (how) => {
      const mail = aMail();
      expect(await opened({}, how).send(mail)).toEqual({ kind: 'ok', value: null });
      const got = await arrivedFor(mail.to);
      expect(got).toHaveLength(1);
      expect(got[0]).toMatchObject({
        ...{ from: 'shop@culvert.test', to: [mail.to], user: office().user, helo: 'culvert.test', at: mail.at },
        ...{ tls: how === 'starttls' || how === 'tls', defects: [], bare: 0, eight: false },
        tree: ['multipart/alternative', 'text/plain', 'text/html'],
      });
      expect(got[0]?.longest).toBeLessThanOrEqual(78);
      expect(got[0]?.parts.map(({ text }) => text?.trimEnd())).toEqual([mail.text.trimEnd(), mail.html]);
      expect(header(got, 'From')).toEqual(['Żółw & Sons <shop@culvert.test>']);
      expect(header(got, 'To')).toEqual([mail.to]);
      expect(header(got, 'Subject')).toEqual([mail.subject]);
      expect(header(got, 'Message-ID')).toEqual([`<${mail.id.toLowerCase()}@culvert.test>`]);
    },
  );

  it.each(['starttls', 'tls', 'plain'] as const)(
    'over %s carries a picture in it, which decodes, and a file beside it',
    async (how) => {
      const [shown, text] = ['WireGuard for Jan', '[Interface]\nPrivateKey = x\n'] as const;
      const { qrPng } = await import('../../../notifications/qr-png.ts');
      const code = {
        fileName: 'żółw.png',
        mediaType: 'image/png',
        contentId: 'qr',
        content: qrPng(shown) ?? new Uint8Array(),
      };
      const file = {
        ...{ fileName: 'wg-żółw z bardzo długą nazwą, której nie mieści jeden wiersz.conf', contentId: null },
        ...{ mediaType: 'text/plain; charset=utf-8', content: new TextEncoder().encode(text) },
      };
      const mail = aMail({ html: '<p><img src="cid:qr"></p>', attachments: [code, file] });
      expect(await opened({}, how).send(mail)).toMatchObject({ kind: 'ok' });
      const [got] = await arrivedFor(mail.to);
      expect(got?.tree).toEqual([
        ...['multipart/mixed', 'multipart/alternative', 'text/plain', 'multipart/related', 'text/html', 'image/png'],
        'text/plain',
      ]);
      expect(got?.parts.flatMap(({ defects }) => defects)).toEqual([]);
      expect(got?.parts[2]).toMatchObject({ disposition: 'inline', id: '<qr>', name: code.fileName });
      expect(got?.parts[2]?.qr?.trimEnd()).toBe(shown);
      expect(got?.parts[3]).toMatchObject({ disposition: 'attachment', name: file.fileName });
      expect(atob(got?.parts[3]?.base64 ?? '')).toBe(text);
    },
  );

  it('handed over again is the same to the byte, so that its readers see one', async () => {
    const mail = aMail();
    for (const _ of [1, 2]) await opened().send(mail);
    const [one, two] = await arrivedFor(mail.to);
    expect(two?.raw).toBe(one?.raw);
  });

  it('to an address of another alphabet asks for SMTPUTF8 where it is offered, and only then', async () => {
    const mail = aMail({ to: `żółw-${last}@client.test` });
    expect(await opened().send(mail)).toMatchObject({ kind: 'ok' });
    expect((await arrivedFor(mail.to))[0]?.options).toEqual(expect.arrayContaining(['SMTPUTF8', 'BODY=8BITMIME']));
    const plain = aMail();
    await opened().send(plain);
    expect((await arrivedFor(plain.to))[0]?.options.join(' ')).not.toMatch(/SMTPUTF8|BODY/);
  });

  it.each([
    ...(['subject', 'to'] as const).map(
      (field) => [field, { [field]: 'x@client.test\r\nBcc: all@client.test' }] as const,
    ),
    ['name of a file', { attachments: [{ fileName: 'a\r\nX: y', mediaType: 'text/plain', contentId: null }] }] as const,
    ['type of a file', { attachments: [{ fileName: 'a', mediaType: 'text/plain\r\nX: y', contentId: null }] }] as const,
    ['id of a picture', { attachments: [{ fileName: 'a', mediaType: 'image/png', contentId: 'a>\r\nX: y' }] }] as const,
    ['id', { id: 'x>\r\nBcc: all@client.test' }] as const,
    ['to, as a second one', { to: 'a@client.test>, <all@client.test' }] as const,
  ])('that carries a header in its %s is refused, and nobody is called', async (_, over) => {
    const attachments = (over as Partial<Mail>).attachments?.map((a) => ({ ...a, content: new Uint8Array() }));
    const mail = aMail({ ...(over as Partial<Mail>), ...(attachments ? { attachments } : {}) });
    expect(await opened().send(mail)).toMatchObject({ kind: 'refused', why: { class: 'validation' } });
    expect(log).toEqual([]);
  });
});

describe('what goes wrong', () => {
  const sendWith = async (fault: PostFault, mail = aMail()) => {
    await plant(fault);
    return opened().send(mail);
  };

  it('a recipient that the server does not know is refused with all its words', async () => {
    expect(await sendWith('unknown recipient')).toEqual({
      kind: 'refused',
      why: {
        class: 'validation',
        detail: 'The mail server did not accept the recipient: 550 5.1.1 There is nobody 5.1.1 of this name',
      },
    });
  });

  it.each(['server error', 'shuts'] as const)('%s is tried again', async (fault) => {
    expect(await sendWith(fault)).toMatchObject({ kind: 'retry', why: { class: 'busy' } });
  });

  it('an answer that is lost after the mail is tried again and says that it may have arrived', async () => {
    const mail = aMail();
    const sent = await sendWith('lost after', mail);
    expect(sent).toMatchObject({ kind: 'retry', why: { detail: expect.stringContaining('may have taken the mail') } });
    expect(await arrivedFor(mail.to)).toHaveLength(1);
  });

  it('no STARTTLS where it is wanted sends nothing in clear', async () => {
    const sent = await opened({ transport: 'starttls' as never, port: office().plain }).send(aMail());
    expect(sent).toMatchObject({ kind: 'refused', why: { class: 'tls' } });
    expect(JSON.stringify(log)).not.toContain('AUTH PLAIN');
  });

  it.each(
    (['starttls', 'tls'] as const).flatMap((how) =>
      (['elsewhere', 'self-signed'] as const).map((whose) => [how, whose] as const),
    ),
  )('over %s a certificate of %s ends it before the sign-in', async (how, whose) => {
    const sent = await opened({ port: office()[whose][how] }, how).send(aMail());
    expect(sent).toMatchObject({ kind: 'retry', why: { class: 'tls' } });
    expect(JSON.stringify(log)).not.toContain('AUTH PLAIN');
  });

  it('what was said in clear is not believed inside TLS', async () => {
    const sent = await opened({ transport: 'starttls' as never, port: office().rogue }).send(aMail());
    expect(sent).toMatchObject({ kind: 'retry', why: { class: 'tls' } });
  });

  it.each(['babbler', 'endless'] as const)('a peer that is no mail server (%s) is left', async (name) => {
    const sent = await opened({ port: office()[name] }).send(aMail());
    expect(sent).toMatchObject({ kind: 'retry' });
    expect(log[0]?.responseBody?.length).toBeLessThanOrEqual(4000);
  });

  it('a port where nobody listens is a failure of transport', async () => {
    expect(await opened({ port: 9 + 1024 }).send(aMail())).toMatchObject({
      kind: 'retry',
      why: { class: 'transport' },
    });
  });

  it.each([
    ['localhost', 587, 'localhost'],
    ['10.0.0.1', 587, 'private'],
    ['2130706433', 587, 'loopback'],
    ['smtp.example.com', 25, 'port 25'],
    ['smtp.example.com', 6379, 'another service'],
    ['smtp.example.com:80', 587, 'port'],
    ['user@smtp.example.com', 587, 'name of a host'],
  ])('in production %s:%i is never spoken to', async (host, port, why) => {
    const sent = await opened({ host, port }, 'plain', 'production').send(aMail());
    expect(sent).toMatchObject({ kind: 'refused', why: { detail: expect.stringContaining(why) } });
  });

  it('a password is not sent in clear unless that was asked for', () => {
    const plain = { ...smtpSettings('plain'), clearPassword: false };
    expect(smtpSender.config.safeParse(plain).success).toBe(false);
    expect(smtpSender.config.safeParse({ ...plain, user: '' }).success).toBe(true);
  });
});

describe('the transcript', () => {
  it('says what both sides said, without password, in the log and to whoever listens', async () => {
    const heard: string[] = [];
    await opened({}, 'starttls').send(aMail(), (line) => void heard.push(line));
    expect(heard).toEqual(expect.arrayContaining(['> STARTTLS', '* TLS', '> AUTH PLAIN ***', '> DATA']));
    expect(heard.some((line) => /^< 250.*Taken/.test(line))).toBe(true);
    const both = btoa(unescape(encodeURIComponent(`\0${office().user}\0${office().password}`)));
    for (const text of [heard.join('\n'), JSON.stringify(log)]) {
      expect(text).not.toContain(office().password);
      expect(text).not.toContain(both);
    }
    expect(log).toMatchObject([{ method: 'CONNECT', path: 'SMTP', status: 250, failure: null }]);
  });

  const PASSWORD = 'Pass word/of-the-post~77';
  const parts = (text: string) => Array.from({ length: text.length - 5 }, (_, at) => text.slice(at, at + 6));
  const ECHOES = {
    echo: [
      'password',
      'part',
      'shouted',
      'user-password',
      'plain-code',
      'plain-code-bare',
      'plain-code-part',
      'basic-code',
    ],
    echoLogin: ['password', 'user-password', 'login-code', 'login-code-bare'],
  };
  it.each([
    ...ECHOES.echo.map((form) => ['PLAIN', form, 'echo'] as const),
    ...ECHOES.echoLogin.map((form) => ['LOGIN', form, 'echoLogin'] as const),
  ])(
    'after AUTH %s, given a server that says back the %s, nothing that leaves the sender tells it',
    async (_, user, at) => {
      const heard: string[] = [];
      const login = { port: office()[at], user, password: PASSWORD };
      const sent = await opened(login).send(aMail(), (line) => void heard.push(line));
      expect(sent).toMatchObject({ kind: 'refused', why: { class: 'auth' } });
      expect(JSON.stringify(sent)).toMatch(/535 5\.7\.8 No such user, I was told 5\.7\.8 .*\*\*\*/);
      const told = JSON.stringify([sent, heard, log]).toLowerCase();
      const codes = [
        btoa(PASSWORD),
        btoa(`\0${user}\0${PASSWORD}`),
        btoa(`${user}:${PASSWORD}`).slice(user.length * 2),
      ];
      for (const part of [PASSWORD, ...codes].flatMap(parts)) expect(told).not.toContain(part.toLowerCase());
    },
  );

  it('of AUTH LOGIN shows neither name nor password', async () => {
    const heard: string[] = [];
    await opened({}, 'login').send(aMail(), (line) => void heard.push(line));
    expect(heard.join('\n')).not.toContain(btoa(office().user));
    expect(heard.filter((line) => line === '> ***')).toHaveLength(2);
  });
});
