import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contract } from './contract.ts';
import type { EndpointMeta } from './kernel/contract.ts';
import { exemptions } from './testing/architecture/exemptions.ts';
import { rules } from './testing/architecture/rules.ts';
import { type Source, sourceOf } from './testing/architecture/tree.ts';

const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { encoding: 'utf8' }).split('\n');
const exists = (path: string) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
};
const tree: Source[] = listed
  .filter((p) => /^(worker|durable|ui|sim|e2e|bench)\/.*\.tsx?$/.test(p) && !p.endsWith('.d.ts'))
  .flatMap((p) => {
    const text = exists(p);
    return text === null ? [] : [sourceOf(p, text)];
  });
const migrations = listed.filter((p) => /^migrations\/.*\.sql$/.test(p));

/** One breach per rule, planted: a rule that does not see it is worth nothing. */
const PLANTED: Record<string, [path: string, text: string][]> = {
  layers: [
    ['worker/ledger/verbs/pay.ts', "import { x } from '../../services/index.ts';"],
    ['worker/services/verbs/a.ts', "import { y } from '../../ledger/store.ts';"],
    ['worker/accounts/rules.ts', "import type { z } from '../catalog/index.ts';"],
  ],
  layered: [
    ['worker/blog/verbs.ts', ''],
    ['worker/toString/index.ts', ''],
    ['worker/kernels/a.ts', ''],
  ],
  'pure rules': [
    ['worker/ledger/rules.ts', "import { read } from './store.ts';"],
    ['worker/ledger/rules.ts', "import { sql } from 'drizzle-orm';"],
  ],
  'SQL only in stores': [['worker/ledger/verbs/pay.ts', "import { sql } from 'drizzle-orm';"]],
  'drivers stay outside': [
    ['worker/drivers/gateway/x/index.ts', "import { openDb } from '../../../kernel/db/db.ts';"],
    ['worker/drivers/gateway/x/index.ts', "import { a } from '../../../ledger/index.ts';"],
  ],
  'kernel knows no business': [['worker/kernel/a.ts', "import { b } from '../staff/index.ts';"]],
  'ui imports contracts only': [
    ['ui/portal/a.tsx', "import { b } from '../../worker/ledger/rules.ts';"],
    ['ui/kit/a.tsx', "import type { b } from '../../worker/ledger/contract/model.ts';"],
    ['ui/console/a.tsx', "import { b } from '../../sim/index.ts';"],
  ],
  'sim is apart': [['sim/panel/a.ts', "import { b } from '../../worker/kernel/id.ts';"]],
  'durable imports': [['durable/a.ts', "import { b } from '../worker/ledger/store.ts';"]],
  'no hidden inputs': [
    ['worker/ledger/verbs/a.ts', 'export const a = () => Date.now();'],
    ['worker/ledger/verbs/a.ts', 'export const a = () => new Date();'],
    ['worker/ledger/verbs/a.ts', 'export const a = () => Math.random();'],
    ['worker/ledger/verbs/a.ts', "export const a = () => fetch('https://x.test');"],
    ['worker/ledger/verbs/a.ts', "console.log('x');"],
  ],
  'objects may sleep': [
    ['durable/a.ts', 'setInterval(poll, 5000);'],
    ['durable/a.ts', 'socket.accept();'],
    ['worker/kernel/a.ts', 'fetch(url, { signal: AbortSignal.timeout(1000) });'],
  ],
  size: [
    ['worker/ledger/a.ts', '\n'.repeat(301)],
    ['worker/ledger/a.ts', `export function a() {${'\n'.repeat(51)}}`],
    ['ui/portal/a.tsx', `export function A() {${'\n'.repeat(121)}}`],
  ],
  names: [['worker/kernel/utils.ts', '']],
  registered: [['worker/ledger/jobs.ts', '']],
};

describe('architecture', () => {
  for (const rule of rules) {
    it(`holds: ${rule.name}`, () => {
      expect(rule.check(tree)).toEqual([]);
    });
    it(`catches a planted breach: ${rule.name}`, () => {
      const planted = PLANTED[rule.name] ?? [];
      expect(planted.length).toBeGreaterThan(0);
      for (const [path, text] of planted)
        expect(rule.check([sourceOf(path, text)]), `${path}: ${text.slice(0, 60)}`).not.toEqual([]);
    });
  }

  it('reads the whole tree, not an empty one', () => {
    expect(tree.length).toBeGreaterThan(100);
    expect(tree.reduce((n, s) => n + s.imports.length, 0)).toBeGreaterThan(300);
  });

  it('has no exemption past its day', () => {
    const today = new Date().toISOString().slice(0, 10);
    expect(exemptions.filter((e) => e.until < today)).toEqual([]);
  });
});

type Procedure = { '~orpc': { meta: EndpointMeta; route: { method?: string; path?: string } } };
const isProcedure = (v: unknown): v is Procedure => typeof v === 'object' && v !== null && '~orpc' in v;
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
