import { mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identity, isAlive } from '../supervisor/groups.mjs';
import { leftovers } from '../supervisor/leftovers.mjs';

/** Databases of tests are written and thrown away: in memory, where there is room for that. */
const MEMORY = '/dev/shm';
const ROOM_BYTES = 4 * 2 ** 30;
const PREFIX = 'culvert-tests-';

/** Folders of runs that were killed, unless something still runs there. @param {string} parent */
function clearAbandoned(parent) {
  const stillThere = new Set(leftovers().map(({ owner }) => owner));
  for (const name of readdirSync(parent)) {
    const owner = name.startsWith(PREFIX) ? name.slice(PREFIX.length, -7) : '';
    if (!owner.includes('@') || isAlive(owner) || stillThere.has(owner)) continue;
    rmSync(join(parent, name), { recursive: true, force: true });
  }
}

/** A folder for one run of the tests. */
export function scratch() {
  const prefix = `${PREFIX}${identity(process.pid)}-`;
  try {
    clearAbandoned(MEMORY);
    const { bavail, bsize } = statfsSync(MEMORY);
    return mkdtempSync(join(bavail * bsize > ROOM_BYTES ? MEMORY : tmpdir(), prefix));
  } catch {
    return mkdtempSync(join(tmpdir(), prefix));
  }
}
