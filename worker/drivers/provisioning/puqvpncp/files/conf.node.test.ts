/** The judge of a WireGuard configuration is WireGuard: `wg` and `wg-quick` of the Debian package wireguard-tools. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { needTools } from '../../../../testing/files/tools.ts';
import { checkNameRule } from '../name.ts';
import { normaliseConf } from './conf.ts';

const run = (command: string, args: string[], input?: string) => {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', input });
  return { status, out: stdout, said: `${stdout}${stderr}` };
};
const directory = mkdtempSync(join(tmpdir(), 'culvert-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const key = () => run('wg', ['genkey']).out.trim();
const publicKey = (of: string) => run('wg', ['pubkey'], of).out.trim();

function write(name: string, text: string): string {
  const path = join(directory, name);
  writeFileSync(path, text);
  chmodSync(path, 0o600);
  return path;
}

/** A panel's text with real keys. */
function panelText(): string {
  const peer = publicKey(key());
  return `[Interface]\n\tAddress = 10.0.1.23/24\n\tDNS = 9.9.9.9,149.112.112.112\n\tMTU = 1420\n\tPrivateKey = ${key()}\n\t\n[Peer]\n\tPersistentKeepalive = 25\n\tEndpoint = 192.0.2.1:51820\n\tPublicKey = ${peer}\n\tAllowedIPs = 0.0.0.0/0, ::/0`;
}

function normal(text: string): string {
  const result = normaliseConf(text, 'wireguard');
  if (!result.ok) throw new Error(result.problems.join());
  return result.text;
}

/** `wg setconf` reads the whole file before it looks for the interface: a good file fails for the missing interface. */
function setconf(text: string): string {
  const stripped = run('wg-quick', ['strip', write('probe.conf', text)]);
  return run('wg', ['setconf', 'nosuch0', write('stripped.conf', stripped.out)]).said;
}

const PARSE_ERROR = /Configuration parsing error|Unable to parse|Line unrecognized|not a valid|Key is not/i;

describe('WireGuard tools', () => {
  beforeAll(() => needTools('wg', 'wg-quick'));

  const text = panelText();

  it.each([
    ['TABs', text],
    ['CRLF', text.replaceAll('\n', '\r\n')],
    ['a glued header', text.replace('[Interface]\n\t', '[Interface]')],
    ['an IPv6 endpoint', text.replace('192.0.2.1:', '[2001:db8::1]:')],
  ])(
    'V140 V141 given a panel text with %s, wg setconf parses the normalised file and only misses the interface',
    (_, raw) => {
      const said = setconf(normal(raw));
      expect(said).not.toMatch(PARSE_ERROR);
      expect(said).toMatch(/interface/i);
    },
  );

  it.each([
    ['a broken key', /PublicKey = .{8}/, 'PublicKey = !!!!!!!!'],
    ['a broken route', '0.0.0.0/0', '0.0.0.0/99'],
    ['an unknown key', 'MTU = 1420', 'MTU = 1420\nJc = 4'],
  ])('V140 given %s, wg setconf refuses the file and so do we', (_, from, to) => {
    const broken = normal(text).replace(from, to);
    expect(setconf(broken)).toMatch(PARSE_ERROR);
    expect(normaliseConf(broken, 'wireguard').ok).toBe(false);
  });

  it('V141 given a glued header left as it is, wg setconf would refuse it', () => {
    expect(run('wg', ['setconf', 'nosuch0', write('glued.conf', `[Interface]PrivateKey = ${key()}\n`)]).said).toMatch(
      PARSE_ERROR,
    );
  });

  it('Q-16 given a name of 16 characters as it is, wg-quick refuses the file that the rule warned about', () => {
    const name = 'vpn-12-5547-ifxt';
    expect(run('wg-quick', ['strip', write(`${name}.conf`, normal(text))]).status).not.toBe(0);
    expect(checkNameRule('vpn-{client_id}-{service_id}-ifxt', { clientId: 12, serviceId: 5547 })).toMatchObject({
      ok: true,
      warning: expect.stringContaining(name),
    });
  });
});
