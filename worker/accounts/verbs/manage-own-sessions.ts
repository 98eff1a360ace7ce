import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { Problem } from '../../kernel/problem.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import type { UserSession } from '../contract/account.ts';
import { COOKIE, meOf } from '../identity.ts';
import { maskedNetwork } from '../rules/device.ts';
import {
  deleteSessionById,
  deleteSessionsBut,
  liveSessionOf,
  liveSessionsOf,
  type UserSessionRow,
} from '../store/own-sessions.ts';
import { happened } from '../words/index.ts';

const sessionOf =
  (currentId: string) =>
  ({ id, browser, system, network, createdAt, seenAt }: UserSessionRow): UserSession => ({
    id,
    browser,
    system,
    network: maskedNetwork(network),
    createdAt,
    seenAt,
    current: id === currentId,
  });

export async function listOwnSessions(ctx: Ctx) {
  const me = meOf(ctx);
  const [rows] = await reads(ctx.db, [liveSessionsOf(ctx.db, me.id, ctx.now())]);
  return { items: rows.map(sessionOf(me.sessionId)) };
}

/** Ending the present one is signing out. */
export async function endSession(ctx: Ctx, { id }: { id: string }) {
  const me = meOf(ctx);
  const [rows] = await reads(ctx.db, [liveSessionOf(ctx.db, me.id, id, ctx.now())]);
  const row = rows[0];
  if (!row) throw new Problem('not_found');
  if (id === me.sessionId) ctx.cookies.set(COOKIE, '', 0);
  const device = [row.browser, row.system].filter(Boolean).join(', ') || happened('device.unknown');
  return new Unit(ctx)
    .write(deleteSessionById(ctx.db, id))
    .audit({
      action: 'user.session_ended',
      subject: `user:${me.id}`,
      clientId: me.clientId,
      words: happened('session.ended', { name: me.name, device }),
    })
    .commit({ ok: true as const });
}

export async function endOtherSessions(ctx: Ctx) {
  const me = meOf(ctx);
  return new Unit(ctx)
    .write(deleteSessionsBut(ctx.db, me.id, me.sessionId))
    .audit({
      action: 'user.other_sessions_ended',
      subject: `user:${me.id}`,
      clientId: me.clientId,
      words: happened('otherSessions.ended', { name: me.name }),
    })
    .commit({ ok: true as const });
}
