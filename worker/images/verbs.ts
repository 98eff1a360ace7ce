import type { Ctx } from '../kernel/context.ts';
import { Problem } from '../kernel/problem.ts';
import { Unit } from '../kernel/unit/unit.ts';
import { imageOf, MAX_SIDE_PX } from './rules/image.ts';
import { getFile, insertImage, mediaTypeOf, putFile } from './store.ts';
import { fault, happened } from './words/index.ts';

const hex = (digest: ArrayBuffer) =>
  [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** The file lies in the bucket before anything points at it. */
export async function uploadImage(ctx: Ctx, { file }: { file: File }) {
  const found = imageOf(new Uint8Array(await file.arrayBuffer()));
  if (typeof found === 'string')
    throw new Problem('validation', {
      errors: [
        {
          pointer: '/file',
          message: found === 'too_wide' ? fault(found, { most: String(MAX_SIDE_PX) }) : fault(found),
        },
      ],
    });
  const { bytes, width, height, extension } = found;
  const sha256 = await crypto.subtle.digest('SHA-256', bytes);
  const name = `${hex(sha256)}.${extension}`;
  await putFile(ctx.env, name, bytes, sha256);
  return new Unit(ctx)
    .write(insertImage(ctx.db, { name, widthPx: width, heightPx: height, bytes: bytes.length, createdAt: ctx.now() }))
    .audit({ action: 'image.uploaded', subject: `image:${name}`, words: happened('uploaded', { name }) })
    .commit({ path: `/images/${name}`, widthPx: width, heightPx: height });
}

const NAME = /^[0-9a-f]{64}\.(png|jpg|webp)$/;

/** As the type that its own bytes showed, to nobody as anything else. */
export async function serveImage(
  ctx: Ctx,
  { params, headers: asked }: { params: Readonly<Record<string, string>>; headers: Headers },
) {
  const name = params.name ?? '';
  const found = NAME.test(name) ? await getFile(ctx.env, name, asked) : null;
  if (!found) throw new Problem('not_found');
  const headers = { 'content-type': mediaTypeOf(name), etag: found.etag };
  return new Response(found.body, { status: found.body ? 200 : 304, headers });
}
