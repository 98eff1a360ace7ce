/** For tests: WireGuard and AmneziaWG configurations as panels might write them, right and wrong. */

export type Draw = (below: number) => number;

const pick = <T>(draw: Draw, of: readonly T[]): T => of[draw(of.length)] as T;
const often = (draw: Draw): boolean => draw(5) > 0;

function key(draw: Draw): string {
  const bytes = Uint8Array.from({ length: 32 }, () => draw(256));
  return Buffer.from(bytes).toString('base64');
}

const ODD = [
  '',
  '0',
  '-1',
  '+7',
  '007',
  '1e3',
  '0x10',
  'null',
  '(none)',
  '<nil>',
  'off',
  ' ',
  '4294967296',
  'ż',
  '1,2',
  '1 2',
];
const ip = (draw: Draw) => Array.from({ length: 4 }, () => draw(256)).join('.');
const ip6 = (draw: Draw) =>
  pick(draw, [
    '::',
    '::1',
    'fd00::2',
    '2001:db8:0:1:2:3:4:5',
    '1:2:3:4:5:6:7::',
    '::ffff:192.0.2.1',
    'fe80::1%eth0',
    ':::',
    '1::2::3',
  ]);

const cidr = (draw: Draw): string =>
  pick(draw, [
    () => `${ip(draw)}/${draw(34)}`,
    () => `${ip6(draw)}/${draw(130)}`,
    () => ip(draw),
    () => '0.0.0.0/0',
    () => '::/0',
    () =>
      pick(draw, [
        '010.000.000.001/08',
        '10.0.0/8',
        '10.0.0.1/',
        '10.0.0.1/8/8',
        '10.0.0.256/8',
        '/8',
        '10.0.0.1/-1',
        '::/00',
        '1.2.3.4/032',
      ]),
  ])();

const list = (draw: Draw, item: (draw: Draw) => string): string =>
  Array.from({ length: 1 + draw(3) }, () => item(draw)).join(pick(draw, [', ', ',', ' , ', ',,']));

/** Names are left to one that every machine resolves: the judge asks a resolver. */
const endpoint = (draw: Draw): string =>
  `${pick(draw, [ip(draw), ip(draw), 'localhost', `[${ip6(draw)}]`, ip6(draw), '0x7f000001', '127.1', '', 'a b'])}${pick(draw, [`:${draw(66_000)}`, ':51820', ':51820', ':051820', '', ':', ':x'])}`;

type Line = [name: string, value: string];

function common(draw: Draw): { own: Line[]; peer: Line[] } {
  const value = (good: string) => (draw(25) === 0 ? pick(draw, ODD) : good);
  const own: Line[] = [
    ['Address', often(draw) ? `${ip(draw)}/32` : list(draw, cidr)],
    ['DNS', often(draw) ? '9.9.9.9' : pick(draw, ['', '9.9.9.9,example.test', 'ż.test', '9.9.9.9 8.8.8.8', '::1'])],
    ['MTU', value(String(576 + draw(1000)))],
    ['PrivateKey', value(key(draw))],
  ];
  const peer: Line[] = [
    ['PublicKey', value(key(draw))],
    ['AllowedIPs', often(draw) ? '0.0.0.0/0, ::/0' : list(draw, cidr)],
    ['Endpoint', often(draw) ? `${ip(draw)}:51820` : endpoint(draw)],
    ['PersistentKeepalive', value(String(draw(120)))],
  ];
  if (draw(3) === 0) peer.push(['PresharedKey', value(key(draw))]);
  if (draw(6) === 0) own.push(['ListenPort', value(String(draw(70_000)))]);
  if (draw(40) === 0)
    own.push([pick(draw, ['PostUp', 'PreDown', 'SaveConfig', 'Table', 'FwMark', 'Junk']), 'touch /tmp/x']);
  return { own, peer };
}

const packet = (draw: Draw): string =>
  Array.from({ length: 1 + draw(3) }, () =>
    pick(draw, [
      '<t>',
      '<c>',
      '<r 16>',
      '<rc 8>',
      '<rd 1000>',
      '<b 0xf6ab>',
      '<b 0xABCDEF>',
      '<r -1>',
      '<b 0xabc>',
      '<x 1>',
      '<r>',
      '< r 5 >',
      'r 5',
      '<t 1>',
    ]),
  ).join('');

function amnezia(draw: Draw): Line[] {
  const value = (good: string) => (draw(30) === 0 ? pick(draw, ODD) : good);
  const header = (at: number) =>
    pick(draw, [
      String(at * 1000 + draw(900)),
      `${at * 1000}-${at * 1000 + draw(900)}`,
      `${at * 1000}-${at * 1000 + 900}`,
      `${draw(5000)}-${draw(5000)}`,
    ]);
  const lines: Line[] = [
    ['Jc', value(String(draw(130)))],
    ['Jmin', value(String(draw(100)))],
    ['Jmax', value(String(100 + draw(900)))],
    ...['S1', 'S2', 'S3', 'S4'].map((name): Line => [name, value(String(draw(120)))]),
    ...[1, 2, 3, 4].map((n): Line => [`H${n}`, value(header(n))]),
  ];
  for (const n of [1, 2, 3, 4, 5]) if (draw(3) === 0) lines.push([`I${n}`, draw(8) === 0 ? '' : packet(draw)]);
  return lines;
}

/** What panels do to the layout, and a slip of a byte now and then. */
function dressed(draw: Draw, text: string): string {
  const how = pick(draw, [
    (t: string) => t,
    (t: string) => t.replaceAll('\n', '\r\n'),
    (t: string) => t.replaceAll('\n', '\n\t'),
    (t: string) => t.replace('[Interface]\n', '[Interface]'),
    (t: string) => t.replaceAll(' = ', '='),
    (t: string) => t.replaceAll('\n', ' # x\n'),
  ]);
  const out = how(text);
  if (draw(8) > 0) return out;
  const at = draw(out.length);
  return out.slice(0, at) + pick(draw, ['', '=', '#', '\n', '[', 'x', '\u0000']) + out.slice(at + 1);
}

export function drawnConf(draw: Draw, variant: 'wireguard' | 'amneziawg'): string {
  const { own, peer } = common(draw);
  if (variant === 'amneziawg') own.push(...amnezia(draw));
  if (draw(30) === 0) peer.push(pick(draw, [...own, ...peer]));
  const lines = (section: string, of: Line[]) => [`[${section}]`, ...of.map(([name, value]) => `${name} = ${value}`)];
  return dressed(draw, [...lines('Interface', own), ...lines('Peer', peer), ''].join('\n'));
}
