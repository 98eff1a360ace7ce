/** What the values of a WireGuard or AmneziaWG configuration may be: never more than `wg`, `awg` and `wg-quick` take. */

export type Check = (value: string) => boolean;

/** One spelling per number: a leading zero is octal to one reader and decimal to the next. */
export const whole = (low: number, high: number): Check => {
  return (value) => /^(0|[1-9]\d{0,9})$/.test(value) && Number(value) >= low && Number(value) <= high;
};

/** Base64 of 32 bytes, in its one canonical spelling. */
export const isKey: Check = (value) => /^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/.test(value);

export const isIpv4: Check = (value) => {
  const bytes = value.split('.');
  return bytes.length === 4 && bytes.every(whole(0, 255));
};

export const isIpv6: Check = (value) => {
  if (!/^[0-9a-f:.]{2,45}$/i.test(value) || !value.includes(':')) return false;
  return URL.canParse(`http://[${value}]/`);
};

/** A name whose last label is a number is an IPv4 address in some other spelling. */
export const isName: Check = (value) => {
  const labels = value.split('.');
  return (
    value.length <= 253 &&
    labels.every((label) => /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/i.test(label)) &&
    !/^(?:\d{1,63}|0x[0-9a-f]{0,61})$/i.test(labels.at(-1) ?? '')
  );
};

export const isCidr: Check = (value) => {
  const [ip = '', bits, more] = value.split('/');
  if (more !== undefined || !(isIpv4(ip) || isIpv6(ip))) return false;
  return bits === undefined || whole(0, isIpv4(ip) ? 32 : 128)(bits);
};

export const isResolver: Check = (value) => isIpv4(value) || isIpv6(value) || isName(value);

export const isEndpoint: Check = (value) => {
  const at = value.lastIndexOf(':');
  const host = value.slice(0, Math.max(at, 0));
  const inner = host.startsWith('[') && host.endsWith(']') ? host.slice(1, -1) : null;
  const hostFits = inner === null ? isIpv4(host) || isName(host) : isIpv6(inner);
  return hostFits && whole(1, 65535)(value.slice(at + 1));
};

const isUint32 = whole(0, 4294967295);

/** `7` is 7 to 7; null: neither a number nor a range that goes upwards. */
export function headerRange(value: string): [low: number, high: number] | null {
  const [low = '', high = low, more] = value.split('-');
  if (more !== undefined || !isUint32(low) || !isUint32(high) || Number(low) > Number(high)) return null;
  return [Number(low), Number(high)];
}

const LONGEST_PACKET = 4096;

/** `<b 0xf6ab><r 16><t>`: what a packet of its own consists of. A tag that `awg` does not know costs the whole packet. */
export const isPacket: Check = (value) => {
  if (value.length > LONGEST_PACKET) return false;
  const tags = value.split('>').map((tag) => tag.trim());
  return (
    tags.pop() === '' &&
    tags.length > 0 &&
    tags.every((tag) => /^<(?:[ct]|b 0x(?:[0-9a-f]{2}){1,2000}|(?:r|rc|rd) (?:[1-9]\d{0,2}|1000))$/i.test(tag))
  );
};
