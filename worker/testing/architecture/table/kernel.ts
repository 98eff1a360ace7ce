/** The kernel's rooms: nothing of business, and nothing of drivers but their ports' types. */
import type { HouseRole } from '../roles.ts';
import type { Row } from './row.ts';

export const KERNEL: Record<Extract<HouseRole, `kernel/${string}`>, Row> = {
  'kernel/contract': { house: ['kernel/contract'], packages: ['zod/mini', '@orpc/contract'] },
  'kernel/id': { packages: ['ulidx'] },
  'kernel/log': {},
  'kernel/money': {},
  'kernel/address': {},
  'kernel/deadline': {},
  'kernel/time': { house: ['kernel/contract'] },
  'kernel/house': {
    house: [
      'types kernel/app',
      'kernel/jobs',
      'kernel/module',
      'types kernel/contract',
      'types kernel/problem',
      'kernel/http {refuseMisplaced}',
      'types kernel/http',
    ],
    packages: ['types @orpc/server'],
  },
  'kernel/module': {
    house: [
      'types kernel/app',
      'types kernel/attention',
      'types kernel/contract',
      'types kernel/http',
      'types kernel/problem',
    ],
    packages: ['types @orpc/server'],
  },
  'kernel/message': {},
  'kernel/words': { house: ['kernel/words', 'kernel/message'] },
  'kernel/object': {},
  'kernel/problem': { house: ['kernel/problem', 'types kernel/contract'], packages: ['@orpc/client'] },
  'kernel/tables': { packages: ['drizzle-orm/sqlite-core'] },
  'kernel/db': {
    house: ['kernel/db', 'kernel/id', 'kernel/problem'],
    packages: ['drizzle-orm', 'drizzle-orm/d1', 'types drizzle-orm/batch', 'types drizzle-orm/sqlite-core'],
  },
  'kernel/reach': {
    house: ['kernel/reach', 'kernel/address', 'kernel/deadline', 'types kernel/db', 'types kernel/log'],
  },
  'kernel/app': { house: ['types kernel/context', 'types port', 'types grammar'], packages: ['types zod/mini'] },
  'kernel/attention': {
    house: ['types kernel/context', 'types kernel/contract'],
    packages: ['types drizzle-orm/runnable-query'],
  },
  'kernel/context': {
    house: [
      'types kernel/attention',
      'types kernel/app',
      'types kernel/contract',
      'kernel/db',
      'kernel/id',
      'kernel/identity {makeSecrets}',
      'types kernel/identity',
      'kernel/log',
      'kernel/problem',
      'kernel/reach',
      'kernel/words',
      'env',
    ],
  },
  'kernel/unit': {
    house: [
      'types kernel/words',
      'types kernel/app',
      'kernel/context',
      'kernel/db',
      'kernel/tables',
      'kernel/jobs',
      'kernel/problem',
    ],
    packages: ['drizzle-orm'],
  },
  'kernel/jobs': {
    house: [
      'kernel/app',
      'types kernel/context',
      'types kernel/db',
      'kernel/id',
      'kernel/jobs',
      'kernel/problem',
      'kernel/tables',
      'kernel/unit',
    ],
    packages: ['croner', 'drizzle-orm', 'types drizzle-orm/runnable-query', 'zod/mini'],
  },
  'kernel/identity': {
    house: [
      'types kernel/context',
      'types kernel/contract',
      'kernel/db {reads}',
      'types kernel/db',
      'kernel/id',
      'kernel/problem',
      'kernel/tables',
    ],
    packages: ['drizzle-orm'],
  },
  'kernel/password': {
    house: ['kernel/object', 'types kernel/context', 'types kernel/identity', 'kernel/id', 'kernel/problem'],
  },
  'kernel/openapi': {
    house: ['kernel/openapi', 'kernel/contract', 'kernel/http {problemsOf}', 'types kernel/http', 'kernel/problem'],
    packages: ['@orpc/openapi', '@orpc/zod/zod4', 'types @orpc/contract', 'types zod/v4/core'],
  },
  'kernel/http': {
    house: [
      'kernel/words',
      'kernel/context',
      'types kernel/contract',
      'kernel/http',
      'kernel/id',
      'kernel/identity',
      'kernel/log',
      'kernel/problem',
      'env',
    ],
    packages: [
      'hono',
      '@orpc/server',
      '@orpc/server/fetch',
      '@orpc/openapi/fetch',
      'types @orpc/contract',
      'zod/mini',
      'zod/v4/locales/en.js',
    ],
  },
};
