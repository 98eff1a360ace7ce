import { delimiter } from 'node:path';
import { markOf } from './groups.mjs';
import { BIN } from './paths.mjs';

/** Settings under which wrangler stays offline, silent and non-interactive. */
export const QUIET = {
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_SEND_ERROR_REPORTS: 'false',
  WRANGLER_HIDE_BANNER: 'true',
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
  DO_NOT_TRACK: '1',
  NO_COLOR: '1',
  FORCE_COLOR: undefined,
  CI: '1',
};

/**
 * @param {{ registry: string, logs: string }} paths
 * @param {string} [runId] marks the process, and what it starts, as ours
 */
export function environment(paths, runId) {
  const path = (process.env.PATH ?? '').split(delimiter).filter((entry) => entry !== BIN);
  return {
    ...process.env,
    ...QUIET,
    PATH: [BIN, ...path].join(delimiter),
    CLOUDFLARE_DEV_REGISTRY_PATH: paths.registry,
    WRANGLER_REGISTRY_PATH: paths.registry,
    WRANGLER_LOG_PATH: paths.logs,
    ...(runId ? markOf(runId) : {}),
  };
}
