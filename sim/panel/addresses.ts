import { Refusal } from './faults/refusal.ts';

const toText = (ip: number): string => [24, 16, 8, 0].map((shift) => (ip >>> shift) & 255).join('.');

function toNumber(text: string): number {
  const bytes = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)?.slice(1).map(Number);
  if (!bytes || bytes.some((byte) => byte > 255))
    throw new Refusal('validation', 'Wrong IP format', { ipv4: 'wrong ip format' });
  return bytes.reduce((sum, byte) => sum * 256 + byte, 0);
}

export type Subnet = { first: number; last: number; prefix: number };

export function subnet(cidr: string): Subnet {
  const [address = '', bits = ''] = cidr.split('/');
  const prefix = /^\d{1,2}$/.test(bits) ? Number(bits) : Number.NaN;
  if (!(prefix >= 16 && prefix <= 30))
    throw new Refusal('validation', 'Wrong subnet', { cidr: 'prefix must be 16 to 30' });
  const size = 2 ** (32 - prefix);
  const base = Math.floor(toNumber(address) / size) * size;
  return { first: base + 1, last: base + size - 2, prefix };
}

/** WireGuard, IKEv2 and OpenVPN each hold one: .1, .253 and .254 of a /24. */
const isGateway = ({ first, last }: Subnet, ip: number): boolean => ip === first || ip >= last - 1;

export function freeAddresses(cidr: string, taken: ReadonlySet<string>, max = Number.POSITIVE_INFINITY): string[] {
  const range = subnet(cidr);
  const free: string[] = [];
  for (let ip = range.first; ip <= range.last && free.length < max; ip++) {
    const text = toText(ip);
    if (!isGateway(range, ip) && !taken.has(text)) free.push(text);
  }
  return free;
}

export function checkAddress(cidr: string, text: string, taken: ReadonlySet<string>): string {
  const range = subnet(cidr);
  const ip = toNumber(text);
  if (ip < range.first || ip > range.last) throw new Refusal('no_ip', 'IP address is not within the range');
  if (isGateway(range, ip) || taken.has(text)) throw new Refusal('no_ip', 'IP address already in use');
  return text;
}
