import type { ProblemCode } from '../contract.ts';

/** The titles of a module's problems in another language; in English they stand beside their codes. */
export type Titles = { readonly [C in ProblemCode]?: string };
