import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const LINE = /^([A-Z_]+)='(.*)'$/gm;

/**
 * Generated once per data directory: a new key ring would make every stored secret unreadable.
 * @param {string} file
 * @returns {{ keyRing: string, setupToken: string }}
 */
export function ensureSecrets(file) {
  if (!existsSync(file)) {
    const keyRing = JSON.stringify({ current: 'k1', keys: { k1: randomBytes(32).toString('base64') } });
    const setupToken = randomBytes(32).toString('base64url');
    writeFileSync(file, `KEY_RING='${keyRing}'\nSETUP_TOKEN='${setupToken}'\n`, { mode: 0o600 });
  }
  const found = Object.fromEntries(
    [...readFileSync(file, 'utf8').matchAll(LINE)].map(([, key, value]) => [key, value]),
  );
  if (!found.KEY_RING || !found.SETUP_TOKEN) {
    throw new Error(
      `${file} lacks KEY_RING or SETUP_TOKEN. Put the file back from a backup, or start with empty data.`,
    );
  }
  return { keyRing: found.KEY_RING, setupToken: found.SETUP_TOKEN };
}
