import type { RefSource } from '../form/ref-input.tsx';

let sources: Readonly<Record<string, RefSource>> = {};

/** Told once by the console: where the records come from that a field of `kind: 'ref'` may name. */
export const defineRefs = (table: Readonly<Record<string, RefSource>>): void => {
  sources = table;
};

export const refSource = (resource: string): RefSource | undefined => sources[resource];
