/** One mail over SMTP (RFC 5321): greeting, TLS, sign-in, envelope, data, good-bye. */
import type { Wire } from '../../../kernel/reach/reach.ts';
import { hideRuns } from '../../secret-runs.ts';
import { base64, isAscii } from './header.ts';

export type Reply = { code: number; text: string };
export type Stage = 'greeting' | 'EHLO' | 'STARTTLS' | 'sign-in' | 'sender' | 'recipient' | 'mail';

/** What the server did not take, and where; `reply` null: what it says is not SMTP, or it lacks what is needed. */
export type Parting = { taken: true } | { taken: false; stage: Stage; reply: Reply | null; why: string };

export type Envelope = { from: string; to: string; message: Uint8Array };
export type Login = { user: string; password: string };
export type Manners = {
  /** How the client calls itself. */
  name: string;
  upgrade: boolean;
  login: Login | null;
  /** Told before what only the server knows the end of: from here on silence may mean that it took the mail. */
  onHanded(): void;
};

class Refusal extends Error {
  readonly parting: Parting;
  constructor(stage: Stage, reply: Reply | null, why: string) {
    super(why);
    this.parting = { taken: false, stage, reply, why };
  }
}

const MAX_REPLY_LINES = 100;
const encoder = new TextEncoder();

/** A reply of one line or many; all of them bear the same number. */
async function readReply(wire: Wire, stage: Stage): Promise<Reply & { lines: string[] }> {
  const lines: string[] = [];
  let code = 0;
  for (;;) {
    const [, digits, mark, text = ''] = /^([2-5]\d\d)(?:([ -])(.*))?$/.exec(await wire.readLine()) ?? [];
    if (!digits || (code !== 0 && Number(digits) !== code) || lines.length >= MAX_REPLY_LINES)
      throw new Refusal(stage, null, 'its answer is not SMTP');
    code = Number(digits);
    lines.push(text);
    if (mark !== '-') return { code, text: lines.join(' ').trim(), lines };
  }
}

async function expect(wire: Wire, stage: Stage, ...codes: number[]) {
  const reply = await readReply(wire, stage);
  if (!codes.includes(reply.code)) throw new Refusal(stage, reply, `${reply.code} ${reply.text}`.trim());
  return reply;
}

async function ask(wire: Wire, stage: Stage, command: string, codes: number[], shown?: string) {
  await wire.write(`${command}\r\n`, shown);
  return expect(wire, stage, ...codes);
}

/** What the server says that it can: `AUTH` → `PLAIN LOGIN`. */
async function greet(wire: Wire, name: string): Promise<Map<string, string>> {
  const { lines } = await ask(wire, 'EHLO', `EHLO ${name}`, [250]);
  const words = lines.slice(1).map((line) => line.trim().toUpperCase().split(/[ =]/));
  return new Map(words.map(([keyword = '', ...rest]) => [keyword, rest.join(' ')]));
}

const inBase64 = (text: string): string => base64(encoder.encode(text));
const spokenBy = ({ user, password }: Login) => ({
  both: inBase64(`\0${user}\0${password}`),
  name: inBase64(user),
  secret: inBase64(password),
});

/** For all that a server says: it may say back what it was told to sign in with. */
export const withoutLogin = (login: Login) => hideRuns([login.password], Object.values(spokenBy(login)));

async function signIn(wire: Wire, offers: string, login: Login) {
  const methods = offers.split(/\s+/);
  const { both, name, secret } = spokenBy(login);
  if (methods.includes('PLAIN')) {
    await ask(wire, 'sign-in', `AUTH PLAIN ${both}`, [235], 'AUTH PLAIN ***');
  } else if (methods.includes('LOGIN')) {
    await ask(wire, 'sign-in', 'AUTH LOGIN', [334]);
    await ask(wire, 'sign-in', name, [334], '***');
    await ask(wire, 'sign-in', secret, [235], '***');
  } else
    throw new Refusal('sign-in', null, `it offers neither PLAIN nor LOGIN to sign in, but: ${offers || 'nothing'}`);
}

/** A line that begins with a dot would end the mail: it gets another (RFC 5321, 4.5.2). */
export function stuffed(message: Uint8Array): Uint8Array {
  const [CR, LF, DOT] = [13, 10, 46];
  const startsLine = (at: number) => at === 0 || message[at - 1] === LF;
  const dots = message.reduce((n, byte, at) => n + (byte === DOT && startsLine(at) ? 1 : 0), 0);
  const ending = message.at(-1) === LF ? [DOT, CR, LF] : [CR, LF, DOT, CR, LF];
  const out = new Uint8Array(message.length + dots + ending.length);
  let to = 0;
  message.forEach((byte, at) => {
    if (byte === DOT && startsLine(at)) out[to++] = DOT;
    out[to++] = byte;
  });
  out.set(ending, to);
  return out;
}

/** What the envelope needs beyond the plain protocol is asked for only where it is offered. */
function parametersOf(can: Map<string, string>, { from, to, message }: Envelope): string {
  const foreign = !isAscii(from) || !isAscii(to);
  if (foreign && !can.has('SMTPUTF8'))
    throw new Refusal('recipient', { code: 553, text: '' }, 'the server does not take addresses in other alphabets');
  const limit = Number(can.get('SIZE') ?? 0);
  if (limit > 0 && message.length > limit)
    throw new Refusal(
      'mail',
      { code: 552, text: '' },
      `the mail has ${message.length} bytes, the server takes ${limit}`,
    );
  const eight = message.some((byte) => byte > 127);
  return [
    can.has('SIZE') ? ` SIZE=${message.length}` : '',
    eight && can.has('8BITMIME') ? ' BODY=8BITMIME' : '',
    foreign ? ' SMTPUTF8' : '',
  ].join('');
}

async function upgraded(wire: Wire, can: Map<string, string>, name: string) {
  if (!can.has('STARTTLS')) throw new Refusal('STARTTLS', null, 'the server does not offer STARTTLS');
  await ask(wire, 'STARTTLS', 'STARTTLS', [220]);
  await wire.secure();
  return greet(wire, name);
}

async function hand(wire: Wire, envelope: Envelope, { name, upgrade, login, onHanded }: Manners): Promise<void> {
  await expect(wire, 'greeting', 220);
  let can = await greet(wire, name);
  if (upgrade) can = await upgraded(wire, can, name);
  if (login) await signIn(wire, can.get('AUTH') ?? '', login);
  await ask(wire, 'sender', `MAIL FROM:<${envelope.from}>${parametersOf(can, envelope)}`, [250]);
  await ask(wire, 'recipient', `RCPT TO:<${envelope.to}>`, [250, 251]);
  await ask(wire, 'mail', 'DATA', [354]);
  onHanded();
  await wire.write(stuffed(envelope.message), `(${envelope.message.length} bytes)`);
  await expect(wire, 'mail', 250);
}

/** Says good-bye to a server that still listens; its answer is of no use. */
const leave = (wire: Wire) => wire.write('QUIT\r\n').catch(() => undefined);

/** Throws only what the wire throws. */
export async function deliver(wire: Wire, envelope: Envelope, manners: Manners): Promise<Parting> {
  try {
    await hand(wire, envelope, manners);
    await leave(wire);
    return { taken: true };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await leave(wire);
    return error.parting;
  }
}
