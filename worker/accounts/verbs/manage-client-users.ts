import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { Problem } from '../../kernel/problem.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import { clientById } from '../store/client.ts';
import { userOfClient, usersOf } from '../store/own-sessions.ts';
import { deleteSessionsOf } from '../store/session.ts';
import { happened } from '../words/index.ts';

export async function listClientUsers(ctx: Ctx, { id }: { id: string }) {
  const [clients, users] = await reads(ctx.db, [clientById(ctx.db, id), usersOf(ctx.db, id, ctx.now())]);
  if (clients.length === 0) throw new Problem('not_found');
  return {
    items: users.map((row) => ({
      ...row,
      owner: row.owner === 1,
      disabled: row.disabled === 1,
      seenAt: row.seenAt || null,
    })),
  };
}

export async function endUserSessions(ctx: Ctx, { id, userId }: { id: string; userId: string }) {
  const [rows] = await reads(ctx.db, [userOfClient(ctx.db, id, userId)]);
  const found = rows[0];
  if (!found) throw new Problem('not_found');
  return new Unit(ctx)
    .write(deleteSessionsOf(ctx.db, userId))
    .audit({
      action: 'user.sessions_ended',
      subject: `user:${userId}`,
      clientId: id,
      words: happened('signedOut.byStaff', { name: found.name }),
    })
    .commit({ ok: true as const });
}
