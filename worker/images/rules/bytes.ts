/** Reading of image files: big-endian unless named otherwise; past the end is 0, which no format takes for valid. */
export const u8 = (bytes: Uint8Array, at: number): number => bytes[at] ?? 0;
export const u16 = (bytes: Uint8Array, at: number): number => u8(bytes, at) * 256 + u8(bytes, at + 1);
export const u32 = (bytes: Uint8Array, at: number): number => u16(bytes, at) * 65536 + u16(bytes, at + 2);
export const u24Little = (bytes: Uint8Array, at: number): number =>
  u8(bytes, at) + u8(bytes, at + 1) * 256 + u8(bytes, at + 2) * 65536;
export const u32Little = (bytes: Uint8Array, at: number): number => u24Little(bytes, at) + u8(bytes, at + 3) * 16777216;

export const textAt = (bytes: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length));

export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Width and height in pixels, and the file without what it tells of its maker, its place and its camera. */
export type Cleaned = { width: number; height: number; bytes: Uint8Array<ArrayBuffer> };
