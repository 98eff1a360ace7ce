/** Passwords are counted and hashed inside the LoginThrottle object, never in the request's own isolate. */
import type { Ctx } from './context.ts';
import { hashToken } from './id.ts';
import { Problem } from './problem.ts';

const PER_ACCOUNT = 5;
const PER_ADDRESS = 30;

/** Account and address are counted before any hash is computed; `stored` null (unknown account) takes as long. */
export async function checkPassword(
  ctx: Ctx,
  audience: 'client' | 'staff',
  email: string,
  password: string,
  stored: string | null,
): Promise<void> {
  const now = ctx.now();
  if (ctx.ip) {
    const byAddress = await throttle(ctx, `address:${audience}:${ctx.ip}`).count(now, PER_ADDRESS);
    if (!byAddress.allowed) throw tooMany(byAddress.retryAfterMs);
  }
  const verdict = await throttle(ctx, `account:${audience}:${await hashToken(email)}`).verify(
    password,
    stored,
    now,
    PER_ACCOUNT,
  );
  if (verdict.kind === 'throttled') throw tooMany(verdict.retryAfterMs);
  if (verdict.kind === 'mismatch') throw new Problem('sign_in_failed');
}

export const hashPassword = (ctx: Ctx, owner: string, password: string): Promise<string> =>
  throttle(ctx, `hash:${owner}`).hash(password);

/** Counts an unauthenticated action, e.g. a request for a reset mail. */
export async function countAttempt(ctx: Ctx, name: string, limit: number): Promise<boolean> {
  return (await throttle(ctx, name).count(ctx.now(), limit)).allowed;
}

const throttle = (ctx: Ctx, name: string) => ctx.env.LoginThrottle.getByName(name);

function tooMany(retryAfterMs: number): Problem {
  const minutes = Math.max(1, Math.ceil(retryAfterMs / 60_000));
  return new Problem('throttled', {
    retryAfterMs,
    detail: `Too many attempts. Try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`,
  });
}
