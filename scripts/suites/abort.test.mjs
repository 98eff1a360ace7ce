import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { groupAlive } from '../supervisor/groups.mjs';
import { NODE, ROOT } from '../supervisor/paths.mjs';
import { parseRecord } from './record.mjs';

/** @type {(() => unknown)[]} */
const cleanUp = [];
afterEach(async () => {
  for (const step of cleanUp.splice(0)) await step();
});

/** One test ends; the next has started a shop in a group of its own when it hangs. */
const TESTS = `
  import { renameSync, writeFileSync } from 'node:fs';
  import { it } from 'vitest';
  import { Child } from '${ROOT}/scripts/supervisor/child.mjs';
  import { environment } from '${ROOT}/scripts/supervisor/environment.mjs';
  it('ends', () => {});
  it('hangs', () => {
    const args = ['-e', 'setInterval(() => {}, 1000)'];
    const env = environment({ registry: '.', logs: '.' }, 'a-shop');
    const shop = new Child({ name: 'shop', command: process.execPath, args, env, logFile: process.env.SHOP + '.log', log: () => {} });
    shop.start();
    writeFileSync(process.env.SHOP + '.new', String(shop.pid));
    renameSync(process.env.SHOP + '.new', process.env.SHOP);
    return new Promise(() => {});
  });
`;
const CONFIG = "export default { test: { projects: [{ test: { name: 'node', testTimeout: 600_000 } }] } };";
/** As `npm test` and `npm run prove` do it. */
const RUNNER = `
  import { runVitest } from '${ROOT}/scripts/suites/vitest.mjs';
  import { printSummary } from '${ROOT}/scripts/suites/summary.mjs';
  import { cutOnSignals } from '${ROOT}/scripts/supervisor/signals.mjs';
  const data = process.argv[1];
  printSummary(await runVitest(['--root', data], { projects: ['node'], data, cut: cutOnSignals() }), 0);
`;

/** @param {NodeJS.Signals} signal */
async function interrupted(signal) {
  const folder = mkdtempSync(join(tmpdir(), 'culvert-abort-'));
  cleanUp.push(() => rmSync(folder, { recursive: true, force: true }));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'vitest.config.mjs'), CONFIG);
  writeFileSync(join(folder, 'one.test.mjs'), TESTS);
  const env = { ...process.env, SHOP: join(folder, 'shop') };
  const child = spawn(NODE, ['--input-type=module', '-e', RUNNER, folder], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const parts = [];
  child.stdout.on('data', (data) => parts.push(data));
  const ended = new Promise((resolve) => child.once('close', (code) => resolve(code)));
  const record = () => parseRecord(readFileSync(join(folder, 'test-node.filtered.jsonl'), 'utf8'));
  const shop = await vi.waitFor(
    () => {
      expect([...record().files.values()].flatMap(({ tests }) => tests)).toHaveLength(1);
      return Number(readFileSync(join(folder, 'shop'), 'utf8'));
    },
    { timeout: 120_000 },
  );
  expect(groupAlive(shop)).toBe(true);
  child.kill(signal);
  const code = await ended;
  return { shop, code, said: Buffer.concat(parts).toString(), record: record() };
}

describe('tests that are aborted', () => {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
    it(`by ${signal} say that they were cut, count what had ended, and leave no shop running`, async () => {
      const { shop, code, said } = await interrupted(signal);
      expect(code).toBe(1);
      expect(said).toMatch(
        new RegExp(`FAILED node: cut by ${signal}; 0 files had ended\\n *running:\\n.*one\\.test\\.mjs, after 1 of`),
      );
      expect(said.trimEnd().split('\n').at(-1)).toBe('1 passed, 1 failed, 0 skipped');
      expect(groupAlive(shop)).toBe(false);
    });

  it('by the death of their runner, which cannot say anything, end by themselves with their shop; what had ended is on record', async () => {
    const { shop, code, record } = await interrupted('SIGKILL');
    expect(code).toBeNull();
    await vi.waitFor(() => expect(groupAlive(shop)).toBe(false), { timeout: 60_000 });
    expect(
      [...record.files.values()].flatMap(({ tests }) => tests.map(({ title, state }) => `${title}: ${state}`)),
    ).toEqual(['ends: passed']);
    expect(record.unhandled).toBeNull();
  });
});
