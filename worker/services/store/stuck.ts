import { and, desc, eq } from 'drizzle-orm';
import { client } from '../../accounts/index.ts';
import type { Db } from '../../kernel/db/db.ts';
import { service } from '../table.ts';

/** What a person has to look at, in whatever state it is, and orders that failed; the newest first. */
export const stuckServices = (db: Db, provisionStatus: 'needs_attention' | 'error', limit: number) =>
  db
    .select({
      id: service.id,
      number: service.number,
      productName: service.productName,
      cause: service.cause,
      orderedAt: service.orderedAt,
      clientName: client.name,
    })
    .from(service)
    .innerJoin(client, eq(client.id, service.clientId))
    .where(
      and(
        eq(service.provisionStatus, provisionStatus),
        // A failed order that was cancelled since is nobody's business any more.
        provisionStatus === 'error' ? eq(service.status, 'pending') : undefined,
      ),
    )
    .orderBy(provisionStatus === 'error' ? desc(service.id) : desc(service.number))
    .limit(limit);
