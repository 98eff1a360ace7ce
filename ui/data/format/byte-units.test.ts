import { describe, expect, it } from 'vitest';
import { byteUnit, inUnit } from './byte-units.ts';
import { size } from './bytes.ts';

const plain = (text: string) => text.replace(/\u00a0/g, ' ');

describe('bytes for people', () => {
  it.each([
    [0, '0 B'],
    [1023, '1,023 B'],
    [1024, '1.00 KB'],
    [100_000_000, '95.37 MB'],
    [1024 ** 3, '1.00 GB'],
    [1.5 * 1024 ** 4, '1.50 TB'],
  ])('Q-22 1 GB is 1024³ bytes: %i is %s', (count, text) => {
    expect(plain(size(count))).toBe(text);
  });

  it('an axis keeps one unit', () => {
    const unit = byteUnit(3 * 1024 ** 3);
    expect(plain(inUnit(44.2 * 1024 ** 2, unit))).toBe('0.04 GB');
    expect(plain(inUnit(2 * 1024 ** 3, unit, 0))).toBe('2 GB');
  });
});
