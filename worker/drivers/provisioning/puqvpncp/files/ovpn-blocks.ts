/** Certificates and keys that stand in an OpenVPN profile: each in its own armour, and nothing beside it. */
import { isCertificate, isPrivateKey } from './der.ts';

type Armour = { labels: readonly string[]; many: boolean; body: 'certificate' | 'private key' | 'base64' | 'hex' };

const CERTIFICATES: Armour = { labels: ['CERTIFICATE'], many: true, body: 'certificate' };
const STATIC_KEY: Armour = { labels: ['OpenVPN Static key V1'], many: false, body: 'hex' };

const BLOCKS: Readonly<Record<string, Armour>> = {
  ca: CERTIFICATES,
  cert: CERTIFICATES,
  'extra-certs': CERTIFICATES,
  key: { labels: ['PRIVATE KEY', 'RSA PRIVATE KEY', 'EC PRIVATE KEY'], many: false, body: 'private key' },
  'tls-auth': STATIC_KEY,
  'tls-crypt': STATIC_KEY,
  'tls-crypt-v2': { labels: ['OpenVPN tls-crypt-v2 client key'], many: false, body: 'base64' },
};

export const isBlock = (tag: string): boolean => Object.hasOwn(BLOCKS, tag);

const STATIC_KEY_CHARS = 512;
const MOST_CHARS = 32_768;

const isBase64 = (text: string): boolean => text.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(text);

function fits(body: string, label: string, { body: kind }: Armour): boolean {
  if (body.length > MOST_CHARS) return false;
  if (kind === 'hex') return body.length === STATIC_KEY_CHARS && /^[0-9a-f]+$/i.test(body);
  if (!isBase64(body)) return false;
  if (kind === 'base64') return true;
  return kind === 'certificate' ? isCertificate(body) : isPrivateKey(body, label);
}

const wrapped = (label: string, body: string, columns: number): string[] => [
  `-----BEGIN ${label}-----`,
  ...(body.match(/.{1,64}/g) ?? []).flatMap((line) => (columns < 64 ? (line.match(/.{1,32}/g) ?? []) : [line])),
  `-----END ${label}-----`,
];

/** The armoured parts of a block, each in one form, without the remarks around them; null when something is odd. */
export function blockLines(tag: string, lines: readonly string[]): string[] | null {
  const armour = BLOCKS[tag];
  if (!armour) return null;
  const out: string[] = [];
  let open: { label: string; body: string } | null = null;
  for (const raw of lines) {
    const line = raw.trim();
    const [, edge, label = ''] = /^-----(BEGIN|END) ([A-Za-z0-9 -]{1,40})-----$/.exec(line) ?? [];
    if (edge === 'BEGIN') {
      if (open || !armour.labels.includes(label)) return null;
      open = { label, body: '' };
    } else if (edge === 'END') {
      if (open?.label !== label || !fits(open.body, label, armour)) return null;
      out.push(...wrapped(label, open.body, armour.body === 'hex' ? 32 : 64));
      open = null;
    } else if (open) open.body += line;
  }
  const count = out.filter((line) => line.startsWith('-----BEGIN')).length;
  return open === null && (armour.many ? count > 0 : count === 1) ? out : null;
}
