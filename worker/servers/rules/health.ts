/** Pure: how a server is, from what was read of it, and what of that a person must see to. */
import type * as z from 'zod/mini';
import type { AttentionItem } from '../../kernel/attention.ts';
import { saidIn, type Teller } from '../../kernel/words/word.ts';
import type { serverHealth } from '../contract/model.ts';
import { expiryOf, isLow, type Licence, licenceOf, slotsOf } from './standing.ts';

export type ServerHealth = z.infer<typeof serverHealth>;

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
  slotsAt: number | null;
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

/** `say`: why it is down or its test failed is kept as it was said, with its words. */
export function healthOf(row: ServerFacts, now: number, say: Teller): ServerHealth {
  const { id, name, downSince, downWhy, testedAt, failed, licenceValid } = row;
  const state = stateOf(row);
  const slots = slotsOf(row);
  const licenceExpires = expiryOf(row.licenceExpires);
  const why = { down: downWhy, failed, ok: null, never: null, disabled: null }[state];
  return {
    id,
    name,
    state,
    why: why === null ? null : say(saidIn(why)),
    downSince,
    testedAt,
    heardAt: Math.max(testedAt ?? 0, row.slotsAt ?? 0) || null,
    slots,
    slotsLow: isLow(slots),
    licence: licenceOf(licenceValid === null ? null : licenceValid === 1, licenceExpires, now),
    licenceExpires,
  };
}

const SOON: readonly Licence[] = ['days30', 'days7'];

/** A server that was taken out of sale troubles nobody. */
export function troubleOf(health: ServerHealth): AttentionItem[] {
  if (health.state === 'disabled') return [];
  const { id, name, state, why, downSince, testedAt, heardAt, slots, slotsLow, licence, licenceExpires } = health;
  const unwell = state === 'down' || state === 'failed';
  const full = slots !== null && slots.used >= slots.total;
  const ends = licence === 'ok' || licence === 'unknown' ? null : licence;
  const items: (AttentionItem | false)[] = [
    unwell && { kind: 'server', level: 'danger', id, name, why, at: downSince ?? testedAt },
    ends !== null && {
      kind: 'licence',
      level: SOON.includes(ends) ? 'warn' : 'danger',
      id,
      name,
      licence: ends,
      at: licenceExpires,
    },
    slotsLow && { kind: 'slots', level: full ? 'danger' : 'warn', id, name, slots, at: heardAt },
  ];
  return items.filter((item) => item !== false);
}
