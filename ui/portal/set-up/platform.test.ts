import { describe, expect, it } from 'vitest';
import { platformOf } from './platform.ts';
import { waysOf } from './ways.ts';

const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15';

describe('the device of a browser', () => {
  it.each([
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15', 5, 'ios'],
    [MAC, 5, 'ios'],
    [MAC, 0, 'macos'],
    ['Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/130 Mobile', 5, 'android'],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36', 10, 'windows'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0', 0, 'linux'],
    ['Mozilla/5.0 (PlayStation 5)', 0, null],
  ] as const)('%s with %d touch points is %s', (userAgent, touchPoints, platform) => {
    expect(platformOf({ userAgent, touchPoints })).toBe(platform);
  });
});

describe('ways to connect', () => {
  const all = { wireguard: true, amneziawg: true, openvpn: true, ikev2: true };

  it('come in the order of preference of the platform', () => {
    expect(waysOf('ios', all)).toEqual(['wireguard', 'ikev2', 'amneziawg', 'openvpn']);
    expect(waysOf('router', all)).toEqual(['wireguard', 'openvpn', 'amneziawg']);
  });

  it('a protocol that is off, or that the server says nothing of, is none', () => {
    expect(waysOf('ios', { ...all, wireguard: false, ikev2: null })).toEqual(['amneziawg', 'openvpn']);
    expect(waysOf('router', { wireguard: false, amneziawg: false, openvpn: false, ikev2: true })).toEqual([]);
  });
});
