/** Pure: what may happen to a service, what it costs to begin, and where its account may go. */
import type { ProductRecord } from '../catalog/index.ts';
import type { Fault } from '../drivers/provisioning/port.ts';
import type { Charge, HoldDraft } from '../ledger/index.ts';
import type { ServerRow } from '../servers/index.ts';
import type { Cause, SkippedPair } from './contract/model.ts';
import { HOUR_MS, periodCharge } from './rules/charge.ts';
import type { service, serviceIntent } from './table.ts';

export type ServiceRow = typeof service.$inferSelect;
export type IntentRow = typeof serviceIntent.$inferSelect;

/** Texts that a customer reads; what staff need beyond them stands in the activity log and in the skipped pairs. */
const CAUSES = {
  awaiting_payment: 'This order goes through by itself when your payment arrives.',
  awaiting_funds:
    'Your payment arrived, but the balance is too low for this order. It goes through by itself when you add funds.',
  payment_declined:
    'The payment for this order did not arrive, so the order was cancelled. Order again if you want it.',
  cancelled_by_owner: 'You cancelled this order. Nothing was charged.',
  not_sold:
    'This plan is no longer sold as you ordered it, so it was not set up. Your balance is untouched: order again.',
  client_blocked: 'This account may not order. Contact support.',
  not_deployable: 'No location has room for a new account at the moment. Nothing was charged.',
  name_refused: 'The VPN server did not accept a name for your account. Nothing was charged.',
  caps_failed: 'The VPN server could not set the speed of your plan. Nothing was charged.',
  unconfirmed: 'The VPN server did not confirm your account. We are looking into it; nothing was charged.',
  cleanup: 'The VPN server could not finish your account. We are looking into it; nothing was charged.',
  insufficient_funds:
    'The balance did not cover the next period. Add funds: within a minute or so the service goes on by itself.',
  not_paid_in_time: 'The service was suspended for too long without funds, so it was ended.',
  termination_requested: 'You asked for the end of this service.',
  order_expired_unpaid: 'The payment for this order did not arrive in time, so the order was cancelled.',
  order_expired_funds: 'The balance stayed too low for this order, so the order was cancelled.',
  order_expired_failed: 'This order could not be set up in time, so it was cancelled. It cost nothing.',
  account_missing: 'Your VPN account was not found on its server. We are looking into it.',
  interrupted: 'Setting up your account was interrupted. We are looking into it; nothing was charged.',
} as const;
export type CauseCode = keyof typeof CAUSES;

export const causeOf = (code: CauseCode, at: number): Cause => ({ code, message: CAUSES[code], at });

/** A service that staff may send to be deployed, if its price can be held; `openJob`: a run is queued or at work. */
export function mayRetry(row: Pick<ServiceRow, 'status' | 'provisionStatus'>, openJob: boolean): boolean {
  if (row.status !== 'pending') return false;
  if (row.provisionStatus === 'deploying') return !openJob;
  return ['awaiting_payment', 'pending', 'error', 'needs_attention'].includes(row.provisionStatus);
}

/** Which waiting orders go ahead, first come first served, as far as funds go; those that do not fit are passed over. */
export function affordable<T extends Pick<ServiceRow, 'setupMicro' | 'baseMicro'>>(
  waiting: readonly T[],
  availableMicro: number,
): { go: T[]; wait: T[] } {
  let left = availableMicro;
  const go = waiting.filter((row) => {
    const amount = firstChargeMicro(row);
    if (amount > left) return false;
    left -= amount;
    return true;
  });
  return { go, wait: waiting.filter((row) => !go.includes(row)) };
}

/** Only what was never delivered is cancelled; after that a service is terminated. */
export const mayCancel = (row: Pick<ServiceRow, 'status'>): boolean => row.status === 'pending';

/** Its owner may end an order until an account is being made for it; without an intent nothing was begun. */
export const mayCancelMine = (
  row: Pick<ServiceRow, 'status' | 'provisionStatus'>,
  intent: Pick<IntentRow, 'step'> | undefined,
): boolean =>
  row.status === 'pending' &&
  ['awaiting_payment', 'pending', 'error'].includes(row.provisionStatus) &&
  !(intent && mayExist(intent));

/** The account of this intent may be on its server: its request was, or was about to be, sent. */
export const mayExist = ({ step }: Pick<IntentRow, 'step'>): boolean =>
  step === 'creating' || step === 'capping' || step === 'removing';

/** The first charge to the micro-unit: what an order holds, shows and captures. */
export const firstChargeMicro = (price: { setupMicro: number; baseMicro: number }): number =>
  price.setupMicro + price.baseMicro;

type Sold = Pick<ServiceRow, 'setupMicro' | 'baseMicro' | 'productName'>;

/** What is set aside for the order until it is delivered. */
export const orderHold = (row: Pick<ServiceRow, 'id' | 'clientId' | 'currency'> & Sold, holdId: string): HoldDraft => ({
  holdId,
  clientId: row.clientId,
  serviceId: row.id,
  currency: row.currency,
  amountMicro: firstChargeMicro(row),
  description: `Reserved for ${row.productName.en}`,
});

/** Setup first, then the first period; each id is the key that makes it happen once. `end` is null for a one-time price. */
export function chargesOf(row: ServiceRow, start: number, end: number | null): Charge[] {
  const name = row.productName.en;
  const charges: Charge[] = [
    {
      transactionId: `charge:${row.id}:setup`,
      amountMicro: row.setupMicro,
      description: `${name}, service ${row.number}: setup`,
      periodStart: null,
      periodEnd: null,
      cause: { rule: 'setup', priceVersion: row.priceVersion },
    },
    periodCharge(row, { start, end, periods: 1 }, 'first period'),
  ];
  return charges.filter((c) => c.amountMicro > 0);
}

/** `bound` 0: the server has left the product's server group since the pair was saved. */
export type Candidate = { server: ServerRow; network: string | null; bound?: number };

/** The product's pairs in order; without any, its one server (or the group's first) with the network left to the panel. */
export function candidatesOf(
  targets: readonly { serverId: string; network: string; bound: number }[],
  servers: readonly ServerRow[],
  fallback: ServerRow | undefined,
): Candidate[] {
  if (targets.length === 0) return fallback ? [{ server: fallback, network: null }] : [];
  return targets.flatMap(({ serverId, network, bound }) => {
    const server = servers.find((s) => s.id === serverId);
    return server ? [{ server, network, bound }] : [];
  });
}

/** Why a server is not even asked, or null. */
export function whyNotAsked(
  server: Pick<ServerRow, 'disabled' | 'maxAccounts' | 'accounts'>,
  bound = 1,
): string | null {
  if (bound === 0) return 'the server is no longer in the server group of the product';
  if (server.disabled === 1) return 'server disabled';
  const { maxAccounts, accounts } = server;
  return maxAccounts !== null && accounts >= maxAccounts ? `max accounts: ${accounts} of ${maxAccounts} used` : null;
}

export const skippedOf = ({ server, network }: Candidate, reason: string): SkippedPair => ({
  serverId: server.id,
  serverName: server.name,
  network,
  reason: reason.slice(0, 300),
});

export const samePair = (a: { serverId: string | null; network: string | null }, b: Candidate): boolean =>
  a.serverId === b.server.id && a.network === b.network;

const UNREACHABLE: readonly Fault['class'][] = ['transport', 'dns', 'tls', 'server', 'not_json', 'redirect'];

export function reasonOf(fault: Fault): string {
  if (fault.class === 'no_ip') return `full: ${fault.detail}`;
  if (fault.class === 'limit') return `no slots: ${fault.detail}`;
  if (fault.class === 'busy') return `busy: ${fault.detail}`;
  if (fault.class === 'validation') return explained(fault);
  return UNREACHABLE.includes(fault.class) ? `unreachable: ${fault.detail}` : `refused: ${fault.detail}`;
}

const explained = ({ detail, fields }: Fault): string => {
  const more = Object.values(fields ?? {}).filter((text) => !detail.includes(text));
  return `refused: ${[detail, ...more].join('; ')}`;
};

/** A run that hangs longer is taken over, and can then write nothing; one that goes on renews it. */
export const RUN_LEASE_MS = 45_000;

/** Wait before the next attempt: 5 s, 10 s, 20 s, … or as long as the server asks, within half a minute. */
export const waitMs = (attempt: number, askedMs = 0): number =>
  Math.max(5_000 * 2 ** (attempt - 1), Math.min(askedMs, 30_000));

/** What was not removed is tried again for weeks: 1 min, 2 min, … 1 h. */
export const CLEANUP_ATTEMPTS = 400;
/** A run that a cancellation overtook may still send its request: the platform ends it within this time. */
export const LATE_RUN_MS = 15 * 60_000;
export const cleanupWaitMs = (attempt: number): number => Math.min(3_600_000, 60_000 * 2 ** Math.min(attempt - 1, 10));

/** A change of package that takes longer was left by its run. */
export const CHANGE_LEASE_MS = 120_000;

type Place = Pick<ServiceRow, 'serverId' | 'network'>;

/** What staff are told when a service is on a server or in a network that its new product does not sell. */
export function foreignPlace(
  at: Place,
  serverName: string,
  product: Pick<ProductRecord, 'serverId' | 'serverGroupId'>,
  targets: readonly { serverId: string; network: string }[],
): string | null {
  const sold =
    targets.length === 0
      ? product.serverId === null || product.serverId === at.serverId
      : targets.some((t) => t.serverId === at.serverId && t.network === at.network);
  return sold ? null : `The service stays on “${serverName}” → ${at.network}, which this product does not sell.`;
}

/** The smallest n ≥ `from` for which `nameAt(n)` is free. */
export function freeSuffix(nameAt: (n: number) => string, from: number, taken: ReadonlySet<string>): number {
  let n = from;
  while (taken.has(nameAt(n))) n += 1;
  return n;
}

export type ServiceOrder = {
  id: string;
  clientId: string;
  product: Pick<ProductRecord, 'id' | 'name' | 'config' | 'cancellationDelayHours'>;
  currency: string;
  period: ServiceRow['period'];
  setupMicro: number;
  baseMicro: number;
  priceVersion: number;
  /** IANA zone of the shop: periods begin and end in it. */
  zone: string;
  now: number;
  /** The hold of an order whose funds suffice; else the payment that it waits for. */
  funding: { holdId: string } | { paymentId: string };
};

/** The row of a service that was just ordered; price, speeds and zone are kept as sold. */
export function orderedService(order: ServiceOrder): Omit<ServiceRow, 'number'> {
  const { id, clientId, product, currency, period, setupMicro, baseMicro, priceVersion, zone, now, funding } = order;
  const waits = 'paymentId' in funding;
  return {
    id,
    clientId,
    productId: product.id,
    productName: product.name,
    label: '',
    status: 'pending',
    provisionStatus: waits ? 'awaiting_payment' : 'pending',
    cause: waits ? causeOf('awaiting_payment', now) : null,
    currency,
    period,
    setupMicro,
    baseMicro,
    priceVersion,
    anchorDay: 0,
    anchorZone: zone,
    orderedAt: now,
    activatedAt: null,
    paidThrough: 0,
    dueAt: now + product.cancellationDelayHours * HOUR_MS,
    noticeAt: null,
    suspension: null,
    suspendedAt: null,
    terminateAt: null,
    terminationRequestedAt: null,
    terminatedAt: null,
    fault: null,
    lastUsage: null,
    holdId: waits ? null : funding.holdId,
    paymentId: waits ? funding.paymentId : null,
    serverId: null,
    network: null,
    vpnName: null,
    ipv4: null,
    usernameSealed: null,
    passwordSealed: null,
    downMbps: product.config.downMbps,
    upMbps: product.config.upMbps,
    protocols: null,
    networkCaps: null,
    updatedAt: now,
  };
}
