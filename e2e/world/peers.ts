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

/** Null when OpenVPN reads the whole profile and gets as far as its socket; the server is replaced by a closed port. */
export function openvpnComplaint(profile: string): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'culvert-ovpn-'));
  const [file, login] = [join(folder, 'vpn.ovpn'), join(folder, 'login')];
  writeFileSync(file, profile.replace(/^remote .*$/m, 'remote 127.0.0.1 9').replace(/^proto .*$/m, 'proto tcp-client'));
  writeFileSync(login, 'name\npassword\n', { mode: 0o600 });
  const args = ['--config', file, '--dev', 'null', '--auth-user-pass', login];
  const limits = ['--connect-retry-max', '1', '--connect-timeout', '2', '--nobind'];
  const { stdout, stderr } = spawnSync('openvpn', [...args, ...limits], { encoding: 'utf8', timeout: 6000 });
  const said = `${stdout}${stderr}`;
  // That nobody listens there is as it should be, and in the end fatal; what it says before is about the file.
  const connecting = said.search(/connect to \[AF_INET\]127\.0\.0\.1:9|Connection refused/i);
  return connecting >= 0 && !/Options error|fatal/i.test(said.slice(0, connecting)) ? null : said;
}

/** Runs a tool; what it says when it refuses is the error. */
export function tool(command: string, args: string[], input: string | Buffer = ''): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8', input });
  if (error || status !== 0) throw new Error(`${command} ${args.join(' ')}: ${error ?? stderr}`);
  return stdout;
}

/** A property list as plain data; bytes come as hexadecimal. */
export function readPlist(plist: Buffer): Record<string, unknown> {
  const program =
    'import json,plistlib,sys;json.dump(plistlib.loads(sys.stdin.buffer.read()),sys.stdout,default=bytes.hex)';
  return JSON.parse(tool('python3', ['-c', program], plist));
}
