/** Who is calling: resolvers come from the modules that own sessions (staff, accounts), through the registry. */
import { and, eq, type SQL } from 'drizzle-orm';
import type { Actor, Ctx } from '../context.ts';
import type { Permission, Permit } from '../contract.ts';
import { reads, type Statement } from '../db/db.ts';
import { idempotency } from '../db/tables.ts';
import { hashToken } from '../id.ts';
import { Problem } from '../problem.ts';

export type Audience = 'client' | 'staff';

export type Resolver = {
  cookie: string;
  /** The one read that finds the session or token with this hash, user and rights included. */
  query(ctx: Ctx, tokenHash: string): Statement;
  /** The `actorKey` of whoever holds it, as the database sees it: what they did before is read in the same round trip. */
  holder(ctx: Ctx, tokenHash: string): SQL;
  /** From that read's rows; null when expired, revoked or disabled. */
  actor(ctx: Ctx, rows: unknown[]): Actor | null;
};

export type Resolvers = { client: Resolver; staff: Resolver; staffToken: Resolver };

export type Identified = { actor: Actor; replay: { requestHash: string; result: string } | null };

const ANONYMOUS: Actor = { kind: 'anonymous' };

/** One round trip: the session, and what is stored under the caller's Idempotency-Key if it sent one. */
export async function identify(
  ctx: Ctx,
  resolvers: Resolvers,
  audience: Audience,
  headers: Headers,
  key: string | null,
): Promise<Identified> {
  const bearer = /^Bearer (\S{20,200})$/.exec(headers.get('authorization') ?? '')?.[1];
  const resolver = audience === 'client' ? resolvers.client : bearer ? resolvers.staffToken : resolvers.staff;
  const token = bearer && audience === 'staff' ? bearer : ctx.cookies.get(resolver.cookie);
  if (!token) return { actor: ANONYMOUS, replay: null };
  const tokenHash = await hashToken(token);
  const query = resolver.query(ctx, tokenHash);
  if (key === null) {
    const [rows] = await reads(ctx.db, [query]);
    return { actor: resolver.actor(ctx, rows as unknown[]) ?? ANONYMOUS, replay: null };
  }
  const stored = ctx.db
    .select()
    .from(idempotency)
    .where(and(eq(idempotency.actor, resolver.holder(ctx, tokenHash)), eq(idempotency.key, key)));
  const [rows, replays] = await reads(ctx.db, [query, stored]);
  const actor = resolver.actor(ctx, rows as unknown[]) ?? ANONYMOUS;
  return {
    actor,
    replay: (replays as (typeof idempotency.$inferSelect)[]).find((r) => r.actor === actorKey(actor)) ?? null,
  };
}

export const actorKey = (actor: Actor): string =>
  actor.kind === 'admin' || actor.kind === 'user' ? `${actor.kind}:${actor.id}` : actor.kind;

/** Denies by default; the only function that says yes. */
export function authorize(actor: Actor, permit: Permit | undefined): void {
  if (permit === 'public') return;
  if (actor.kind === 'anonymous') throw new Problem('unauthorized');
  if (permit === 'client' && actor.kind === 'user') {
    if (actor.clientStatus === 'closed' || actor.clientStatus === 'fraud') throw new Problem('client_blocked');
    return;
  }
  if (permit?.startsWith('staff:') && may({ actor }, permit.slice(6) as Permission)) return;
  throw new Problem('forbidden');
}

export const may = ({ actor }: { actor: Actor }, key: Permission): boolean =>
  actor.kind === 'admin' && allows(actor.permissions, key);

export const allows = (permissions: readonly string[], key: Permission): boolean =>
  permissions.includes('*') || permissions.includes(key);
