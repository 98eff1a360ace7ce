import { endGroup, groupsOf, signalGroup } from './groups.mjs';

/** Ends all that carries the mark of a run, whatever group it made for itself. @returns {Promise<number>} how many groups */
export async function endRun(runId) {
  const groups = [...groupsOf(runId)];
  await Promise.all(groups.map((pgid) => endGroup(pgid, 0)));
  return groups.length;
}

/** The same at once, for a process that is about to exit or is of that run itself. @param {string} runId */
export function killRun(runId) {
  const groups = [...groupsOf(runId)].sort((a, b) => Number(a === process.pid) - Number(b === process.pid));
  for (const pgid of groups) signalGroup(pgid, 'SIGKILL');
}
