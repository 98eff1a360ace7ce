import { beforeEach, describe, expect, it } from 'vitest';
import { format } from '../../worker/kernel/words/message.ts';
import { catalog, catalogsReady } from './catalog.ts';
import { LANGUAGES, language, languageName, pickLanguage } from './language.ts';

const make = () =>
  catalog(
    { hello: 'Hello, {name}', rows: { one: '{n} row', other: '{n} rows' }, only: 'Only in English' },
    {
      '../pl/a.ts': async () => ({
        default: {
          hello: 'Cześć, {name}',
          rows: { one: '{n} wiersz', few: '{n} wiersze', many: '{n} wierszy', other: '{n} wiersza' },
        },
      }),
    },
  );

beforeEach(() => {
  language.value = 'en';
});

describe('catalog', () => {
  it('fills in names and chooses the plural', () => {
    const t = make();
    expect(t('hello', { name: 'Anna' })).toBe('Hello, Anna');
    expect(t('rows', { n: 1 })).toBe('1 row');
    expect(t('rows', { n: 0 })).toBe('0 rows');
    expect(t('rows', { n: 12_345 })).toBe('12,345 rows');
  });

  it('leaves a name without a value readable', () => {
    expect(format('Hello, {name}', {}, 'en')).toBe('Hello, {name}');
  });

  it('loads a language when it is chosen, with its own plurals', async () => {
    const t = make();
    language.value = 'pl';
    expect(t('hello', { name: 'Anna' })).toBe('Hello, Anna');
    await catalogsReady();
    expect(t('hello', { name: 'Anna' })).toBe('Cześć, Anna');
    expect([1, 2, 5, 22].map((n) => t('rows', { n }))).toEqual(['1 wiersz', '2 wiersze', '5 wierszy', '22 wiersze']);
  });

  it('falls back key by key', async () => {
    const t = make();
    language.value = 'pl';
    await catalogsReady();
    expect(t('only')).toBe('Only in English');
  });

  it('stays English when the catalog cannot be loaded, and asks again next time', async () => {
    let tries = 0;
    const t = catalog(
      { a: 'A' },
      {
        '../pl/a.ts': async () => {
          if (++tries === 1) throw new TypeError('Failed to fetch');
          return { default: { a: 'Ą' } };
        },
      },
    );
    language.value = 'pl';
    await catalogsReady();
    expect(t('a')).toBe('A');
    language.value = 'en';
    language.value = 'pl';
    await catalogsReady();
    expect(t('a')).toBe('Ą');
  });

  it('finds words by convention, or says that there are none', () => {
    const t = make();
    expect(t.find('hello', { name: 'x' })).toBe('Hello, x');
    expect(t.find('no.such.key')).toBeUndefined();
  });
});

describe('choice of language', () => {
  it('offers English and every folder beside it, each by the name that it has for itself', () => {
    const folders = Object.keys(import.meta.glob('../kit/i18n/*/kit.ts')).map((path) => path.split('/')[3]);
    expect(LANGUAGES.toSorted()).toEqual(folders.toSorted());
    expect(LANGUAGES).toContain('pl');
    expect(['en', 'pl', 'uk', 'fr'].map(languageName)).toEqual(['English', 'Polski', 'Українська', 'Français']);
  });

  it('takes the first wish that has a catalog', () => {
    expect(pickLanguage(['zz-ZZ', 'pl-PL', 'en'])).toBe('pl');
    expect(pickLanguage(['zz'])).toBe('en');
    expect(pickLanguage([''])).toBe('en');
  });
});
