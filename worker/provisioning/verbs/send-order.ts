import type { Ctx } from '../../kernel/context.ts';
import type { Unit } from '../../kernel/unit/unit.ts';
import { placeHold } from '../../ledger/index.ts';
import { orderHold, type ServiceRow, serviceUnchanged, updateService } from '../../services/index.ts';
import type { ChosenPair } from '../contract/model.ts';
import { orderFunded } from '../events.ts';
import { provisionJob } from '../jobs.ts';

/** Sends the service to be deployed; what is not held for it any more is held first (`insufficient_funds`). */
export function sendOrder(ctx: Ctx, unit: Unit, row: ServiceRow, pair?: ChosenPair): Unit {
  const holdId = row.holdId ?? ctx.id();
  unit
    .guard('wrong_state', serviceUnchanged(row))
    .write(updateService(ctx.db, row.id, { provisionStatus: 'pending', cause: null, holdId, updatedAt: ctx.now() }))
    .enqueue(provisionJob, { serviceId: row.id, pair }, { subject: `service:${row.id}`, again: true });
  if (row.provisionStatus === 'awaiting_payment')
    unit.emit(orderFunded, { serviceId: row.id }, { key: holdId, subject: `service:${row.id}` });
  return row.holdId === null ? unit.write(...placeHold(ctx, orderHold(row, holdId))) : unit;
}
