/** Nothing outside of a driver's folder names a driver: what fits one only is a capability that its port declares. */
import { isTest, placeOf } from '../roles.ts';
import type { House, Source } from '../source.ts';
import type { Found, Rule, WholeRule } from './rule.ts';

type Driver = { kind: string; key: string };

const known = new WeakMap<House, Driver[]>();

/** By their folders. */
function driversOf(house: House): Driver[] {
  const drivers =
    known.get(house) ??
    [...house.byPath.keys()].flatMap((path) => {
      const [, kind, key] = /^worker\/drivers\/([a-z-]+)\/([a-z0-9-]+)\/index\.ts$/.exec(path) ?? [];
      return kind && key ? [{ kind, key }] : [];
    });
  known.set(house, drivers);
  return drivers;
}

/** Ordinary words, which name a driver only in the company of one of these. */
const ORDINARY = ['test', 'log'];
const COMPANY = /driver|gateway|sender|provisioning|\bkey\b/i;

export const driverNames: Rule = {
  name: 'driver names',
  check(source, house) {
    const place = placeOf(source.path);
    if (!place || isTest(place.role) || place.role === 'registry' || !/^(worker|durable|ui)\//.test(source.path))
      return [];
    return driversOf(house)
      .filter((d) => place.owner !== `worker/drivers/${d.kind}/${d.key}`)
      .flatMap((d) => namings(source, d));
  },
};

function namings(source: Source, { kind, key }: Driver): Found[] {
  const why = `it names the driver ${kind}/${key}`;
  const ordinary = ORDINARY.includes(key);
  const exact = new RegExp(`^((driver|${kind})[.:/])?${key}$`);
  const word = new RegExp(`(^|[^a-z])${key}([^a-z]|$)`);
  const inSql = new RegExp(`'${key}'`);
  const member = new RegExp(`(^|\\.)(drivers\\.)?${kind}\\.${key}(\\.|$)`);
  return [
    ...source.texts.filter((t) => exact.test(t.value) && (t.value !== key || !ordinary || COMPANY.test(t.around))),
    ...source.templates.filter(
      (t) => t.texts.some((text) => inSql.test(text)) || (t.names.length === 0 && exact.test(t.texts[0] ?? '')),
    ),
    ...source.mentions.filter((m) => member.test(m.chain)),
    ...(ordinary ? [] : source.patterns.filter((p) => word.test(p.value))),
    ...[...source.taken.map((t) => ({ value: t.key, line: t.line })), ...source.chosen].filter(
      (k) => k.value === key && !ordinary,
    ),
  ].map(({ line }) => ({ line, why }));
}

/** What stands in the drivers' place is used, and tested. */
export const driverFolders: WholeRule = {
  name: 'driver folders',
  checkAll: ({ sources, byPath }) => {
    const folders = Map.groupBy(
      sources.filter((s) => /^worker\/drivers\/[a-z-]+\/[a-z0-9-]+\//.test(s.path)),
      (s) => s.path.split('/').slice(0, 4).join('/'),
    );
    const registered = byPath.get('worker/registry.ts')?.imports ?? [];
    return [...folders].flatMap(([at, files]) => [
      ...(registered.some((i) => i.from === `${at}/index.ts`) ? [] : [{ at, why: 'the registry does not list it' }]),
      ...(files.some((f) => f.path.endsWith('.test.ts')) ? [] : [{ at, why: 'it has no test' }]),
    ]);
  },
};
