/** D1 handles and tables are seen by stores only; a store writes its own module's tables and knows nothing of upper ones. */
import { layerOf } from '../layers.ts';
import { isTest, placeOf, type Role } from '../roles.ts';
import type { House, Source, Template } from '../source.ts';
import { originOf } from './imports.ts';
import type { Found, Rule } from './rule.ts';

const KEEPERS: readonly Role[] = [
  'store',
  'table',
  'kernel/context',
  'kernel/db',
  'kernel/identity',
  'kernel/jobs',
  'kernel/reach',
  'kernel/tables',
  'kernel/unit',
];

/** The handle may be handed on, as an argument; whoever may not use it may not rename it either. */
const HANDLE = /(^|\.)db$|^ctx\.[^.]*\?/;
const INSIDE_HANDLE = /(^|\.)db\./;
const BINDING = /(^|\.)(DB|env\.[^.]*\?[^.]*)(\.|$)/;
const QUERY =
  /(?:(?<!\))\.(select|selectDistinct)|\.(insert|batch|prepare|\$with|\$count|where|orderBy|leftJoin|innerJoin|returning|onConflictDoNothing|onConflictDoUpdate))$/;

export const handles: Rule = {
  name: 'database handles',
  check(source) {
    const place = placeOf(source.path);
    if (!place || isTest(place.role) || !/^(worker|durable)\//.test(source.path)) return [];
    return [
      ...(place.role === 'kernel/context' ? [] : bindingUsed(source)),
      ...(KEEPERS.includes(place.role) ? [] : handleUsed(source)),
    ];
  },
};

const bindingUsed = ({ mentions, taken }: Source): Found[] =>
  [...mentions.filter((m) => BINDING.test(m.chain)), ...taken.filter((t) => t.key === 'DB')].map(({ line }) => ({
    line,
    why: 'the binding of the database belongs to kernel/context.ts',
  }));

function handleUsed({ mentions, calls, taken }: Source): Found[] {
  const found: Found[] = [];
  for (const { chain, use, line } of mentions) {
    if (INSIDE_HANDLE.test(chain)) found.push({ line, why: `${chain}: only a store speaks to the database` });
    else if (HANDLE.test(chain) && use !== 'handed')
      found.push({ line, why: `${chain}: a handle is handed to a store as it is` });
  }
  for (const { callee, line } of calls)
    if (QUERY.test(callee) && !INSIDE_HANDLE.test(callee))
      found.push({ line, why: `${callee}: only a store makes a query` });
  for (const { key, local, line } of taken)
    if (key === 'db' && local !== 'db') found.push({ line, why: 'db: a handle keeps its name' });
  return found;
}

/** Which module a table is of, by its name in SQL. The kernel's are everybody's. */
const ownersOf = memo((house: House) => {
  const owners = new Map<string, string>();
  for (const source of house.sources) {
    const place = placeOf(source.path);
    if (place?.role !== 'table' || !place.owner) continue;
    for (const { sql } of tablesOf(source)) owners.set(sql, place.owner);
  }
  return owners;
});

const tablesOf = (source: Source) =>
  [...source.text.matchAll(/export const (\w+) = sqliteTable\(\s*'(\w+)'/g)].map(([, name = '', sql = '']) => ({
    name,
    sql,
  }));

export const tables: Rule = {
  name: 'tables of others',
  check(source, house) {
    const place = placeOf(source.path);
    const mine = place?.role === 'store' ? place.owner : null;
    if (!mine) return [];
    const owners = ownersOf(house);
    const tableOf = (local: string | null) => local && sqlNameOf(house, source, local);
    const found: Found[] = [];
    for (const { callee, args, line } of source.calls) {
      const written = WRITES.test(callee) ? args.slice(0, 2).map(tableOf).find(Boolean) : null;
      const owner = written && owners.get(written);
      if (owner && owner !== mine)
        found.push({ line, why: `${callee}(${written}): ${owner} writes it, through a move that it lends` });
    }
    for (const { text, line } of sqlOf(source, tableOf)) {
      for (const [, written = ''] of text.matchAll(WRITTEN)) {
        const owner = owners.get(written);
        if (owner && owner !== mine) found.push({ line, why: `SQL writes ${written}, which is ${owner}’s` });
      }
      for (const [word] of text.matchAll(/\w+/g)) {
        const owner = owners.get(word);
        if (owner && owner !== mine && !isLower(house, owner, mine))
          found.push({ line, why: `SQL names ${word}, which is ${owner}’s: no lower module` });
      }
    }
    return found;
  },
};

const WRITES = /(\.(insert|update|delete)|^insertFrom)$/;
const WRITTEN =
  /\b(?:INSERT(?:\s+OR\s+\w+)?\s+INTO|REPLACE\s+INTO|UPDATE(?:\s+OR\s+\w+)?|DELETE\s+FROM)\s+["`[]?(\w+)/gi;

const isLower = (house: House, theirs: string, mine: string) =>
  (layerOf(house, theirs) ?? 0) < (layerOf(house, mine) ?? 0);

/** The SQL that a file spells out, with the tables it puts in, without what stands in quotes. */
function sqlOf(source: Source, tableOf: (local: string | null) => string | null | undefined) {
  const joined = ({ texts, names }: Template) =>
    texts.map((t, i) => t + (i < names.length ? (tableOf(names[i] ?? null) ?? '?') : '')).join('');
  const spelled = [
    ...source.templates
      .filter((t) => /^sql\b/.test(t.tag) || SQL.test(t.texts.join('?')))
      .map((t) => ({ text: joined(t), line: t.line })),
    ...source.texts.filter((t) => SQL.test(t.value)).map((t) => ({ text: t.value, line: t.line })),
  ];
  return spelled.map(({ text, line }) => ({ text: text.replace(/'[^']*'/g, "''"), line }));
}
const SQL = /\b(SELECT|INSERT|UPDATE|DELETE|FROM|JOIN)\b\s/;

function sqlNameOf(house: House, source: Source, local: string): string | null {
  const taken = source.imports.find((i) => i.names.some((n) => n.local === local));
  const name = taken?.names.find((n) => n.local === local)?.name;
  if (!taken || !name) return null;
  const holder = house.byPath.get(originOf(house, taken.from, name));
  return (holder && tablesOf(holder).find((t) => t.name === name)?.sql) ?? null;
}

function memo<T extends object, R>(make: (of: T) => R): (of: T) => R {
  const made = new WeakMap<T, R>();
  return (of) => {
    const known = made.get(of);
    if (known !== undefined) return known;
    const fresh = make(of);
    made.set(of, fresh);
    return fresh;
  };
}
