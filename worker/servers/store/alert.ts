import { and, desc, eq, notInArray, sql } from 'drizzle-orm';
import { type Db, inJson } from '../../kernel/db/db.ts';
import type { Each } from '../../kernel/db/items.ts';
import { serverAlert } from '../table.ts';

export const alertsOf = (db: Db, serverId: string) =>
  db.select().from(serverAlert).where(eq(serverAlert.serverId, serverId)).orderBy(desc(serverAlert.at)).limit(20);
export const alertsOfServers = (db: Db, serverIds: readonly string[]) =>
  db
    .select()
    .from(serverAlert)
    .where(inJson(serverAlert.serverId, serverIds))
    .limit(20 * serverIds.length);
export const alertBy = (db: Db, serverId: string, mark: string) =>
  db
    .select()
    .from(serverAlert)
    .where(and(eq(serverAlert.serverId, serverId), eq(serverAlert.mark, mark)))
    .limit(1);
export const insertAlert = (db: Db, row: typeof serverAlert.$inferInsert) =>
  db.insert(serverAlert).values(row).onConflictDoNothing();
/** For a batch that raises alerts: holds while nobody else has raised the one at hand. */
export const notRaisedYet: Each<{ serverId: string; mark: string }> = ({ serverId, mark }) =>
  sql`NOT EXISTS (SELECT 1 FROM ${serverAlert} WHERE ${serverAlert.serverId} = ${serverId} AND ${serverAlert.mark} = ${mark})`;
/** What holds no longer is forgotten, so that it can be told again. */
export const dropAlerts = (db: Db, serverId: string, kind: 'licence' | 'slots', except: readonly string[]) =>
  db
    .delete(serverAlert)
    .where(
      and(
        eq(serverAlert.serverId, serverId),
        eq(serverAlert.kind, kind),
        except.length > 0 ? notInArray(serverAlert.mark, [...except]) : undefined,
      ),
    );
export const forgetAlerts = (db: Db, serverId: string) =>
  db.delete(serverAlert).where(eq(serverAlert.serverId, serverId));
