/** How a service and its set-up look to staff. */

import { saidIn, type Teller, told } from '../../kernel/words/word.ts';
import { basicsOf, type Placed, vpnOf } from '../../services/index.ts';
import type { ServiceDetail } from '../contract/model.ts';
import type { IntentRow } from '../table.ts';

type Around = {
  intent: IntentRow | undefined;
  intentServerName: string | null;
  targets: ServiceDetail['targets'];
  username: string | null;
  heldMicro: number;
  productCaps: ServiceDetail['productCaps'];
};

export function detailOf(placed: Placed, around: Around, say: Teller): ServiceDetail {
  const { service, serverName, clientNumber, clientName } = placed;
  const { intent, intentServerName, targets, username, heldMicro, productCaps } = around;
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
    skipped: told(intent?.skipped ?? [], say),
    intent: open
      ? {
          step: intent.step,
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
