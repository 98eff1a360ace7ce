/** Passwords are counted and hashed inside the LoginThrottle object, never in the request's own isolate. */
import type { Ctx } from '../context.ts';
import { hashToken, newToken } from '../id.ts';
import { remote } from '../object.ts';
import { Problem } from '../problem.ts';
import { fault } from '../words/index.ts';
import { bitsOf, guessable, type Known, type Near } from './guessable.ts';
import type { Place } from './secret.ts';
import type { Throttle } from './throttle.ts';

type Audience = 'client' | 'staff';

/** One network over all accounts, a quarter of an hour. Attempts that succeed are taken back. */
const PER_NETWORK = 30;
const DEVICE_SECONDS = 365 * 86_400;

/**
 * Device and network are counted before any hash is computed; `stored` null (unknown account) takes as long. A device
 * that signed in to this account before is held to its own budget only.
 */
export async function checkPassword(
  ctx: Ctx,
  audience: Audience,
  email: string,
  password: string,
  stored: string | null,
): Promise<void> {
  const now = ctx.now();
  const account = await accountName(audience, email);
  const device = await knownDevice(ctx, audience, account);
  const network = ctx.ip && device === null ? throttle(ctx, `network:${audience}:${ctx.ip}`) : null;
  const byNetwork = await network?.count(now, PER_NETWORK);
  if (byNetwork && !byNetwork.allowed) throw tooMany(byNetwork.retryAfterMs);
  const verdict = await throttle(ctx, account).verify(password, stored, now, { network: ctx.ip, device });
  if (verdict.kind === 'throttled') throw tooMany(verdict.retryAfterMs);
  if (verdict.kind === 'mismatch') throw new Problem('sign_in_failed');
  if (network) ctx.defer(forgiving(ctx, network.uncount(now)));
}

/** From now on this browser is a known device of the account: after a sign-in, or a link that its mailbox received. */
export async function rememberDevice(ctx: Ctx, audience: Audience, email: string): Promise<void> {
  const account = await accountName(audience, email);
  const text = JSON.stringify({ id: newToken(), until: ctx.now() + DEVICE_SECONDS * 1000 });
  ctx.cookies.set(DEVICE_COOKIE[audience], await ctx.secrets.seal(text, devicePlace(account)), DEVICE_SECONDS);
}

/** The account's attempts are forgotten, e.g. because its password is new. */
export async function clearAttempts(ctx: Ctx, audience: Audience, email: string): Promise<void> {
  await forgiving(ctx, throttle(ctx, await accountName(audience, email)).clear());
}

/** The only way to a stored password: one that is tried early is refused at `/password`. */
export async function hashPassword(ctx: Ctx, owner: string, password: string, near: Near): Promise<string> {
  const why = guessable(password, near, await knownGuesses());
  if (why) throw new Problem('validation', { errors: [{ pointer: '/password', message: fault(`password.${why}`) }] });
  return throttle(ctx, `hash:${owner}`).hash(password);
}

/** Read when somebody chooses a password: nothing else needs them. */
async function knownGuesses(): Promise<Known> {
  const { GUESSES } = await import('./guesses.ts');
  const filter = atob(GUESSES);
  const isSet = (bit: number) => ((filter.charCodeAt(bit >> 3) >> (bit & 7)) & 1) === 1;
  return (text) => bitsOf(text, filter.length * 8).every(isSet);
}

/** Counts an unauthenticated action, e.g. a request for a reset mail; false beyond `limit` a quarter of an hour. */
export async function countAttempt(ctx: Ctx, name: string, limit: number): Promise<boolean> {
  return (await throttle(ctx, name).count(ctx.now(), limit)).allowed;
}

/** As `countAttempt`, but tells the caller when to come back. */
export async function refuseBeyond(ctx: Ctx, name: string, limit: number): Promise<void> {
  const counted = await throttle(ctx, name).count(ctx.now(), limit);
  if (!counted.allowed) throw tooMany(counted.retryAfterMs);
}

const DEVICE_COOKIE = { client: 'client-device', staff: 'admin-device' } as const;
/** The address itself names no object: names are visible in the platform's dashboard. */
const accountName = async (audience: Audience, email: string) => `account:${audience}:${await hashToken(email)}`;
const devicePlace = (account: string): Place => `device:${account}:cookie`;
const throttle = (ctx: Ctx, name: string) => remote<Throttle>(ctx.env.LoginThrottle, name);

/** The device's id when the cookie is ours, for this account and not too old. Nothing of it is stored. */
async function knownDevice(ctx: Ctx, audience: Audience, account: string): Promise<string | null> {
  const sealed = ctx.cookies.get(DEVICE_COOKIE[audience]);
  if (!sealed) return null;
  const text = await ctx.secrets.open(sealed, devicePlace(account)).catch(() => null);
  if (text === null) return null;
  const { id, until } = JSON.parse(text) as { id: string; until: number };
  return until > ctx.now() ? id : null;
}

/** A count that stays too high for a while harms less than a sign-in or reset that fails for it. */
const forgiving = (ctx: Ctx, work: Promise<void>): Promise<void> =>
  work.catch((error: unknown) => ctx.log.error('throttle.failed', { error }));

function tooMany(retryAfterMs: number): Problem {
  return new Problem('throttled', {
    retryAfterMs,
    detail:
      retryAfterMs < 60_000
        ? fault('throttled.seconds', { n: Math.ceil(retryAfterMs / 1000) })
        : fault('throttled.minutes', { n: Math.ceil(retryAfterMs / 60_000) }),
  });
}
