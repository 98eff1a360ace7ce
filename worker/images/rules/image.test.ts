import { describe, expect, it } from 'vitest';
import { dice } from '../../testing/dice.ts';
import { jpegSegment, pngChunk, SAMPLES, spliced, webpChunk } from '../../testing/images.ts';
import { type Image, imageOf, MAX_IMAGE_BYTES, MAX_SIDE_PX } from './image.ts';

const cleaned = (bytes: Uint8Array): Image => {
  const image = imageOf(bytes);
  if (typeof image === 'string') throw new Error(`The file is ${image}.`);
  return image;
};
const latin = (bytes: Uint8Array) => String.fromCharCode(...bytes);
const ends = (bytes: Uint8Array, text: string) => spliced(bytes, bytes.length, new TextEncoder().encode(text));

describe('an uploaded file', () => {
  it.each([
    ['png', SAMPLES.png],
    ['jpg', SAMPLES.progressiveJpeg],
    ['webp', SAMPLES.webp],
    ['webp', SAMPLES.losslessWebp],
  ])(
    'is known by its bytes: %s of 7 × 5 pixels, which stays as it is when there is nothing to take out',
    (extension, bytes) => {
      const image = cleaned(bytes);
      expect(image).toMatchObject({ extension, width: 7, height: 5 });
      // A RIFF file may say less than its length; nothing else may change.
      expect(latin(image.bytes)).toBe(latin(bytes));
    },
  );

  it('loses what tells of its maker and its place: PNG texts and EXIF', () => {
    const told = ['tEXtAuthor Ann', 'eXIfGPS 51.5 N', 'iTXtXML:com.adobe.xmp', 'tIMEnow', 'prVtsecret'].map((chunk) =>
      pngChunk(chunk.slice(0, 4), chunk.slice(4)),
    );
    const dirty = told.reduce((bytes, chunk) => spliced(bytes, 33, chunk), SAMPLES.png as Uint8Array);
    expect(latin(cleaned(dirty).bytes)).toBe(latin(SAMPLES.png));
  });

  it('loses JPEG comments, EXIF, XMP and maker notes, and keeps its colour profile', () => {
    const profile = jpegSegment(0xe2, 'ICC_PROFILE\0 rest');
    const others = [
      [0xe1, 'Exif\0\0 GPS'],
      [0xfe, 'made by Ann'],
      [0xed, 'Photoshop 3.0'],
      [0xe2, 'MPF\0 second picture'],
    ].map(([marker, text]) => jpegSegment(Number(marker), String(text)));
    const withProfile = spliced(SAMPLES.progressiveJpeg, 2, profile);
    const dirty = others.reduce((bytes, part) => spliced(bytes, 2, part), withProfile);
    expect(latin(cleaned(dirty).bytes)).toBe(latin(withProfile));
  });

  it('loses WebP EXIF and XMP', () => {
    const dirty = [webpChunk('EXIF', 'GPS '), webpChunk('XMP ', '<x/>')].reduce(
      (bytes, part) => spliced(bytes, bytes.length, part),
      SAMPLES.webp as Uint8Array,
    );
    new DataView(dirty.buffer).setUint32(4, dirty.length - 8, true);
    expect(latin(cleaned(dirty).bytes)).toBe(latin(SAMPLES.webp));
  });

  it('keeps its transparency as an extended WebP, and does not announce what was taken out of it', () => {
    const extended = (flags: string, bytes: Uint8Array) => {
      const whole = spliced(bytes, 12, webpChunk('VP8X', `${flags}\0\0\0\x06\0\0\x04\0\0`));
      new DataView(whole.buffer).setUint32(4, whole.length - 8, true);
      return whole;
    };
    const told = spliced(SAMPLES.webp, SAMPLES.webp.length, webpChunk('EXIF', 'GPS '));
    const image = cleaned(extended('\x1e', told));
    expect(image).toMatchObject({ extension: 'webp', width: 7, height: 5 });
    expect(latin(image.bytes)).toBe(latin(extended('\x10', SAMPLES.webp)));
  });

  it.each(Object.entries(SAMPLES))('loses a program that somebody hung on to its end: %s', (_name, bytes) => {
    expect(latin(cleaned(ends(bytes, '<script>alert(1)</script>')).bytes)).not.toContain('script');
  });

  it.each([
    ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'],
    ['a page', '<!doctype html><script>1</script>'],
    ['a GIF', 'GIF89a\x07\0\x05\0'],
    ['nothing', ''],
    ['a page that begins like a picture', '\x89PNG\r\n<script>'],
  ])('is refused when it is %s', (_name, text) => {
    expect(imageOf(Uint8Array.from(text, (char) => char.charCodeAt(0)))).toBe('unknown');
  });

  it('is refused when it is too large or unfolds to too many pixels', () => {
    expect(imageOf(spliced(SAMPLES.png, 40, new Uint8Array(MAX_IMAGE_BYTES)))).toBe('too_large');
    const wide = SAMPLES.png.slice();
    new DataView(wide.buffer).setUint32(16, 60_000);
    expect(imageOf(wide)).toBe('too_wide');
  });

  it.each([
    ['wide', 16],
    ['high', 20],
  ])('is taken up to the last pixel that it may have and refused from the next one on: %s', (_side, at) => {
    const sized = (pixels: number) => {
      const bytes = SAMPLES.png.slice();
      new DataView(bytes.buffer).setUint32(at, pixels);
      return imageOf(bytes);
    };
    expect(sized(MAX_SIDE_PX)).toMatchObject({ extension: 'png' });
    expect(sized(MAX_SIDE_PX + 1)).toBe('too_wide');
  });

  it.each(Object.entries(SAMPLES))('is refused wherever it is cut off: %s', (_name, bytes) => {
    for (let length = 12; length < bytes.length - 1; length++) {
      const cut = imageOf(bytes.subarray(0, length));
      // A picture that ends in padding is whole without it.
      expect(typeof cut === 'string' || latin(cut.bytes) === latin(bytes), `${length} of ${bytes.length}`).toBe(true);
    }
  });

  it('of drawn rubbish never throws, never hangs and never grows', () => {
    const roll = dice(11);
    for (let round = 0; round < 3000; round++) {
      const [, whole] = Object.entries(SAMPLES)[roll(4)] ?? ['', SAMPLES.png];
      const bytes = whole.slice();
      for (let n = roll(6); n >= 0; n--) bytes[roll(bytes.length)] = roll(256);
      const image = imageOf(bytes);
      if (typeof image !== 'string') expect(image.bytes.length).toBeLessThanOrEqual(bytes.length);
    }
  });
});
