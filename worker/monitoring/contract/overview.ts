import * as z from 'zod/mini';
import { type AttentionKind, currency, endpoint, id, instant, sumMicro } from '../../kernel/contract.ts';
import { proofStatus } from '../../ledger/contract/model.ts';
import { LICENCE_STATES, serverHealth, slots } from '../../servers/contract/model.ts';

/** Counted up to 20, failed tasks up to 10; `more` when there are others. */
const counted = z.object({ n: z.int(), more: z.boolean() });

/** Declared by the modules; the type knows all of them. */
const attentionKind = () => z.string() as unknown as z.ZodMiniType<AttentionKind>;

/** One thing that a person must do. What its words need is filled in; the rest is null. */
export const attention = z.object({
  kind: attentionKind(),
  /** Of the record that it is about; null for the clock and the ledger. */
  id: z.nullable(id()),
  level: z.enum(['danger', 'warn']),
  name: z.string(),
  number: z.nullable(z.int()),
  clientName: z.nullable(z.string()),
  amountMinor: z.nullable(z.int()),
  currency: z.nullable(currency()),
  licence: z.nullable(z.enum(LICENCE_STATES)),
  slots: z.nullable(slots),
  /** Of the server that a failed task is about; its `number` is the service's. */
  serverName: z.nullable(z.string()),
  why: z.nullable(z.string()),
  at: z.nullable(instant()),
});

const money = z.object({
  /** Of the shop's day so far. Amounts are positive. */
  today: z.array(
    z.object({
      currency: currency(),
      /** Gross: what payers sent. */
      paidMicro: sumMicro(),
      chargedMicro: sumMicro(),
      refundedMicro: sumMicro(),
    }),
  ),
  /** Null: up to now. Else bookings after this instant are not added up yet. */
  countedTo: z.nullable(instant()),
  unpaid: z.extend(counted, {
    /** By currency; null when there are more than were counted. */
    totals: z.nullable(z.array(z.object({ currency: currency(), totalMinor: z.int() }))),
  }),
});

/** What the shop has of what it needs; ids lead to what is there already. */
export const setUp = z.object({
  server: z.boolean(),
  tested: z.boolean(),
  group: z.boolean(),
  product: z.boolean(),
  /** A product that has both a price and a network. */
  sellable: z.boolean(),
  /** Somebody has said where customers find the shop. */
  address: z.boolean(),
  company: z.boolean(),
  gateway: z.boolean(),
  sender: z.boolean(),
  order: z.boolean(),
  serverId: z.nullable(id()),
  groupId: z.nullable(id()),
  productId: z.nullable(id()),
});

/** A part that the caller may not see is null. */
export const overviewModel = z.object({
  at: instant(),
  /** Today, `2026-11-21`, in the shop's zone. */
  day: z.string(),
  timeZone: z.string(),
  /** `monitoring.read`. Late: no tick for more than two minutes. */
  clock: z.nullable(z.object({ lastTickAt: z.nullable(instant()), late: z.boolean() })),
  queue: z.nullable(z.object({ waiting: counted, oldestAt: z.nullable(instant()), failed: counted })),
  /** `servers.read`; the first 30 by name. */
  servers: z.nullable(z.object({ items: z.array(serverHealth), more: z.boolean() })),
  /** `finance.read`. */
  money: z.nullable(money),
  proof: z.nullable(proofStatus),
  /** Orders (`services.read`) and clients (`clients.read`) of the day. */
  newOrders: z.nullable(z.int()),
  newClients: z.nullable(z.int()),
  attention: z.array(attention),
  /** Of these kinds there is more than is listed. */
  moreAttention: z.array(attentionKind()),
  /** `servers.read`, `catalog.read`, `services.read` and `settings.read` together. */
  setUp: z.nullable(setUp),
});

export const overview = {
  /** For whoever is signed in to the console: each part asks for its own permission. */
  get: endpoint({ permit: 'staff:console.use' })
    .route({ method: 'GET', path: '/admin/overview', tags: ['Monitoring'], summary: 'How the shop is doing' })
    .input(z.optional(z.strictObject({})))
    .output(overviewModel),
};
