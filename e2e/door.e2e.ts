/** What only real HTTP shows: requests that no browser and no `fetch` can make, and files that never reach the Worker. */
import { readdirSync } from 'node:fs';
import { request } from 'node:http';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { demoShop } from './world/demo-shop.ts';

const BUILT = join(dirname(import.meta.dirname), 'dist');

/** As a proxy or a script sends it: whatever the method, with a body. */
const withBody = (method: string, path: string) =>
  new Promise<number | undefined>((resolve, reject) => {
    const body = '{"json":{}}';
    const headers = { 'content-type': 'application/json', 'content-length': body.length, 'x-culvert': '1' };
    const call = request(new URL(path, demoShop().url), { method, headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    call.on('error', reject);
    call.end(body);
  });

describe('the door', () => {
  it('a GET or HEAD with a body is the caller’s fault, at the API, at a hook and at a page, and the shop goes on', async () => {
    const paths = [
      '/api/health',
      '/api/v1/session',
      '/api/v1/nothing',
      '/rpc/public/session',
      '/hooks/x',
      '/',
      '/live/x',
    ];
    for (const path of paths)
      for (const method of ['GET', 'HEAD']) {
        const status = await withBody(method, path);
        expect(status, `${method} ${path}`).toBeGreaterThanOrEqual(400);
        expect(status, `${method} ${path}`).toBeLessThan(500);
      }
    expect((await fetch(`${demoShop().url}/api/health`)).status).toBe(200);
  });

  it('a hashed file is kept for ever; one that does not exist, or no longer, is a 404 that nobody keeps', async () => {
    const [file] = readdirSync(join(BUILT, 'assets'));
    const there = await fetch(`${demoShop().url}/assets/${file}`);
    expect([there.status, there.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
    for (const name of ['gone-12345678.js', 'gone', 'gone.css', 'deep/gone.woff2', '%2e%2e/gone.js']) {
      const missing = await fetch(`${demoShop().url}/assets/${name}`);
      expect(missing.status, name).toBe(404);
      expect(missing.headers.get('cache-control'), name).toBe('no-store');
    }
  });

  it('every file of the build that is not under /assets/ passes the Worker: it carries the security headers', async () => {
    const files = readdirSync(BUILT, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== '_headers')
      .map((entry) => relative(BUILT, join(entry.parentPath, entry.name)));
    const outside = files.filter((file) => !file.startsWith('assets/'));
    expect(outside).toContain('index.html');
    for (const file of [...outside, '', 'admin', 'admin/', 'docs/', 'orders', '%69ndex.html']) {
      const answer = await fetch(`${demoShop().url}/${file}`);
      expect(answer.headers.get('content-security-policy'), file).toContain("default-src 'self'");
      expect(answer.headers.get('cache-control') ?? '', file).not.toContain('immutable');
    }
  });
});
