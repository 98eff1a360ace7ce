/** What puts the Worker together, what speaks to peers, what lives in Durable Objects. */
import type { Row } from './row.ts';

export const WORKER: Record<
  'entry' | 'registry' | 'api' | 'env' | 'grammar' | 'config' | 'port' | 'driver' | 'durable' | 'actor',
  Row
> = {
  entry: {
    house: ['api', 'env', 'registry', 'durable', 'kernel/context', 'kernel/http', 'kernel/jobs', 'kernel/reach'],
  },
  registry: {
    inner: ['module', 'index'],
    house: [
      'driver',
      'types kernel/app',
      'kernel/house',
      'kernel/http',
      'types kernel/identity',
      'kernel/jobs',
      'types kernel/module',
      'kernel/problem',
      'kernel/words {declareWords}',
    ],
    packages: ['@orpc/server'],
  },
  api: { inner: ['contract'] },
  env: {},
  config: {
    house: [
      'config',
      'types grammar',
      'kernel/contract',
      'types kernel/identity',
      'kernel/problem',
      'kernel/words {sentence}',
      'types kernel/words',
    ],
    packages: ['zod/mini'],
  },
  grammar: {
    house: ['types grammar', 'types kernel/reach', 'types kernel/contract', 'types kernel/message', 'kernel/words'],
    packages: ['types zod/mini'],
  },
  port: {
    house: ['kernel/contract', 'kernel/text {isDomain}', 'types kernel/words', 'grammar'],
    packages: ['zod/mini'],
  },
  driver: {
    own: ['driver'],
    house: [
      'port',
      'grammar',
      'kernel/contract',
      'kernel/deadline',
      'kernel/id',
      'types kernel/reach',
      'types kernel/message',
      'kernel/words',
    ],
    packages: ['zod/mini', 'fast-png', 'qr/decode.js'],
  },
  durable: {
    lent: ['model', 'rules', 'verb', 'part'],
    house: ['durable', 'actor', 'env', 'kernel/identity', 'types kernel/context'],
    packages: ['cloudflare:workers', 'node:crypto'],
  },
  actor: {
    house: ['env', 'registry', 'kernel/context', 'kernel/log'],
    packages: ['cloudflare:workers'],
  },
};
