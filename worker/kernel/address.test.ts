import { describe, expect, it } from 'vitest';
import { type AddressPolicy, checkAddress } from './address.ts';

const production: AddressPolicy = { mode: 'production' };
const loopbackModes: AddressPolicy[] = [{ mode: 'dev' }, { mode: 'demo' }, { mode: 'test' }];

/** [address, a word of the reason]. Refused in every mode unless listed under loopback. */
const REFUSED: readonly [string, RegExp][] = [
  ['http://10.0.0.1/', /private/],
  ['http://10.255.255.255:8098/', /private/],
  ['http://172.16.0.1/', /private/],
  ['http://172.31.255.254/', /private/],
  ['http://192.168.0.1/', /private/],
  ['https://192.168.88.1/rest', /private/],
  ['http://100.64.0.1/', /carrier/],
  ['http://100.127.255.255/', /carrier/],
  ['http://169.254.169.254/latest/meta-data/', /metadata/],
  ['http://169.254.170.2/', /link-local/],
  ['http://168.63.129.16/', /metadata/],
  ['http://0.0.0.0/', /unspecified/],
  ['http://0/', /unspecified/],
  ['http://0.1.2.3/', /unspecified/],
  ['http://192.0.0.8/', /protocol/],
  ['http://192.0.2.7/', /documentation/],
  ['http://198.18.0.1/', /benchmark/],
  ['http://198.51.100.4/', /documentation/],
  ['http://203.0.113.9/', /documentation/],
  ['http://224.0.0.1/', /multicast/],
  ['http://239.255.255.250/', /multicast/],
  ['http://240.0.0.1/', /reserved/],
  ['http://255.255.255.255/', /reserved/],
  // Other spellings of the same addresses: URL normalises them.
  ['http://167772161/', /private/],
  ['http://0xa000001/', /private/],
  ['http://0x0a.0x00.0x00.0x01/', /private/],
  ['http://012.0.0.1/', /private/],
  ['http://10.1/', /private/],
  ['http://0300.0250.0.1/', /private/],
  ['http://3232235521/', /private/],
  ['http://2852039166/', /metadata/],
  ['http://0xA9FEA9FE/', /metadata/],
  ['http://0251.0376.0251.0376/', /metadata/],
  ['http://169.254.43518/', /metadata/],
  ['http://10.0.0.1./', /private/],
  ['http://10%2e0%2e0%2e1/', /private/],
  ['http://１０.０.０.１/', /private/],
  ['http://10。0。0。1/', /private/],
  ['http://①⓪.0.0.1/', /private/],
  // IPv6
  ['http://[::]/', /unspecified/],
  ['http://[fe80::1]/', /link-local/],
  ['http://[febf::1]/', /link-local/],
  ['http://[fec0::1]/', /reserved/],
  ['http://[fc00::1]/', /private/],
  ['http://[fd00:ec2::254]/', /metadata/],
  ['http://[ff02::1]/', /multicast/],
  ['http://[::ffff:10.0.0.1]/', /mapped/],
  ['http://[::ffff:7f00:1]/', /mapped/],
  ['http://[::ffff:127.0.0.1]/', /mapped/],
  ['http://[::ffff:8.8.8.8]/', /mapped/],
  ['http://[0:0:0:0:0:ffff:0a00:0001]/', /mapped/],
  ['http://[::ffff:0:10.0.0.1]/', /translated/],
  ['http://[::10.0.0.1]/', /compatible/],
  ['http://[::7f00:1]/', /compatible/],
  ['http://[64:ff9b::a00:1]/', /NAT64/],
  ['http://[64:ff9b::10.0.0.1]/', /NAT64/],
  ['http://[64:ff9b:1::a00:1]/', /NAT64/],
  ['http://[2002:a00:1::]/', /6to4/],
  ['http://[2002:7f00:1::1]/', /6to4/],
  ['http://[2001::1]/', /Teredo/],
  ['http://[2001:10::1]/', /protocol/],
  ['http://[2001:db8::1]/', /documentation/],
  ['http://[3fff::1]/', /documentation/],
  ['http://[100::1]/', /reserved/],
  ['http://[4000::1]/', /reserved/],
  // Names
  ['http://panel.localhost/', /localhost/],
  ['http://a.b.localhost:8098/', /localhost/],
  ['http://localhost./', /dot/],
  ['http://panel.example.com./', /dot/],
  ['http://metadata.google.internal/', /internal/],
  ['http://metadata.google.internal./', /dot/],
  ['http://metadata.goog/', /metadata/],
  ['http://instance-data/', /instance-data/],
  ['http://panel.internal/', /internal/],
  ['http://router.local/', /local/],
  ['http://box.lan/', /lan/],
  ['http://box.home.arpa/', /arpa/],
  ['http://localhost.localdomain/', /localdomain/],
  ['http://kubernetes.default.svc/', /svc/],
  ['http://intranet/', /intranet/],
  ['http://metadata/', /full DNS name/],
  ['http://localtest.me/', /localtest/],
  ['http://a.lvh.me/', /lvh/],
  ['http://127.0.0.1.nip.io/', /loopback/],
  ['http://10-0-0-1.sslip.io/', /private/],
  ['http://app-192-168-1-250.nip.io/', /private/],
  ['http://7f000001.nip.io/', /loopback/],
  ['http://ⓜetadata.google.ⓘnternal/', /internal/],
  ['http://panel.ｌocal/', /local/],
  // Scheme, user, port, shape
  ['ftp://panel.example.com/', /http/],
  ['file:///etc/passwd', /http/],
  ['gopher://panel.example.com/', /http/],
  ['data:text/html,x', /http/],
  ['javascript:alert(1)', /http/],
  ['ws://panel.example.com/', /http/],
  ['blob:https://panel.example.com/1', /http/],
  ['http://user@panel.example.com/', /user/],
  ['http://user:pass@panel.example.com/', /user/],
  ['http://panel.example.com@10.0.0.1/', /user/],
  ['http://:x@panel.example.com/', /user/],
  ['http://panel.example.com\\@10.0.0.1/', /backslash/],
  ['http://panel.example.com /', /blanks/],
  ['\thttp://panel.example.com/', /blanks/],
  ['http://panel\n.example.com/', /blanks/],
  ['http://panel.example.com:0/', /not a port/],
  ['http://panel.example.com:65536/', /not an address/],
  ['http://panel.example.com:22/', /not HTTP/],
  ['http://panel.example.com:25/', /not HTTP/],
  ['http://panel.example.com:3306/', /not HTTP/],
  ['http://panel.example.com:6379/', /not HTTP/],
  ['http://panel.example.com:8728/', /not HTTP/],
  ['', /not an address/],
  ['panel.example.com', /not an address/],
  ['http://', /not an address/],
  ['//panel.example.com/', /not an address/],
  ['http://exa*mple.com/', /characters|not an address/],
];

const LOOPBACK: readonly string[] = [
  'http://127.0.0.1:8098/',
  'http://127.0.0.1/',
  'http://127.255.255.254/',
  'http://localhost:8098/',
  'http://LOCALHOST/',
  'http://[::1]:8098/',
  'http://2130706433/',
  'http://0x7f000001/',
  'http://0177.0.0.1/',
  'http://127.1/',
  'http://１２７.０.０.１/',
  'http://ⓛocalhost/',
];

const LEGITIMATE: readonly string[] = [
  'http://panel.example.com:8098/api/v1/system/status',
  'https://panel.example.com/',
  'https://panel.example.com:443/',
  'https://panel.example.com:8443/api/v1/network',
  'https://vpn1.example.net/api/v1/client/vpn-41-907-qkzt',
  'https://vpn-de-01.example.org',
  'https://a.b.c.d.example.co.uk/',
  'https://192-0-2-1.example.com/',
  'https://10.example.com/',
  'https://127-0-0-1.example.com/',
  'https://localhost.example.com/',
  'https://internal.example.com/',
  'https://local.example.com/',
  'https://mylocal.de/',
  'https://lan-party.example/',
  'https://homelab.example.io:9443/',
  'https://xn--bcher-kva.example/',
  'https://bücher.example/panel',
  'https://панель.example.com/',
  'https://PANEL.Example.COM/',
  'https://router.example.com/rest/system/resource',
  'https://router.example.com:10443/rest/ppp/secret/*1A',
  'https://panel.example.com/a/../b',
  'https://panel.example.com/?q=http://10.0.0.1/',
  'https://panel.example.com/#@10.0.0.1',
  'https://panel.example.com/@10.0.0.1/',
  'https://panel.example.com/%5C',
  'http://panel.example.com:80/',
  'http://panel.example.com:65535/',
  'https://51-15-1-1.sslip.io:8443/',
  'https://panel.5.9.1.2.nip.io/',
  'https://api.cloudflare.com/client/v4/zones',
  'https://acme-v02.api.letsencrypt.org/directory',
  'https://my_panel.example.com/',
];

describe('address', () => {
  it.each(REFUSED)('refuses %j in production and says why', (address, reason) => {
    expect(checkAddress(address, production)).toMatchObject({ ok: false, why: expect.stringMatching(reason) });
  });

  it.each(REFUSED)('refuses %j in dev, demo and test too', (address) => {
    for (const policy of loopbackModes) expect(checkAddress(address, policy).ok).toBe(false);
  });

  it.each(LOOPBACK)('lets %j through in dev, demo and test only', (address) => {
    expect(checkAddress(address, production)).toMatchObject({ ok: false });
    for (const policy of loopbackModes) expect(checkAddress(address, policy)).toMatchObject({ ok: true });
  });

  it.each(LEGITIMATE)('lets the panel address %j through in every mode', (address) => {
    for (const policy of [production, ...loopbackModes])
      expect(checkAddress(address, policy)).toMatchObject({ ok: true });
  });

  it.each([
    ['http://2130706433/', '127.0.0.1'],
    ['http://0x7f.1/', '127.0.0.1'],
    ['http://0177.0.0.01/', '127.0.0.1'],
    ['http://[::FFFF:127.0.0.1]/', '[::ffff:7f00:1]'],
    ['http://１２７.0.0.1/', '127.0.0.1'],
    ['http://127%2E0.0.1/', '127.0.0.1'],
  ])('relies on URL to read %j as %s', (address, host) => {
    expect(new URL(address).hostname).toBe(host);
  });

  it.each(['https://5.9.1.2/', 'https://[2a01:4f8::1]/'])(
    'refuses the public bare address %s in production and offers a DNS name',
    (address) => {
      expect(checkAddress(address, production)).toMatchObject({
        ok: false,
        why: expect.stringMatching(/bare IP.*DNS name/),
      });
      expect(checkAddress(address, { mode: 'dev' })).toMatchObject({ ok: true });
    },
  );

  it('never repeats the password of a refused address', () => {
    const verdict = checkAddress('http://root:hunter2@panel.example.com/', production);
    expect(JSON.stringify(verdict)).not.toContain('hunter2');
  });
});
