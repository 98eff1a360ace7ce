/**
 * Runs `stop` once on the first signal, then exits; the same signal may arrive twice, from the terminal and from npm.
 * @param {() => Promise<void>} stop
 */
export function stopOnSignals(stop) {
  let stopping = false;
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, async () => {
      if (stopping) return;
      stopping = true;
      await stop();
      process.exit(0);
    });
  }
}
