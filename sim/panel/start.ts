import type { Bench } from './bench.ts';
import { frankfurt } from './demo.ts';
import { FaultDesk } from './faults/fault-desk.ts';
import { Journal } from './http/journal.ts';
import { bundled, listen } from './http/listen.ts';
import { panel } from './panel.ts';
import type { PanelState } from './state.ts';
import { load, save } from './store.ts';

export type PanelOptions = {
  port?: number;
  host?: string;
  /** Also serve https, with the bundled throw-away certificate; 0 picks a port. */
  tlsPort?: number;
  /** PEM of another certificate to show there. */
  tls?: { cert: string; key: string };
  /** The state a new panel begins with and a reset returns to; a saved dataFile goes before it. */
  state?: PanelState;
  dataFile?: string;
  now?: () => number;
  seed?: number;
};

export type RunningPanel = {
  url: string;
  port: number;
  tlsUrl: string | null;
  /** The live state, replaced by a reset: read it anew each time. */
  readonly state: PanelState;
  close: () => Promise<void>;
};

export async function startPanel(options: PanelOptions = {}): Promise<RunningPanel> {
  const { port = 0, host = '127.0.0.1', tlsPort, dataFile, now = Date.now, seed: given, tls } = options;
  const initial = options.state && structuredClone(options.state);
  const fresh = (seed = given): PanelState => {
    if (!initial) return frankfurt(seed);
    return { ...structuredClone(initial), ...(seed !== undefined && { seed, rng: seed }) };
  };
  const bench: Bench = {
    state: (dataFile && load(dataFile)) || fresh(),
    fresh,
    faults: new FaultDesk(),
    journal: new Journal(),
    wallClock: now,
    save: () => {
      if (dataFile) save(dataFile, bench.state);
    },
  };
  bench.save();
  const handler = panel(bench);
  const http = await listen(handler, host, port, null);
  const https = tlsPort === undefined ? null : await listen(handler, host, tlsPort, tls ?? bundled);
  return {
    url: http.url,
    port: http.port,
    tlsUrl: https?.url ?? null,
    get state() {
      return bench.state;
    },
    close: async () => {
      await Promise.all([http.close(), https?.close()]);
    },
  };
}
