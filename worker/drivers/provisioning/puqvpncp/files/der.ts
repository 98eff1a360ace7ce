/** The little of DER that tells a certificate or a private key from bytes that only look like one: its outer shape. */

type Part = { tag: number; from: number; to: number };

const INTEGER = 0x02;
const BITS = 0x03;
const OCTETS = 0x04;
const OBJECT_ID = 0x06;
const SEQUENCE = 0x30;
const VERSION = 0xa0;

/** What stands between two places, each part as long as it says itself in the fewest bytes; null when it does not add up. */
function partsOf(der: Uint8Array, from: number, to: number): Part[] | null {
  const parts: Part[] = [];
  for (let at = from; at < to; ) {
    const [tag = 0, first = 0] = der.subarray(at, to);
    const extra = first < 0x80 ? 0 : first & 0x7f;
    if (tag === 0 || extra > 3 || (extra === 0 && first >= 0x80) || at + 2 + extra > to) return null;
    let length = extra === 0 ? first : 0;
    for (const byte of der.subarray(at + 2, at + 2 + extra)) length = length * 256 + byte;
    if (extra > 0 && (length < 0x80 || length < 256 ** (extra - 1))) return null;
    const start = at + 2 + extra;
    if (start + length > to) return null;
    parts.push({ tag, from: start, to: start + length });
    at = start + length;
  }
  return parts;
}

const within = (der: Uint8Array, part: Part | undefined): Part[] => (part && partsOf(der, part.from, part.to)) || [];
const begins = (parts: readonly Part[], tags: readonly number[]): boolean =>
  parts.length >= tags.length && tags.every((tag, i) => parts[i]?.tag === tag);
const are = (parts: readonly Part[], tags: readonly number[]): boolean =>
  parts.length === tags.length && begins(parts, tags);

/** The parts of the one sequence that all of it is. */
function insideOf(der: Uint8Array): Part[] {
  const whole = partsOf(der, 0, der.length) ?? [];
  return are(whole, [SEQUENCE]) ? within(der, whole[0]) : [];
}

const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
const isAlgorithm = (der: Uint8Array, part: Part | undefined): boolean => begins(within(der, part), [OBJECT_ID]);

/** RFC 5280: what is signed, how, and the signature; inside, whose it is, by whom, until when, and its key. */
export function isCertificate(base64: string): boolean {
  const der = bytesOf(base64);
  const outer = insideOf(der);
  if (!are(outer, [SEQUENCE, SEQUENCE, BITS]) || !isAlgorithm(der, outer[1])) return false;
  const signed = within(der, outer[0]).filter(({ tag }, i) => i > 0 || tag !== VERSION);
  if (!begins(signed, [INTEGER, SEQUENCE, SEQUENCE, SEQUENCE, SEQUENCE, SEQUENCE])) return false;
  const key = within(der, signed[5]);
  return within(der, signed[3]).length === 2 && are(key, [SEQUENCE, BITS]) && isAlgorithm(der, key[0]);
}

/** RFC 8017: the version, the modulus, and what belongs to it. */
const isRsaKey = (parts: readonly Part[]): boolean => are(parts, Array<number>(9).fill(INTEGER));
/** RFC 5915. The curve may stand outside of it. */
const isCurveKey = (parts: readonly Part[]): boolean => begins(parts, [INTEGER, OCTETS]);
/** RFC 5958: in the octets is the key of the algorithm, which is a sequence of its own or (RFC 8410) octets again. */
function isAnyKey(der: Uint8Array, parts: readonly Part[]): boolean {
  if (!begins(parts, [INTEGER, SEQUENCE, OCTETS]) || !isAlgorithm(der, parts[1])) return false;
  const inner = within(der, parts[2]);
  if (are(inner, [OCTETS])) return true;
  const key = are(inner, [SEQUENCE]) ? within(der, inner[0]) : [];
  return isRsaKey(key) || isCurveKey(key);
}

/** Of the kind that its armour names. */
export function isPrivateKey(base64: string, label: string): boolean {
  const der = bytesOf(base64);
  const parts = insideOf(der);
  if (label === 'RSA PRIVATE KEY') return isRsaKey(parts);
  return label === 'EC PRIVATE KEY' ? isCurveKey(parts) && parts.length > 2 : isAnyKey(der, parts);
}
