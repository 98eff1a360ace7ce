import { createHash, createPrivateKey, createPublicKey } from 'node:crypto';
import type { KeyPair } from './state.ts';

type Seeded = { rng: number };

/** mulberry32; its whole state is one integer, so a saved panel continues the same sequence. */
export function draw(seeded: Seeded): number {
  seeded.rng = (seeded.rng + 0x6d2b79f5) | 0;
  let t = Math.imul(seeded.rng ^ (seeded.rng >>> 15), 1 | seeded.rng);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}

export const drawInt = (seeded: Seeded, below: number): number => Math.floor(draw(seeded) * below);

export const drawBytes = (seeded: Seeded, length: number): Buffer =>
  Buffer.from(Array.from({ length }, () => drawInt(seeded, 256)));

export const drawHex = (seeded: Seeded, digits: number): string => drawBytes(seeded, digits / 2).toString('hex');

const LETTERS = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const MARKS = '$%#*!';

/** Panels mix shell, XML and HTML metacharacters into passwords, so every one of ours has some too. */
export function drawPassword(seeded: Seeded): string {
  const pick = (from: string) => from.charAt(drawInt(seeded, from.length));
  return Array.from({ length: 10 }, (_, i) => pick(i % 3 === 1 ? MARKS : LETTERS)).join('');
}

export function drawUuid(seeded: Seeded): string {
  const bytes = drawBytes(seeded, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

const PKCS8_X25519 = Buffer.from('302e020100300506032b656e04220420', 'hex');

export function drawKeyPair(seeded: Seeded): KeyPair {
  const raw = drawBytes(seeded, 32);
  raw[0] = (raw[0] ?? 0) & 248;
  raw[31] = ((raw[31] ?? 0) & 127) | 64;
  const key = createPrivateKey({ key: Buffer.concat([PKCS8_X25519, raw]), format: 'der', type: 'pkcs8' });
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return { privateKey: raw.toString('base64'), publicKey: spki.subarray(-32).toString('base64') };
}

export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');
