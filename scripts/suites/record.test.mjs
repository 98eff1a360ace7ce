import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { endGroup } from '../supervisor/groups.mjs';
import { NODE, ROOT } from '../supervisor/paths.mjs';
import { countsOf, parseRecord, resultsOf } from './record.mjs';

const folder = mkdtempSync(join(tmpdir(), 'culvert-record-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const TESTS = {
  'a.test.mjs': `import { describe, expect, it } from 'vitest';
    describe('a', () => {
      it('passes', () => {});
      it.skip('is skipped', () => {});
      it('fails', () => expect(1).toBe(2));
    });`,
  'b.test.mjs': "throw new Error('does not load');",
  'c.test.mjs': `import { it } from 'vitest'; it('passes first', () => {}); it('hangs', () => new Promise(() => {}));`,
  'd.test.mjs': `import { it } from 'vitest'; it('is never reached', () => {});`,
};

/** @param {string[]} names @param {(record: string) => boolean} [enough] then it is killed */
async function record(names, enough) {
  const root = mkdtempSync(join(folder, 'run-'));
  mkdirSync(join(root, 'said'));
  const file = join(root, 'said', 'record.jsonl');
  for (const name of names) writeFileSync(join(root, name), TESTS[name]);
  const sorted =
    'class { async sort(f) { return f.toSorted((a, b) => (a.moduleId < b.moduleId ? -1 : 1)); } async shard(f) { return f; } }';
  writeFileSync(
    join(root, 'vitest.config.mjs'),
    `export default { test: { maxWorkers: 1, testTimeout: 600_000, sequence: { sequencer: ${sorted} } } };`,
  );
  const args = [join(ROOT, 'node_modules', 'vitest', 'vitest.mjs'), 'run', '--root', root];
  args.push(`--reporter=${join(ROOT, 'scripts', 'suites', 'record-reporter.mjs')}`);
  const env = { ...process.env, CULVERT_TEST_RECORD: file };
  const child = spawn(NODE, args, { cwd: ROOT, env, stdio: 'ignore', detached: true });
  const ended = new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)));
  const watcher =
    enough && watch(join(root, 'said'), () => enough(readFileSync(file, 'utf8')) && endGroup(child.pid ?? 0, 0));
  const code = await ended;
  watcher?.close();
  return { code: /** @type {number} */ (code), text: readFileSync(file, 'utf8') };
}

describe('the record of a test run', () => {
  it('counts by test and keeps what went wrong outside of tests', async () => {
    const { code, text } = await record(['a.test.mjs', 'b.test.mjs']);
    const [counts, ...rest] = countsOf(parseRecord(text), { name: 'some', code });
    expect(rest).toEqual([]);
    expect(counts).toMatchObject({ name: 'tests', passed: 1, failed: 2, skipped: 1 });
    expect(counts?.failures?.[0]).toContain('a.test.mjs > a > fails');
    expect(counts?.failures?.[1]).toContain('does not load');
    const named = resultsOf(parseRecord(text)).flatMap(({ assertionResults }) => assertionResults);
    expect(named.map(({ fullName, status }) => `${fullName}: ${status}`)).toContain('a passes: passed');
  });

  it('of a run that was killed says what passed, what was running and what had not started', async () => {
    const names = ['a.test.mjs', 'c.test.mjs', 'd.test.mjs'];
    const { code, text } = await record(names, (written) => written.includes('passes first'));
    const [counts, cut] = countsOf(parseRecord(text), { name: 'some', code, cut: 'cut by SIGTERM' });
    expect(counts).toMatchObject({ passed: 2, failed: 1, skipped: 1 });
    expect(cut).toMatchObject({ name: 'some, cut', passed: 0, failed: 1 });
    expect(cut?.failures?.[0]).toMatch(/cut by SIGTERM; 1 files had ended/);
    expect(cut?.failures?.[0]).toMatch(/running:\n.*c\.test\.mjs, after 1 of its tests/);
    expect(cut?.failures?.[0]).toMatch(/not started:\n.*d\.test\.mjs/);
  });

  it('takes a last line that was cut off for not written', () => {
    const whole = '{"kind":"began","at":1,"project":"node","file":"x.test.mjs"}';
    expect([...parseRecord(`${whole}\n{"kind":"test","at":2,"proj`).files.keys()]).toEqual(['x.test.mjs']);
  });
});
