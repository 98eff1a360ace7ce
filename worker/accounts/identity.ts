import type { Actor, Ctx } from '../kernel/context.ts';
import type { Resolver } from '../kernel/identity/identity.ts';
import { Problem } from '../kernel/problem.ts';
import { noteSeen } from './seen.ts';
import { bySessionToken, holderOfSession, type SessionRow } from './store/session.ts';

export const COOKIE = 'client';

type Person = Pick<SessionRow, 'userId' | 'userName' | 'email' | 'language' | 'clientId' | 'clientStatus' | 'currency'>;

export const userActor = (p: Person, sessionId: string): Actor => ({
  kind: 'user',
  id: p.userId,
  name: p.userName,
  email: p.email,
  language: p.language,
  clientId: p.clientId,
  clientStatus: p.clientStatus,
  currency: p.currency,
  sessionId,
});

/** Whether the session still lets its user in; what a blocked client may do is the kernel's question. */
export const isLive = (row: SessionRow | undefined, now: number): row is SessionRow =>
  row !== undefined && row.disabled === 0 && row.expiresAt > now;

export const clientResolver: Resolver = {
  cookie: COOKIE,
  query: (ctx, hash) => bySessionToken(ctx.db, hash),
  holder: (ctx, hash) => holderOfSession(ctx.db, hash),
  actor: (ctx, rows) => {
    const row = rows[0] as SessionRow | undefined;
    if (!isLive(row, ctx.now())) return null;
    noteSeen(ctx, row);
    return userActor(row, row.sessionId);
  },
};

/** The signed-in customer; the door lets nobody else pass to the verbs that ask. */
export function meOf({ actor }: Ctx) {
  if (actor.kind !== 'user') throw new Problem('unauthorized');
  return actor;
}
