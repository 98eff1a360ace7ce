import { scryptSync } from 'node:crypto';

/** N is 2 to the power of `ln`. A hash takes 128 · N · r bytes. */
export type Cost = { ln: number; r: number; p: number };

export const KEY_BYTES = 32;

/** The same password typed on another keyboard may be composed of other code points. */
export const derive = (password: string, salt: Buffer, { ln, r, p }: Cost): Buffer =>
  scryptSync(password.normalize('NFKC'), salt, KEY_BYTES, { N: 2 ** ln, r, p, maxmem: 256 * 2 ** ln * r });
