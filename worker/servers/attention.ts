import { attention } from '../kernel/attention.ts';
import { healthOf, troubleOf } from './rules/health.ts';
import type { Licence, Slots } from './rules/standing.ts';
import { SERVERS, serversQuery } from './store/health.ts';

declare module '../kernel/attention.ts' {
  interface AttentionFacts {
    licence: Licence | null;
    slots: Slots | null;
  }
}

export const serverTrouble = attention({
  permission: 'servers.read',
  rank: 30,
  query: ({ db }) => serversQuery(db),
  items: (rows, ctx) => rows.slice(0, SERVERS).flatMap((row) => troubleOf(healthOf(row, ctx.now(), ctx.say))),
});
