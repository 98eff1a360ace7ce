import { encode as encodePng } from 'fast-png';
import { encode } from 'uqr';

const MODULE_PX = 6;
const QUIET = 4;

/** A PNG, dark on white; null for a text that is too long for a code. */
export function qrPng(text: string): Uint8Array | null {
  const matrix = matrixOf(text);
  if (!matrix) return null;
  const side = matrix.length * MODULE_PX;
  const data = new Uint8Array(side * side).fill(255);
  for (let i = 0; i < data.length; i++)
    if (matrix[Math.floor(i / side / MODULE_PX)]?.[Math.floor((i % side) / MODULE_PX)]) data[i] = 0;
  return encodePng({ width: side, height: side, data, channels: 1, depth: 8 });
}

function matrixOf(text: string): readonly (readonly boolean[])[] | null {
  try {
    return encode(text, { ecc: 'M', border: QUIET }).data;
  } catch {
    return null;
  }
}
