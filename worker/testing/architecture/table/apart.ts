/** What is never shipped. */
import { type HouseRole, MODULE_ROLES } from '../roles.ts';
import { KERNEL } from './kernel.ts';
import type { Row } from './row.ts';
import { UI } from './ui.ts';
import type { WORKER } from './worker.ts';

const NODE = 'node:*';
const BACK: readonly HouseRole[] = [
  'env',
  'api',
  'registry',
  'entry',
  'durable',
  'actor',
  'grammar',
  'config',
  'port',
  'suite',
  'driver',
  'test',
  'samples',
  'testing',
  ...(Object.keys(KERNEL) as (keyof typeof KERNEL)[]),
];
/** Tests look everywhere on their side of the house. */
const behind: Row = {
  own: MODULE_ROLES,
  inner: MODULE_ROLES,
  house: [...BACK, 'bench', 'guide', 'tls', 'sim'],
  packages: ['*'],
};
const front = Object.keys(UI) as (keyof typeof UI)[];

export const APART: Record<Exclude<HouseRole, keyof typeof KERNEL | keyof typeof WORKER | keyof typeof UI>, Row> = {
  test: behind,
  suite: behind,
  testing: behind,
  samples: { inner: ['model'], house: ['samples', 'kernel/contract'] },
  'durable test': behind,
  'ui test': {
    inner: ['model', 'contract'],
    house: [...front, 'kernel/contract', 'kernel/message', 'testing', 'ui test'],
    packages: ['*'],
  },
  sim: { house: ['sim'], packages: [NODE, 'pngjs', 'uqr'] },
  'sim test': { house: ['sim', 'sim test'], packages: ['*'] },
  still: { house: ['entry', 'env', 'e2e'] },
  e2e: {
    house: ['e2e', 'samples', 'script', 'i18n', 'kit words', 'vpn words', 'portal words', 'console words'],
    packages: ['*'],
  },
  bench: { house: ['bench', 'samples', 'script', 'testing', 'kernel/id', 'configuration', 'tls'], packages: ['*'] },
  script: {
    house: ['script', 'registry', 'api', 'kernel/guesses {bitsOf, coreOf, folded}', 'kernel/openapi'],
    packages: ['*'],
  },
  configuration: { house: ['tls', 'configuration', 'bench'], packages: ['*'] },
  guide: {},
  tls: {},
};
