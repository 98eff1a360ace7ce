/** PNG: W3C Portable Network Graphics, third edition. */
import { type Cleaned, joined, textAt, u32 } from './bytes.ts';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** What the picture is made of; texts, times, EXIF, further frames and private chunks are left out. */
const KEPT = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT', 'bKGD', 'pHYs']);

export const isPng = (bytes: Uint8Array): boolean => SIGNATURE.every((byte, i) => bytes[i] === byte);

/** Null: not a whole PNG file. What follows its end is cut off. */
export function cleanPng(bytes: Uint8Array): Cleaned | null {
  if (!isPng(bytes) || textAt(bytes, 12, 4) !== 'IHDR') return null;
  const parts = [bytes.subarray(0, 8)];
  let data = 0;
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + u32(bytes, at);
    if (end > bytes.length) return null;
    const type = textAt(bytes, at + 4, 4);
    if (KEPT.has(type)) parts.push(bytes.subarray(at, end));
    if (type === 'IDAT') data += 1;
    if (type === 'IEND')
      return data > 0 ? { width: u32(bytes, 16), height: u32(bytes, 20), bytes: joined(parts) } : null;
    at = end;
  }
  return null;
}
