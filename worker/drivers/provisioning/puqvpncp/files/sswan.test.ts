import { describe, expect, it } from 'vitest';
import CA from '../../../../../sim/panel/pki/ca.crt?raw';
import { normaliseSswan } from './sswan.ts';

const DER = CA.replace(/-----[^-]+-----|\s/g, '');
const UUID = '6ba7b811-9dad-51d1-80b4-00c04fd430c8';
const PANELS = {
  uuid: '0b5a52a8-9e1c-4b43-9b0e-2b1f2f6f4d11',
  name: 'vpn.example.test ada',
  type: 'ikev2-eap',
  remote: { addr: 'vpn.example.test', id: 'vpn.example.test', cert: DER },
  local: { eap_id: 'user_1' },
};

type Given = Record<string, unknown>;
/** As it comes over the wire: `__proto__` is a field like any other there. */
const read = (over: Given = {}) => normaliseSswan(JSON.parse(JSON.stringify({ ...PANELS, ...over })), UUID);
const profileOf = (over: Given) => {
  const result = read(over);
  if (!result.ok) throw new Error(result.problem);
  return result.profile;
};
const EXPECTED = { ...PANELS, uuid: UUID };

describe('a strongSwan profile', () => {
  it('has the fields of the contract, with our own uuid', () => {
    expect(profileOf({})).toEqual(EXPECTED);
    const remote = { ...PANELS.remote, port: 4500, certreq: false };
    const local = { id: 'ada', eap_id: 'user_1' };
    const strong = { mtu: 1400, 'ike-proposal': 'aes256-sha256-ecp256', 'esp-proposal': 'aes256gcm16' };
    expect(profileOf({ remote, local, ...strong })).toEqual({ ...EXPECTED, remote, local, ...strong });
  });

  it.each<[string, unknown]>([
    ['ike-proposal', 'des-md5-modp768'],
    ['ike-proposal', 'aes256-sha256'],
    ['ike-proposal', 'aes256-sha256-ecp256,des-md5-modp768'],
    ['ike-proposal', 'aes256-sha1-modp1024'],
    ['esp-proposal', 'null-md5'],
    ['esp-proposal', 'null-sha256'],
    ['esp-proposal', 'aes256'],
    ['esp-proposal', ['aes256gcm16']],
    ['mtu', 100],
    ['mtu', '1400'],
    ['split-tunneling', { subnets: ['203.0.113.0/24'], 'block-ipv4': false }],
    ['apps', ['com.example.bank']],
    ['excluded-apps', ['com.example.bank']],
    ['dns-servers', '192.0.2.53'],
    ['proxy', { server: '192.0.2.8', port: 8080 }],
    ['nat-keepalive', 10],
    ['always-on', true],
    ['onDemandRules', '\u202E'],
  ])('is delivered without %s = %j', (key, value) => {
    expect(profileOf({ [key]: value })).toEqual(EXPECTED);
  });

  it('is delivered without what else stands in its parts', () => {
    const remote = { ...PANELS.remote, revocation: { crl: false, ocsp: false, strict: false }, x: 1 };
    const local = { ...PANELS.local, p12: 'MIIK', 'rsa-pss': true, secret: 'x' };
    expect(profileOf({ remote, local })).toEqual(EXPECTED);
  });

  it('reads only what is its own: a prototype is no field', () => {
    const text = JSON.stringify({ type: 'ikev2-eap' }).replace('{', `{"__proto__":${JSON.stringify(PANELS)},`);
    expect(normaliseSswan(JSON.parse(text), UUID)).toEqual({ ok: false, problem: 'remote.addr is missing' });
    const whole = JSON.stringify(PANELS).replace('{', '{"__proto__":{"mtu":1400},"constructor":1,');
    const result = normaliseSswan(JSON.parse(whole), UUID);
    expect(JSON.stringify(result)).toBe(JSON.stringify({ ok: true, profile: EXPECTED }));
  });

  it.each<[string, Given]>([
    ['no remote', { remote: undefined }],
    ['a remote that is a list', { remote: ['vpn.example.test'] }],
    ['no server', { remote: {} }],
    ['a server that is every one', { remote: { addr: '0.0.0.0' } }],
    ['a server with more beside it', { remote: { addr: 'a.example.test b.example.test' } }],
    ['an identity that any server has', { remote: { ...PANELS.remote, id: '%any' } }],
    ['an identity that is a pattern', { remote: { ...PANELS.remote, id: '*.example.test' } }],
    ['an identity that is a network', { remote: { ...PANELS.remote, id: '0.0.0.0/0' } }],
    ['an identity that is every address', { remote: { ...PANELS.remote, id: '::' } }],
    ['an identity that is an object', { remote: { ...PANELS.remote, id: { toString: 1 } } }],
    ['a port that is none', { remote: { ...PANELS.remote, port: 70_000 } }],
    ['a certificate that is none', { remote: { ...PANELS.remote, cert: `MII${'A'.repeat(601)}` } }],
    ['a certificate that is an object', { remote: { ...PANELS.remote, cert: { toString: 1 } } }],
    ['a user name that nobody can read', { local: { eap_id: 'a\u202Eb' } }],
    ['a user name of another kind', { local: { eap_id: 7 } }],
    ['a type that needs a key of the device', { type: 'ikev2-cert' }],
    ['a type that is an object', { type: { toString: 1 } }],
  ])('with %s is refused', (_, over) => {
    expect(read(over)).toMatchObject({ ok: false, problem: expect.stringMatching(/./) });
  });

  it.each(['C=CH, O=Example, CN=vpn.example.test', 'gate@example.test', '192.0.2.1', '2001:db8::1'])(
    'keeps the identity %s',
    (id) => {
      expect(profileOf({ remote: { ...PANELS.remote, id } })).toMatchObject({ remote: { id } });
    },
  );
});
