import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { askedOf, chooseAddresses, lastPorts } from './addresses.mjs';
import { holdFreePort } from './ports.mjs';

/** @type {(() => unknown)[]} */
const cleanUp = [];
afterEach(async () => {
  for (const step of cleanUp.splice(0)) await step();
});

function file() {
  const folder = mkdtempSync(join(tmpdir(), 'culvert-addresses-'));
  cleanUp.push(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'ports.json');
}

async function choose(options) {
  const said = [];
  const chosen = await chooseAddresses({
    file: file(),
    asked: {},
    usual: {},
    log: (line) => said.push(line),
    ...options,
  });
  const release = () => chosen.release('PORT', 'SIM_PORT', 'SIM_PORT2');
  cleanUp.push(release);
  return { ...chosen, said };
}

async function taken() {
  const held = await holdFreePort();
  cleanUp.push(held.release);
  return held.port;
}

async function free() {
  const held = await holdFreePort();
  await held.release();
  return held.port;
}

describe('where a run listens', () => {
  it('is at its usual ports while they are free, and remembers where it was', async () => {
    const usual = { PORT: await free(), SIM_PORT: await free(), SIM_PORT2: await free() };
    const where = file();
    expect(lastPorts(where)).toEqual({ PORT: 8787, SIM_PORT: 8098, SIM_PORT2: 8099 });
    const { ports, said } = await choose({ file: where, usual });
    expect(ports).toEqual(usual);
    expect(said).toEqual([]);
    expect(lastPorts(where)).toEqual(usual);
  });

  it('is at a free port in place of one that another run has, and says which', async () => {
    const usual = { PORT: await taken(), SIM_PORT: await free(), SIM_PORT2: await free() };
    const { ports, said } = await choose({ usual });
    expect(ports).toMatchObject({ SIM_PORT: usual.SIM_PORT, SIM_PORT2: usual.SIM_PORT2 });
    expect(ports.PORT).not.toBe(usual.PORT);
    expect(said).toEqual([`Port ${usual.PORT} is taken: the app is at ${ports.PORT} (PORT=… chooses another)`]);
  });

  it('is not elsewhere than where it was told to be: a start says who has to give way', async () => {
    const port = await taken();
    await expect(choose({ asked: askedOf({ SIM_PORT: `${port}`, PORT: '' }) })).rejects.toThrow(
      new RegExp(`Port ${port}.*the simulator.*SIM_PORT=${port + 1000}`),
    );
  });

  it('is nobody else’s from the choice on: many runs that start at once choose no port twice', async () => {
    const runs = await Promise.all(Array.from({ length: 8 }, () => choose({})));
    const ports = runs.flatMap((run) => Object.values(run.ports));
    expect(new Set(ports).size).toBe(24);
  });
});
