/**
 * The SSRF guard: which addresses a call may leave for. It judges what `new URL()` made of the text, so decimal, hex,
 * octal, percent-encoded and full-width spellings of an address are judged as the address they mean.
 *
 * It cannot pin a name to an address (a Worker resolves names itself), so a name that resolves to a private address
 * is stopped by the platform, not here.
 */

/** `production` refuses bare IP addresses and loopback; the other modes allow loopback, for the simulators. */
export type AddressPolicy = { mode: 'production' | 'demo' | 'dev' | 'test' };
export type AddressVerdict = { ok: true; url: URL } | { ok: false; why: string };

type Range = { base: string; bits: number; what: string };

/** IANA special-purpose registry, IPv4. */
const RANGES_V4: readonly Range[] = [
  { base: '0.0.0.0', bits: 8, what: 'unspecified' },
  { base: '10.0.0.0', bits: 8, what: 'private' },
  { base: '100.64.0.0', bits: 10, what: 'carrier-grade NAT' },
  { base: '127.0.0.0', bits: 8, what: 'loopback' },
  { base: '169.254.0.0', bits: 16, what: 'link-local or metadata' },
  { base: '172.16.0.0', bits: 12, what: 'private' },
  { base: '192.0.0.0', bits: 24, what: 'protocol assignment' },
  { base: '192.0.2.0', bits: 24, what: 'documentation' },
  { base: '192.88.99.0', bits: 24, what: '6to4 relay' },
  { base: '192.168.0.0', bits: 16, what: 'private' },
  { base: '198.18.0.0', bits: 15, what: 'benchmarking' },
  { base: '198.51.100.0', bits: 24, what: 'documentation' },
  { base: '203.0.113.0', bits: 24, what: 'documentation' },
  { base: '224.0.0.0', bits: 4, what: 'multicast' },
  { base: '240.0.0.0', bits: 4, what: 'reserved' },
  { base: '168.63.129.16', bits: 32, what: 'metadata' },
];

/** Names that never mean a public host. Each covers itself and everything below it. */
const PRIVATE_SUFFIXES: readonly string[] = [
  'localhost',
  'localdomain',
  'local',
  'internal',
  'intranet',
  'private',
  'corp',
  'lan',
  'home',
  'arpa',
  'onion',
  'svc',
  'metadata.goog',
  'instance-data',
  'localtest.me',
  'lvh.me',
  'vcap.me',
];

/** Public DNS services that answer with the address written inside the name. */
const EMBEDDING_SUFFIXES: readonly string[] = ['nip.io', 'sslip.io', 'xip.io', 'traefik.me', 'backname.io'];

/** Ports of well-known services that are not HTTP: the Fetch standard's bad ports, and databases and remote desktops. */
const FOREIGN_PORTS: ReadonlySet<number> = new Set([
  1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109, 110,
  111, 113, 115, 117, 119, 123, 135, 137, 138, 139, 143, 161, 179, 389, 427, 445, 465, 512, 513, 514, 515, 526, 530,
  531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 873, 989, 990, 993, 995, 1433, 1434, 1521, 1719, 1720, 1723, 2049,
  2181, 3128, 3306, 3389, 3659, 4045, 4190, 4369, 5060, 5061, 5432, 5672, 5900, 5901, 6000, 6379, 6566, 6665, 6666,
  6667, 6668, 6669, 6679, 6697, 8728, 8729, 9042, 9092, 10080, 11211, 27017, 27018,
]);

/** Ports of mail among them: a socket may speak to these, a call may not. */
const MAIL_PORTS: ReadonlySet<number> = new Set([465, 587]);

const v4Number = (text: string): number | null => {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text);
  if (!parts) return null;
  const bytes = parts.slice(1).map(Number);
  return bytes.some((byte) => byte > 255) ? null : bytes.reduce((sum, byte) => sum * 256 + byte, 0);
};

const dotted = (value: number) => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255).join('.');

/** What kind of non-public IPv4 address it is, or null when it is public. */
function specialV4(value: number): string | null {
  const hit = RANGES_V4.find(({ base, bits }) => {
    const size = 2 ** (32 - bits);
    return Math.floor(value / size) === Math.floor((v4Number(base) ?? 0) / size);
  });
  return hit?.what ?? null;
}

/** The eight groups of an IPv6 address as `URL` serialises it: compressed, lower case, never dotted. */
function v6Groups(text: string): number[] {
  const [head = '', tail] = text.split('::');
  const read = (part: string) => (part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16)));
  const left = read(head);
  if (tail === undefined) return left;
  const right = read(tail);
  return [...left, ...new Array<number>(8 - left.length - right.length).fill(0), ...right];
}

/** What kind of non-public IPv6 address it is, or null: only 2000::/3 without its special blocks is public. */
function specialV6(groups: number[]): string | null {
  const [a = 0, b = 0] = groups;
  const zeros = (count: number) => groups.slice(0, count).every((group) => group === 0);
  if (zeros(8)) return 'unspecified';
  if (zeros(7) && groups[7] === 1) return 'loopback';
  if (zeros(5) && groups[5] === 0xffff) return 'IPv4-mapped';
  if (zeros(4) && groups[4] === 0xffff) return 'IPv4-translated';
  if (zeros(6)) return 'IPv4-compatible';
  if (a === 0x64 && b === 0xff9b) return 'NAT64';
  if (a === 0x2002) return '6to4';
  if (a === 0x2001 && b < 0x200) return b === 0 ? 'Teredo' : 'protocol assignment';
  if (a === 0x2001 && b === 0xdb8) return 'documentation';
  if (a === 0x3fff && b < 0x1000) return 'documentation';
  if ((a & 0xfe00) === 0xfc00) return 'private or metadata';
  if ((a & 0xffc0) === 0xfe80) return 'link-local';
  if ((a & 0xff00) === 0xff00) return 'multicast';
  return (a & 0xe000) === 0x2000 ? null : 'reserved';
}

/** The non-public address that a name of an embedding DNS service spells (`10-0-0-1.sslip.io`, `7f000001.nip.io`). */
function embeddedSpecial(host: string): string | null {
  const suffix = EMBEDDING_SUFFIXES.find((known) => host === known || host.endsWith(`.${known}`));
  if (!suffix) return null;
  const label = host.slice(0, -suffix.length - 1);
  for (const match of label.matchAll(/(?<!\d)(\d{1,3})[.-](\d{1,3})[.-](\d{1,3})[.-](\d{1,3})(?!\d)/g)) {
    const value = v4Number(match.slice(1, 5).join('.'));
    const what = value === null ? null : specialV4(value);
    if (what) return what;
  }
  const hex = /(?:^|[.-])([0-9a-f]{8})$/.exec(label)?.[1];
  return hex ? specialV4(Number.parseInt(hex, 16)) : null;
}

const loopbackAllowed = (policy: AddressPolicy) => policy.mode !== 'production';
const no = (why: string): AddressVerdict => ({ ok: false, why });

/** Why this literal address may not be called, or null. */
function whyNotLiteral(shown: string, special: string | null, policy: AddressPolicy): string | null {
  if (special === 'loopback' && loopbackAllowed(policy)) return null;
  if (special) return `${shown} is a ${special} address`;
  if (policy.mode !== 'production') return null;
  return `${shown} is a bare IP address, which the platform does not call: give the server a DNS name, or use a tunnel or the relay`;
}

/** Why this host may not be called, or null. `host` is `URL.hostname`. */
function whyNotHost(host: string, policy: AddressPolicy): string | null {
  if (host === '') return 'the address has no host';
  if (host.startsWith('[')) return whyNotLiteral(host, specialV6(v6Groups(host.slice(1, -1))), policy);
  const literal = v4Number(host);
  if (literal !== null) return whyNotLiteral(dotted(literal), specialV4(literal), policy);
  if (host.endsWith('.')) return 'the host name ends in a dot';
  if (host === 'localhost' && loopbackAllowed(policy)) return null;
  const suffix = PRIVATE_SUFFIXES.find((known) => host === known || host.endsWith(`.${known}`));
  if (suffix) return `names under ${suffix} are not public`;
  if (!host.includes('.')) return `${host} is not a full DNS name`;
  if (!/^[a-z0-9_-]+(\.[a-z0-9_-]+)+$/.test(host) || host.length > 253)
    return 'the host name has characters that DNS names never have';
  const embedded = embeddedSpecial(host);
  return embedded ? `${host} stands for a ${embedded} address` : null;
}

/** Why this port may not be called, or null. `port` is `URL.port`: empty for the scheme's own. */
function whyNotPort(port: string): string | null {
  if (port === '') return null;
  const value = Number(port);
  if (!(value >= 1 && value <= 65535)) return `${port} is not a port`;
  return FOREIGN_PORTS.has(value) ? `port ${port} belongs to a service that is not HTTP` : null;
}

/** May a call leave for this address? `why` is for the person who typed it and holds no user or password. */
export function checkAddress(url: string, policy: AddressPolicy): AddressVerdict {
  if (/[^\u0021-\u005b\u005d-\u007e\u00a0-\uffff]/.test(url))
    return no('the address has blanks, backslashes or control characters');
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    return no('this is not an address');
  }
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') return no('only http and https are called');
  if (parsed.username !== '' || parsed.password !== '') return no('an address must not carry a user or a password');
  const why = whyNotHost(parsed.hostname, policy) ?? whyNotPort(parsed.port);
  return why === null ? { ok: true, url: parsed } : no(why);
}

export type SocketVerdict = { ok: true; host: string } | { ok: false; why: string };

/** May a socket be opened to this host and port? The same judgement as of a call's address. */
export function checkSocket(host: string, port: number, policy: AddressPolicy): SocketVerdict {
  const refused = (why: string): SocketVerdict => ({ ok: false, why });
  if (!/^[^\s\p{Cc}/\\?#@]+$/u.test(host)) return refused('this is not the name of a host');
  const verdict = checkAddress(`https://${host}/`, policy);
  if (!verdict.ok) return refused(verdict.why);
  if (verdict.url.port !== '' || verdict.url.host !== verdict.url.hostname)
    return refused('the port has a field of its own');
  if (port === 25)
    return refused('the platform opens no connection to port 25: use 587 with STARTTLS, or 465 with TLS');
  if (!(Number.isInteger(port) && port >= 1 && port <= 65535)) return refused(`${port} is not a port`);
  if (FOREIGN_PORTS.has(port) && !MAIL_PORTS.has(port)) return refused(`port ${port} belongs to another service`);
  return { ok: true, host: verdict.url.hostname };
}
