import type { JobOutcome, JobRun } from '../../kernel/app.ts';
import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import { asRun, type IntentRow, intentUntouched, taking, updateIntent } from '../../provisioning/index.ts';
import { openPeer, serverById } from '../../servers/index.ts';
import { isOrphan } from '../rules.ts';
import { intentOfAccount, madeOn } from '../store.ts';
import { found, happened } from '../words/index.ts';

type Orphan = { serverId: string; vpnName: string };

/** Looks again first: the account may be wanted by now, and is then left alone. */
export async function removeOrphan(ctx: Ctx, { serverId, vpnName }: Orphan, run: JobRun): Promise<JobOutcome> {
  const [servers, rows, intents] = await reads(ctx.db, [
    serverById(ctx.db, serverId),
    madeOn(ctx.db, serverId, vpnName),
    intentOfAccount(ctx.db, serverId, vpnName),
  ]);
  const [server, made] = [servers[0], rows[0]];
  if (!server || !made || !isOrphan({ ...made, isCurrent: made.isCurrent === 1, isHere: made.isHere === 1 })) return;
  if (made.status === 'pending' && intents[0]) await retireName(ctx, run, intents[0], vpnName);
  const gone = await (await openPeer(ctx, server, { serviceId: made.serviceId })).remove(vpnName);
  if (gone.kind !== 'ok') {
    const why = found('notRemoved', { server: server.name, account: vpnName, why: gone.why.detail });
    return gone.kind === 'retry' ? { later: gone.afterMs, why } : { giveUp: why };
  }
  await new Unit(ctx)
    .audit({
      action: 'server.orphan_removed',
      subject: `server:${serverId}`,
      words: happened('orphan.removed', { account: vpnName, server: server.name, number: made.number }),
      detail: { vpnName, serviceId: made.serviceId },
    })
    .commit(null);
}

/** An order that may begin again takes another name: a removal that was only delayed must not hit its next account. */
async function retireName(ctx: Ctx, run: JobRun, intent: IntentRow, vpnName: string): Promise<void> {
  if (intent.vpnName !== vpnName) return;
  const now = ctx.now();
  await taking(asRun(ctx, intent.serviceId, run), intentUntouched(intent.serviceId, intent.leaseToken, now))
    .write(updateIntent(ctx.db, intent.serviceId, { vpnName: null, nameSuffix: intent.nameSuffix + 1, updatedAt: now }))
    .commit(null);
}
