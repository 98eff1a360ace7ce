import * as z from 'zod/mini';
import { endpoint, tag } from '../../kernel/contract.ts';

const tags = tag('Images', 'Pictures for the pages and documents of the shop.');

export const uploaded = z.object({
  /** Where it is served, for everybody and for ever: `/images/<hash>.png`. */
  path: z.string(),
  widthPx: z.int(),
  heightPx: z.int(),
});

export const images = {
  /** PNG, JPEG or WebP of at most 2 MB and 4096 pixels a side; what it tells of its camera, place and maker is taken out. */
  upload: endpoint({ permit: 'staff:images.write', maxBytes: 2_200_000 })
    .route({ method: 'POST', path: '/admin/images', tags, summary: 'Upload a picture' })
    .input(z.strictObject({ file: z.file() }))
    .output(uploaded),
};
