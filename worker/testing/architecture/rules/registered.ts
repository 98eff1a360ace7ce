/** What a module declares runs only if the registry lists it: the names that files spell against those that it has. */
import { isTest, placeOf } from '../roles.ts';
import type { Call, House, Source } from '../tree.ts';
import type { Found, Rule } from './rule.ts';

export type Listed = { jobs: ReadonlySet<string>; tasks: ReadonlySet<string>; paths: ReadonlySet<string> };

const DECLARED: Record<string, Record<string, keyof Listed>> = {
  'worker/kernel/app.ts': { job: 'jobs', listener: 'jobs', task: 'tasks' },
  'worker/kernel/jobs/purge.ts': { purgeTask: 'tasks' },
};

export const registered = (listed: Listed): Rule => ({
  name: 'registered',
  check(source: Source, _house: House) {
    const place = placeOf(source.path);
    if (!place || isTest(place.role) || place.role.startsWith('kernel/')) return [];
    const makers = makersOf(source);
    return source.calls.flatMap((call): Found[] => {
      const list = place.role === 'contract' && call.callee.endsWith('.route') ? 'paths' : makers.get(call.callee);
      if (!list) return [];
      const name = list === 'paths' ? pathOf(call) : (call.text ?? call.spelled.name ?? null);
      if (name === null) return [{ line: call.line, why: `${call.callee}: its name is written as it is` }];
      return listed[list].has(name) ? [] : [{ line: call.line, why: `${name}: the registry does not list it` }];
    });
  },
});

/** What the file calls the functions that declare. */
function makersOf(source: Source): Map<string, keyof Listed> {
  const makers = new Map<string, keyof Listed>();
  for (const { from, names } of source.imports)
    for (const [name, list] of Object.entries(DECLARED[from] ?? {}))
      for (const n of names) {
        if (n.name === name) makers.set(n.local, list);
        if (n.name === '*') makers.set(`${n.local}.${name}`, list);
      }
  return makers;
}

const pathOf = ({ spelled }: Call) => spelled.path ?? null;
