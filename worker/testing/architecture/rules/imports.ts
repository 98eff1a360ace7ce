/** Every import against the table, name by name: an index lends a table to stores only. */
import { layerOf } from '../layers.ts';
import { isTest, type Place, placeOf } from '../roles.ts';
import type { House, Import, Name } from '../source.ts';
import { TABLE } from '../table/index.ts';
import type { Row } from '../table/row.ts';
import { UNKNOWN } from '../tree-imports.ts';
import type { Rule } from './rule.ts';

/** A file without a role, a module without a layer. */
export const roles: Rule = {
  name: 'roles',
  check: (source, house) => {
    const place = placeOf(source.path);
    if (!place) return [{ line: 1, why: 'no role has such a path: roles.ts lists what there is' }];
    const module = place.role !== 'driver' && place.owner;
    return module && layerOf(house, module) === undefined
      ? [{ line: 1, why: `the module ${module} has no layer` }]
      : [];
  },
};

export const imports: Rule = {
  name: 'imports',
  check: (source, house) => {
    const place = placeOf(source.path);
    if (!place) return [];
    return source.imports.flatMap((i) =>
      namesOf(house, i).flatMap((name) => {
        const why = judge(house, place, i, name);
        return why ? [{ line: i.line, why }] : [];
      }),
    );
  },
};

/** An import for its effect alone takes everything; `*` of an index takes each name that it lends. */
function namesOf(house: House, { from, names }: Import): Name[] {
  const all = names.length > 0 ? names : [{ name: '*', local: '', typeOnly: false }];
  return all.flatMap((n) => {
    const lent = n.name === '*' && placeOf(from)?.role === 'index' ? house.byPath.get(from) : undefined;
    return lent
      ? [
          n,
          ...lent.imports.flatMap((i) =>
            i.names.map((l) => ({ ...l, name: l.local, typeOnly: n.typeOnly || l.typeOnly })),
          ),
        ]
      : [n];
  });
}

function judge(house: House, mine: Place, { from }: Import, name: Name): string | null {
  const row = TABLE[mine.role];
  if (from.startsWith('npm:'))
    return granted(row.packages, from.slice(4), name) ? null : `a ${mine.role} imports no ${from.slice(4)}`;
  if (from === UNKNOWN)
    return isTest(mine.role) || mine.role === 'configuration' || mine.role === 'sim'
      ? null
      : 'it imports what only running it can tell';
  const theirs = placeOf(from);
  if (!theirs) return isTest(mine.role) && from.includes('*') ? null : `${from} has no role`;
  const what = `${name.typeOnly ? 'the type ' : ''}${name.name} of ${from}`;
  const held = placeOf(originOf(house, from, name.name));
  const origin = held?.owner ? held : theirs;
  const refused = (kind: string) => `a ${mine.role} imports no ${kind}: ${what}`;
  if (theirs.owner === null || (theirs.role === 'driver' && theirs.owner !== mine.owner))
    return granted(row.house, theirs.role, name) ? null : refused(theirs.role);
  if (theirs.owner === mine.owner)
    return [theirs, origin].every((p) => granted(row.own, p.role, name)) ? null : refused(origin.role);
  if ((granted(row.inner, theirs.role, name) && origin.role !== 'table') || isTest(mine.role))
    return granted(row.inner, theirs.role, name) ? null : refused(theirs.role);
  return lentTo(house, mine, row, theirs, origin, name, what);
}

const DOORS = ['index', 'model', 'contract', 'list'];

function lentTo(
  house: House,
  mine: Place,
  row: Row,
  theirs: Place,
  origin: Place,
  name: Name,
  what: string,
): string | null {
  if (!row.lent) return `a ${mine.role} imports nothing of a module that way: ${what}`;
  if (!DOORS.includes(theirs.role)) return `${what} is private to ${theirs.owner}: import its index.ts or contract/`;
  if (
    (layerOf(house, theirs.owner ?? '') ?? Number.POSITIVE_INFINITY) >=
    (layerOf(house, mine.owner ?? '') ?? Number.POSITIVE_INFINITY)
  )
    return `${mine.owner} must not import ${theirs.owner}: it is not of a lower layer`;
  return granted(row.lent, origin.role, name) ? null : `a ${mine.role} borrows no ${origin.role}: ${what}`;
}

/** The file that really holds a name which others only pass on. */
export function originOf(house: House, path: string, name: string, seen = new Set<string>()): string {
  const source = house.byPath.get(path);
  if (!source || seen.has(path)) return path;
  seen.add(path);
  const passedOn = source.imports.find((i) => i.reexport && i.names.some((n) => n.local === name));
  const inner = passedOn?.names.find((n) => n.local === name)?.name;
  if (passedOn && inner) return originOf(house, passedOn.from, inner, seen);
  const exported = source.exported.find((e) => e.name === name)?.local;
  const taken = exported && source.imports.find((i) => !i.reexport && i.names.some((n) => n.local === exported));
  const takenAs = taken ? taken.names.find((n) => n.local === exported)?.name : undefined;
  return taken && takenAs ? originOf(house, taken.from, takenAs, seen) : path;
}

const granted = (row: readonly string[] | undefined, wanted: string, { name, typeOnly }: Name): boolean =>
  (row ?? []).some((grant) => {
    if (grant === '*' || grant === wanted || (grant.endsWith('*') && wanted.startsWith(grant.slice(0, -1))))
      return true;
    if (typeOnly && grant === `types ${wanted}`) return true;
    const [, of, names] = /^(.+) \{(.+)\}$/.exec(grant) ?? [];
    return of === wanted && (names ?? '').split(', ').includes(name);
  });
