/** What every verb of every peer answers. It throws only for a bug. */

/** `retry`: the peer may recover, ask again after `afterMs`. `refused`: asking again will not help. */
export type Outcome<T> =
  | { kind: 'ok'; value: T }
  | { kind: 'retry'; afterMs: number; why: Fault }
  | { kind: 'refused'; why: Fault };

/** Why a call did not succeed. `class` decides what the caller does, `detail` is for people and never holds a secret. */
export type Fault = { class: FaultClass; detail: string; fields?: Record<string, string> };

export type FaultClass =
  | 'auth'
  | 'permission'
  | 'redirect'
  | 'not_found'
  | 'duplicate_name'
  | 'limit'
  | 'no_ip'
  | 'validation'
  | 'busy'
  | 'transport'
  | 'tls'
  | 'dns'
  | 'not_json'
  | 'version'
  | 'server'
  | 'mismatch'
  /** The peer has it, and an operator of the peer switched it off. */
  | 'disabled';

export const ok = <T>(value: T): Outcome<T> => ({ kind: 'ok', value });
export const refuse = (why: Fault): Outcome<never> => ({ kind: 'refused', why });
export const retry = (afterMs: number, why: Fault): Outcome<never> => ({ kind: 'retry', afterMs, why });
