import type { Actor, Ctx } from '../kernel/context.ts';
import type { Permission } from '../kernel/contract.ts';
import { allows, type Resolver } from '../kernel/identity/identity.ts';
import type { IdentityRow } from './store/admin.ts';
import { bySessionToken, holderOfSession } from './store/session.ts';
import { byApiToken, holderOfToken } from './store/token.ts';

function adminActor(ctx: Ctx, rows: unknown[]): Actor | null {
  const row = rows[0] as IdentityRow | undefined;
  if (!row || row.disabled === 1 || (row.expiresAt !== null && row.expiresAt <= ctx.now())) return null;
  return {
    kind: 'admin',
    id: row.adminId,
    name: row.adminName,
    permissions: permissionsOf(row.permissions),
    sessionId: row.sessionId,
  };
}

/** Every administrator may manage tokens of their own. */
export const permissionsOf = (stored: string): string[] => [...(JSON.parse(stored) as string[]), 'tokens.own'];

/** Those of the rows of administrators whose group may. */
export const whoMay = <Row extends { permissions: string }>(key: Permission, rows: readonly Row[]): Row[] =>
  rows.filter((row) => allows(permissionsOf(row.permissions), key));

export const staffResolver: Resolver = {
  cookie: 'admin',
  query: (ctx, hash) => bySessionToken(ctx.db, hash),
  holder: (ctx, hash) => holderOfSession(ctx.db, hash),
  actor: adminActor,
};
export const staffTokenResolver: Resolver = {
  cookie: 'admin',
  query: (ctx, hash) => byApiToken(ctx.db, hash),
  holder: (ctx, hash) => holderOfToken(ctx.db, hash),
  actor: adminActor,
};
