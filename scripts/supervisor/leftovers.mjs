// Processes of a run whose runner was killed before it could end them.
import { readFileSync, readlinkSync } from 'node:fs';
import { basename } from 'node:path';
import { isAlive, markedProcesses } from './groups.mjs';

/** @typedef {{ owner: string, groups: number[], processes: string[], folder: string }} Leftover */

/** @param {number} pid */
function named(pid) {
  try {
    return basename(readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[0] ?? '');
  } catch {
    return 'process';
  }
}

function folderOf(pid) {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return 'a folder unknown';
  }
}

/** @returns {Leftover[]} one for each runner that is gone */
export function leftovers() {
  /** @type {Map<string, import('./groups.mjs').Marked[]>} */
  const byOwner = Map.groupBy(
    markedProcesses().filter(({ owner }) => owner !== '' && !isAlive(owner)),
    ({ owner }) => owner,
  );
  return [...byOwner].map(([owner, processes]) => ({
    owner,
    groups: [...new Set(processes.map(({ pgid }) => pgid))],
    processes: processes.map(({ pid }) => `${named(pid)} ${pid}`),
    folder: folderOf(processes[0]?.pid),
  }));
}

/** Says what is left over and how it is ended: it holds ports and memory, and nobody waits for it. */
export function nameLeftovers(log) {
  for (const { owner, groups, processes, folder } of leftovers())
    log(
      `Left behind in ${folder} by process ${Number.parseInt(owner, 10)}, which was killed: ${processes.join(', ')}. ` +
        `It is in nobody's way; to end it: kill -9 ${groups.map((group) => `-${group}`).join(' ')}`,
    );
}
