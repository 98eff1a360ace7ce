/**
 * What a module declares runs only if its module.ts lists it, and that only if the registry lists the module: each name
 * that a file declares is looked for there, wherever in the module the file stands.
 */
import { isTest, placeOf } from '../roles.ts';
import type { Call, House, Source } from '../source.ts';
import { originOf } from './imports.ts';
import type { Found, Rule } from './rule.ts';

const REGISTRY = 'worker/registry.ts';
const API = 'worker/contract.ts';

/** The functions that declare, by the file that has them. */
const MAKERS: Record<string, readonly string[]> = {
  'worker/kernel/app.ts': ['job', 'listener', 'task'],
  'worker/kernel/jobs/purge.ts': ['purgeTask'],
  'worker/kernel/http/bind.ts': ['bound'],
  'worker/kernel/module.ts': ['defineModule'],
};

export const registered: Rule = {
  name: 'registered',
  check(source: Source, house: House) {
    const place = placeOf(source.path);
    if (!place?.owner || isTest(place.role)) return [];
    const lists = place.role === 'module' ? REGISTRY : `worker/${place.owner}/module.ts`;
    const made = makersOf(source);
    const declared = source.calls.filter((c) => made.has(c.callee));
    const endpoints = place.role === 'contract' ? source.calls.filter((c) => c.callee.endsWith('.route')) : [];
    return [
      ...declared.flatMap((c) => missingFrom(house, lists, source, c)),
      ...endpoints.flatMap((c) => missingFrom(house, API, source, c)),
      ...(place.role === 'http' ? exportsMissingFrom(house, lists, source) : []),
    ];
  },
};

function missingFrom(
  house: House,
  list: string,
  source: Source,
  { callee, spelled, text, within, line }: Call,
): Found[] {
  const name = spelled.name ?? spelled.path ?? text ?? within;
  if (isListed(house, list, source, within)) return [];
  return [{ line, why: `${callee}: ${list} does not list ${name}` }];
}

/** Upgrades and raw routes are plain data: whatever http.ts exports is for the module to list. */
const exportsMissingFrom = (house: House, list: string, source: Source): Found[] =>
  source.exported
    .filter(({ local }) => !isListed(house, list, source, local))
    .map(({ name, line }) => ({ line, why: `${list} does not list ${name}` }));

/** By its own name, or in an array of the same file that is listed. */
function isListed(house: House, list: string, source: Source, name: string): boolean {
  const arrays = source.mentions.filter((m) => m.use === 'listed' && m.chain === name).map((m) => m.within);
  const listed = listedBy(house, list);
  return [name, ...arrays].some((n) => n !== '' && listed.has(`${source.path} ${n}`));
}

const known = new WeakMap<House, Map<string, Set<string>>>();

/** Each `<file> <name>` of other files that a list mentions, also by the name of a whole import. */
function listedBy(house: House, list: string): Set<string> {
  const lists = known.get(house) ?? new Map<string, Set<string>>();
  known.set(house, lists);
  const before = lists.get(list);
  if (before) return before;
  const found = new Set<string>();
  const source = house.byPath.get(list);
  for (const { chain } of source?.mentions ?? []) {
    const [local = '', member = ''] = chain.split('.');
    for (const { from, names } of source?.imports ?? [])
      for (const n of names.filter((x) => x.local === local)) {
        const name = n.name === '*' ? member : n.name;
        found.add(`${originOf(house, from, name)} ${name}`);
      }
  }
  lists.set(list, found);
  return found;
}

/** What the file calls the functions that declare. */
function makersOf(source: Source): Set<string> {
  const makers = new Set<string>();
  for (const { from, names } of source.imports)
    for (const maker of MAKERS[from] ?? [])
      for (const n of names) {
        if (n.name === maker) makers.add(n.local);
        if (n.name === '*') makers.add(`${n.local}.${maker}`);
      }
  return makers;
}
