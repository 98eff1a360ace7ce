/** Pure: a service at the moment of its order. */
import type { ProductRecord } from '../../catalog/index.ts';
import { HOUR_MS } from '../../kernel/time/time.ts';
import type { HoldDraft } from '../../ledger/index.ts';
import type { ServiceRow } from '../table.ts';
import { bookedAs } from '../words/index.ts';
import { causeOf } from './cause.ts';

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
  description: bookedAs('reserved', { plan: row.productName.en }),
});

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
    anchorTimeMs: null,
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
