import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contract } from './contract.ts';
import type { EndpointMeta } from './kernel/contract.ts';
import { documentFaults } from './testing/architecture/documents.ts';
import { exemptions } from './testing/architecture/exemptions.ts';
import { rules, wholeRules } from './testing/architecture/rules/index.ts';
import type { Breach } from './testing/architecture/rules/rule.ts';
import { type Sample, samplesOf } from './testing/architecture/samples.ts';
import { type House, houseOf, type Source } from './testing/architecture/source.ts';
import { sourceOf } from './testing/architecture/tree.ts';

const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { encoding: 'utf8' }).split('\n');
const readable = (path: string) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
};
const files = listed.filter((p) => p !== '' && readable(p) !== null);
const tree: Source[] = files
  .filter(
    (p) =>
      /^((worker|durable|ui|sim|e2e|bench|scripts)\/.*|[a-z]+\.config)\.(tsx?|mjs)$/.test(p) && !p.endsWith('.d.ts'),
  )
  .map((p) => sourceOf(p, readable(p) ?? ''));
const house = houseOf(tree, files);
const documents = files.filter((p) => p.endsWith('.md'));
const migrations = files.filter((p) => /^migrations\/.*\.sql$/.test(p));

const breachesOf = (within: House, sources: readonly Source[]): Breach[] => [
  ...sources.flatMap((s) =>
    rules.flatMap((rule) =>
      rule.check(s, within).map(({ line, why }) => ({ rule: rule.name, at: `${s.path}:${line}`, why })),
    ),
  ),
  ...wholeRules.flatMap((rule) => rule.checkAll(within).map((found) => ({ rule: rule.name, ...found }))),
];
const documentBreaches = (path: string, text: string): Breach[] =>
  documentFaults(path, text, house.files).map(({ line, why }) => ({ rule: 'documents', at: `${path}:${line}`, why }));

const exempt = (breach: Breach) => exemptions.find((e) => e.rule === breach.rule && breach.at.startsWith(e.at));
const found: Breach[] = [
  ...breachesOf(house, tree),
  ...documents.flatMap((p) => documentBreaches(p, readable(p) ?? '')),
];
const shown = ({ at, why }: Breach) => `${at} ${why}`;
const standing = new Set(found.map(shown));
const RULES = [...rules, ...wholeRules].map((r) => r.name);

/** The house with a sample in the place of what stands there. */
function breachesWith({ files: [first, ...more] }: Sample): Breach[] {
  if (!first) return [];
  if (first.path.endsWith('.md')) return documentBreaches(first.path, first.text);
  const planted = [first, ...more].map(({ path, text }) => sourceOf(path, text));
  const paths = planted.map((s) => s.path);
  const others = tree.filter((s) => !paths.includes(s.path));
  return breachesOf(houseOf([...others, ...planted], files), planted).filter((b) => !standing.has(shown(b)));
}

describe('architecture', () => {
  for (const rule of RULES)
    it(`holds: ${rule}`, () => {
      expect(found.filter((b) => b.rule === rule && !exempt(b)).map(shown)).toEqual([]);
    });

  it('reads the whole tree, not an empty one', () => {
    expect(tree.length).toBeGreaterThan(900);
    expect(tree.reduce((n, s) => n + s.imports.length, 0)).toBeGreaterThan(4000);
    expect(documents.length).toBeGreaterThan(20);
  });

  it('has no exemption past its day, and none that nothing needs', () => {
    const today = new Date().toISOString().slice(0, 10);
    expect(exemptions.filter((e) => e.until < today)).toEqual([]);
    expect(exemptions.filter((e) => !found.some((b) => exempt(b) === e))).toEqual([]);
  });
});

describe('planted breaches', () => {
  const planted = samplesOf('./breaches.txt');

  it('there are some of each rule', () => {
    for (const rule of RULES) expect(planted.map((p) => p.rule)).toContain(rule);
    for (const { rule } of planted) expect(RULES).toContain(rule);
  });

  for (const sample of planted)
    it(`${sample.rule}: ${sample.name}`, () => {
      expect(breachesWith(sample).map((b) => b.rule)).toContain(sample.rule);
    });
});

describe('lawful', () => {
  for (const sample of samplesOf('./lawful.txt'))
    it(sample.name, () => {
      expect(
        breachesWith(sample)
          .filter((b) => !exempt(b))
          .map(shown),
      ).toEqual([]);
    });
});

type Procedure = { '~orpc': { meta: EndpointMeta; route: { method?: string; path?: string } } };
function isProcedure(v: unknown): v is Procedure {
  return typeof v === 'object' && v !== null && '~orpc' in v;
}
function* procedures(node: object, path: string[] = []): Generator<[string[], Procedure]> {
  for (const [key, value] of Object.entries(node)) {
    if (isProcedure(value)) yield [[...path, key], value];
    else if (typeof value === 'object' && value !== null) yield* procedures(value, [...path, key]);
  }
}
const faultsOf = (node: object) =>
  [...procedures(node)].flatMap(([path, { '~orpc': p }]) => {
    const where = path.join('.');
    const audience = path[0];
    const { permit } = p.meta;
    if (!permit) return [`${where}: no permit`];
    if (audience === 'admin' && !permit.startsWith('staff:'))
      return [`${where}: the console's endpoints need a staff permission`];
    if (audience === 'client' && permit !== 'client') return [`${where}: the portal's endpoints are the client's`];
    if (!p.route.method || !p.route.path) return [`${where}: no method or path`];
    return [];
  });

describe('contract', () => {
  it('names a permission, a method and a path for every endpoint', () => {
    expect([...procedures(contract)].length).toBeGreaterThan(40);
    expect(faultsOf(contract)).toEqual([]);
  });

  it('catches an endpoint without a permission', () => {
    const planted = { admin: { x: { '~orpc': { meta: {}, route: { method: 'GET', path: '/x' } } } } };
    expect(faultsOf(planted)).toEqual(['admin.x: no permit']);
  });

  it('gives each method and path to one endpoint', () => {
    const routes = [...procedures(contract)].map(([, { '~orpc': p }]) => `${p.route.method} ${p.route.path}`);
    expect(routes.filter((r, i) => routes.indexOf(r) !== i)).toEqual([]);
  });
});

describe('deployment', () => {
  const wrangler = readFileSync('wrangler.toml', 'utf8');
  const classes = tree
    .filter((s) => s.path.startsWith('durable/'))
    .flatMap((s) => [...s.text.matchAll(/export class (\w+) extends/g)].map((m) => m[1] ?? ''));

  it('binds, migrates and exports every Durable Object class', () => {
    const index = readFileSync('worker/index.ts', 'utf8');
    expect(classes.length).toBeGreaterThan(0);
    for (const name of classes) {
      expect(wrangler, name).toContain(`class_name = "${name}"`);
      expect(wrangler, name).toMatch(new RegExp(`new_sqlite_classes = \\[[^\\]]*"${name}"`));
      expect(index, name).toMatch(new RegExp(`export \\{[^}]*\\b${name}\\b`));
    }
  });

  it('numbers each migration once: they run in that order', () => {
    const numbers = migrations.map((path) => /^migrations\/(\d{4})_[a-z_]+\.sql$/.exec(path)?.[1] ?? path);
    expect(numbers.filter((n, i) => numbers.indexOf(n) !== i || n.includes('/'))).toEqual([]);
  });

  it('never cascades a delete and keeps triggers free of what remote migrations split wrongly', () => {
    expect(migrations.length).toBeGreaterThan(3);
    for (const path of migrations) {
      const sql = readFileSync(path, 'utf8');
      expect(sql, path).not.toMatch(/ON DELETE CASCADE/i);
      expect(sql, path).not.toContain('\r');
      if (/CREATE TRIGGER/.test(sql))
        expect(sql, `${path}: triggers have a file of their own`).not.toMatch(/CREATE TABLE|\bCASE\b/);
    }
  });
});
