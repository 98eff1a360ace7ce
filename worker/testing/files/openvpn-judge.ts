/** For tests: OpenVPN itself says of a profile whether it would start with it. It never gets as far as a connection. */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type Verdict = { takes: boolean; said: string };

/** By then the options are checked, certificates and keys loaded, and the server is looked up next. */
const STARTED =
  /link remote:|Attempting to establish|RESOLVE: |Preserving recently used|Could not determine IPv4\/IPv6/;

/**
 * `directory` holds `profile.ovpn`, and whatever else OpenVPN might find or leave there. The device is none, so that no
 * right is needed, and the answer to the prompt for the password stands in a file.
 */
export async function judged(directory: string, profile: string): Promise<Verdict> {
  const file = join(directory, 'profile.ovpn');
  const login = join(directory, 'login');
  writeFileSync(file, profile);
  writeFileSync(login, 'name\npassword\n', { mode: 0o600 });
  const own = ['--dev', 'null', '--ifconfig-noexec', '--route-noexec', '--auth-user-pass', login, '--verb', '3'];
  const openvpn = spawn('openvpn', ['--config', file, ...own], { cwd: directory, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let takes = false;
  const hear = (chunk: Buffer) => {
    said += chunk.toString();
    if (takes || !STARTED.test(said)) return;
    takes = true;
    openvpn.kill('SIGKILL');
  };
  openvpn.stdout.on('data', hear);
  openvpn.stderr.on('data', hear);
  await new Promise<void>((resolve, reject) => {
    openvpn.on('error', reject);
    openvpn.on('close', () => resolve());
  });
  return { takes, said };
}
