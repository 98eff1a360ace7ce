/** Pure: how the shop is doing, from what was read. */
import type * as z from 'zod/mini';
import type { attention, overviewModel, serverHealth, setUp } from '../contract/overview.ts';

export type ServerHealth = z.infer<typeof serverHealth>;
export type Attention = z.infer<typeof attention>;
export type Overview = z.infer<typeof overviewModel>;
type Licence = ServerHealth['licence'];

const DAY_MS = 86_400_000;
const TICK_LATE_MS = 120_000;
const PROOF_LATE_MS = 26 * 3_600_000;
const SLOTS_LOW = 0.9;

/** A list that was read one longer than it is counted. */
export const counted = (read: number, most: number) => ({ n: Math.min(read, most), more: read > most });

export function clockOf(tasks: readonly { lastRunAt: number | null }[], now: number) {
  const ticks = tasks.flatMap(({ lastRunAt }) => (lastRunAt === null ? [] : [lastRunAt]));
  const lastTickAt = ticks.length > 0 ? Math.max(...ticks) : null;
  return { lastTickAt, late: lastTickAt === null || now - lastTickAt > TICK_LATE_MS };
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

/** Of the two ceilings, the panel's licence and our own limit, the one that is nearer. */
export function slotsOf({ used, total, accounts, maxAccounts }: ServerFacts): ServerHealth['slots'] {
  const ceilings = [
    ...(used !== null && total !== null ? [{ used, total }] : []),
    ...(maxAccounts !== null ? [{ used: accounts, total: maxAccounts }] : []),
  ];
  const left = (s: { used: number; total: number }) => s.total - s.used;
  return ceilings.toSorted((a, b) => left(a) - left(b))[0] ?? null;
}

export function licenceOf(valid: boolean | null, expires: number | null, now: number): Licence {
  if (expires !== null && expires <= now) return 'expired';
  if (valid === false) return 'invalid';
  if (expires === null) return valid === null ? 'unknown' : 'ok';
  const days = (expires - now) / DAY_MS;
  if (days <= 1) return 'days1';
  if (days <= 7) return 'days7';
  return days <= 30 ? 'days30' : 'ok';
}

/** The panel writes it as it likes; what is no date is not known. */
export const expiryOf = (text: string | null): number | null => {
  const at = text === null ? Number.NaN : Date.parse(text);
  return Number.isNaN(at) ? null : at;
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
    slotsLow: slots !== null && slots.used >= slots.total * SLOTS_LOW,
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
