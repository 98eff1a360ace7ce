const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * Runs `stop` once on the first signal, then exits; the same signal may arrive twice, from the terminal and from npm.
 * @param {() => Promise<void>} stop
 */
export function stopOnSignals(stop) {
  let stopping = false;
  for (const signal of SIGNALS) {
    process.on(signal, async () => {
      if (stopping) return;
      stopping = true;
      await stop();
      process.exit(0);
    });
  }
}

/** A terminal and npm both send what the user sent once. */
const SAME_SIGNAL_MS = 1000;

/**
 * Aborted, with the reason in words, by the first signal, or when the process that started this one is gone; a second
 * signal, sent by somebody who does not want to wait, exits.
 * @param {() => void} [onSecond] what must not be left behind even then
 * @returns {AbortSignal}
 */
export function cutOnSignals(onSecond = () => {}) {
  const cut = new AbortController();
  let at = 0;
  const abort = (/** @type {string} */ why) => {
    at = Date.now();
    cut.abort(why);
  };
  for (const signal of SIGNALS)
    process.on(signal, () => {
      if (!cut.signal.aborted) return abort(`cut by ${signal}`);
      if (Date.now() - at < SAME_SIGNAL_MS) return;
      onSecond();
      process.exit(1);
    });
  // Started by hand, it may well outlive its shell.
  if (process.env.npm_lifecycle_event) whenOrphaned(() => cut.signal.aborted || abort('cut because npm was killed'));
  return cut.signal;
}

const LOOK_MS = 500;

/** Calls once when the process that started this one was killed, of which no signal tells. @param {() => void} call */
export function whenOrphaned(call) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    call();
  }, LOOK_MS);
  timer.unref();
}
