import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

const THEMES = ['light', 'dark'] as const;
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(([, name, light, dark]) => [
    name ?? '',
    { light: light ?? '', dark: dark ?? '' },
  ]),
);

const channel = (hex: string) => {
  const value = Number.parseInt(hex, 16) / 255;
  return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
};
const luminance = (hex: string) =>
  0.2126 * channel(hex.slice(1, 3)) + 0.7152 * channel(hex.slice(3, 5)) + 0.0722 * channel(hex.slice(5, 7));
const contrast = (a: string, b: string) => {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
};
const colour = (name: string, theme: (typeof THEMES)[number]) => {
  const token = tokens.get(name);
  if (!token) throw new Error(`no token --${name}`);
  return token[theme];
};

const SURFACES = ['bg', 'surface', 'raised', 'sunken', 'hover'];
const TINTED = ['ok', 'warn', 'danger', 'info'];
const PROTOCOLS = ['wireguard', 'amneziawg', 'openvpn', 'ikev2'];

const TEXT: [string, string][] = [
  ...['ink', 'ink-2', 'ink-3', 'accent-ink', 'danger-ink'].flatMap((ink) =>
    SURFACES.map((surface): [string, string] => [ink, surface]),
  ),
  ...TINTED.map((tone): [string, string] => [`${tone}-ink`, `${tone}-soft`]),
  ...TINTED.map((tone): [string, string] => ['ink', `${tone}-soft`]),
  ...PROTOCOLS.map((name): [string, string] => [name, `${name}-soft`]),
  ['accent-ink', 'accent-soft'],
  ['ink', 'accent-soft'],
  ['ink-2', 'accent-soft'],
  ['ink-2', 'neutral-soft'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['on-danger', 'danger'],
  ['on-danger', 'danger-hover'],
];

/** Edges of controls, marks of state and the focus ring: 3 to 1. */
const MARKS: [string, string][] = [
  ...['field-line', 'accent', 'focus', 'ok', 'warn', 'danger', 'info'].flatMap((mark) =>
    ['bg', 'surface'].map((surface): [string, string] => [mark, surface]),
  ),
];

describe.each(THEMES)('contrast in the %s theme', (theme) => {
  it.each(TEXT)('--%s is readable on --%s', (ink, surface) => {
    expect(contrast(colour(ink, theme), colour(surface, theme))).toBeGreaterThanOrEqual(4.5);
  });
  it.each(MARKS)('--%s stands out from --%s', (mark, surface) => {
    expect(contrast(colour(mark, theme), colour(surface, theme))).toBeGreaterThanOrEqual(3);
  });
});
