// run.json names the run that owns a data directory, so that the next start can end what a killed supervisor left.
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { endGroup, groupsOf, startTime } from './groups.mjs';

/**
 * @typedef {{ id: string, supervisor: { pid: number, started: string | null }, url: string,
 *   children: Record<string, { pid: number, pgid: number }> }} Run
 */

/** @param {string} file @param {Run} run */
export function writeRun(file, run) {
  writeFileSync(`${file}.new`, `${JSON.stringify(run, null, 2)}\n`);
  renameSync(`${file}.new`, file);
}

/** @returns {Run | null} */
function readRun(file) {
  try {
    const run = JSON.parse(readFileSync(file, 'utf8'));
    return typeof run?.id === 'string' ? run : null;
  } catch {
    return null;
  }
}

export function clearRun(file) {
  rmSync(file, { force: true });
}

/** Ends whatever still runs on this data directory: two apps must never write to one database. */
export async function endPreviousRun(file, log) {
  const run = readRun(file);
  if (!run) return;
  await endSupervisor(run, log);
  const groups = [...groupsOf(run.id)];
  if (groups.length > 0) log(`Ending ${groups.length} process group(s) left by the previous run`);
  await Promise.all(groups.map((pgid) => endGroup(pgid, 0)));
  clearRun(file);
}

async function endSupervisor(run, log) {
  const { pid, started } = run.supervisor ?? {};
  if (!pid || pid === process.pid || started === null || startTime(pid) !== started) return;
  log(`Taking over from the run that uses this data directory (process ${pid})`);
  kill(pid, 'SIGTERM');
  for (const end = Date.now() + 15_000; Date.now() < end; await delay(50)) if (startTime(pid) !== started) return;
  kill(pid, 'SIGKILL');
}

function kill(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch {
    // Already gone, which is what was asked for.
  }
}
