import type { Actor, Ctx } from '../kernel/context.ts';
import type { Permission } from '../kernel/contract.ts';
import { allows, type Resolver } from '../kernel/identity/identity.ts';
import type { IdentityRow } from './store/admin.ts';
import { bySessionToken, holderOfSession } from './store/session.ts';
import { byApiToken, holderOfToken } from './store/token.ts';

export const COOKIE = 'admin';

/** Neither over nor idle for too long, and of an administrator who may still sign in. */
export const isLive = (row: IdentityRow | undefined, now: number): row is IdentityRow =>
  row !== undefined &&
  row.disabled === 0 &&
  (row.expiresAt === null || row.expiresAt > now) &&
  (row.idleUntil ?? Number.POSITIVE_INFINITY) > now;

function adminActor(ctx: Ctx, rows: unknown[]): Actor | null {
  const row = rows[0] as IdentityRow | undefined;
  if (!isLive(row, ctx.now())) return null;
  const { adminId: id, adminName: name, sessionId } = row;
  return { kind: 'admin', id, name, permissions: permissionsOf(row.permissions), sessionId };
}

/** A token may what it was given of what its administrator may today. */
function tokenActor(ctx: Ctx, rows: unknown[]): Actor | null {
  const row = rows[0] as IdentityRow | undefined;
  if (!isLive(row, ctx.now())) return null;
  const { adminId: id, adminName: name, sessionId: tokenId, expiresAt, scopes } = row;
  const permissions = within(scopes ?? null, permissionsOf(row.permissions));
  return { kind: 'admin', id, name, permissions, sessionId: null, token: { id: tokenId, expiresAt } };
}

const within = (scopes: string | null, held: readonly string[]): readonly string[] =>
  scopes === null ? held : (JSON.parse(scopes) as Permission[]).filter((key) => allows(held, key));

/** Every administrator may use the console, and manage an account and tokens of their own. */
export const permissionsOf = (stored: string): string[] => [
  ...(JSON.parse(stored) as string[]),
  'console.use',
  'tokens.own',
];

/** Those of the rows of administrators whose group may. */
export const whoMay = <Row extends { permissions: string }>(key: Permission, rows: readonly Row[]): Row[] =>
  rows.filter((row) => allows(permissionsOf(row.permissions), key));

export const staffResolver: Resolver = {
  cookie: COOKIE,
  query: (ctx, hash) => bySessionToken(ctx.db, hash),
  holder: (ctx, hash) => holderOfSession(ctx.db, hash),
  actor: adminActor,
};
export const staffTokenResolver: Resolver = {
  cookie: COOKIE,
  query: (ctx, hash) => byApiToken(ctx.db, hash),
  holder: (ctx, hash) => holderOfToken(ctx.db, hash),
  actor: tokenActor,
};
