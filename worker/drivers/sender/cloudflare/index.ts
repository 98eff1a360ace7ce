import * as z from 'zod/mini';
import type { Reach } from '../../../kernel/reach/reach.ts';
import { type FaultClass, type Outcome, ok, refuse, retry } from '../../outcome.ts';
import { driverWords } from '../../words.ts';
import { faultOfMail, isAddress, isOneLine, type Listening, type Mail, type SenderDriver } from '../port.ts';
import english from './words/en/driver.ts';

const words = driverWords('cloudflare-sender', english, (language) => import(`./words/${language}/driver.ts`));

const text = (most: number) => z.string().check(z.trim(), z.maxLength(most));
const config = z.strictObject({
  from: text(254).check(z.refine(isAddress, 'Enter an e-mail address.')),
  fromName: z._default(text(80).check(z.refine(isOneLine, 'Use one line of visible characters.')), ''),
  replyTo: z._default(
    text(254).check(z.refine((given) => given === '' || isAddress(given), 'Enter an e-mail address.')),
    '',
  ),
});
type Config = z.output<typeof config>;

const UNBOUND = 'This deployment has no e-mail binding: see “Mail” in docs/operate.md.';
const RETRY_MS = 30_000;
const MINUTE_MS = 60_000;

/** What the platform refuses for good, and what it asks to come back for. Anything else may mean either. */
const REFUSED: Readonly<Record<string, FaultClass>> = {
  E_SENDER_NOT_VERIFIED: 'auth',
  E_SENDER_DOMAIN_NOT_AVAILABLE: 'auth',
  E_RECIPIENT_NOT_ALLOWED: 'permission',
  E_RECIPIENT_SUPPRESSED: 'permission',
  E_VALIDATION_ERROR: 'validation',
  E_FIELD_MISSING: 'validation',
  E_TOO_MANY_RECIPIENTS: 'validation',
  E_CONTENT_TOO_LARGE: 'limit',
};
const LATER: Readonly<Record<string, number>> = {
  E_RATE_LIMIT_EXCEEDED: 5 * MINUTE_MS,
  E_DAILY_LIMIT_EXCEEDED: 60 * MINUTE_MS,
};

function failed(code: string | null, said: string): Outcome<null> {
  const detail = `Cloudflare did not take the mail: ${[code, said].filter(Boolean).join(' ')}`;
  const final = code === null ? undefined : (REFUSED[code] ?? (code.startsWith('E_HEADER') ? 'validation' : undefined));
  if (final) return refuse({ class: final, detail });
  const wait = LATER[code ?? ''];
  return retry(wait ?? RETRY_MS, { class: wait ? 'busy' : 'server', detail });
}

async function send(reach: Reach, settings: Config, mail: Mail, hear: Listening): Promise<Outcome<null>> {
  const unfit = faultOfMail(mail);
  if (unfit) return refuse({ class: 'validation', detail: unfit });
  const { from, fromName, replyTo } = settings;
  const answer = await reach.mail({
    ...{ from: fromName === '' ? from : { email: from, name: fromName }, to: mail.to, subject: mail.subject },
    ...{ text: mail.text, html: mail.html, ...(replyTo === '' ? {} : { replyTo }) },
    // The platform writes Message-ID and Date itself; this is the same on a repetition.
    headers: { 'X-Entity-Ref-ID': mail.id, 'Auto-Submitted': 'auto-generated' },
    attachments: mail.attachments.map(({ fileName: filename, mediaType, contentId, content }) => {
      const file = { filename, type: mediaType.replace(/;.*/, ''), content };
      return contentId === null
        ? { ...file, disposition: 'attachment' }
        : { ...file, disposition: 'inline', contentId };
    }),
  });
  if (answer.kind === 'absent') return refuse({ class: 'validation', detail: UNBOUND });
  hear(answer.kind === 'taken' ? `< taken as ${answer.messageId}` : `< ${answer.code ?? ''} ${answer.detail}`);
  return answer.kind === 'taken' ? ok(null) : failed(answer.code, answer.detail);
}

/** Hands mail to Cloudflare’s Email Service through a binding: no server, no password. */
export const cloudflareSender: SenderDriver<typeof config> = {
  key: 'cloudflare',
  label: 'Cloudflare Email Service',
  words,
  simulated: false,
  capabilities: [],
  config,
  open: (reach, settings) => ({ send: (mail, hear = () => undefined) => send(reach, settings, mail, hear) }),
};
