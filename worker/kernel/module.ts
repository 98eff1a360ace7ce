/** What a module of business is to the house, declared once in its `module.ts`; the registry only lists modules. */
import type { AnyRouter } from '@orpc/server';
import type { Job, Listener, Purge, Task } from './app.ts';
import type { AttentionSource } from './attention.ts';
import type { Permission } from './contract.ts';
import type { RawRoute } from './http/route.ts';
import type { Upgrade } from './http/upgrade.ts';
import type { ProblemRow } from './problem.ts';
import type { Load } from './words/speech.ts';

export type ProblemRows = Readonly<Record<string, ProblemRow>>;

/** Endpoints by their place in the contract. Two modules may fill one place, each with endpoints of its own. */
export type Branch = { readonly [key: string]: AnyRouter };
export const AUDIENCES = ['public', 'client', 'admin'] as const;

export type Module = {
  /** Of its folder. */
  name: string;
  /** It imports only modules of a lower one. Same number: neither imports the other. */
  layer: number;
  /** Asked for by its own endpoints and those of modules above. */
  permissions?: readonly Permission[];
  /** Ways to fail that it adds; modules above may answer them, too. */
  problems?: ProblemRows;
  /** Their titles in a language: `(language) => import(`./words/${language}/titles.ts`)`. */
  titles?: Load;
  /** What removes its rows that have had their time. */
  retention?: readonly Purge[];
  jobs?: readonly Job[];
  tasks?: readonly Task[];
  listeners?: readonly Listener[];
  router?: { readonly [A in (typeof AUDIENCES)[number]]?: Branch };
  /** What it puts on the list of what a person must do. */
  attention?: readonly AttentionSource[];
  /** Addresses that open WebSockets. */
  upgrades?: readonly Upgrade[];
  /** Addresses for machines that are no clients of the API. */
  routes?: readonly RawRoute[];
};

export const defineModule = (declaration: Module): Module => declaration;
