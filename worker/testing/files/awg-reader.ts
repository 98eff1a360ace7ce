/**
 * For tests: whether `awg setconf` takes a configuration. Written after amneziawg-tools, src/config.c at commit
 * 0da8d439bd958d78d31e773fbbdf77a176060594. The values that the tool hands on unread to its kernel module (I1 to I5, H1 to
 * H4) are judged by descriptions of them, not by the module's source. It knows nothing of how we write.
 */

type Section = 'device' | 'peer' | null;
type Read = (value: string) => boolean;

const digitsTo = (most: number): Read => {
  return (value) => /^\d+$/.test(value) && BigInt(value) <= BigInt(most);
};

/** inet_pton(3): decimal, no leading zeros. */
function isInet(value: string): boolean {
  const bytes = value.split('.');
  return (
    bytes.length === 4 &&
    bytes.every((byte) => /^\d{1,3}$/.test(byte) && String(Number(byte)) === byte && Number(byte) < 256)
  );
}

function isInet6(value: string): boolean {
  const [head = '', tail, more] = value.split('::');
  if (more !== undefined) return false;
  const groups = (side: string) => (side === '' ? [] : side.split(':'));
  const all = [...groups(head), ...groups(tail ?? '')];
  const last = all.at(-1) ?? '';
  const embedded = last.includes('.');
  const size = all.length + (embedded ? 1 : 0);
  const fits = (embedded ? all.slice(0, -1) : all).every((group) => /^[0-9a-f]{1,4}$/i.test(group));
  return fits && (!embedded || isInet(last)) && (tail === undefined ? size === 8 : size < 8);
}

const allowedIps: Read = (value) =>
  value === '' ||
  value.split(',').every((entry) => {
    const at = entry.indexOf('/');
    const ip = at < 0 ? entry : entry.slice(0, at);
    const six = ip.includes(':');
    if (!(six ? isInet6(ip) : isInet(ip))) return false;
    return at < 0 || digitsTo(six ? 128 : 32)(entry.slice(at + 1));
  });

/** Up to the resolver: a name is taken for one that resolves. */
const endpoint: Read = (value) => {
  const [, inner, after] = /^\[([^\]]*)\](.*)$/.exec(value) ?? [];
  const at = value.lastIndexOf(':');
  const host = inner ?? value.slice(0, Math.max(at, 0));
  const port = after === undefined ? value.slice(at + 1) : after.slice(1);
  if (after === undefined ? at < 0 : !after.startsWith(':')) return false;
  return (
    port !== '' && digitsTo(65_535)(port) && (inner === undefined ? host !== '' && !host.includes(':') : isInet6(host))
  );
};

const key: Read = (value) => {
  if (value.length !== 44 || !value.endsWith('=')) return false;
  const bytes = Buffer.from(value, 'base64');
  return bytes.length === 32 && bytes.toString('base64') === value;
};
const keepalive: Read = (value) => value.toLowerCase() === 'off' || digitsTo(65_535)(value);
const bool: Read = (value) => /^(?:on|off|\d+)$/i.test(value);
const fwmark: Read = (value) =>
  value.toLowerCase() === 'off' || digitsTo(4_294_967_295)(value) || /^0x[0-9a-f]{1,8}$/i.test(value);
const uint16 = digitsTo(65_535);

/** The kernel's: `low` or `low-high`. */
const header: Read = (value) => {
  const [low = '', high = low, more] = value.split('-');
  const uint32 = digitsTo(4_294_967_295);
  return more === undefined && uint32(low) && uint32(high) && Number(low) <= Number(high);
};

/** The kernel's tags; the tool itself keeps whatever stands there, blanks within it too. */
const packet: Read = (value) => {
  const parts = value.split('<').slice(1);
  if (value !== '' && (parts.length === 0 || !value.startsWith('<'))) return false;
  return parts.every((part) => {
    const end = part.indexOf('>');
    const [tag = '', argument, more] = part.slice(0, end).trim().split(' ');
    if (end < 0 || more !== undefined) return false;
    if (tag === 'c' || tag === 't') return argument === undefined;
    if (tag === 'b') return /^0x(?:[0-9a-f]{2})+$/i.test(argument ?? '');
    return ['r', 'rc', 'rd'].includes(tag) && digitsTo(65_535)(argument ?? '');
  });
};

const KEYS: Record<'device' | 'peer', readonly [string, Read][]> = {
  device: [
    ['ListenPort', uint16],
    ['FwMark', fwmark],
    ['PrivateKey', key],
    ...['Jc', 'Jmin', 'Jmax', 'S1', 'S2', 'S3', 'S4'].map((name): [string, Read] => [name, uint16]),
    ...['H1', 'H2', 'H3', 'H4'].map((name): [string, Read] => [name, header]),
    ...['I1', 'I2', 'I3', 'I4', 'I5'].map((name): [string, Read] => [name, packet]),
  ],
  peer: [
    ['Endpoint', endpoint],
    ['PublicKey', key],
    ['AllowedIPs', allowedIps],
    ['PersistentKeepalive', keepalive],
    ['PresharedKey', key],
    ['AdvancedSecurity', bool],
  ],
};

const withoutBlanks = (text: string) => text.replace(/[ \t\n\v\f\r]/g, '');

/** Packets keep the blanks within their value; everything else loses all of them. */
function cleaned(input: string): string {
  const line = input.split('#', 1)[0] ?? '';
  if (!/^I[1-5]/i.test(input)) return withoutBlanks(line);
  const at = line.indexOf('=');
  return at < 0 ? withoutBlanks(line) : `${withoutBlanks(line.slice(0, at))}=${line.slice(at + 1).trim()}`;
}

/** null: taken. Otherwise the line at which `awg` stops. `text` is what `awg-quick strip` leaves. */
export function awgStopsAt(text: string): string | null {
  let section: Section = null;
  let peers = 0;
  let named = 0;
  for (const input of text.split('\n')) {
    const line = cleaned(input);
    if (line === '') continue;
    const lower = line.toLowerCase();
    if (lower === '[interface]') section = 'device';
    else if (lower === '[peer]') {
      section = 'peer';
      peers += 1;
    } else {
      const hit = section && KEYS[section].find(([name]) => lower.startsWith(`${name.toLowerCase()}=`));
      if (!hit?.[1](line.slice(line.indexOf('=') + 1))) return line;
      if (hit[0] === 'PublicKey') named += 1;
    }
  }
  return named < peers ? 'A peer is missing a public key' : null;
}

/** What `awg-quick strip` takes out for itself. */
export const stripped = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !/^\s*(?:Address|MTU|DNS|Table|PreUp|PreDown|PostUp|PostDown|SaveConfig)\s*=/i.test(line))
    .join('\n');
