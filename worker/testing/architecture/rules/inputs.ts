/** What the world puts into a program unasked. Each has one way in, so that a test can turn the clock and hold the net. */
import { isTest, placeOf, type Role } from '../roles.ts';
import type { Source } from '../source.ts';
import type { Found, Rule } from './rule.ts';

type Ambient = { names: RegExp; instead: string; allowed: readonly Role[] };

const AMBIENT: readonly Ambient[] = [
  { names: /^Date(\.now|\.\?)?$/, instead: 'ask ctx.now()', allowed: ['entry', 'actor', 'durable'] },
  { names: /^Temporal\.(Now|\?)(\.|$)/, instead: 'ask ctx.now()', allowed: [] },
  { names: /^Math(\.random|\.\?)?$/, instead: 'ask ctx.id() or kernel/id.ts', allowed: [] },
  {
    names: /^crypto(\.randomUUID|\.getRandomValues|\.\?)?$/,
    instead: 'ask ctx.id() or kernel/id.ts',
    allowed: ['kernel/id', 'kernel/identity', 'kernel/reach', 'durable'],
  },
  { names: /^fetch(\.|$)/, instead: 'the way out is ctx.reach', allowed: ['entry', 'actor', 'kernel/reach'] },
  { names: /^(globalThis|self|window|global)(\.|$)/, instead: 'name what you mean', allowed: [] },
  { names: /^(WebSocket|EventSource|XMLHttpRequest)$/, instead: 'the way out is ctx.reach', allowed: [] },
  { names: /^console(\.|$)/, instead: 'log through ctx.log', allowed: ['kernel/log'] },
  { names: /^performance(\.|$)/, instead: 'ask ctx.now()', allowed: [] },
  { names: /^(process|navigator|caches)(\.|$)/, instead: 'ask ctx.env', allowed: [] },
  { names: /^(eval|Function)$/, instead: 'code is written, not made', allowed: [] },
];

/** What keeps a Durable Object awake, and billed, when it has nothing to do. */
const AWAKE: readonly Ambient[] = [
  { names: /^scheduler(\.|$)/, instead: 'wait by alarm', allowed: [] },
  { names: /^setInterval$/, instead: 'poll by alarm', allowed: [] },
  { names: /^setTimeout$/, instead: 'wait by alarm, or by kernel/reach/deadline.ts', allowed: ['kernel/deadline'] },
  {
    names: /^AbortSignal\.timeout$/,
    instead: 'its timer outlives the call: use kernel/reach/deadline.ts',
    allowed: [],
  },
];

const inProduction = (source: Source): Role | null => {
  const place = placeOf(source.path);
  return place && !isTest(place.role) && /^(worker|durable)\//.test(source.path) ? place.role : null;
};

export const hiddenInputs: Rule = {
  name: 'hidden inputs',
  check: (source) => [
    ...mentioned(source, AMBIENT),
    // What formats nothing formats the time that it is.
    ...(inProduction(source) ? source.calls : [])
      .filter((c) => /\.format(ToParts)?$/.test(c.callee) && c.args.length === 0)
      .map((c) => ({ line: c.line, why: `${c.callee}(): say which time` })),
  ],
};

export const awake: Rule = {
  name: 'objects may sleep',
  check: (source) => [
    ...mentioned(source, AWAKE),
    ...(placeOf(source.path)?.role === 'durable'
      ? source.calls
          .filter((c) => /\.accept$/.test(c.callee))
          .map((c) => ({ line: c.line, why: `${c.callee}: accept sockets with ctx.acceptWebSocket` }))
      : []),
  ],
};

/** An isolate serves many requests, of many people: what a module keeps, the next one finds. */
export const moduleState: Rule = {
  name: 'module state',
  check(source) {
    const role = inProduction(source);
    // The last id, so that the next one sorts after it.
    if (!role || role === 'kernel/id') return [];
    return source.variables.map(({ name, line }) => ({ line, why: `${name}: a module keeps nothing that changes` }));
  },
};

const WAYS_OUT =
  /^((window|globalThis|self)\.)?(fetch|localStorage|sessionStorage|indexedDB|XMLHttpRequest|WebSocket|EventSource)(\.|$)/;

/** A page asks and keeps through ui/data, which knows who is signed in and what went wrong. */
export const pageInputs: Rule = {
  name: 'page inputs',
  check({ path, mentions }) {
    const place = placeOf(path);
    if (!place || isTest(place.role) || !path.startsWith('ui/')) return [];
    if (place.role === 'data' || place.role === 'reference') return [];
    return mentions
      .filter((m) => WAYS_OUT.test(m.chain))
      .map(({ chain, line }) => ({ line, why: `${chain}: the way out of a page is ui/data` }));
  },
};

function mentioned(source: Source, ambient: readonly Ambient[]): Found[] {
  const role = inProduction(source);
  if (!role) return [];
  const banned = ambient.filter((a) => !a.allowed.includes(role));
  return source.mentions.flatMap(({ chain, use, args, line }) => {
    // `new Date(at)` is no clock.
    if (chain === 'Date' && use === 'made' && args > 0) return [];
    const hit = banned.find((a) => a.names.test(chain));
    return hit ? [{ line, why: `${chain}: ${hit.instead}` }] : [];
  });
}
