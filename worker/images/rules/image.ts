/** Pure: what an uploaded file is by its own bytes, whatever its name and its sender say. */
import type { Cleaned } from './bytes.ts';
import { cleanJpeg, isJpeg } from './jpeg.ts';
import { cleanPng, isPng } from './png.ts';
import { cleanWebp, isWebp } from './webp.ts';

export const MEDIA_TYPES = { png: 'image/png', jpg: 'image/jpeg', webp: 'image/webp' } as const;
export type Extension = keyof typeof MEDIA_TYPES;

export const MAX_IMAGE_BYTES = 2 * 1024 * 1024;
/** A file of few bytes can unfold to more pixels than a phone can hold. */
export const MAX_SIDE_PX = 4096;

export type Image = Cleaned & { extension: Extension };

const FORMATS = [
  { extension: 'png', is: isPng, clean: cleanPng },
  { extension: 'jpg', is: isJpeg, clean: cleanJpeg },
  { extension: 'webp', is: isWebp, clean: cleanWebp },
] as const;

/** `unknown`: none of the formats; SVG is none, for it can carry programs. `broken`: cut off or not as its format says. */
export function imageOf(bytes: Uint8Array): Image | 'too_large' | 'unknown' | 'broken' | 'too_wide' {
  if (bytes.length > MAX_IMAGE_BYTES) return 'too_large';
  const format = FORMATS.find(({ is }) => is(bytes));
  if (!format) return 'unknown';
  const cleaned = format.clean(bytes);
  if (!cleaned || cleaned.width === 0 || cleaned.height === 0) return 'broken';
  return Math.max(cleaned.width, cleaned.height) > MAX_SIDE_PX
    ? 'too_wide'
    : { ...cleaned, extension: format.extension };
}
