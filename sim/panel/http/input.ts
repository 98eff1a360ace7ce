import { Refusal } from '../faults/refusal.ts';

/** Reads one JSON (or form) body field by field; every wrong field is a validation refusal that names it. */
export type Body = Record<string, unknown>;

const wrong = (field: string, why: string): Refusal => new Refusal('validation', `Wrong ${field}`, { [field]: why });

export function textOf(body: Body, field: string): string | undefined {
  const value = body[field];
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== 'string') throw wrong(field, 'must be text');
  return value;
}

export function numberOf(body: Body, field: string, min: number, max: number): number | undefined {
  const value = body[field];
  if (value === undefined || value === null || value === '') return undefined;
  const number =
    typeof value === 'number' || (typeof value === 'string' && /^-?\d+$/.test(value)) ? Number(value) : Number.NaN;
  if (!Number.isInteger(number) || number < min || number > max)
    throw wrong(field, `must be an integer from ${min} to ${max}`);
  return number;
}

export function flagOf(body: Body, field: string): boolean | undefined {
  const value = body[field];
  if (value === undefined || value === null || value === '') return undefined;
  return (
    value === true ||
    value === 1 ||
    ['1', 'on', 'yes', 'true', 'enable', 'enabled'].includes(String(value).toLowerCase())
  );
}

export function textsOf(body: Body, field: string): string[] | undefined {
  const value = body[field];
  if (value === undefined || value === null || value === '') return undefined;
  const list = typeof value === 'string' ? value.split(',').map((item) => item.trim()) : value;
  if (!Array.isArray(list) || !list.every((item) => typeof item === 'string'))
    throw wrong(field, 'must be a list of text');
  return list;
}

/** Epoch ms or an ISO date. */
export function instantOf(body: Body, field: string): number | undefined {
  const value = body[field];
  if (value === undefined || value === null || value === '') return undefined;
  const at = typeof value === 'number' ? value : Date.parse(String(value));
  if (!Number.isFinite(at)) throw wrong(field, 'must be epoch milliseconds or an ISO date');
  return at;
}

export function choiceOf<T extends string>(body: Body, field: string, choices: readonly T[]): T | undefined {
  const value = textOf(body, field);
  if (value === undefined) return undefined;
  const found = choices.find((choice) => choice === value);
  if (found === undefined) throw wrong(field, `must be one of ${choices.join(', ')}`);
  return found;
}

const NAME = /^[A-Za-z0-9_-]{1,64}$/;

export function nameOf(body: Body, field: string): string | undefined {
  const value = textOf(body, field);
  if (value === undefined || NAME.test(value)) return value;
  throw new Refusal('validation', 'Wrong name (only letters, numbers and _ -)', {
    [field]: 'only letters, numbers, _ and -',
  });
}

const RESERVED_HOST = /(^|\.)(test|example|invalid|localhost|example\.(com|net|org))$|^[\d.]+$/i;

/** Only names reserved for testing: a simulated answer must never lead anyone to a real server. */
export function hostOf(body: Body, field: string): string | undefined {
  const value = textOf(body, field);
  if (value === undefined || RESERVED_HOST.test(value.replace(/:\d+$/, ''))) return value;
  throw wrong(field, 'the simulator accepts only reserved host names such as vpn.example.test');
}
