/** The judge of a WireGuard file's name is `wg-quick` of the Debian package wireguard-tools. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { needTools } from '../../testing/files/tools.ts';
import { fileOf } from './file.ts';

const run = (command: string, args: string[]) => {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  return { status, out: stdout, said: `${stdout}${stderr}` };
};
const directory = mkdtempSync(join(tmpdir(), 'culvert-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

function strip(fileName: string) {
  const path = join(directory, fileName);
  const key = run('wg', ['genkey']).out.trim();
  const text = `[Interface]\nPrivateKey = ${key}\nAddress = 10.0.1.23/24\n\n[Peer]\nPublicKey = ${key}\nAllowedIPs = 0.0.0.0/0\n`;
  writeFileSync(path, text, { mode: 0o600 });
  return run('wg-quick', ['strip', path]);
}

const MOST_DIGITS = 99_999_999_999;

describe('wg-quick', () => {
  beforeAll(() => needTools('wg', 'wg-quick'));

  it.each([1, 5547, 2_000_000, MOST_DIGITS])(
    'V142 given service number %i, its WireGuard and AmneziaWG files are delivered under names that wg-quick strip takes',
    (number) => {
      for (const protocol of ['wireguard', 'amneziawg'] as const) {
        const { fileName } = fileOf(protocol, number);
        expect(strip(fileName), fileName).toMatchObject({ status: 0, said: expect.stringContaining('[Peer]') });
      }
    },
  );

  it('refuses a base name of 16 characters, which is why names of files are made of the short number', () => {
    expect(strip('vpn-12-5547-ifxt.conf').status).not.toBe(0);
  });
});

it('a WireGuard file is named within what names an interface, whatever the number', () => {
  for (const protocol of ['wireguard', 'amneziawg'] as const) {
    const { fileName } = fileOf(protocol, 99_999_999_999);
    expect(fileName).toMatch(/^[A-Za-z0-9_=+.-]{1,15}\.conf$/);
  }
});
