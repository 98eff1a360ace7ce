/** What a module of business is to the house, declared once in its `module.ts`; the registry only lists modules. */
import type { Permission } from './contract.ts';
import type { ProblemRow } from './problem.ts';

export type ProblemRows = Readonly<Record<string, ProblemRow>>;

export type Module = {
  /** Of its folder. */
  name: string;
  /** It imports only modules of a lower one. Same number: neither imports the other. */
  layer: number;
  /** Asked for by its own endpoints and those of modules above. */
  permissions?: readonly Permission[];
  /** Ways to fail that it adds; modules above may answer them, too. */
  problems?: ProblemRows;
};

export const defineModule = (declaration: Module): Module => declaration;
