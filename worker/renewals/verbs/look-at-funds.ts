/** Who is told that the balance will not cover the next charge: once per period, and again after funds were added. */
import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { DAY_MS } from '../../kernel/time/time.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import { balanceLow, periodsAhead } from '../../services/index.ts';
import { noticed, noticesDue, stillNoticed } from '../store.ts';

type Looked = Awaited<ReturnType<typeof noticesDue>>[number];

const ROUNDS = 20;

export async function lookAtFunds(ctx: Ctx): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const [rows] = await reads(ctx.db, [noticesDue(ctx.db, ctx.now())]);
    if (rows.length === 0) return;
    const looked = rows.map((row) => noticeOf(row, ctx.now()));
    const short = looked.filter((l) => l.next === null && l.short);
    const unit = new Unit(ctx);
    if (short.length > 0) unit.emitEach(balanceLow, short, stillNoticed);
    await unit.write(noticed(ctx.db, looked)).commit(null);
  }
}

function noticeOf(row: Looked, now: number) {
  const needed = row.othersMicro + row.baseMicro * periodsAhead(row.period, row.lowBalanceDays);
  const asked = row.terminationRequestedAt !== null;
  const short = !asked && row.baseMicro > 0 && needed > row.availableMicro;
  return {
    serviceId: row.id,
    noticeAt: row.noticeAt,
    next: short || asked || row.baseMicro === 0 ? null : now + DAY_MS,
    short,
    payload: { serviceId: row.id },
    subject: `service:${row.id}`,
    key: `${row.id}:${row.noticeAt}`,
  };
}
