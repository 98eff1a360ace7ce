import { setTimeout as delay } from 'node:timers/promises';

const EVERY_MS = 2000;
const STRIKES = 3;
const PATIENT_MS = 10_000;
const HASTY_MS = 1000;

/** @returns {Promise<number | null>} the status, or null when nobody answers */
export async function probe(url, ms = PATIENT_MS) {
  try {
    const response = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(ms) });
    await response.text();
    return response.status;
  } catch {
    return null;
  }
}

export async function waitForHealth(url, ms, giveUp = () => false) {
  for (const end = Date.now() + ms; Date.now() < end && !giveUp(); await delay(100)) {
    if ((await probe(url, 5000)) === 200) return true;
  }
  return false;
}

/**
 * The dev server outlives its runtime: when the workerd at the port is killed, wrangler puts another there that accepts
 * and never answers. So a changed runtime is given less time than a busy one.
 * @param {{ url: string, runtime: () => number | null, onDead: () => Promise<void> }} options
 */
export function watchHealth({ url, runtime, onDead }) {
  let running = true;
  let paused = false;
  (async () => {
    let healthy = runtime();
    for (let strikes = 0; running; await delay(EVERY_MS, undefined, { ref: false })) {
      if (paused) {
        strikes = 0;
        continue;
      }
      const seen = runtime();
      const answered = (await probe(url, seen === healthy ? PATIENT_MS : HASTY_MS)) !== null;
      strikes = answered ? 0 : strikes + 1;
      if (answered) healthy = seen;
      if (!running || paused || strikes < STRIKES) continue;
      strikes = 0;
      await onDead();
      healthy = runtime();
    }
  })();
  return {
    pause: (value) => {
      paused = value;
    },
    stop: () => {
      running = false;
    },
  };
}
