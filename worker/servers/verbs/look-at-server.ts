/** Between the rounds: does it answer, and how much room has it? One call. */
import type { Ctx } from '../../kernel/context.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import { openPeer } from '../peer.ts';
import { lastTest, passedTest, type ServerRow } from '../rules/server.ts';
import { raise } from './record-test.ts';

/** A round of looks must be over before the next one begins, however many servers hang. */
const LOOK_MS = 5_000;

/**
 * The slots are written down as those of any other call. `raised`: marks of the alerts that staff know already. True when
 * the answer is another than the last test would have one expect: then it is tested, step by step.
 */
export async function lookAtServer(ctx: Ctx, server: ServerRow, raised: readonly string[]): Promise<boolean> {
  const peer = await openPeer(ctx, server, { insist: true, timeoutMs: LOOK_MS });
  const status = await peer.slots();
  const answers = status.kind === 'ok' && status.value.busy === null;
  if (answers) {
    const { used, total } = status.value;
    const known = lastTest(server);
    const unit = new Unit(ctx);
    const licence = { licenceValid: known?.licenceValid ?? null, licenceExpires: known?.licenceExpires ?? null };
    raise(ctx, unit, server, { slots: { used, total }, ...licence }, raised);
    await unit.commit(null);
  }
  return answers !== passedTest(server);
}
