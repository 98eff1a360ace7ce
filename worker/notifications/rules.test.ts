import { describe, expect, it } from 'vitest';
import { inLanguage, masked, render, type Template } from './rules.ts';

const about = { name: 'Ada', link: 'https://shop.test/x', shop: 'Shop' };
const templates: Template[] = [
  { kind: 'passwordReset', ...about },
  { kind: 'serviceActivated', ...about, service: 'VPN 100 #7' },
  { kind: 'serviceFailed', ...about, service: 'VPN 100 #7' },
  { kind: 'proformaIssued', ...about, document: 'PRO-1' },
  { kind: 'invoicePaid', ...about, document: 'INV-1' },
];

describe('mail texts', () => {
  for (const template of templates) {
    it(`${template.kind} greets by name, names what it is about, links there, in English and Polish`, () => {
      const [en, pl] = [render(template, 'en'), render(template, 'pl')];
      for (const { subject, text } of [en, pl]) {
        expect(subject).toMatch(/^Shop: /);
        expect(text).toContain('Ada');
        expect(text.split('\n')).toContain('https://shop.test/x');
        for (const what of ['service', 'document'] as const)
          if (what in template) expect(subject + text).toContain((template as Record<string, string>)[what]);
      }
      expect(en.text).toMatch(/^Hello Ada,\n/);
      expect(pl.text).toMatch(/^Dzień dobry, Ada,\n/);
    });
  }

  it('languages without texts of their own are written to in English', () => {
    const [template] = templates as [Template];
    expect(render(template, 'uk')).toEqual(render(template, 'en'));
    expect(render(template, 'fr')).toEqual(render(template, 'en'));
  });

  it('a name cannot add a header or a paragraph', () => {
    const name = 'Ada\r\nBcc: all@shop.test\u2028\u0000 Lovelace';
    const { subject, text } = render({ kind: 'serviceActivated', ...about, name, service: `${name}` }, 'en');
    expect(subject).not.toMatch(/[\p{Cc}\p{Zl}]/u);
    expect(text.split('\n')[0]).toBe('Hello Ada Bcc: all@shop.test Lovelace,');
  });

  it('a missing or empty translation is English', () => {
    expect(inLanguage({ en: 'Plan', pl: 'Pakiet' }, 'pl')).toBe('Pakiet');
    expect(inLanguage({ en: 'Plan', pl: '' }, 'pl')).toBe('Plan');
    expect(inLanguage({ en: 'Plan' }, 'fr')).toBe('Plan');
  });

  it('masking hides each token and keeps the rest readable', () => {
    expect(masked('go https://a.test/r?token=abc-_9 or\nhttps://a.test/r?x=1&token=zz&y=2.')).toBe(
      'go https://a.test/r?token=*** or\nhttps://a.test/r?x=1&token=***&y=2.',
    );
    expect(masked('go https://a.test/reset-password#abc-_9 or\nhttps://a.test/link#01A.zz see #2.')).toBe(
      'go https://a.test/reset-password#*** or\nhttps://a.test/link#*** see #2.',
    );
    expect(masked('no link at all')).toBe('no link at all');
  });
});
