import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { optionalProse, optionalText, text } from './contract.ts';

const NAMES = [
  'Zoë',
  '李',
  'O’Neil & Söhne',
  'נועה',
  'می‌خواهم',
  '👩‍💻 VPN',
  '🇵🇱 Warsaw',
  '🏴󠁧󠁢󠁥󠁮󠁧󠁿 London',
  '—',
  'a\u00A0b',
  'x̌',
];
const NOTHING = ['\u200B', '\u200B\u200D', '\u3164', '\u2800', '\u115F\u1160', '\u00AD', '\u2063', '\u{E0041}'];
const TURNED = [
  'a\u202Eb',
  'a\u2066b',
  '\u200Ea',
  'a\u061Cb',
  'a\u202C',
  'a\0b',
  'a\u0007b',
  'a\u001Bb',
  '\uD800',
  'a\u200Bb',
  'a\uFEFFb',
];
const BROKEN = ['a\nb', 'a\r\nb', 'a\tb', 'a\u2028b', 'a\u2029b', 'a\u0085b', 'a\vb'];
const takes = (schema: z.ZodMiniType, value: string) => z.safeParse(schema, value).success;

describe('text that people read', () => {
  it.each(NAMES)('%s is a name, and a note', (name) => {
    expect([text(40), optionalText(40), optionalProse(40)].every((schema) => takes(schema, name))).toBe(true);
  });

  it.each([...NOTHING, ...TURNED].map((bad) => [bad]))(
    '%j is neither: nothing to see, or it turns what stands beside it',
    (bad) => {
      expect([text(40), optionalText(40), optionalProse(40)].some((schema) => takes(schema, bad))).toBe(false);
    },
  );

  it.each(BROKEN.map((broken) => [broken]))('%j is no name', (broken) => {
    expect([text(40), optionalText(40)].some((schema) => takes(schema, broken))).toBe(false);
  });

  it('a note has lines; a name is trimmed and kept in one form; only what is optional is empty', () => {
    expect(takes(optionalProse(40), 'one\r\n\ttwo\nthree')).toBe(true);
    expect(z.parse(text(40), ` ${'Zoë'.normalize('NFD')}\n`)).toBe('Zoë');
    expect([text(40), optionalText(40), optionalProse(40)].map((schema) => takes(schema, ' \n'))).toEqual([
      false,
      true,
      true,
    ]);
  });
});
