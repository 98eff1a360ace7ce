import { describe, expect, it } from 'vitest';
import { deviceOf, maskedNetwork } from './device.ts';

const MOZILLA = 'Mozilla/5.0';
const KHTML = 'AppleWebKit/537.36 (KHTML, like Gecko)';
const said: [string, string, string][] = [
  [`${MOZILLA} (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0`, 'Firefox', 'Linux'],
  [`${MOZILLA} (Windows NT 10.0; Win64; x64) ${KHTML} Chrome/141.0.0.0 Safari/537.36`, 'Chrome', 'Windows'],
  [`${MOZILLA} (Windows NT 10.0; Win64; x64) ${KHTML} Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0`, 'Edge', 'Windows'],
  [
    `${MOZILLA} (Macintosh; Intel Mac OS X 10_15_7) ${KHTML} Chrome/141.0.0.0 Safari/537.36 OPR/120.0`,
    'Opera',
    'macOS',
  ],
  [
    `${MOZILLA} (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15`,
    'Safari',
    'macOS',
  ],
  [
    `${MOZILLA} (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1`,
    'Safari',
    'iPhone',
  ],
  [
    `${MOZILLA} (iPad; CPU OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/141.0 Mobile/15E148 Safari/604.1`,
    'Chrome',
    'iPad',
  ],
  [
    `${MOZILLA} (Linux; Android 14; SM-S911B) ${KHTML} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`,
    'Samsung Internet',
    'Android',
  ],
  [`${MOZILLA} (X11; CrOS x86_64 14541.0.0) ${KHTML} Chrome/141.0.0.0 Safari/537.36`, 'Chrome', 'ChromeOS'],
  [`${MOZILLA} (X11; Linux x86_64) ${KHTML} HeadlessChrome/141.0.0.0 Safari/537.36`, 'Chrome', 'Linux'],
  ['curl/8.5.0', 'curl', ''],
  ['', '', ''],
  ['<script>alert(1)</script>', '', ''],
];

describe('a device in plain words', () => {
  for (const [userAgent, browser, system] of said)
    it(`${browser || 'unknown'} on ${system || 'an unknown system'}`, () => {
      expect(deviceOf(userAgent)).toEqual({ browser, system });
    });

  it('what stands far behind is not looked at', () => {
    expect(deviceOf(`${'x'.repeat(400)} Firefox/1 Windows`)).toEqual({ browser: '', system: '' });
  });

  it('a network is shown without its end', () => {
    expect(['203.0.113.0/24', '2001:db8:0:7::/64', ''].map(maskedNetwork)).toEqual([
      '203.0.113.…',
      '2001:db8:0:7:…',
      '',
    ]);
  });
});
