/** Encodes QR codes beside the page: a code of some hundred bytes takes several frames. */
import { encode } from 'uqr';
import type { Matrix, QrAnswer, QrRequest } from './qr-encode.ts';

addEventListener('message', ({ data: { id, text } }: MessageEvent<QrRequest>) => {
  let matrix: Matrix | null = null;
  try {
    matrix = encode(text, { ecc: 'M', border: 0 }).data;
  } catch {
    // Longer than the largest code holds.
  }
  postMessage({ id, matrix } satisfies QrAnswer);
});
