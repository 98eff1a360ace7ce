/** Orders that wait for money, and whether they are still sold as they were ordered. */
import { and, asc, eq, getTableColumns, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import { priceIsCurrent, productOrderable } from '../../catalog/index.ts';
import type { Db } from '../../kernel/db/db.ts';
import { payment } from '../../payments/index.ts';
import { type ServiceRow, service } from '../../services/index.ts';

const waits = and(eq(service.status, 'pending'), eq(service.provisionStatus, 'awaiting_payment'));

/** The order that the payment was made for, while it waits for it or for any payment at all. */
export const waitingFor = (db: Db, paymentId: string) =>
  db
    .select()
    .from(service)
    .where(
      and(
        inArray(service.id, db.select({ id: payment.forServiceId }).from(payment).where(eq(payment.id, paymentId))),
        or(eq(service.paymentId, paymentId), isNull(service.paymentId)),
        waits,
      ),
    )
    .limit(1);

/** The client's orders whose own payment may still come, or came and did not do; oldest first. */
export const waitingOf = (db: Db, clientId: string) =>
  db
    .select(getTableColumns(service))
    .from(service)
    .leftJoin(payment, eq(payment.id, service.paymentId))
    .where(
      and(
        eq(service.clientId, clientId),
        waits,
        sql`(+${payment.state} = 'pending' OR ${service.cause} ->> '$.code' = 'awaiting_funds')`,
      ),
    )
    .orderBy(asc(service.orderedAt), asc(service.id))
    .limit(50);

type SoldAt = Pick<ServiceRow, 'id' | 'productId' | 'currency' | 'priceVersion'>;

/** The product may be ordered, at the price that the order was made at. */
export const stillSold = ({ productId, currency, priceVersion }: SoldAt): SQL =>
  sql`${productOrderable(productId)} AND ${priceIsCurrent(productId, currency, priceVersion)}`;

/** The id of the order, if it could be made again as it is. */
export const stillSoldQuery = (db: Db, row: SoldAt) =>
  db
    .select({ id: service.id })
    .from(service)
    .where(and(eq(service.id, row.id), stillSold(row)))
    .limit(1);
