/** JPEG: ITU-T T.81, Annex B. */
import { type Cleaned, joined, textAt, u8, u16 } from './bytes.ts';

const [EOI, SOS] = [0xd9, 0xda];

export const isJpeg = (bytes: Uint8Array): boolean => u16(bytes, 0) === 0xffd8 && u8(bytes, 2) === 0xff;

/** Frames: every SOFn but DHT (C4), JPG (C8) and DAC (CC). */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
/** Stands alone, without a length. */
const isBare = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);

/** JFIF, ICC profile and Adobe's colour transform say how to show the picture; the other APPn and comments go. */
function isKept(marker: number, bytes: Uint8Array, at: number): boolean {
  if (marker === 0xfe) return false;
  if (marker < 0xe0 || marker > 0xef) return true;
  if (marker === 0xe2) return textAt(bytes, at + 4, 11) === 'ICC_PROFILE';
  return marker === 0xe0 || marker === 0xee;
}

/** Where the compressed data that begin at `at` end: at a marker that is neither stuffing nor a restart. */
function afterScan(bytes: Uint8Array, at: number): number {
  for (let i = at; i + 1 < bytes.length; i += 1) {
    if (bytes[i] !== 0xff) continue;
    const marker = u8(bytes, i + 1);
    if (marker !== 0 && marker !== 0xff && !isBare(marker)) return i;
  }
  return bytes.length;
}

/** Null: not a whole JPEG file. What follows its end is cut off. */
export function cleanJpeg(bytes: Uint8Array): Cleaned | null {
  if (!isJpeg(bytes)) return null;
  const parts = [bytes.subarray(0, 2)];
  let size: { width: number; height: number } | null = null;
  let scans = 0;
  for (let at = 2; at + 2 <= bytes.length; ) {
    if (u8(bytes, at) !== 0xff) return null;
    const marker = u8(bytes, at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === EOI) {
      parts.push(bytes.subarray(at, at + 2));
      return size && scans > 0 ? { ...size, bytes: joined(parts) } : null;
    }
    const header = isBare(marker) ? at + 2 : at + 2 + Math.max(2, u16(bytes, at + 2));
    const end = marker === SOS ? afterScan(bytes, header) : header;
    if (end > bytes.length) return null;
    if (isFrame(marker)) size = { height: u16(bytes, at + 5), width: u16(bytes, at + 7) };
    if (marker === SOS) scans += 1;
    if (isKept(marker, bytes, at)) parts.push(bytes.subarray(at, end));
    at = end;
  }
  return null;
}
