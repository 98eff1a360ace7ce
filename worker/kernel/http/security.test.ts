import { beforeAll, describe, expect, it } from 'vitest';
import { modeOf } from '../../env.ts';
import { type World, world } from '../../testing/world.ts';
import { isPlainHttp, networkOf } from './security.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});

describe('mode', () => {
  it('is production unless the variable says exactly demo, dev or test', () => {
    for (const MODE of [undefined, '', 'prod', 'Production', 'DEMO', 'tests'])
      expect(modeOf({ MODE })).toBe('production');
    for (const MODE of ['demo', 'dev', 'test'] as const) expect(modeOf({ MODE })).toBe(MODE);
  });

  it('without the variable the demo mailbox does not exist', async () => {
    const response = await w.requestWith({ ...w.env, MODE: undefined }, '/api/v1/demo/mails');
    expect(response.status).toBe(404);
  });
});

describe('plain http in production', () => {
  const bindings = () => ({ ...w.env, MODE: 'production' });

  it('a page is sent to https, a write is refused, loopback is left alone', async () => {
    const page = await w.requestWith(bindings(), 'http://shop.test/order?x=1', { redirect: 'manual' });
    expect([page.status, page.headers.get('location')]).toEqual([308, 'https://shop.test/order?x=1']);
    const origin = 'http://shop.test';
    const write = await w.requestWith(bindings(), `${origin}/api/v1/sign-up`, { method: 'POST', headers: { origin } });
    expect(write.status).toBe(403);
    expect(await write.json()).toMatchObject({ code: 'https_required' });
    expect(isPlainHttp(new URL('http://127.0.0.1:8787/'), 'production')).toBe(false);
    expect(isPlainHttp(new URL('http://shop.test/'), 'demo')).toBe(false);
  });
});

describe('the caller’s network', () => {
  it('is the /24 for IPv4 and the /64 for IPv6, however it is written', () => {
    expect(networkOf('203.0.113.9')).toBe('203.0.113.0/24');
    expect(networkOf('::ffff:203.0.113.9')).toBe('203.0.113.0/24');
    expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64');
    expect(networkOf('2001:db8:1:2::9')).toBe('2001:db8:1:2::/64');
    expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0::/64');
    expect(networkOf('')).toBe('');
  });
});
