/** The little of X.509 that set-up files name: whose certificate it is, and its fingerprint. */

type Node = { tag: number; start: number; end: number };

const SEQUENCE = 0x30;
const VERSION = 0xa0;
const OBJECT_ID = 0x06;
/** id-at-commonName, 2.5.4.3. */
const COMMON_NAME = '550403';
const UTF16 = 0x1e;

export const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));

/** One element at `at`; null when it does not fit into what is there. */
function nodeAt(der: Uint8Array, at: number, end: number): Node | null {
  const tag = der[at];
  const first = der[at + 1];
  if (tag === undefined || first === undefined) return null;
  const extra = first < 0x80 ? 0 : first & 0x7f;
  if (extra > 3) return null;
  let length = extra === 0 ? first : 0;
  for (let i = 0; i < extra; i++) length = length * 256 + (der[at + 2 + i] ?? 0);
  const start = at + 2 + extra;
  return start + length <= end ? { tag, start, end: start + length } : null;
}

function childrenOf(der: Uint8Array, { start, end }: Node): Node[] {
  const nodes: Node[] = [];
  for (let at = start; at < end; ) {
    const node = nodeAt(der, at, end);
    if (!node) return [];
    nodes.push(node);
    at = node.end;
  }
  return nodes;
}

const hexOf = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

function commonName(der: Uint8Array, name: Node): string | null {
  const pairs = childrenOf(der, name).flatMap((set) => childrenOf(der, set));
  for (const pair of pairs) {
    const [kind, value] = childrenOf(der, pair);
    if (kind?.tag !== OBJECT_ID || !value || hexOf(der.slice(kind.start, kind.end)) !== COMMON_NAME) continue;
    const encoding = value.tag === UTF16 ? 'utf-16be' : 'utf-8';
    const name = new TextDecoder(encoding).decode(der.slice(value.start, value.end));
    return /[\p{Cc}\p{Zl}\p{Zp}\ufffd]/u.test(name) ? null : name;
  }
  return null;
}

/**
 * Common name of the subject of a base64 DER certificate; null when it has none that can be shown, or is no
 * certificate.
 */
export function certificateName(base64: string): string | null {
  const der = bytesOf(base64);
  const whole = nodeAt(der, 0, der.length);
  const body = whole?.tag === SEQUENCE ? childrenOf(der, whole)[0] : undefined;
  if (!body) return null;
  const parts = childrenOf(der, body).filter(({ tag }) => tag !== VERSION);
  // serial number, algorithm, issuer, validity, subject
  const subject = parts[4];
  return subject?.tag === SEQUENCE ? commonName(der, subject) : null;
}

/** SHA-256 as devices show it: `AB:CD:…`. */
export async function fingerprint(base64: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytesOf(base64));
  return (hexOf(new Uint8Array(digest)).toUpperCase().match(/../g) ?? []).join(':');
}

/** For systems that want text. */
export const pemOf = (base64: string): string =>
  `-----BEGIN CERTIFICATE-----\n${(base64.match(/.{1,64}/g) ?? []).join('\n')}\n-----END CERTIFICATE-----\n`;
