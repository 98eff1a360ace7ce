import type { RefSource } from '../kit/form/ref-input.tsx';

/** Where a field of `kind: 'ref'` finds the records it may name: one line per resource. */
export const refs: Readonly<Record<string, RefSource>> = {};
