import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Child } from './child.mjs';
import { groupAlive, groupsOf, MARKER, memberWith, startTime } from './groups.mjs';
import { holdFreePort, waitForPort } from './ports.mjs';
import { endPreviousRun, writeRun } from './run-file.mjs';
import { ensureSecrets } from './secrets.mjs';

const IDLE = ['-e', 'setInterval(() => {}, 1000)'];
/** @type {(() => unknown)[]} */
const cleanUp = [];

afterEach(async () => {
  for (const step of cleanUp.splice(0)) await step();
});

function folder() {
  const made = mkdtempSync(join(tmpdir(), 'culvert-supervisor-'));
  cleanUp.push(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

function child(args, name = 'child') {
  const made = new Child({
    name,
    command: process.execPath,
    args,
    env: process.env,
    logFile: join(folder(), 'log'),
    log: () => {},
  });
  cleanUp.unshift(() => made.stop());
  made.start();
  return made;
}

const gone = (pid) => vi.waitFor(() => expect(groupAlive(pid)).toBe(false), { timeout: 5000 });

describe('supervised child', () => {
  it('is started again, in a group of its own, when it is killed from outside', async () => {
    const made = child(IDLE);
    const first = Number(made.pid);
    process.kill(first, 'SIGKILL');
    await vi.waitFor(() => expect(made.pid ?? first).not.toBe(first), { timeout: 5000 });
    expect(groupAlive(Number(made.pid))).toBe(true);
    expect(made.failures).toBe(1);
  });

  it('takes the rest of its group with it when only its leader is killed', async () => {
    const grandchild = `require('child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])`;
    const made = child(['-e', `${grandchild}; setInterval(() => {}, 1000)`]);
    const first = Number(made.pid);
    await vi.waitFor(() => expect(memberWith(first, 'setInterval(() => {}, 1000)')).not.toBeNull());
    process.kill(first, 'SIGKILL');
    await gone(first);
  });

  it('stays dead after a kill that holds it, until it is started', async () => {
    const made = child(IDLE);
    const first = Number(made.pid);
    await made.kill('SIGKILL');
    expect(groupAlive(first)).toBe(false);
    expect(made.pid).toBeNull();
    made.start();
    expect(made.pid).not.toBe(first);
  });

  it('shows the end of what the present process printed', async () => {
    const made = child(['-e', 'console.log("\\x1b[31mno such thing\\x1b[0m"); setInterval(() => {}, 1000)']);
    await vi.waitFor(() => expect(made.tail()).toBe('no such thing'));
  });
});

describe('run of a killed supervisor', () => {
  it('is ended by the next start, which touches no group without its marker', async () => {
    const start = (id) => {
      const env = { ...process.env, [MARKER]: id };
      const made = spawn(process.execPath, IDLE, { detached: true, stdio: 'ignore', env });
      cleanUp.push(() => made.kill('SIGKILL'));
      return Number(made.pid);
    };
    const id = `test-${process.pid}-${Date.now()}`;
    const [ours, foreign] = [start(id), start(`${id}-other`)];
    await vi.waitFor(() => expect(groupsOf(id)).toEqual(new Set([ours])));
    const file = join(folder(), 'run.json');
    const supervisor = { pid: process.pid, started: startTime(process.pid) };
    writeRun(file, { id, supervisor, url: '', children: {} });
    await endPreviousRun(file, () => {});
    await gone(ours);
    expect(groupAlive(foreign)).toBe(true);
    expect(() => readFileSync(file)).toThrow();
  });

  it('is never mistaken for a later process with the same number', async () => {
    const other = child(IDLE);
    const file = join(folder(), 'run.json');
    writeRun(file, { id: 'none', supervisor: { pid: Number(other.pid), started: '1' }, url: '', children: {} });
    await endPreviousRun(file, () => {});
    expect(groupAlive(Number(other.pid))).toBe(true);
  });
});

describe('ports and secrets of a run', () => {
  it('waits for a port until somebody listens there', async () => {
    const { port, release } = await holdFreePort();
    expect(await waitForPort(port, 1000)).toBe(true);
    await release();
    expect(await waitForPort(port, 1000, () => true)).toBe(false);
  });

  it('makes secrets once and keeps them', () => {
    const file = join(folder(), 'secrets.env');
    const made = ensureSecrets(file);
    const ring = JSON.parse(made.keyRing);
    expect(Buffer.from(ring.keys[ring.current], 'base64')).toHaveLength(32);
    expect(Buffer.from(made.setupToken, 'base64url')).toHaveLength(32);
    expect(ensureSecrets(file)).toEqual(made);
  });
});
