import { and, eq, gt, sql } from 'drizzle-orm';
import { type Db, inJson } from '../../kernel/db/db.ts';
import { client, clientUser, user, userSession } from '../table.ts';

/** Those of the sessions that still let their user in, for the client that they were opened for. */
export const liveUserSessions = (db: Db, ids: readonly string[], now: number) =>
  db
    .select({ id: userSession.id })
    .from(userSession)
    .innerJoin(user, eq(user.id, userSession.userId))
    .innerJoin(
      clientUser,
      and(eq(clientUser.clientId, userSession.clientId), eq(clientUser.userId, userSession.userId)),
    )
    .innerJoin(client, eq(client.id, userSession.clientId))
    .where(
      and(
        inJson(userSession.id, ids),
        gt(userSession.expiresAt, now),
        eq(user.disabled, 0),
        sql`${client.status} NOT IN ('closed', 'fraud')`,
      ),
    )
    .limit(Math.max(1, ids.length));
