import { PNG } from 'pngjs';
import { encode } from 'uqr';

const SCALE = 4;
const QUIET_ZONE = 4;

export function qrPng(text: string): Uint8Array<ArrayBuffer> {
  const { data, size } = encode(text, { ecc: 'L', border: QUIET_ZONE });
  const png = new PNG({ width: size * SCALE, height: size * SCALE });
  for (let y = 0; y < png.height; y++) {
    for (let x = 0; x < png.width; x++) {
      const shade = data[Math.floor(y / SCALE)]?.[Math.floor(x / SCALE)] ? 0 : 255;
      png.data.set([shade, shade, shade, 255], (y * png.width + x) * 4);
    }
  }
  return new Uint8Array(PNG.sync.write(png, { colorType: 0 }));
}
