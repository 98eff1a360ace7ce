/** What a number counts, said in one place: by how the field is used, else by how its name ends. */
import type { FieldMeta } from '../contract.ts';

export type Unit = { unit: string; words: string };

const MICRO: Unit = { unit: 'µ', words: 'Micro-units: millionths of the currency.' };
const INSTANT: Unit = { unit: 'ms since 1970', words: 'Instant: milliseconds since 1970-01-01T00:00Z.' };
const BYTES: Unit = { unit: 'B', words: 'Bytes.' };
const MBPS: Unit = { unit: 'Mbit/s', words: 'Megabits per second.' };

const BY_KIND: Partial<Record<NonNullable<FieldMeta['kind']>, Unit>> = {
  money: MICRO,
  instant: INSTANT,
  bytes: BYTES,
  mbps: MBPS,
};

const BY_NAME: readonly [name: RegExp, unit: Unit][] = [
  [/(^m|M)icro$/, MICRO],
  [/(^m|M)inor$/, { unit: 'minor', words: 'Minor units of the currency, e.g. cents.' }],
  [/(^a|A)t$|(^s|S)ince$|^(from|to|until|asOf)$|Through$/, INSTANT],
  [/Ms$/, { unit: 'ms', words: 'Milliseconds.' }],
  [/Seconds$/, { unit: 's', words: 'Seconds.' }],
  [/Hours$/, { unit: 'h', words: 'Hours.' }],
  [/Days$/, { unit: 'd', words: 'Days.' }],
  [/Bytes$/, BYTES],
  [/Mbps$/, MBPS],
  [/Ppm$/, { unit: 'ppm', words: 'Parts per million: 230000 are 23 %.' }],
];

/** null: a plain number, such as a count. */
export const unitOf = (name: string, kind?: FieldMeta['kind']): Unit | null =>
  (kind && BY_KIND[kind]) ?? BY_NAME.find(([ending]) => ending.test(name))?.[1] ?? null;
