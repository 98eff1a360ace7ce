import { beforeAll, describe, expect, it } from 'vitest';
import { customer, staff } from '../testing/actors.ts';
import { pngChunk, SAMPLES, spliced } from '../testing/images.ts';
import { ORIGIN, type World, world } from '../testing/world.ts';

let w: World;
let admin: Awaited<ReturnType<typeof staff>>;
beforeAll(async () => {
  w = await world();
  admin = await staff(w);
});

type Uploaded = { path: string; widthPx: number; heightPx: number };

async function upload(bytes: Uint8Array, jar: Map<string, string> = admin.jar, name = 'logo.png') {
  const body = new FormData();
  body.append('file', new File([bytes.slice()], name, { type: 'image/png' }));
  return w.request('/api/v1/admin/images', { method: 'POST', headers: { origin: ORIGIN }, body }, jar);
}
const uploaded = async (bytes: Uint8Array) => (await (await upload(bytes)).json()) as Uploaded;
const hexOf = (digest: ArrayBuffer) =>
  [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

describe('an uploaded picture', () => {
  it('is kept under the hash of what it holds once cleaned, so that the same picture is kept once', async () => {
    const first = await uploaded(spliced(SAMPLES.png, 33, pngChunk('tEXt', 'Author\0Ann')));
    const hash = hexOf(await crypto.subtle.digest('SHA-256', SAMPLES.png));
    expect(first).toEqual({ path: `/images/${hash}.png`, widthPx: 7, heightPx: 5 });
    expect(await uploaded(SAMPLES.png)).toEqual(first);
    const kept = await w.env.DB.prepare('SELECT count(*) AS n FROM image WHERE name = ?')
      .bind(`${hash}.png`)
      .first('n');
    expect(kept).toBe(1);
  });

  it('leaves a trace of who put it there', async () => {
    const { path } = await uploaded(SAMPLES.webp);
    const { items } = await admin.api.admin.activity.list({ q: 'image' });
    expect(items.some((entry) => entry.subject === `image:${path.slice('/images/'.length)}`)).toBe(true);
  });

  it.each([
    ['an SVG that calls itself a PNG', new TextEncoder().encode('<svg onload="alert(1)"/>'), 'PNG, JPEG or WebP'],
    ['one that is cut off', SAMPLES.progressiveJpeg.subarray(0, 200), 'damaged'],
    ['one of more than 2 MB', spliced(SAMPLES.png, 40, new Uint8Array(2_100_000)), '2 MB'],
  ])('is refused with what to do about it: %s', async (_what, bytes, words) => {
    const response = await upload(bytes);
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({
      code: 'validation',
      errors: [{ pointer: '/file', message: expect.stringContaining(words) }],
    });
  });

  it('is not even read when it is far too large, and no other endpoint takes as much', async () => {
    expect((await upload(new Uint8Array(4_000_000))).status).toBe(413);
    const body = JSON.stringify({ name: 'x'.repeat(400_000), serverIds: [] });
    const headers = { origin: ORIGIN, 'content-type': 'application/json' };
    const other = await w.request('/api/v1/admin/server-groups', { method: 'POST', headers, body }, admin.jar);
    expect(other.status).toBe(413);
  });

  it('is not taken from a customer', async () => {
    const { jar } = await customer(w);
    expect((await upload(SAMPLES.png, jar)).status).toBe(401);
  });
});

describe('a served picture', () => {
  it('is what was kept, for everybody and for ever, as its own type', async () => {
    const { path } = await uploaded(SAMPLES.progressiveJpeg);
    const response = await w.request(path);
    expect(response.status).toBe(200);
    expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([...SAMPLES.progressiveJpeg]);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("script-src 'self'"),
    });
    expect(response.headers.getSetCookie()).toEqual([]);
  });

  it('is not sent again to whoever has it', async () => {
    const { path } = await uploaded(SAMPLES.png);
    const etag = (await w.request(path)).headers.get('etag') ?? '';
    const again = await w.request(path, { headers: { 'if-none-match': etag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  it.each(['/images/x.png', `/images/${'0'.repeat(64)}.png`, `/images/${'0'.repeat(64)}.svg`])(
    'is not there: %s, and nobody keeps that answer',
    async (path) => {
      const response = await w.request(path);
      expect(response.status).not.toBe(200);
      expect(response.headers.get('cache-control')).not.toContain('immutable');
    },
  );
});
