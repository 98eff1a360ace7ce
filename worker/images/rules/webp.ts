/** WebP: RFC 9649. */
import { type Cleaned, joined, textAt, u8, u16, u24Little, u32Little } from './bytes.ts';

export const isWebp = (bytes: Uint8Array): boolean => textAt(bytes, 0, 4) === 'RIFF' && textAt(bytes, 8, 4) === 'WEBP';

const KEPT = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ICCP']);
/** Of VP8X: animation, XMP and EXIF are gone. */
const FLAGS_KEPT = 0b0011_0000;

type Size = { width: number; height: number };

/** `at`: where the data of the chunk begin. */
function sizeOf(type: string, bytes: Uint8Array, at: number): Size | null {
  if (type === 'VP8X') return { width: u24Little(bytes, at + 4) + 1, height: u24Little(bytes, at + 7) + 1 };
  if (type === 'VP8L' && u8(bytes, at) === 0x2f) {
    const bits = u32Little(bytes, at + 1);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (type === 'VP8 ' && u16(bytes, at + 3) === 0x9d01 && u8(bytes, at + 5) === 0x2a) {
    const little = (from: number) => (u8(bytes, from) + u8(bytes, from + 1) * 256) & 0x3fff;
    return { width: little(at + 6), height: little(at + 8) };
  }
  return null;
}

function withoutFlags(chunk: Uint8Array): Uint8Array {
  const copy = chunk.slice();
  copy[8] = u8(copy, 8) & FLAGS_KEPT;
  return copy;
}

function riff(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const body = joined(chunks);
  const head = new Uint8Array(12);
  head.set([0x52, 0x49, 0x46, 0x46]);
  new DataView(head.buffer).setUint32(4, body.length + 4, true);
  head.set([0x57, 0x45, 0x42, 0x50], 8);
  return joined([head, body]);
}

/** Null: not a whole, still WebP file. What follows its end is cut off. */
export function cleanWebp(bytes: Uint8Array): Cleaned | null {
  const end = Math.min(bytes.length, 8 + u32Little(bytes, 4));
  if (!isWebp(bytes) || end < 20) return null;
  const chunks: Uint8Array[] = [];
  let size: Size | null = null;
  let pictures = 0;
  for (let at = 12; at + 8 <= end; ) {
    const length = u32Little(bytes, at + 4);
    const next = at + 8 + length + (length % 2);
    if (next > end) return null;
    const type = textAt(bytes, at, 4);
    size ??= sizeOf(type, bytes, at + 8);
    if (type === 'VP8 ' || type === 'VP8L') pictures += 1;
    const chunk = bytes.subarray(at, next);
    if (KEPT.has(type)) chunks.push(type === 'VP8X' ? withoutFlags(chunk) : chunk);
    at = next;
  }
  return size && pictures === 1 ? { ...size, bytes: riff(chunks) } : null;
}
