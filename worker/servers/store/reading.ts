import { and, eq } from 'drizzle-orm';
import type { Db } from '../../kernel/db/db.ts';
import { serverReading } from '../table.ts';

export const readingsOf = (db: Db, serverId: string) =>
  db.select().from(serverReading).where(eq(serverReading.serverId, serverId)).limit(2);
export const readingOf = (db: Db, serverId: string, kind: 'networks' | 'contract') =>
  db
    .select()
    .from(serverReading)
    .where(and(eq(serverReading.serverId, serverId), eq(serverReading.kind, kind)))
    .limit(1);

export function keepReading(db: Db, serverId: string, kind: 'networks' | 'contract', at: number, value: object) {
  const content = JSON.stringify(value);
  return db
    .insert(serverReading)
    .values({ serverId, kind, at, content })
    .onConflictDoUpdate({ target: [serverReading.serverId, serverReading.kind], set: { at, content } });
}

export const forgetReadings = (db: Db, serverId: string) =>
  db.delete(serverReading).where(eq(serverReading.serverId, serverId));
