/**
 * What the clock ought to do, told a second time and by other means: one wallet and one service after another, in plain
 * arithmetic. Shares nothing with the code that it judges.
 */
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export type Kind = 'daily' | 'weekly' | 'monthly';
export type ModelService = {
  id: string;
  clientId: string;
  kind: Kind;
  price: number;
  graceHours: number;
  anchorDay: number;
  paid: number;
  status: 'active' | 'suspended' | 'terminated';
  terminateAt: number;
  requested: boolean;
  /** [start, end, amount] in the order of booking. */
  charges: [number, number, number][];
};

export const TERMINATION_HOURS = 72;

/** The same time of day in UTC, on the anchor's day or the last one that the month has. */
export function endOf(kind: Kind, start: number, anchorDay: number): number {
  if (kind !== 'monthly') return start + (kind === 'daily' ? DAY : 7 * DAY);
  const at = new Date(start);
  const next = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1) + (start % DAY));
  const days = new Date(Date.UTC(next.getUTCFullYear(), next.getUTCMonth() + 1, 0)).getUTCDate();
  next.setUTCDate(Math.min(anchorDay, days));
  return next.getTime();
}

const bySizeThenKey = (start: (s: ModelService) => number) => (a: ModelService, b: ModelService) => {
  const key = (s: ModelService) => `charge:${s.id}:${start(s)}`;
  return a.price - b.price || (key(a) < key(b) ? -1 : 1);
};

export class MonthModel {
  readonly services = new Map<string, ModelService>();
  readonly balances = new Map<string, number>();
  readonly #ofClient = new Map<string, ModelService[]>();
  readonly #risen = new Set<string>();

  add(service: ModelService) {
    this.services.set(service.id, service);
    const siblings = this.#ofClient.get(service.clientId) ?? [];
    this.#ofClient.set(service.clientId, [...siblings, service]);
    if (!this.balances.has(service.clientId)) this.balances.set(service.clientId, 0);
  }

  topUp(clientId: string, amount: number) {
    this.balances.set(clientId, (this.balances.get(clientId) ?? 0) + amount);
    this.#risen.add(clientId);
  }

  tick(now: number) {
    for (const [clientId, services] of this.#ofClient) {
      this.#renew(services, now);
      if (this.#risen.has(clientId)) this.#resume(services, now);
      for (let left = 40; left > 0 && this.#renew(services, now); left -= 1);
    }
    this.#risen.clear();
  }

  #renew(services: readonly ModelService[], now: number): boolean {
    let moved = false;
    for (const s of services) {
      const over = s.status === 'suspended' && (s.requested || s.terminateAt <= now);
      if (over || (s.status === 'active' && s.requested && s.paid <= now)) s.status = 'terminated';
    }
    const due = services.filter((s) => s.status === 'active' && !s.requested && s.paid <= now);
    for (const s of due.sort(bySizeThenKey((one) => one.paid))) {
      if (this.#charge(s, s.paid)) moved = true;
      else if (now >= s.paid + s.graceHours * HOUR) {
        s.status = 'suspended';
        s.terminateAt = now + TERMINATION_HOURS * HOUR;
      }
    }
    return moved;
  }

  /** Of those that were suspended before this minute, or in it for want of what is now there. */
  #resume(services: readonly ModelService[], now: number) {
    const asleep = services.filter((s) => s.status === 'suspended' && !s.requested);
    for (const s of asleep.sort(bySizeThenKey(() => now))) {
      const anchorDay = new Date(now).getUTCDate();
      if (this.#charge({ ...s, anchorDay }, now)) {
        Object.assign(s, { status: 'active', anchorDay, paid: endOf(s.kind, now, anchorDay) });
      }
    }
  }

  #charge(s: ModelService, start: number): boolean {
    const left = (this.balances.get(s.clientId) ?? 0) - s.price;
    if (left < 0) return false;
    this.balances.set(s.clientId, left);
    const end = endOf(s.kind, start, s.anchorDay);
    s.charges.push([start, end, s.price]);
    s.paid = end;
    return true;
  }
}
