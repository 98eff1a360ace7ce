import { expect, it } from 'vitest';
import { render, type Template } from '../rules.ts';

/** Each value is a mark of its own, so that a text shows which of them it names. */
const MARKS = ['name', 'link', 'shop', 'service', 'document', 'amount', 'until', 'email', 'config'] as const;
const marks = Object.fromEntries(MARKS.map((mark) => [mark, `<${mark}>`])) as Record<(typeof MARKS)[number], string>;

/** Typed over every kind of mail to customers: a new one is missing here until it is checked. Staff are written to in English. */
const KINDS: Record<Exclude<Template['kind'], 'serverAlert'>, true> = {
  passwordReset: true,
  passwordChanged: true,
  emailConfirm: true,
  emailProof: true,
  emailInUse: true,
  emailChanging: true,
  serviceActivated: true,
  serviceFailed: true,
  serviceRenewed: true,
  serviceSuspended: true,
  serviceResumed: true,
  serviceTerminated: true,
  balanceLow: true,
  proformaIssued: true,
  invoicePaid: true,
};

const written = (kind: string, language: string) => {
  const { subject, text } = render({ kind, ...marks } as Template, language);
  return [subject, ...text.split('\n')];
};
const named = (lines: readonly string[]) => [...new Set(lines.join(' ').match(/<\w+>/g))].sort();
const worded = (line: string) => /\p{L}/u.test(line.replace(/<\w+>/g, ''));

it.each(Object.keys(KINDS))(
  'the mail %s names the same things in Polish as in English, and no line of it is left in English',
  (kind) => {
    const [en, pl] = [written(kind, 'en'), written(kind, 'pl')];
    expect(named(pl)).toEqual(named(en));
    expect(pl.filter((line) => worded(line) && en.includes(line))).toEqual([]);
    expect(pl.join('')).toMatch(/[ąćęłńóśźż]/);
  },
);
