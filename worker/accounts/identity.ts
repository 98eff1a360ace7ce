import type { Actor } from '../kernel/context.ts';
import type { Resolver } from '../kernel/identity.ts';
import { bySessionToken, type SessionRow } from './store.ts';

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
  actor: (ctx, rows) => {
    const row = rows[0] as SessionRow | undefined;
    return isLive(row, ctx.now()) ? userActor(row, row.sessionId) : null;
  },
};
