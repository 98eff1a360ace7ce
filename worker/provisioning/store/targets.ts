import { asc, eq, inArray } from 'drizzle-orm';
import { product, productTarget, targetBound } from '../../catalog/index.ts';
import type { Db } from '../../kernel/db/db.ts';
import { server } from '../../servers/index.ts';
import { service } from '../../services/index.ts';

export const soldTargets = (db: Db, serviceId: string) =>
  db
    .select({
      serverId: productTarget.serverId,
      network: productTarget.network,
      server,
      bound: targetBound.as('bound'),
    })
    .from(productTarget)
    .innerJoin(server, eq(server.id, productTarget.serverId))
    .innerJoin(product, eq(product.id, productTarget.productId))
    .where(
      inArray(
        productTarget.productId,
        db.select({ id: service.productId }).from(service).where(eq(service.id, serviceId)),
      ),
    )
    .orderBy(asc(productTarget.position))
    .limit(200);
