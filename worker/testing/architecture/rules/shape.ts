/** How a file, a folder and a name may look. */
import { isTest, placeOf } from '../roles.ts';
import type { Found, Rule, WholeRule } from './rule.ts';

const MAX_FILE = 300;
const MAX_FILES = 25;
const maxFunction = (path: string) => (path.endsWith('.tsx') ? 120 : 50);

export const size: Rule = {
  name: 'size',
  check(source) {
    const found: Found[] = [];
    if (source.lines > MAX_FILE) found.push({ line: 1, why: `${source.lines} lines; ${MAX_FILE} at most` });
    const place = placeOf(source.path);
    if (place && isTest(place.role)) return found;
    const most = maxFunction(source.path);
    for (const f of source.functions)
      if (f.lines > most) found.push({ line: f.line, why: `${f.name} has ${f.lines} lines; ${most} at most` });
    return found;
  },
};

const BANNED = /(^|\/)(utils?|helpers?|common|manager|misc)(\.[a-z.]+)?(\/|$)/;
export const names: Rule = {
  name: 'names',
  check: ({ path, imports }) => [
    ...(BANNED.test(path) ? [{ line: 1, why: 'the name says nothing: name what it holds' }] : []),
    ...imports
      .filter((i) => /^(worker|durable)\//.test(path) && i.reexport && i.names.some((n) => n.name === '*'))
      .map(({ line }) => ({ line, why: 'what is passed on is named, one by one' })),
  ],
};

export const folders: WholeRule = {
  name: 'folders',
  checkAll: ({ sources }) => {
    const files = Map.groupBy(sources, (s) => s.path.slice(0, s.path.lastIndexOf('/')));
    const crowded = [...files].filter(([, inside]) => inside.length > MAX_FILES);
    const twice = sources.filter(
      (s) => /\/(rules|store|verbs)\.ts$/.test(s.path) && files.has(s.path.replace(/\.ts$/, '')),
    );
    return [
      ...crowded.map(([at, inside]) => ({ at, why: `${inside.length} files; ${MAX_FILES} at most: give them rooms` })),
      ...twice.map((s) => ({ at: s.path, why: 'a folder of the same name stands beside it: one or the other' })),
    ];
  },
};
