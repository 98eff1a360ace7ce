import { execFileSync } from 'node:child_process';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Loose, Visitor } from '../../testing/visitor.ts';
import { visit } from '../../testing/visitor.ts';

let panel: Visitor;
let folder: string;
beforeAll(async () => {
  panel = await visit();
  folder = mkdtempSync(join(tmpdir(), 'sim-config-'));
  await panel.client('plain');
  await panel.client('stream', 'Stream');
});
afterAll(async () => {
  await panel.close();
  rmSync(folder, { recursive: true });
});

const payload = async (path: string): Promise<Loose> => (await panel.ask('GET', `/client/${path}`)).payload;
const key = '[A-Za-z0-9+/]{43}=';
const publicOf = (privateKey: string): string =>
  execFileSync('wg', ['pubkey'], { input: privateKey, encoding: 'utf8' }).trim();

test('the WireGuard text is laid out byte for byte', async () => {
  const text = await payload('plain/config/text');
  const { keys } = panel.state.networks[0] ?? expect.unreachable();
  const client = panel.state.clients[0] ?? expect.unreachable();
  expect(text).toBe(
    `[Interface]\n\tAddress = 10.0.1.2/32\n\tDNS = 9.9.9.9,149.112.112.112\n\tMTU = 1420\n\tPrivateKey = ${client.keys.privateKey}\n\t\n` +
      `[Peer]\n\tPersistentKeepalive = 25\n\tEndpoint = fra.example.test:51820\n\tPublicKey = ${keys.publicKey}\n\tAllowedIPs = 0.0.0.0/0, ::/0`,
  );
  expect(await payload('plain/wireguard')).toBe(text);
});

test('key pairs are real', () => {
  for (const { keys } of [...panel.state.clients, ...panel.state.networks]) {
    expect(keys.privateKey).toMatch(new RegExp(`^${key}$`));
    expect(publicOf(keys.privateKey)).toBe(keys.publicKey);
  }
});

test('wg-quick takes the text once its lines are trimmed', async () => {
  const text = await payload('plain/config/text');
  const file = join(folder, 'wg-plain.conf');
  writeFileSync(
    file,
    `${text
      .split('\n')
      .map((line: string) => line.trim())
      .filter(Boolean)
      .join('\n')}\n`,
  );
  const stripped = execFileSync('wg-quick', ['strip', file], { encoding: 'utf8' });
  expect(stripped).toContain('PrivateKey');
  expect(stripped).not.toContain('Address');
});

test('AmneziaWG adds its junk and magic numbers and its own port', async () => {
  const text = await payload('stream/amneziawg/config');
  expect(text).toMatch(
    new RegExp(
      `\\tPrivateKey = ${key}\\n\\tJc = 4\\n\\tJmin = 40\\n\\tJmax = 70\\n\\tS1 = 15\\n\\tS2 = 20\\n\\tH1 = \\d+\\n\\tH2 = \\d+\\n\\tH3 = \\d+\\n\\tH4 = \\d+\\n\\t\\n\\[Peer\\]`,
    ),
  );
  expect(text).toContain('\tEndpoint = fra.example.test:51920\n');
  expect((await panel.ask('GET', '/client/plain/amneziawg/config')).status).toBe(404);
});

test.each(['plain/config', 'stream/config', 'stream/amneziawg'])(
  'the QR of %s holds exactly the text',
  async (path) => {
    const text = await payload(path.endsWith('config') ? `${path}/text` : `${path}/config`);
    const file = join(folder, 'qr.png');
    writeFileSync(file, Buffer.from(await payload(`${path}/qr`), 'base64'));
    expect(
      execFileSync('zbarimg', ['-q', '--raw', '-Sbinary', file], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    ).toBe(text);
  },
);

const blockOf = (profile: string, tag: string): string =>
  new RegExp(`<${tag}>\\n([\\s\\S]+?)\\n</${tag}>`).exec(profile)?.[1] ?? '';

test('the OpenVPN profile carries a certificate that matches its key and chains to its CA', async () => {
  const profile: string = await payload('plain/openvpn/profile');
  expect(profile.slice(0, profile.indexOf('<ca>'))).toBe(
    'client\ndev tun\nproto udp\nremote fra.example.test 1194\nresolv-retry infinite\nnobind\npersist-key\npersist-tun\n' +
      'cipher AES-256-GCM\nauth SHA256\ncompress lz4-v2\nkey-direction 1\nverb 3\nauth-user-pass\n',
  );
  const certificate = new X509Certificate(blockOf(profile, 'cert'));
  const ca = new X509Certificate(blockOf(profile, 'ca'));
  expect(certificate.verify(ca.publicKey)).toBe(true);
  expect(certificate.checkPrivateKey(createPrivateKey(blockOf(profile, 'key')))).toBe(true);
  expect(blockOf(profile, 'tls-auth')).toContain('OpenVPN Static key V1');
});

test('the IKEv2 profile is a string of JSON with a new uuid at every call', async () => {
  const texts: string[] = [await payload('plain/ikev2/profile'), await payload('plain/ikev2/profile')];
  const [one, two] = texts.map((text) => JSON.parse(text));
  expect(one.uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(two.uuid).not.toBe(one.uuid);
  expect({ ...two, uuid: one.uuid }).toEqual(one);
  expect(one).toMatchObject({
    type: 'ikev2-eap',
    remote: { addr: 'fra.example.test', id: 'fra.example.test' },
    local: { eap_id: 'user_1' },
  });
  expect(new X509Certificate(Buffer.from(one.remote.cert, 'base64')).ca).toBe(true);
  expect(JSON.stringify(one)).not.toContain(panel.state.clients[0]?.password);
});
