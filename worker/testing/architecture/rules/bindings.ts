/** Each binding of the environment has its keepers; everybody else asks them. The database's are in database.ts. */
import { isTest, placeOf } from '../roles.ts';
import type { Rule } from './rule.ts';

/** A role outside of the modules, or a role of one module. */
const KEEPERS: Readonly<Record<string, readonly string[]>> = {
  ASSETS: ['kernel/http'],
  EMAIL: ['kernel/context'],
  IMAGES: ['images/store'],
  JOBS: ['kernel/jobs'],
  KEY_RING: ['kernel/context'],
  LoginThrottle: ['kernel/password'],
  MODE: ['env'],
  SETUP_TOKEN: ['staff/verb'],
  ServerPoller: ['connections/part', 'servers/part'],
  ServiceVault: ['links/part'],
};
const NAMED = new RegExp(`(?:^|\\.)(${Object.keys(KEEPERS).join('|')})(?:\\.|$)`);

export const bindings: Rule = {
  name: 'bindings',
  check(source) {
    const place = placeOf(source.path);
    if (!place || isTest(place.role) || !/^(worker|durable)\//.test(source.path)) return [];
    const me = place.owner ? `${place.owner}/${place.role}` : place.role;
    const foreign = (binding: string | undefined) => binding !== undefined && !KEEPERS[binding]?.includes(me);
    return [
      ...source.mentions.flatMap(({ chain, use, line }) => {
        const binding = /(^|\.)(env|[a-z])\./.test(chain) ? NAMED.exec(chain)?.[1] : undefined;
        if (foreign(binding)) return [{ line, why: `${chain}: ${binding} belongs to ${KEEPERS[binding ?? '']}` }];
        const renamed = /\.env$/.test(chain) && use !== 'handed' && place.role !== 'kernel/context';
        return renamed ? [{ line, why: `${chain}: the environment is handed on as it is` }] : [];
      }),
      ...source.taken.flatMap(({ key, local, line }) => {
        if (Object.hasOwn(KEEPERS, key) && foreign(key)) return [{ line, why: `${key} belongs to ${KEEPERS[key]}` }];
        return key === 'env' && local !== 'env' ? [{ line, why: 'env: the environment keeps its name' }] : [];
      }),
    ];
  },
};
