import * as z from 'zod/mini';
import { fieldMeta } from '../../../kernel/contract.ts';
import type { Conversed, Reach } from '../../../kernel/reach/reach.ts';
import { type FaultClass, type Outcome, ok, refuse, retry } from '../../outcome.ts';
import { driverWords } from '../../words.ts';
import { isAddress, isOneLine, type Listening, type Mail, type SenderDriver } from '../port.ts';
import { addressOf, domainOf, Unfit } from './header.ts';
import { messageOf } from './message.ts';
import { deliver, type Envelope, type Parting, type Stage, withoutLogin } from './session.ts';
import english from './words/en/driver.ts';

const words = driverWords('smtp-sender', english, (language) => import(`./words/${language}/driver.ts`));

const text = (most: number) => z.string().check(z.trim(), z.maxLength(most));
const address = text(254).check(z.refine(isAddress, 'Enter an e-mail address.'));

const config = z
  .strictObject({
    host: text(253).check(z.minLength(1, 'Enter the name of the mail server.')),
    port: z._default(z.int('Enter a whole number.').check(z.gte(1), z.lte(65_535)), 587),
    transport: z._default(z.enum(['starttls', 'tls', 'plain']), 'starttls'),
    user: z._default(text(254), ''),
    password: z.optional(
      z
        .string()
        .check(z.maxLength(500))
        .register(fieldMeta, { kind: 'secret', sentTo: ['host', 'port', 'transport', 'user'] }),
    ),
    clearPassword: z._default(z.boolean(), false),
    from: address,
    fromName: z._default(text(80).check(z.refine(isOneLine, 'Use one line of visible characters.')), ''),
    replyTo: z._default(
      text(254).check(z.refine((given) => given === '' || isAddress(given), 'Enter an e-mail address.')),
      '',
    ),
  })
  .check(
    z.refine(({ transport, user, clearPassword }) => transport !== 'plain' || user === '' || clearPassword, {
      path: ['clearPassword'],
      error: 'Without TLS the password can be read on its way: choose TLS, or allow it here.',
    }),
  );
type Config = z.output<typeof config>;

const TRANSPORTS = { starttls: 'upgradable', tls: 'tls', plain: 'plain' } as const;
/** The job doubles it from attempt to attempt. */
const RETRY_MS = 30_000;

/** What the server did not take, in the words of the house. 4xx asks to come back, and so does what is no SMTP. */
const CLASSES: Partial<Record<Stage, FaultClass>> = { 'sign-in': 'auth', recipient: 'validation', STARTTLS: 'tls' };
function refusedBy({ stage, reply, why }: Extract<Parting, { taken: false }>): Outcome<null> {
  const code = reply?.code ?? null;
  const detail = `The mail server did not accept the ${stage}: ${why}`;
  const lacks = code === null && (stage === 'STARTTLS' || stage === 'sign-in');
  if (!lacks && (code === null || code < 500))
    return retry(RETRY_MS, { class: code === null ? 'version' : 'busy', detail });
  return refuse({ class: code === 552 ? 'limit' : (CLASSES[stage] ?? 'server'), detail });
}

function outcomeOf(held: Conversed<Parting>, handed: boolean): Outcome<null> {
  if (held.kind === 'ended') return held.value.taken ? ok(null) : refusedBy(held.value);
  if (held.cause === 'blocked')
    return refuse({ class: 'validation', detail: `The mail server was not called: ${held.detail}.` });
  const perhaps = handed ? '; it may have taken the mail all the same' : '';
  const detail = `The mail server was not reached, or fell silent: ${held.detail}${perhaps}.`;
  const kind = held.cause === 'tls' || held.cause === 'dns' ? held.cause : 'transport';
  return retry(held.afterMs ?? RETRY_MS, { class: kind, detail });
}

const judge = (parting: Parting) => {
  if (parting.taken) return { status: 250, broken: null };
  const { reply, why } = parting;
  return { status: reply?.code ?? null, broken: reply === null || reply.code === 421 ? why : null };
};

async function send(reach: Reach, settings: Config, mail: Mail, hear: Listening): Promise<Outcome<null>> {
  const { host, port, transport, user, password = '', from } = settings;
  let envelope: Envelope;
  try {
    envelope = { from, to: addressOf('address of the recipient', mail.to), message: messageOf(mail, settings) };
  } catch (error) {
    if (error instanceof Unfit) return refuse({ class: 'validation', detail: error.message });
    throw error;
  }
  const login = user === '' ? null : { user, password };
  const mask = withoutLogin({ user, password });
  let handed = false;
  const held = await reach.converse({
    ...{ protocol: 'SMTP', host, port, transport: TRANSPORTS[transport], judge, mask },
    async talk(wire) {
      const parting = await deliver(wire, envelope, {
        name: domainOf(from),
        upgrade: transport === 'starttls',
        login,
        onHanded() {
          handed = true;
        },
      });
      return parting.taken ? parting : { ...parting, why: mask(parting.why) };
    },
  });
  for (const line of held.transcript) hear(line);
  return outcomeOf(held, handed);
}

/** Hands mail to a server that takes submissions, over a socket. */
export const smtpSender: SenderDriver<typeof config> = {
  key: 'smtp',
  label: 'SMTP',
  words,
  simulated: false,
  capabilities: [],
  config,
  open: (reach, settings) => ({ send: (mail, hear = () => undefined) => send(reach, settings, mail, hear) }),
};
