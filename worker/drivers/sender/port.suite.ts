/** The contract of the sender port: every sender runs it, against a server that takes mail when it calls one. */
import { describe, expect, it } from 'vitest';
import { driverSuite } from '../driver.suite.ts';
import type { Mail, SenderDriver, SenderPeer } from './port.ts';

export type SenderSubject = {
  driver: SenderDriver;
  /** A configuration that the sender takes. */
  config: Record<string, unknown>;
  /** With the right secrets, or with wrong ones. */
  open(how?: 'wrong credential'): SenderPeer;
  /** What the sender hands its mails to; absent when it delivers to nobody. */
  remote?: {
    /** Mails for this address as its reader sees them: those of one Message-ID are one. */
    arrived(to: string): Promise<string[]>;
    /** From now on it answers every call with a failure of its own, or not at all; null: as usual. */
    breakWith(fault: 'server error' | 'silence' | null): Promise<void>;
    /** Everything that was logged since the test began, as one text, and the secrets that must not be in it. */
    logged(): { text: string; secrets: string[] };
  };
};

let last = 0;
const aMail = (over: Partial<Mail> = {}): Mail => ({
  at: Date.UTC(2026, 5, 15, 12),
  html: '<p>First line</p>',
  id: `01JMAIL${String(++last).padStart(19, '0')}`,
  to: `reader-${last}@client.test`,
  subject: 'Zażółć gęślą jaźń',
  text: 'First line\nhttps://shop.example/link#secret-of-the-mail\n',
  attachments: [],
  ...over,
});
const picture = { fileName: 'code.png', mediaType: 'image/png', contentId: 'code', content: new Uint8Array([1, 2, 3]) };

function sending({ open, remote }: SenderSubject) {
  it('takes a text, and one with a picture in it and a file beside it', async () => {
    for (const attachments of [[], [picture, { ...picture, contentId: null }]])
      expect(await open().send(aMail({ attachments }))).toEqual({ kind: 'ok', value: null });
  });

  it('what it took arrives once, however often the same mail is handed over', async () => {
    const mail = aMail();
    for (const _ of [1, 2]) expect(await open().send(mail)).toMatchObject({ kind: 'ok' });
    if (remote) expect(await remote.arrived(mail.to)).toHaveLength(1);
  });
}

function refusing({ open }: SenderSubject) {
  const line = 'x\r\nBcc: all@client.test';
  it.each([
    ['subject', { subject: line }],
    ['address', { to: `${line.trim()}>` }],
    ['file name', { attachments: [{ ...picture, fileName: line }] }],
    ['media type', { attachments: [{ ...picture, mediaType: `image/png${line}` }] }],
    ['content id', { attachments: [{ ...picture, contentId: line }] }],
    ['id', { id: line }],
  ])('a header in the %s of a mail', async (_, over) => {
    expect(await open().send(aMail(over))).toMatchObject({ kind: 'refused', why: { class: 'validation' } });
  });
}

function named({ driver, config }: SenderSubject) {
  it.each(['\u2028', '\u2029', '\n', '\u0000', '\u0085'])('a name with %j in it, at its field', (mark) => {
    const { error } = driver.config.safeParse({ ...config, fromName: `Shop${mark}Name` });
    expect(error?.issues.map(({ path }) => path)).toEqual([['fromName']]);
  });
}

function failing({ open }: SenderSubject, remote: NonNullable<SenderSubject['remote']>) {
  it('a wrong credential is refused as auth', async () => {
    expect(await open('wrong credential').send(aMail())).toMatchObject({ kind: 'refused', why: { class: 'auth' } });
  });

  it.each(['server error', 'silence'] as const)('%s is a retry with a wait', async (fault) => {
    await remote.breakWith(fault);
    const sent = await open().send(aMail());
    await remote.breakWith(null);
    expect(sent).toMatchObject({ kind: 'retry', afterMs: expect.any(Number) });
  });

  it('neither its secrets nor the text of a mail are in the log', async () => {
    await open().send(aMail());
    const { text, secrets } = remote.logged();
    for (const secret of [...secrets, 'secret-of-the-mail']) expect(text).not.toContain(secret);
  });
}

export function senderSuite(subject: SenderSubject): void {
  const { driver, config, remote } = subject;
  driverSuite(driver, config);
  describe('sends', () => sending(subject));
  if (!driver.simulated) describe('refuses', () => refusing(subject));
  if ('fromName' in driver.config.shape) describe('refuses', () => named(subject));
  if (remote) describe('fails', () => failing(subject, remote));
}
