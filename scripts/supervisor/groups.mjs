// Finding and ending the process groups of a run, also of one whose supervisor was killed and left them behind.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

export const MARKER = 'CULVERT_RUN';
const hasProc = existsSync('/proc/self/stat');

/** The fields of /proc/<pid>/stat after the command name, which may itself contain spaces and brackets. */
function statFields(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}

/** Pid and start time together name a process: pids are used again. */
export function startTime(pid) {
  if (hasProc) return statFields(pid)?.[19] ?? null;
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null;
  } catch {
    return null;
  }
}

function readSafely(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** Process groups with at least one live member that carries the marker of this run in its environment. */
export function groupsOf(runId) {
  const marker = `${MARKER}=${runId}`;
  const groups = new Set();
  if (!hasProc) {
    const lines = execFileSync('ps', ['-axEww', '-o', 'pgid=,command='], { encoding: 'utf8' }).split('\n');
    for (const line of lines) if (line.split(/\s+/).includes(marker)) groups.add(Number.parseInt(line, 10));
    return groups;
  }
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    if (!readSafely(`/proc/${entry}/environ`).split('\0').includes(marker)) continue;
    const fields = statFields(entry);
    if (fields && fields[0] !== 'Z') groups.add(Number(fields[2]));
  }
  return groups;
}

/** @param {number} pgid @param {NodeJS.Signals} signal */
export function signalGroup(pgid, signal) {
  try {
    process.kill(-pgid, signal);
    return true;
  } catch {
    return false;
  }
}

/** True while any member that is not a zombie remains. */
export function groupAlive(pgid) {
  if (!hasProc) return signalGroup(pgid, /** @type {any} */ (0));
  return readdirSync('/proc').some((entry) => {
    if (!/^\d+$/.test(entry)) return false;
    const fields = statFields(entry);
    return fields !== null && Number(fields[2]) === pgid && fields[0] !== 'Z';
  });
}

/** Seconds of CPU that a group has used, with those of its ended children; 0 without /proc. */
export function groupCpu(pgid) {
  if (!hasProc) return 0;
  let ticks = 0;
  for (const entry of readdirSync('/proc')) {
    const fields = /^\d+$/.test(entry) ? statFields(entry) : null;
    if (fields && Number(fields[2]) === pgid) for (const field of fields.slice(11, 15)) ticks += Number(field);
  }
  return ticks / 100;
}

/** The member of a group whose command line contains `text`; null without /proc. */
export function memberWith(pgid, text) {
  if (!hasProc) return null;
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry) || Number(statFields(entry)?.[2]) !== pgid) continue;
    if (readSafely(`/proc/${entry}/cmdline`).includes(text)) return Number(entry);
  }
  return null;
}

/** Ends a group: politely if `graceMs` allows, then by SIGKILL; resolves when nobody is left. */
export async function endGroup(pgid, graceMs = 5000) {
  if (graceMs > 0 && signalGroup(pgid, 'SIGTERM') && (await goneWithin(pgid, graceMs))) return;
  signalGroup(pgid, 'SIGKILL');
  await goneWithin(pgid, 5000);
}

async function goneWithin(pgid, ms) {
  for (const end = Date.now() + ms; Date.now() < end; await delay(40)) if (!groupAlive(pgid)) return true;
  return !groupAlive(pgid);
}
