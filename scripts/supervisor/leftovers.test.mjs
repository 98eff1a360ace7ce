import { spawn } from 'node:child_process';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { groupAlive } from './groups.mjs';
import { leftovers, nameLeftovers } from './leftovers.mjs';
import { NODE, ROOT } from './paths.mjs';

/** @type {(() => unknown)[]} */
const cleanUp = [];
afterEach(async () => {
  for (const step of cleanUp.splice(0)) await step();
});

/** Starts a shop in a group of its own, of a run within a run, as the tests of the browser do; answers with its number. */
const RUNNER = `
  import { spawn } from 'node:child_process';
  import { markOf } from '${ROOT}/scripts/supervisor/groups.mjs';
  const outer = { ...process.env, ...markOf('outer-' + process.pid, {}) };
  const env = { ...outer, ...markOf('inner-' + process.pid, outer) };
  const shop = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true, stdio: 'ignore', env });
  process.stdout.write(shop.pid + '\\n');
  setInterval(() => {}, 1000);
`;

async function runner() {
  const env = { ...process.env, CULVERT_RUN: '', CULVERT_RUN_OWNER: '' };
  const child = spawn(NODE, ['--input-type=module', '-e', RUNNER], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const shop = await new Promise((resolve) => child.stdout.once('data', (said) => resolve(Number(`${said}`))));
  cleanUp.push(() => process.kill(-shop, 'SIGKILL'));
  const gone = new Promise((resolve) => child.once('exit', resolve));
  const kill = () => child.kill('SIGKILL') && gone;
  cleanUp.unshift(kill);
  return { pid: Number(child.pid), shop, kill };
}

const of = (pid) => leftovers().find(({ owner }) => owner.startsWith(`${pid}@`));

describe('what a killed runner left behind', () => {
  it('is recognised when the runner is gone, and named with the command that ends it; nobody ends it meanwhile', async () => {
    const { pid, shop, kill } = await runner();
    await vi.waitFor(() => expect(groupAlive(shop)).toBe(true));
    expect(of(pid)).toBeUndefined();
    await kill();
    expect(of(pid)).toMatchObject({ groups: [shop], processes: [`node ${shop}`], folder: ROOT });
    const said = [];
    nameLeftovers((line) => said.push(line));
    expect(said.find((line) => line.includes(`process ${pid}`))).toMatch(
      new RegExp(`Left behind in ${ROOT}.*killed: node ${shop}\\..*kill -9 -${shop}$`),
    );
    expect(groupAlive(shop)).toBe(true);
  });
});
