import { describe, expect, it } from 'vitest';
import '../../registry.ts';
import { happened } from '../../servers/words/index.ts';
import { faultsOf } from '../../testing/translations.ts';
import { problemRows } from '../problem.ts';
import { sentence } from './index.ts';
import type { Messages } from './message.ts';
import { speechFor, speechIn, wishedLanguages, wording } from './speech.ts';
import { kept, saidIn } from './word.ts';

const ENGLISH = {
  paid: 'Paid {sum} on {day} for {what}',
  thing: 'a plan',
  due: 'Due {at}',
  newer: 'Only {n} here',
} as const;
const say = wording('test', ENGLISH, async (language) => {
  if (language !== 'pl') throw new Error('Module not found');
  return { default: { paid: 'Zapłacono {sum} dnia {day} za {what}', thing: 'plan' } };
});

/** As they are written: what a schema says is a plain sentence. */
const schemas: Record<string, string> = import.meta.glob(
  [
    '../../*/contract/*.ts',
    '../contract.ts',
    '../fields.ts',
    '!../../*/contract/admin.ts',
    '!../../*/contract/client.ts',
  ],
  { eager: true, query: '?raw', import: 'default' },
);

type Folders = Record<string, Messages>;
const files: Folders = import.meta.glob('../../**/words/*/*.ts', { eager: true, import: 'default' });
/** `../../servers/words/pl/activity.ts`: the language is the folder. */
const languageOf = (path: string) => path.split('/').at(-2) ?? '';
const inLanguage = (path: string, language: string) => path.replace(/\/\w+(?=\/[^/]+$)/, `/${language}`);
const languages = [...new Set(Object.keys(files).map(languageOf))].filter((code) => code !== 'en');
const isTitles = (path: string) => path.endsWith('/titles.ts');
const english = Object.keys(files).filter((path) => languageOf(path) === 'en');
/** Titles are in English beside their codes. */
const titles = Object.fromEntries(Object.entries(problemRows()).map(([code, { title }]) => [code, title]));
const pairs = languages.flatMap((language) => english.map((path) => ({ language, path })));

describe('the words of the server', () => {
  it('are there in every language that one module has a folder for, and none is left over', () => {
    expect(english.length).toBeGreaterThan(10);
    expect(languages).toContain('pl');
    const left = Object.keys(files).filter((path) => !isTitles(path) && !files[inLanguage(path, 'en')]);
    expect(left).toEqual([]);
  });

  it.each(pairs)(
    '$language $path says all that English says, with the same names in it and every plural form',
    ({ language, path }) => {
      expect(faultsOf(language, path, files[path] ?? {}, files[inLanguage(path, language)] ?? {})).toEqual([]);
    },
  );

  it.each(languages)('%s titles every problem', (language) => {
    const own = Object.entries(files).filter(([path]) => isTitles(path) && languageOf(path) === language);
    expect(faultsOf(language, 'titles', titles, Object.assign({}, ...own.map(([, words]) => words)))).toEqual([]);
  });

  it('have the sentence of every schema that the API parses with', () => {
    const known = files['./en/sentences.ts'] ?? {};
    const said = Object.entries(schemas).flatMap(([path, source]) =>
      [...source.matchAll(/(?<!tag\('[^']*'), '([A-Z][a-z][^'\n]+\.)'/g)].map(([, text = '']) => [path, text] as const),
    );
    expect(said.length).toBeGreaterThan(25);
    const unknown = said.filter(([, text]) => !(sentence(text).code.slice('sentence:'.length) in known));
    expect(unknown).toEqual([]);
  });

  it('are found by code in the language of the reader; what it lacks, and what never had a code, stays as it was said', async () => {
    const polish = await speechIn('pl');
    expect(polish?.say(happened('group.created', { name: 'Kraków' }))).toBe('Utworzono grupę serwerów „Kraków”');
    expect(polish?.say(say('newer', { n: 2000 }))).toBe('Only 2,000 here');
    expect(polish?.say({ code: 'gone:with.its.module', text: 'As it was said' })).toBe('As it was said');
    expect(polish?.say('As somebody wrote it')).toBe('As somebody wrote it');
  });

  it('write money, days and instants as the language writes them, and say a word inside a sentence in that language', async () => {
    const polish = await speechIn('pl');
    const sum = { micro: 12_500_000, currency: 'PLN' };
    const paid = say('paid', { sum, day: { day: Date.UTC(2026, 4, 2) }, what: [say('thing'), 'a note'] });
    expect(paid.text).toBe('Paid 12.50 PLN on May 2, 2026 for a plan; a note');
    expect(paid).toEqual(JSON.parse(JSON.stringify(paid)));
    expect(polish?.say(paid)).toBe('Zapłacono 12,50 PLN dnia 2 maja 2026 za plan; a note');
    const yen = say('paid', { sum: { micro: 1_500_000_000, currency: 'JPY' }, day: { day: 0 }, what: '' });
    const dinars = say('paid', { sum: { micro: 1_500_000, currency: 'KWD' }, day: { day: 0 }, what: '' });
    expect([yen.text, dinars.text].map((text) => text.split(' on ')[0])).toEqual(['Paid 1500 JPY', 'Paid 1.500 KWD']);
    expect(say('due', { at: { at: Date.UTC(2026, 4, 2, 9, 30) } }).text).toMatch(/^Due May 2, 2026, 9:30.AM UTC$/);
  });

  it('come back from a column as they went in; one too long for it leaves the beginning of its English', () => {
    const word = say('newer', { n: 3 });
    expect(saidIn(kept(word, 50))).toEqual(word);
    const long = { ...say('thing'), params: { what: 'x'.repeat(1000) }, text: 'y'.repeat(1000) };
    expect(kept(long, 50)).toBe('y'.repeat(50));
    expect(kept('z'.repeat(1000), 50)).toBe('z'.repeat(50));
    expect(saidIn('{"code":"a text that somebody cut')).toBe('{"code":"a text that somebody cut');
  });
});

describe('the language of a reader', () => {
  it('is the first wished for that is spoken, English when none is or nothing is said', async () => {
    expect(wishedLanguages('de;q=0.4, pl-PL,pl;q=0.9,*;q=0.1, en;q=0')).toEqual(['pl', 'pl', 'de']);
    expect((await speechFor('pl-PL,pl;q=0.9,en;q=0.8')).language).toBe('pl');
    expect((await speechFor('xx, pl;q=0.5')).language).toBe('pl');
    for (const header of [null, '', '*', 'xx', 'en,pl;q=0.9', '../pl', 'p'.repeat(9999)])
      expect((await speechFor(header)).language, String(header).slice(0, 20)).toBe('en');
  });
});
