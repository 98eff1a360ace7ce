/** What somebody may do is asked by a key that the types know, never read from their list. */
import { isTest, placeOf, type Role } from '../roles.ts';
import type { Rule } from './rule.ts';

/** Who decides, and who puts together which keys there are. */
const DECLARERS: readonly Role[] = ['kernel/identity', 'kernel/house', 'registry'];
const LIST = /\.permissions(\.|$)|(^|\.)actor\.[^.]*\?/;

export const permissionLists: Rule = {
  name: 'permission lists',
  check({ path, mentions, taken }) {
    const place = placeOf(path);
    if (!place || isTest(place.role) || !/^(worker|durable)\//.test(path)) return [];
    if (place.owner === 'staff' || DECLARERS.includes(place.role)) return [];
    return [...mentions.filter((m) => LIST.test(m.chain)), ...taken.filter((t) => t.key === 'permissions')].map(
      ({ line }) => ({ line, why: 'ask may(ctx, key), or of others whoMay() of staff' }),
    );
  },
};
