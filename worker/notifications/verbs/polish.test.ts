import { expect, it } from 'vitest';
import { MAIL_KINDS, mailLines } from '../../testing/promises/mails.ts';

const named = (lines: readonly string[]) => [...new Set(lines.join(' ').match(/<\w+>/g))].sort();
const worded = (line: string) => /\p{L}/u.test(line.replace(/<\w+>/g, ''));

it.each(MAIL_KINDS)(
  'the mail %s names the same things in Polish as in English, and no line of it is left in English',
  (kind) => {
    const [en, pl] = [mailLines(kind, 'en'), mailLines(kind, 'pl')];
    expect(named(pl)).toEqual(named(en));
    expect(pl.filter((line) => worded(line) && en.includes(line))).toEqual([]);
    expect(pl.join('')).toMatch(/[ąćęłńóśźż]/);
  },
);
