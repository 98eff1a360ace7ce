/** What a browser says of itself, in the words of its owner; what it does not say is ''. */

export type Device = { browser: string; system: string };

/** The first that matches: later ones are also claimed by those before them. */
const BROWSERS: readonly [RegExp, string][] = [
  [/\b(Edg|EdgA|EdgiOS)\//, 'Edge'],
  [/\b(OPR|Opera)\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bVivaldi\//, 'Vivaldi'],
  [/\bYaBrowser\//, 'Yandex Browser'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/(Chrome|Chromium|CriOS)\//, 'Chrome'],
  [/\bVersion\/[\d.]{1,20} .{0,80}Safari\//, 'Safari'],
  [/^curl\//, 'curl'],
];
const SYSTEMS: readonly [RegExp, string][] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bMac(intosh| OS X)\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
];
const LONGEST = 400;

export function deviceOf(userAgent: string): Device {
  const said = userAgent.slice(0, LONGEST);
  const first = (known: readonly [RegExp, string][]) => known.find(([pattern]) => pattern.test(said))?.[1] ?? '';
  return { browser: first(BROWSERS), system: first(SYSTEMS) };
}

/** `203.0.113.0/24` → `203.0.113.…`, `2001:db8:0:0::/64` → `2001:db8:0:0:…`. */
export const maskedNetwork = (network: string): string => network.replace(/\.0\/24$/, '.…').replace(/::\/64$/, ':…');

/** A session is marked as seen at most this often. */
export const SEEN_EVERY_MS = 10 * 60_000;
