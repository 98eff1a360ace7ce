/** A customer asks for the end of a service, or takes that back: only its own, which the store sees to. */

import type { ProductRecord } from '../../catalog/index.ts';
import { type Ctx, customerOf } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { Problem } from '../../kernel/problem.ts';
import { HOUR_MS } from '../../kernel/time/time.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import {
  cancelsAt,
  clockUnchanged,
  dueOf,
  endsAt,
  firstNoticeAt,
  type ServiceRow,
  serviceOf,
  soldProduct,
  updateService,
} from '../../services/index.ts';
import { notAskedToEnd } from '../store.ts';
import { fault, happened } from '../words/index.ts';

const LIVING: readonly ServiceRow['status'][] = ['pending', 'active', 'suspended'];

export async function requestTermination(ctx: Ctx, { id }: { id: string }) {
  const { row } = await readMine(ctx, id);
  if (row.terminationRequestedAt !== null) throw new Problem('termination_requested');
  const now = ctx.now();
  const asked = { ...row, terminationRequestedAt: now };
  const endsIn = endsAt(asked) ?? cancelsAt(asked);
  return new Unit(ctx)
    .guard('termination_requested', notAskedToEnd(id))
    .guard('stale_write', clockUnchanged(row))
    .write(
      updateService(ctx.db, id, {
        terminationRequestedAt: now,
        dueAt: row.status === 'pending' ? now : dueOf(asked),
        noticeAt: null,
        updatedAt: now,
      }),
    )
    .audit({
      action: 'service.termination_requested',
      subject: `service:${id}`,
      clientId: row.clientId,
      words: happened('end.asked', { number: row.number }),
      detail: { status: row.status, endsAt: endsIn },
    })
    .commit({ ok: true as const, endsAt: endsIn });
}

export async function withdrawTermination(ctx: Ctx, { id }: { id: string }) {
  const { row, product } = await readMine(ctx, id);
  if (row.terminationRequestedAt === null) throw new Problem('wrong_state', { detail: fault('end.notAsked') });
  const kept = {
    ...row,
    terminationRequestedAt: null,
    dueAt: row.status === 'pending' ? row.orderedAt + product.cancellationDelayHours * HOUR_MS : row.dueAt,
  };
  return new Unit(ctx)
    .guard('stale_write', clockUnchanged(row))
    .write(
      updateService(ctx.db, id, {
        terminationRequestedAt: null,
        dueAt: dueOf(kept),
        noticeAt: noticeOf(kept, product.lowBalanceDays, ctx.now()),
        updatedAt: ctx.now(),
      }),
    )
    .audit({
      action: 'service.termination_withdrawn',
      subject: `service:${id}`,
      clientId: row.clientId,
      words: happened('end.withdrawn', { number: row.number }),
    })
    .commit({ ok: true as const });
}

/** As if it had never been asked: so long before the next charge as the product says. */
const noticeOf = (row: ServiceRow, days: number, now: number): number | null =>
  row.status === 'active' && dueOf(row) !== null ? firstNoticeAt(row, row.paidThrough, days, now) : null;

async function readMine(ctx: Ctx, id: string): Promise<{ row: ServiceRow; product: ProductRecord }> {
  const [rows, products] = await reads(ctx.db, [
    serviceOf(ctx.db, id, customerOf(ctx).clientId),
    soldProduct(ctx.db, id),
  ]);
  const [row, product] = [rows[0], products[0]];
  if (!row || !product) throw new Problem('not_found');
  if (!LIVING.includes(row.status)) throw new Problem('wrong_state', { detail: fault('end.notYours') });
  return { row, product };
}
