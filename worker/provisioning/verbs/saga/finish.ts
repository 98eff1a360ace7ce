import { clientServed } from '../../../accounts/index.ts';
import { countService } from '../../../catalog/index.ts';
import type { Account, Network } from '../../../drivers/provisioning/port.ts';
import { anchorOf, periodEnd } from '../../../kernel/time/time.ts';
import { captureHold } from '../../../ledger/index.ts';
import { countAccount } from '../../../servers/index.ts';
import {
  dueOf,
  firstCharges,
  firstNoticeAt,
  passwordPlace,
  serviceActivated,
  updateService,
  usernamePlace,
} from '../../../services/index.ts';
import { updateIntent } from '../../store/intent.ts';
import { undelivered } from '../../store/state.ts';
import { because, happened } from '../../words/index.ts';
import { held } from '../hold-service.ts';
import { again, chosen, type Next, peerOf, type Saga } from './state.ts';

/** The account is capped and ours: in ONE unit the service becomes active, the money is taken, the counters move. */
export async function finish(saga: Saga, account: Account): Promise<Next> {
  const { ctx, service } = saga;
  const { server } = chosen(saga);
  const networkName = account.network ?? saga.intent.network;
  const found = networkName === null ? null : await (await peerOf(saga, server)).network(networkName);
  const wait =
    found?.kind === 'retry' ? again(saga, found.afterMs, because('networkUnread', { why: found.why.detail })) : null;
  if (wait) return wait;
  const network = found?.kind === 'ok' ? found.value : null;
  const now = ctx.now();
  const subject = `service:${service.id}`;
  const unit = held(saga.hold)
    .guard('lease_lost', undelivered(service.id))
    .write(
      updateService(ctx.db, service.id, {
        ...(await accountColumns(saga, account, network, networkName)),
        ...periodColumns(saga, now),
        status: 'active',
        provisionStatus: 'completed',
        cause: null,
        holdId: null,
        updatedAt: now,
      }),
      updateIntent(ctx.db, service.id, { step: 'done', serverId: null, updatedAt: now }),
      countAccount(ctx.db, server.id, 1),
      countService(ctx.db, service.productId, { active: 1, total: 0 }),
      clientServed(ctx.db, service.clientId, now),
    )
    .audit({
      action: 'service.activated',
      subject,
      clientId: service.clientId,
      words: happened('setUp', { number: service.number, account: account.name, server: server.name }),
      detail: { server: server.name, network: networkName, vpnName: account.name, skipped: saga.intent.skipped },
    })
    .emit(serviceActivated, { serviceId: service.id }, { key: service.id, subject });
  if (service.holdId) {
    const charges = firstCharges(service, now, periodColumns(saga, now).paidThrough || null);
    unit.write(...captureHold(ctx, { holdId: service.holdId, clientId: service.clientId, charges }));
  }
  await unit.commit(null);
  return { end: undefined };
}

/** Billing begins now, when the account works; the anchor is this day and time in the shop's zone. */
function periodColumns({ service, product }: Saga, now: number) {
  const anchor = anchorOf(now, service.anchorZone);
  const end = periodEnd(now, service.period, anchor, service.anchorZone);
  const columns = { activatedAt: now, ...anchor, paidThrough: end ?? 0 };
  const dueAt = dueOf({ ...service, ...columns, status: 'active' });
  return {
    ...columns,
    dueAt,
    noticeAt: end === null ? null : firstNoticeAt(service, end, product.lowBalanceDays, now),
  };
}

async function accountColumns(saga: Saga, account: Account, network: Network | null, networkName: string | null) {
  const { ctx, service } = saga;
  const { username, password } = account;
  return {
    serverId: chosen(saga).server.id,
    network: networkName,
    vpnName: account.name,
    ipv4: account.ipv4,
    usernameSealed: username === null ? null : await ctx.secrets.seal(username, usernamePlace(service.id)),
    passwordSealed: password === null ? null : await ctx.secrets.seal(password, passwordPlace(service.id)),
    protocols: network?.protocols ?? null,
    networkCaps: network?.caps ?? null,
  };
}
