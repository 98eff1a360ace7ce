import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { Problem } from '../../kernel/problem.ts';
import { generalOf, generalQuery } from '../../settings/index.ts';
import { idleMsOf } from '../rules.ts';
import { sessionById, setSession } from '../store/session.ts';

/** Who is signed in by a browser; a token is nobody who sits before one. */
export function sessionOf({ actor }: Ctx): { id: string; sessionId: string; name: string } {
  if (actor.kind !== 'admin' || actor.sessionId === null) throw new Problem('forbidden');
  return { id: actor.id, sessionId: actor.sessionId, name: actor.name };
}

/** A page that refreshes itself proves nobody: only this call, which the console makes for a hand on it, goes on. */
export async function stay(ctx: Ctx) {
  const { sessionId } = sessionOf(ctx);
  const [rows, general] = await reads(ctx.db, [sessionById(ctx.db, sessionId), generalQuery(ctx.db)]);
  const session = rows[0];
  if (!session) throw new Problem('unauthorized');
  const idleLeftMs = idleMsOf(generalOf(general));
  const idleUntil = ctx.now() + idleLeftMs;
  ctx.aside('session.not_touched', (db) => [setSession(db, sessionId, { idleUntil })]);
  return { leftMs: session.expiresAt - ctx.now(), idleLeftMs };
}
