/** Real tools of the field, as a customer's device would use the files. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Null when `wg-quick` takes the name and `wg setconf` the content; it parses all of it before it touches the device, which does not exist. */
export function wireguardComplaint(conf: string, fileName: string): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'culvert-wg-'));
  const named = join(folder, fileName);
  writeFileSync(named, conf, { mode: 0o600 });
  const stripped = execFileSync('wg-quick', ['strip', named], { encoding: 'utf8' });
  const bare = join(folder, 'stripped.conf');
  // The tool resolves the endpoint's name, which no test network knows.
  writeFileSync(bare, stripped.replace(/^Endpoint = .*:(\d+)$/m, 'Endpoint = 192.0.2.1:$1'), { mode: 0o600 });
  const { stderr } = spawnSync('wg', ['setconf', 'nosuch0', bare], { encoding: 'utf8' });
  return /interface/i.test(stderr) && !/parsing|invalid|unrecognized/i.test(stderr) ? null : stderr;
}

/** The bytes in a QR code, exactly. */
export const decodeQr = (png: string): Buffer => execFileSync('zbarimg', ['-q', '--raw', '-Sbinary', png]);
