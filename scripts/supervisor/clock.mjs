// `wrangler dev` never fires cron triggers by itself; this is the clock that a deployment has and a laptop lacks.
const MINUTE = 60_000;
const LATE_BY = 250;

/**
 * @param {() => string} url
 * @param {(line: string) => void} log
 */
export function clock(url, log) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  let running = false;

  /** Fires the trigger once; true when the worker handled it. */
  async function tick() {
    try {
      const response = await fetch(`${url()}/cdn-cgi/handler/scheduled?cron=*+*+*+*+*`, {
        signal: AbortSignal.timeout(55_000),
      });
      await response.text();
      if (!response.ok) log(`cron tick answered ${response.status}`);
      return response.ok;
    } catch (error) {
      log(`cron tick failed: ${error instanceof Error ? error.message : error}`);
      return false;
    }
  }

  function arm() {
    // Recomputed each time, so that a suspended or corrected machine clock never makes it drift.
    timer = setTimeout(
      () => {
        if (!running) return;
        arm();
        void tick();
      },
      MINUTE - (Date.now() % MINUTE) + LATE_BY,
    );
    timer.unref();
  }

  return {
    tick,
    start() {
      if (running) return;
      running = true;
      arm();
    },
    stop() {
      running = false;
      clearTimeout(timer);
    },
  };
}
