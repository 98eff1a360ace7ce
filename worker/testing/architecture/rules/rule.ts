import type { House, Source } from '../source.ts';

export type Found = { line: number; why: string };
/** A rule on each file. */
export type Rule = { name: string; check(source: Source, house: House): Found[] };
/** A rule on what no single file shows. */
export type WholeRule = { name: string; checkAll(house: House): { at: string; why: string }[] };
export type Breach = { rule: string; at: string; why: string };
