import type { Call } from '../http/call.ts';
import type { Body } from '../http/input.ts';
import { numberOf, textOf } from '../http/input.ts';
import type { Fault } from './faults.ts';
import { FAULTS } from './faults.ts';
import { Refusal } from './refusal.ts';

export type Rule = {
  fault: string;
  arg: string;
  route: string | null;
  skip: number;
  times: number | null;
  used: number;
};

export type Active = { fault: Fault; arg: string };

function named(text: string, field: string): { fault: Fault; inline: string } {
  const [name = '', ...rest] = text.trim().split(':');
  const fault = FAULTS.find((candidate) => candidate.name === name);
  if (!fault) throw new Refusal('validation', `Unknown fault ${name}`, { [field]: 'unknown' });
  return { fault, inline: rest.join(':') };
}

const touches = ({ on }: Fault, key: string): boolean => on === 'every' || on.includes(key);

/** Holds which faults are asked for; every call draws from it, and counts are used up only by calls a fault can touch. */
export class FaultDesk {
  rules: Rule[] = [];
  readonly everUsed = new Set<string>();

  add(body: Body, knownRoutes: readonly string[]): Rule {
    const { fault, inline } = named(textOf(body, 'fault') ?? '', 'fault');
    const route = textOf(body, 'route') ?? null;
    if (route !== null && !knownRoutes.includes(route))
      throw new Refusal('validation', `Unknown route ${route}`, { route: 'unknown' });
    if (route !== null && !touches(fault, route))
      throw new Refusal('validation', `${fault.name} never touches ${route}`, { route: 'never touched' });
    const arg = body.arg === undefined ? inline : String(body.arg);
    const times = numberOf(body, 'times', 1, 1_000_000) ?? null;
    const rule: Rule = {
      fault: fault.name,
      arg,
      route,
      skip: numberOf(body, 'skip', 0, 1_000_000) ?? 0,
      times,
      used: 0,
    };
    this.rules.push(rule);
    return rule;
  }

  take(call: Call, header: string | null): Active[] {
    const active: Active[] = [];
    for (const text of header?.split(',') ?? []) {
      const { fault, inline } = named(text, 'x-sim-fault');
      this.#consider(active, call, fault, inline);
    }
    for (const rule of this.rules) {
      const { fault } = named(rule.fault, 'fault');
      if (rule.route !== null && rule.route !== call.route.key) continue;
      if (rule.times !== null && rule.used >= rule.skip + rule.times) continue;
      if (!touches(fault, call.route.key) || !(fault.when?.(call, rule.arg) ?? true)) continue;
      rule.used += 1;
      if (rule.used > rule.skip) this.#consider(active, call, fault, rule.arg);
    }
    return active;
  }

  #consider(active: Active[], call: Call, fault: Fault, arg: string): void {
    if (!touches(fault, call.route.key) || !(fault.when?.(call, arg) ?? true)) return;
    this.everUsed.add(fault.name);
    active.push({ fault, arg });
  }
}
