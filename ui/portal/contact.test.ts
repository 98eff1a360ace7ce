import { globSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { orWrite } from './contact.ts';
import { session } from './session.ts';

const ASKS = /write to us|contact (us|support)|tell us|podaj nam|napisz|skontaktuj/i;
/** Lines of a catalog: key and text, which may stand on the next line. */
const ENTRY = /^ {2}'?([\w.]+)'?:\s*(?:'((?:[^'\\]|\\.)*)'|"([^"]*)")/gm;

const entriesOf = (path: string) =>
  [...readFileSync(path, 'utf8').matchAll(ENTRY)].map(([, key = '', a, b]) => ({ key, text: a ?? b ?? '' }));
const current = session.current as unknown as { value: unknown };
const named = (contactEmail: string) => {
  current.value = { brand: { name: 'Shop', contactEmail } };
};

describe('a shop that names no address to write to', () => {
  afterEach(() => {
    current.value = undefined;
  });

  it('asks nobody to write: the sentence stands without its end', () => {
    named('');
    expect(orWrite('It is suspended.', 'Write to us.')).toBe('It is suspended.');
    named('help@shop.test');
    expect(orWrite('It is suspended.', 'Write to us.')).toBe('It is suspended. Write to us.');
    expect(orWrite('', 'Write to us.')).toBe('Write to us.');
  });

  it('and every sentence that asks to write is one that it can leave out', () => {
    const catalogs = globSync('ui/{portal,kit,vpn}/i18n/*/*.ts');
    const asking = catalogs.flatMap((path) => entriesOf(path).filter(({ text }) => ASKS.test(text)));
    expect(asking.length).toBeGreaterThan(10);
    expect(asking.filter(({ key }) => !/(^|\.)contact$/.test(key))).toEqual([]);
    const served = globSync('worker/**/words/*/*.ts').flatMap(entriesOf);
    expect(served.length).toBeGreaterThan(300);
    expect(served.filter(({ text }) => ASKS.test(text) && text !== 'Napisz, dokąd wysłać pieniądze.')).toEqual([]);
  });

  it('which its pages say through orWrite alone', () => {
    const said = globSync('ui/portal/**/*.tsx').flatMap((path) =>
      readFileSync(path, 'utf8')
        .split('\n')
        .filter((line) => /t\('[\w.]+\.contact'\)/.test(line) && !line.includes('orWrite('))
        .map((line) => `${path}: ${line.trim()}`),
    );
    expect(said).toEqual([]);
  });
});
