import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { run } from '../supervisor/command.mjs';
import { QUIET } from '../supervisor/environment.mjs';
import { NODE, ROOT, WRANGLER } from '../supervisor/paths.mjs';

/** Databases as released versions left them after a demo day: sign-up, payment, order, delivery. Never edited. */
const RELEASES = readdirSync(join(ROOT, 'scripts', 'deploy', 'releases')).filter((file) => file.endsWith('.sql'));

const place = mkdtempSync(join(tmpdir(), 'culvert-upgrade-'));
const database = (binding, name, n) => ({
  binding,
  database_name: name,
  database_id: `00000000-0000-0000-0000-00000000000${n}`,
  migrations_dir: join(ROOT, 'migrations'),
});

beforeAll(() => {
  const config = {
    name: 'drill',
    compatibility_date: '2026-11-01',
    d1_databases: [database('DB', 'culvert', 1), database('COPY', 'copy', 2)],
  };
  writeFileSync(join(place, 'wrangler.json'), JSON.stringify(config));
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

/** The commands of docs/operate.md, on a database of this machine. */
async function d1(...args) {
  const cwd = ['--cwd', place, '--config', join(place, 'wrangler.json')];
  const { code, output } = await run(NODE, [WRANGLER, 'd1', ...args, '--local', ...cwd], { ...process.env, ...QUIET });
  expect(code, `wrangler d1 ${args.join(' ')}\n${output}`).toBe(0);
  return output;
}

/** One answer per statement: each command starts a runtime of its own. */
async function ask(name, ...statements) {
  const output = await d1('execute', name, '--json', '--command', statements.join('; '));
  return JSON.parse(output.slice(output.indexOf('['))).map(({ results }) => results);
}

/** Rows of every table, and the money in it. */
async function contentsOf(name, tables) {
  const counts = tables.map((table) => `(SELECT count(*) FROM "${table}") AS "${table}"`);
  const [[rows], balances, strays] = await ask(
    name,
    `SELECT ${counts.join(', ')}`,
    'SELECT id, balance_micro FROM account ORDER BY id',
    'PRAGMA foreign_key_check',
  );
  return { rows, balances, strays };
}

const tablesOf = async (name) => {
  const [tables] = await ask(
    name,
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\' AND name NOT LIKE 'sqlite%' AND name <> 'd1_migrations'",
  );
  return tables.map(({ name: table }) => table);
};

it.each(RELEASES)(
  'a shop of release %s upgrades with every row and every balance, and its export restores to the same',
  async (file) => {
    cpSync(join(ROOT, 'scripts', 'deploy', 'releases', file), join(place, 'release.sql'));
    await d1('execute', 'culvert', '--file', join(place, 'release.sql'));
    const tables = await tablesOf('culvert');
    const before = await contentsOf('culvert', tables);
    expect(before).toMatchObject({ rows: { service: 2, client: 2, transfer: 10 }, strays: [] });

    await d1('migrations', 'apply', 'culvert');
    expect(await contentsOf('culvert', tables)).toEqual(before);

    await d1('export', 'culvert', '--output', join(place, 'export.sql'));
    await d1('execute', 'copy', '--file', join(place, 'export.sql'));
    const all = await tablesOf('culvert');
    expect(await tablesOf('copy')).toEqual(all);
    expect(await contentsOf('copy', all)).toEqual(await contentsOf('culvert', all));
  },
  600_000,
);
