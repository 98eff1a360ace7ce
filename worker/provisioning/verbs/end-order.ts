import type { Ctx } from '../../kernel/context.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import { releaseHold } from '../../ledger/index.ts';
import type { Cause } from '../../services/contract/model.ts';
import { type ServiceRow, serviceCancelled, serviceUnchanged, updateService } from '../../services/index.ts';
import { updateIntent } from '../store/intent.ts';
import { intentUntouched } from '../store/lease.ts';
import type { IntentRow } from '../table.ts';
import { released } from '../words/index.ts';

/** Only if nobody touched it since it was read; what was held is free again. */
export function endOrder(
  ctx: Ctx,
  row: ServiceRow,
  intent: IntentRow | undefined,
  { cause, removing }: { cause: Cause; removing: boolean },
): Unit {
  const { id, clientId, holdId } = row;
  const updatedAt = ctx.now();
  const place = removing ? REMOVING : NOWHERE;
  const unit = new Unit(ctx)
    .guard('wrong_state', serviceUnchanged(row))
    .guard('wrong_state', intentUntouched(id, intent?.leaseToken ?? null, updatedAt))
    .write(
      updateService(ctx.db, id, {
        status: 'cancelled',
        provisionStatus: 'terminated',
        cause,
        holdId: null,
        updatedAt,
      }),
      updateIntent(ctx.db, id, { ...place, leaseToken: ctx.id(), updatedAt }),
    )
    .emit(serviceCancelled, { serviceId: id }, { key: id, subject: `service:${id}` });
  return holdId === null ? unit : unit.write(...releaseHold(ctx, { holdId, clientId, reason: released('cancelled') }));
}

const REMOVING = { step: 'removing' } as const;

const NOWHERE = { step: 'cancelled', serverId: null, network: null } as const;
