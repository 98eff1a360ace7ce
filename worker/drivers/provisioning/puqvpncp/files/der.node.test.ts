import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isCertificate, isPrivateKey } from './der.ts';

const bodyOf = (pem: string) => pem.replace(/-----[^-]+-----|\s/g, '');
const kept = (file: string) =>
  bodyOf(readFileSync(new URL(`../../../../../sim/panel/pki/${file}`, import.meta.url), 'utf8'));
const openssl = (args: string, input?: string): string =>
  execFileSync('openssl', args.split(' '), { encoding: 'utf8', input, stdio: ['pipe', 'pipe', 'ignore'] });
const partOf = (pem: string, label: string) =>
  bodyOf(new RegExp(`-----BEGIN ${label}-----[\\s\\S]*?-----END ${label}-----`).exec(pem)?.[0] ?? '');

/** `length` bytes of content, and the head of a sequence before them. */
function sequenceOf(content: Buffer): string {
  const { length } = content;
  return Buffer.concat([Buffer.from([0x30, 0x82, length >> 8, length & 0xff]), content]).toString('base64');
}
const ZEROS = sequenceOf(Buffer.alloc(600));
const NULLS = sequenceOf(Buffer.from('0500'.repeat(300), 'hex'));
const SHELL = sequenceOf(Buffer.from(`3082${'0080'}${'00'.repeat(128)}3003060100030100`, 'hex'));
const GARBAGE = [ZEROS, NULLS, SHELL, kept('ca.crt').slice(0, -4), `${kept('ca.crt')}AAAA`, 'MIIB'];

describe('the outer shape', () => {
  it.each(['ca.crt', 'client.crt', 'server.crt'])('of a certificate is that of %s', (file) => {
    expect(isCertificate(kept(file))).toBe(true);
    expect(isPrivateKey(kept(file), 'PRIVATE KEY')).toBe(false);
  });

  it.each(['ec -pkeyopt ec_paramgen_curve:P-256', 'ed25519', 'rsa:2048'])('of a certificate and key of %s', (kind) => {
    const pem = openssl(`req -x509 -newkey ${kind} -nodes -subj /CN=x -days 2 -keyout -`);
    expect(isCertificate(partOf(pem, 'CERTIFICATE'))).toBe(true);
    expect(isPrivateKey(partOf(pem, 'PRIVATE KEY'), 'PRIVATE KEY')).toBe(true);
    expect(isCertificate(partOf(pem, 'PRIVATE KEY'))).toBe(false);
  });

  it('of a key alone is that of its armour', () => {
    const rsa = partOf(openssl('genrsa -traditional 2048'), 'RSA PRIVATE KEY');
    const curve = partOf(openssl('ecparam -name prime256v1 -genkey -noout'), 'EC PRIVATE KEY');
    expect(isPrivateKey(rsa, 'RSA PRIVATE KEY')).toBe(true);
    expect(isPrivateKey(curve, 'EC PRIVATE KEY')).toBe(true);
    for (const [key, label] of [
      [rsa, 'EC PRIVATE KEY'],
      [rsa, 'PRIVATE KEY'],
      [curve, 'RSA PRIVATE KEY'],
      [kept('client.key'), 'RSA PRIVATE KEY'],
    ] as const)
      expect(isPrivateKey(key, label), label).toBe(false);
  });

  it.each(GARBAGE)('is not that of %s', (body) => {
    expect(isCertificate(body)).toBe(false);
    for (const label of ['PRIVATE KEY', 'RSA PRIVATE KEY', 'EC PRIVATE KEY'])
      expect(isPrivateKey(body, label), label).toBe(false);
  });
});
