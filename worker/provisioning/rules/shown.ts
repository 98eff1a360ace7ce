/** How a service and its set-up look to staff. */

import type { job } from '../../kernel/db/tables.ts';
import { saidIn, type Teller, told } from '../../kernel/words/word.ts';
import { basicsOf, type Placed, vpnOf } from '../../services/index.ts';
import type { ServiceDetail } from '../contract/model.ts';
import type { IntentRow, Step } from '../table.ts';

type Around = {
  intent: IntentRow | undefined;
  lastRun: LastRun | undefined;
  intentServerName: string | null;
  targets: ServiceDetail['targets'];
  username: string | null;
  heldMicro: number;
  productCaps: ServiceDetail['productCaps'];
};

type LastRun = Pick<typeof job.$inferSelect, 'attempts' | 'maxAttempts' | 'state' | 'runAt' | 'lastError'>;

const ACCOUNTS: Partial<Record<Step, NonNullable<ServiceDetail['deployment']>['account']>> = {
  creating: 'unsure',
  capping: 'made',
  removing: 'removing',
};

function deploymentOf(status: string, run: LastRun | undefined, intent: IntentRow | undefined, say: Teller) {
  if (status !== 'pending' || !run) return null;
  return {
    attempt: run.attempts,
    attempts: run.maxAttempts,
    nextAt: run.state === 'queued' ? run.runAt : null,
    why: run.lastError === null ? null : say(saidIn(run.lastError)),
    account: (intent && ACCOUNTS[intent.step]) ?? 'none',
  };
}

export function detailOf(placed: Placed, around: Around, say: Teller): ServiceDetail {
  const { service, serverName, clientNumber, clientName } = placed;
  const { intent, lastRun, intentServerName, targets, username, heldMicro, productCaps } = around;
  const open = intent && intent.vpnName !== null && intent.serverId !== null && intent.step !== 'done';
  return {
    ...basicsOf(service, 'en', say),
    clientId: service.clientId,
    clientNumber,
    clientName,
    productId: service.productId,
    serverId: service.serverId,
    serverName,
    network: service.network,
    vpn: vpnOf(service),
    username,
    targets,
    skipped: told(intent?.skipped ?? [], say).map((s) => ({ ...s, spent: s.spent === true })),
    deployment: deploymentOf(service.status, lastRun, intent, say),
    intent: open
      ? {
          step: intent.step,
          serverId: intent.serverId ?? '',
          serverName: intentServerName ?? '',
          network: intent.network,
          vpnName: intent.vpnName ?? '',
          updatedAt: intent.updatedAt,
        }
      : null,
    heldMicro,
    productCaps,
    suspension: service.suspension,
    fault: service.fault === null ? null : say(saidIn(service.fault)),
    lastUsage: service.lastUsage,
  };
}
