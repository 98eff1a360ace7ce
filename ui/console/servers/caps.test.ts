import { expect, it } from 'vitest';
import { capsText } from './caps.ts';

const text = (downMbps: number, upMbps: number) => capsText({ downMbps, upMbps }).replaceAll('\u00a0', ' ');

it('writes the unit once and no cap as a word', () => {
  expect(text(100, 50)).toBe('100 / 50 Mbit/s');
  expect(text(0, 0)).toBe('Unlimited');
  expect(text(100, 0)).toBe('100 Mbit/s / Unlimited');
  expect(text(0, 100)).toBe('Unlimited / 100 Mbit/s');
  expect(capsText(null)).toBe('—');
});
