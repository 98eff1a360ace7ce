// Finding and ending the process groups of a run, also of one whose supervisor was killed and left them behind.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

export const MARKER = 'CULVERT_RUN';
const OWNER = 'CULVERT_RUN_OWNER';
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

/** @typedef {{ pid: number, pgid: number, runs: string[], owner: string }} Marked a process of a run, and of those around it */

/** Pid and start time in one word. */
export const identity = (/** @type {number} */ pid) => `${pid}@${(startTime(pid) ?? '').replaceAll(/\s+/g, '_')}`;

/** Whether the process that began a run is still there. @param {string} owner */
export const isAlive = (owner) => identity(Number.parseInt(owner, 10)) === owner && !owner.endsWith('@');

/**
 * What marks a process, and all that it starts, as of a run: the runs it belongs to, the outermost first, and who began
 * that one. A run within a run ends with it.
 * @param {string} runId
 */
export const markOf = (runId, around = process.env) => ({
  [MARKER]: [around[MARKER], runId].filter(Boolean).join('/'),
  [OWNER]: around[OWNER] || identity(process.pid),
});

/** @param {string[]} environment @returns {Omit<Marked, 'pid' | 'pgid'> | null} */
function marksIn(environment) {
  const marked = (name) => environment.find((entry) => entry.startsWith(`${name}=`))?.slice(name.length + 1) ?? '';
  const runs = marked(MARKER);
  return runs ? { runs: runs.split('/'), owner: marked(OWNER) } : null;
}

/** Every live process that carries a mark. @returns {Marked[]} */
export function markedProcesses() {
  if (!hasProc) {
    const lines = execFileSync('ps', ['-axEww', '-o', 'pid=,pgid=,command='], { encoding: 'utf8' }).split('\n');
    return lines.flatMap((line) => {
      const [pid, pgid, ...rest] = line.trim().split(/\s+/);
      const marks = marksIn(rest);
      return marks ? [{ pid: Number(pid), pgid: Number(pgid), ...marks }] : [];
    });
  }
  return readdirSync('/proc').flatMap((entry) => {
    if (!/^\d+$/.test(entry)) return [];
    const marks = marksIn(readSafely(`/proc/${entry}/environ`).split('\0'));
    const fields = marks && statFields(entry);
    return fields && fields[0] !== 'Z' ? [{ pid: Number(entry), pgid: Number(fields[2]), ...marks }] : [];
  });
}

/** Process groups with at least one live member that is of this run, or of one within it. @param {string} runId */
export const groupsOf = (runId) =>
  new Set(markedProcesses().flatMap(({ runs, pgid }) => (runs.includes(runId) ? [pgid] : [])));

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
