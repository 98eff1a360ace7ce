import { env } from 'cloudflare:test';
import { describe, expect, it } from 'vitest';
import { makeReach, type ReachLogEntry } from '../../../kernel/reach/reach.ts';
import { senderSuite } from '../port.suite.ts';
import type { Mail } from '../port.ts';
import { cloudflareSender } from './index.ts';

const config = { from: 'shop@culvert.test', fromName: 'Żółw', replyTo: 'help@culvert.test' };
type Sent = Parameters<SendEmail['send']>[0];

/** A binding that takes mail, or fails as the platform does. */
function bound(code?: string) {
  const sent: Sent[] = [];
  const log: ReachLogEntry[] = [];
  const mailer = {
    async send(mail: Sent) {
      if (code !== undefined) throw Object.assign(new Error('why'), code === '' ? {} : { code });
      sent.push(mail);
      return { messageId: '<1@cloudflare.test>' };
    },
  } as SendEmail;
  const reach = makeReach({ mode: 'test', now: () => 0, log: (entry) => void log.push(entry), secrets: [], mailer });
  return { sent, log, peer: cloudflareSender.open(reach, config) };
}
const mail: Mail = {
  ...{ id: '01JCLOUD', at: 0, to: 'reader@client.test', subject: 'Jaźń', text: 'Text', html: '<p>Text</p>' },
  attachments: [
    { fileName: 'qr.png', mediaType: 'image/png', contentId: 'qr', content: new Uint8Array([1]) },
    { fileName: 'a.conf', mediaType: 'text/plain; charset=utf-8', contentId: null, content: new Uint8Array([2]) },
  ],
};

senderSuite({ driver: cloudflareSender, config, open: () => bound().peer });

describe('Z12 a mail through the platform’s binding', () => {
  it('is handed over whole: both parts, the picture within, the file beside, and what tells a repetition', async () => {
    const { sent, log, peer } = bound();
    expect(await peer.send(mail)).toEqual({ kind: 'ok', value: null });
    expect(sent).toEqual([
      {
        from: { email: config.from, name: config.fromName },
        ...{ to: mail.to, replyTo: config.replyTo, subject: mail.subject, text: mail.text, html: mail.html },
        headers: { 'X-Entity-Ref-ID': mail.id, 'Auto-Submitted': 'auto-generated' },
        attachments: [
          {
            filename: 'qr.png',
            type: 'image/png',
            disposition: 'inline',
            contentId: 'qr',
            content: new Uint8Array([1]),
          },
          { filename: 'a.conf', type: 'text/plain', disposition: 'attachment', content: new Uint8Array([2]) },
        ],
      },
    ]);
    expect(log).toMatchObject([{ host: 'send_email', status: 200 }]);
    expect(JSON.stringify(log)).not.toContain('Text');
  });

  it.each([
    ['E_SENDER_NOT_VERIFIED', { kind: 'refused', why: { class: 'auth' } }],
    ['E_RECIPIENT_SUPPRESSED', { kind: 'refused', why: { class: 'permission' } }],
    ['E_CONTENT_TOO_LARGE', { kind: 'refused', why: { class: 'limit' } }],
    ['E_HEADER_VALUE_INVALID', { kind: 'refused', why: { class: 'validation' } }],
    ['E_RATE_LIMIT_EXCEEDED', { kind: 'retry', afterMs: 300_000, why: { class: 'busy' } }],
    ['E_DAILY_LIMIT_EXCEEDED', { kind: 'retry', afterMs: 3_600_000 }],
    ['E_INTERNAL_SERVER_ERROR', { kind: 'retry', why: { class: 'server' } }],
    ['', { kind: 'retry', why: { class: 'server' } }],
  ])('that fails with %s', async (code, outcome) => {
    expect(await bound(code).peer.send(mail)).toMatchObject(outcome);
  });

  it('says what is missing where nothing is bound', async () => {
    const reach = makeReach({ mode: 'test', now: () => 0, log: () => undefined, secrets: [] });
    const sent = await cloudflareSender.open(reach, config).send(mail);
    expect(sent).toMatchObject({ kind: 'refused', why: { detail: expect.stringContaining('no e-mail binding') } });
  });

  it('is taken by the binding as the platform simulates it', async () => {
    const mailer = (env as { EMAIL?: SendEmail }).EMAIL;
    const reach = makeReach({
      mode: 'test',
      now: () => 0,
      log: () => undefined,
      secrets: [],
      ...(mailer ? { mailer } : {}),
    });
    const heard: string[] = [];
    const sent = await cloudflareSender.open(reach, config).send(mail, (line) => void heard.push(line));
    expect(sent).toEqual({ kind: 'ok', value: null });
    expect(heard).toEqual([expect.stringMatching(/^< taken as </)]);
  });
});
