import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import CA from '../../../../../sim/panel/pki/ca.crt?raw';
import { PROTOCOLS } from '../../port.ts';
import { freshName, granted, madeAccount, openSimulated, sim } from './simulated.ts';
import { readCertificate } from './sswan.ts';

const DER = CA.replace(/-----[^-]+-----|\s/g, '');
const NETWORK = { name: 'All', cidr: '10.0.9.0/24', wireguard: true, amneziawg: true, openvpn: true, ikev2: true };

async function inAll(): Promise<string> {
  await sim.network(NETWORK);
  const name = freshName();
  granted(await openSimulated().peer.create({ name, network: 'All', mayExist: false }));
  return name;
}

beforeEach(async () => {
  await sim.reset();
});
afterAll(async () => {
  await sim.reset();
});

describe('configurations over the wire', () => {
  it('given a network with all four protocols, each has its file', async () => {
    const name = await inAll();
    const { peer } = openSimulated();
    const [wireguard, amneziawg, openvpn, ikev2] = await Promise.all(
      PROTOCOLS.map(async (protocol) => granted(await peer.config(name, protocol))?.text ?? ''),
    );
    expect(wireguard).toMatch(/^\[Interface\]\nAddress = 10\.0\.9\.\d+\/\d+\n/);
    expect(amneziawg).toMatch(/\nJc = \d+\n/);
    expect(openvpn).toMatch(/^client\n[\s\S]*<\/ca>/);
    expect(JSON.parse(ikev2 ?? '')).toMatchObject({
      type: 'ikev2-eap',
      remote: { addr: expect.any(String), cert: expect.stringMatching(/^MI/) },
    });
  });

  it.each(['tabs', 'plain', 'glued', 'crlf'])(
    'Q-09 given the panel’s layout %s, the same text is delivered',
    async (configText) => {
      const name = await inAll();
      const { peer } = openSimulated();
      const usual = granted(await peer.config(name, 'wireguard'));
      await sim.mode({ configText });
      expect(granted(await peer.config(name, 'wireguard'))).toEqual(usual);
      expect(usual?.text).not.toMatch(/\t|\r/);
    },
  );

  it.each(PROTOCOLS)('given %s switched off, its file is null and the others are there', async (off) => {
    const name = await inAll();
    await sim.fault('proto-off', { arg: off });
    const { peer } = openSimulated();
    for (const protocol of PROTOCOLS) {
      const file = granted(await peer.config(name, protocol));
      if (protocol === off) expect(file).toBeNull();
      else expect(file).toMatchObject({ protocol });
    }
  });

  it('given a panel older than 2.3, AmneziaWG is null', async () => {
    const name = await inAll();
    await sim.mode({ version: '2.2.0' });
    expect(granted(await openSimulated().peer.config(name, 'amneziawg'))).toBeNull();
  });

  it('Q-10 given two calls, the panel draws a new uuid each time and ours stays the same, per server and account', async () => {
    const name = await inAll();
    const uuid = async (id: string, of: string) =>
      JSON.parse(granted(await openSimulated({ server: { id } }).peer.config(of, 'ikev2'))?.text ?? '').uuid;
    const first = await uuid('server-1', name);
    expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(await uuid('server-1', name)).toBe(first);
    expect(await uuid('server-2', name)).not.toBe(first);
    const { name: other } = await madeAccount();
    expect(await uuid('server-1', other)).not.toBe(first);
  });

  it('given a token that may not read configurations, the permission is what is refused', async () => {
    const name = await inAll();
    const token = 'd'.repeat(64);
    await sim.token({ token, permissions: ['client:read'] });
    expect(await openSimulated({ token }).peer.config(name, 'wireguard')).toMatchObject({
      kind: 'refused',
      why: { class: 'permission' },
    });
  });
});

describe('profiles', () => {
  it.each([
    ['base64', DER],
    ['PEM', CA],
    ['PEM with lone CRs', CA.replaceAll('\n', '\r')],
  ])('read a certificate from %s', (_, text) => {
    expect(readCertificate(text)).toBe(DER);
  });

  it.each(['', 'hello', 'MII', 'MIIB', '<xml>', CA + CA, DER + DER, DER.slice(0, -4), `${DER}AAAA`])(
    'take %j for no certificate',
    (text) => {
      expect(readCertificate(text)).toBeNull();
    },
  );
});
