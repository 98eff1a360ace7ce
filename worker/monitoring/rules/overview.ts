/** Pure: how the shop is doing, from what was read. */
import type * as z from 'zod/mini';
import { expiryOf, isLow, licenceOf, slotsOf } from '../../servers/index.ts';
import type { attention, overviewModel, serverHealth, setUp } from '../contract/overview.ts';

export type ServerHealth = z.infer<typeof serverHealth>;
export type Attention = z.infer<typeof attention>;
export type Overview = z.infer<typeof overviewModel>;
type Licence = ServerHealth['licence'];

const TICK_LATE_MS = 120_000;
const PROOF_LATE_MS = 26 * 3_600_000;

/** A list that was read one longer than it is counted. */
export const counted = (read: number, most: number) => ({ n: Math.min(read, most), more: read > most });

/** The first tick only writes down what is due when: until then nothing has run, and nothing is late. */
export function clockOf(tasks: readonly { lastRunAt: number | null; nextRunAt: number }[], now: number) {
  const ticks = tasks.flatMap(({ lastRunAt }) => (lastRunAt === null ? [] : [lastRunAt]));
  const lastTickAt = ticks.length > 0 ? Math.max(...ticks) : null;
  const expectedAt = lastTickAt ?? Math.min(...tasks.map(({ nextRunAt }) => nextRunAt));
  return { lastTickAt, late: tasks.length === 0 || now - expectedAt > TICK_LATE_MS };
}

export type ServerFacts = {
  id: string;
  name: string;
  disabled: number;
  accounts: number;
  maxAccounts: number | null;
  downSince: number | null;
  downWhy: string | null;
  ok: number | null;
  testedAt: number | null;
  used: number | null;
  total: number | null;
  licenceValid: number | null;
  licenceExpires: string | null;
  failed: string | null;
};

const stateOf = ({ disabled, downSince, ok }: ServerFacts): ServerHealth['state'] => {
  if (disabled === 1) return 'disabled';
  if (downSince !== null) return 'down';
  if (ok === null) return 'never';
  return ok === 1 ? 'ok' : 'failed';
};

export function healthOf(row: ServerFacts, now: number): ServerHealth {
  const { id, name, downSince, downWhy, testedAt, failed, licenceValid } = row;
  const state = stateOf(row);
  const slots = slotsOf(row);
  const licenceExpires = expiryOf(row.licenceExpires);
  const why = { down: downWhy, failed, ok: null, never: null, disabled: null }[state];
  return {
    id,
    name,
    state,
    why,
    downSince,
    testedAt,
    slots,
    slotsLow: isLow(slots),
    licence: licenceOf(licenceValid === null ? null : licenceValid === 1, licenceExpires, now),
    licenceExpires,
  };
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
type Installed = { company: boolean; gateway: boolean; sender: boolean };

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

const blank: Omit<Attention, 'kind' | 'level'> = {
  id: null,
  name: '',
  number: null,
  clientName: null,
  amountMinor: null,
  currency: null,
  licence: null,
  slots: null,
  why: null,
  at: null,
};
export const attend = (
  kind: Attention['kind'],
  level: Attention['level'],
  over: Partial<Omit<Attention, 'kind' | 'level'>>,
): Attention => ({ ...blank, ...over, kind, level });

/** What the servers, the clock and the ledger ask for. */
export function troubleOf(seen: Pick<Overview, 'at' | 'clock' | 'proof' | 'servers'>): Attention[] {
  const { at, clock, proof } = seen;
  const last = proof?.last;
  const servers = (seen.servers?.items ?? []).filter(({ state }) => state !== 'disabled');
  return [
    ...(clock?.late ? [attend('clock', 'danger', { at: clock.lastTickAt })] : []),
    ...(last && !last.green ? [attend('ledger', 'danger', { number: last.faultCount, at: last.finishedAt })] : []),
    ...(last?.green && at - last.finishedAt > PROOF_LATE_MS ? [attend('ledger', 'warn', { at: last.finishedAt })] : []),
    ...servers.flatMap(troubleOfServer),
  ];
}

const SOON: readonly Licence[] = ['days30', 'days7'];

function troubleOfServer(health: ServerHealth): Attention[] {
  const { id, name, state, why, downSince, testedAt, slots, slotsLow, licence, licenceExpires } = health;
  const unwell = state === 'down' || state === 'failed';
  return [
    ...(unwell ? [attend('server', 'danger', { id, name, why, at: downSince ?? testedAt })] : []),
    ...(licence === 'ok' || licence === 'unknown'
      ? []
      : [attend('licence', SOON.includes(licence) ? 'warn' : 'danger', { id, name, licence, at: licenceExpires })]),
    ...(slotsLow
      ? [
          attend('slots', slots && slots.used >= slots.total ? 'danger' : 'warn', {
            id,
            name,
            slots,
            at: testedAt,
          }),
        ]
      : []),
  ];
}
