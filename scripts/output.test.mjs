import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { ROOT } from './supervisor/paths.mjs';

const PIPE_BYTES = 65_536;

/** A record of many test files, for a command that prints as much. */
function longRecord() {
  const folder = mkdtempSync(join(tmpdir(), 'culvert-output-'));
  const lines = Array.from({ length: 3000 }, (_, i) => {
    const of = { project: 'node', file: `scripts/made-up-${i}.test.mjs`, at: i };
    const ended = { ...of, kind: 'ended', broken: [], unfinished: [], startMs: 1, importMs: 1, setupMs: 1, testMs: 1 };
    return `${JSON.stringify({ ...of, kind: 'began' })}\n${JSON.stringify(ended)}\n`;
  });
  writeFileSync(join(folder, 'test-node.jsonl'), lines.join(''));
  return folder;
}

it('what a command prints reaches a reader who is slower than it, to the last line', async () => {
  const folder = longRecord();
  const args = [join(ROOT, 'scripts', 'bootstrap.mjs'), 'bench', 'tests', '--json'];
  const env = { ...process.env, CULVERT_TEST_DATA: folder };
  const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'inherit'] });
  const chunks = [];
  for await (const chunk of child.stdout) {
    chunks.push(chunk);
    await delay(20);
  }
  rmSync(folder, { recursive: true, force: true });
  const printed = Buffer.concat(chunks).toString();
  expect(printed.length).toBeGreaterThan(4 * PIPE_BYTES);
  expect(JSON.parse(printed.trimEnd().split('\n').at(-1) ?? '').files).toHaveLength(3000);
});

it('no command exits by itself after it printed: what a pipe has not taken yet would be lost', () => {
  const files = ['scripts', 'bench'].flatMap((folder) =>
    readdirSync(join(ROOT, folder)).flatMap((name) => (/(?<!\.test)\.mjs$/.test(name) ? [join(folder, name)] : [])),
  );
  /** They print nothing that is long, and have others that would keep them alive. */
  const MAY = new Set(['scripts/bootstrap.mjs', 'scripts/start.mjs', 'scripts/dev.mjs']);
  const exits = (file) => /process\.exit\((?!2\))/.test(readFileSync(join(ROOT, file), 'utf8'));
  expect(files.filter((file) => !MAY.has(file) && exits(file))).toEqual([]);
});
