/** For tests: what a peer may answer in place of what is right, as a whole, in its envelope, in a row and in a field of one. */
import { dice } from '../dice.ts';

/** Twenty slices are the whole: twenty seeds, one after another, are every cell once. */
const SLICES = 20;

const BIG = 2 * 1024 * 1024;
const isNumber = (value: unknown): boolean => /^-?\d+(\.\d+)?$/.test(String(value));

/** `undefined` is left out. */
export const KINDS: Readonly<Record<string, (good: unknown) => unknown>> = {
  missing: () => undefined,
  null: () => null,
  '""': () => '',
  '0': () => 0,
  'of another type': (good) => (typeof good === 'object' && good !== null ? 'maybe' : { some: 'thing' }),
  negative: (good) => (isNumber(good) && Number(good) > 0 ? -Number(good) : -1),
  'a zero time': () => '0001-01-01T00:00:00Z',
  '2 MB': () => 'a'.repeat(BIG),
  HTML: () => '<!doctype html><html><title>Welcome</title></html>',
  'an error in a 200': () => ({ status: 'error', message: 'boom' }),
};

/** `body`: the whole of it. `payload`: what is in the envelope. `row`: the one in question. Else a field of that row. */
export type Place = 'body' | 'payload' | 'row' | { field: string };
export type Bend = { place: Place; kind: string };
type Json = Record<string, unknown>;
/** Which row of a list it is about. */
export type IsMine = (row: Json) => boolean;

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const enveloped = (answer: unknown): answer is Json => isRecord(answer) && 'msg' in answer;
const payloadOf = (answer: unknown): unknown => (enveloped(answer) ? answer.msg : answer);

function rowIn(payload: unknown, isMine: IsMine): Json | null {
  if (isRecord(payload)) return payload;
  const rows = Array.isArray(payload) ? payload.filter(isRecord) : [];
  return rows.find(isMine) ?? rows.at(-1) ?? null;
}

/** Every way to bend this answer. */
export function bendsOf(text: string, isMine: IsMine): Bend[] {
  const payload = payloadOf(parsed(text));
  const row = rowIn(payload, isMine);
  const places: Place[] = [
    'body',
    'payload',
    ...(Array.isArray(payload) && row ? (['row'] as const) : []),
    ...Object.keys(row ?? {}).map((field) => ({ field })),
  ];
  return places.flatMap((place) => Object.keys(KINDS).map((kind) => ({ place, kind })));
}

/** With `change` in place of the row; undefined leaves it out. */
function withRow(payload: unknown, row: Json, change: unknown): unknown {
  if (!Array.isArray(payload)) return change;
  return payload.flatMap((one) => (one === row ? (change === undefined ? [] : [change]) : [one]));
}

function bentPayload(payload: unknown, { place, kind }: Bend, isMine: IsMine): unknown {
  const bend = KINDS[kind] as (good: unknown) => unknown;
  const row = rowIn(payload, isMine);
  if (place === 'payload' || row === null) return bend(payload);
  if (place === 'row') return withRow(payload, row, bend(row));
  const { field } = place as { field: string };
  return withRow(payload, row, { ...row, [field]: bend(row[field]) });
}

/** The text of an answer, bent. */
export function bent(text: string, bend: Bend, isMine: IsMine): string {
  const answer = parsed(text);
  if (bend.place === 'body') {
    const whole = KINDS[bend.kind]?.(answer);
    return whole === undefined ? '' : bend.kind === 'HTML' ? String(whole) : JSON.stringify(whole);
  }
  const payload = bentPayload(payloadOf(answer), bend, isMine);
  return JSON.stringify(enveloped(answer) ? { ...answer, msg: payload } : payload) ?? '';
}

export const shownBend = ({ place, kind }: Bend): string =>
  `${typeof place === 'string' ? place : `field ${place.field}`} ${kind}`;

export function sliceOf<C>(cells: readonly C[], seed: number): C[] {
  const draw = dice(9);
  return cells.filter(() => draw(SLICES) === seed % SLICES);
}
