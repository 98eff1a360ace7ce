/** Pure: how the shop is doing, from what was read. */
import type * as z from 'zod/mini';
import type { AttentionFacts, AttentionItem } from '../../kernel/attention.ts';
import type { attention, overviewModel, setUp } from '../contract/overview.ts';

export type Attention = z.infer<typeof attention>;
export type Overview = z.infer<typeof overviewModel>;

const TICK_LATE_MS = 120_000;

/** A list that was read one longer than it is counted. */
export const counted = (read: number, most: number) => ({ n: Math.min(read, most), more: read > most });

/** The first tick only writes down what is due when: until then nothing has run, and nothing is late. */
export function clockOf(tasks: readonly { lastRunAt: number | null; nextRunAt: number }[], now: number) {
  const ticks = tasks.flatMap(({ lastRunAt }) => (lastRunAt === null ? [] : [lastRunAt]));
  const lastTickAt = ticks.length > 0 ? Math.max(...ticks) : null;
  const expectedAt = lastTickAt ?? Math.min(...tasks.map(({ nextRunAt }) => nextRunAt));
  return { lastTickAt, late: tasks.length === 0 || now - expectedAt > TICK_LATE_MS };
}

type Sum = { kind: string; currency: string; netMicro: number; grossMicro: number };

/** Amounts of the day by currency, all positive, in the order of their codes. */
export function todayOf(sums: readonly Sum[]) {
  const zero = { paidMicro: 0, chargedMicro: 0, refundedMicro: 0 };
  const byCurrency = new Map<string, typeof zero>();
  for (const { kind, currency, netMicro, grossMicro } of sums) {
    if (kind !== 'payment' && kind !== 'charge' && kind !== 'refund') continue;
    const day = byCurrency.get(currency) ?? { ...zero };
    if (kind === 'payment') day.paidMicro += grossMicro;
    if (kind === 'charge') day.chargedMicro -= netMicro;
    if (kind === 'refund') day.refundedMicro += Math.abs(grossMicro);
    byCurrency.set(currency, day);
  }
  return [...byCurrency]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, { paidMicro, chargedMicro, refundedMicro }]) => ({
      currency,
      paidMicro,
      // A sum of nothing but reversals is minus zero otherwise.
      chargedMicro: chargedMicro + 0,
      refundedMicro,
    }));
}

type Unpaid = { currency: string; totalMinor: number };

export function unpaidOf(rows: readonly Unpaid[], most: number) {
  const { n, more } = counted(rows.length, most);
  const sums = new Map<string, number>();
  for (const { currency, totalMinor } of rows) sums.set(currency, (sums.get(currency) ?? 0) + totalMinor);
  const totals = [...sums].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return { n, more, totals: more ? null : totals.map(([currency, totalMinor]) => ({ currency, totalMinor })) };
}

export type SetUpFacts = {
  serverId: string | null;
  testedId: string | null;
  untestedId: string | null;
  groupId: string | null;
  filledId: string | null;
  productId: string | null;
  sellableId: string | null;
  orderId: string | null;
};
type Installed = { address: boolean; company: boolean; gateway: boolean; sender: boolean };

export const setUpOf = (facts: SetUpFacts, installed: Installed): z.infer<typeof setUp> => ({
  server: facts.serverId !== null,
  tested: facts.testedId !== null,
  group: facts.filledId !== null,
  product: facts.productId !== null,
  sellable: facts.sellableId !== null,
  order: facts.orderId !== null,
  ...installed,
  serverId: facts.untestedId,
  groupId: facts.groupId,
  productId: facts.productId,
});

const NOTHING: AttentionFacts = {
  id: null,
  name: '',
  number: null,
  clientName: null,
  amountMinor: null,
  currency: null,
  licence: null,
  slots: null,
  serverName: null,
  why: null,
  at: null,
};
export const shownAs = (item: AttentionItem): Attention => ({ ...NOTHING, ...item });
