import { and, eq, gt, isNull, or } from 'drizzle-orm';
import { type Db, inJson } from '../../kernel/db/db.ts';
import { admin, adminGroup, adminSession } from '../table.ts';

/** Those of the sessions that still let their administrator in, with what it may do now (JSON). */
export const liveStaffSessions = (db: Db, ids: readonly string[], now: number) =>
  db
    .select({ id: adminSession.id, permissions: adminGroup.permissions })
    .from(adminSession)
    .innerJoin(admin, eq(admin.id, adminSession.adminId))
    .innerJoin(adminGroup, eq(adminGroup.id, admin.groupId))
    .where(
      and(
        inJson(adminSession.id, ids),
        gt(adminSession.expiresAt, now),
        or(isNull(adminSession.idleUntil), gt(adminSession.idleUntil, now)),
        eq(admin.disabled, 0),
      ),
    )
    .limit(Math.max(1, ids.length));
