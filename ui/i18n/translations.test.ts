import { describe, expect, it } from 'vitest';
import { format, type Messages } from '../../worker/kernel/words/message.ts';
import { faultsOf } from '../../worker/testing/translations.ts';
import { LANGUAGES } from './language.ts';

type Words = Record<string, Messages>;
const english: Record<string, { english?: Messages }> = import.meta.glob('../*/i18n/en/*.ts', { eager: true });
const others: Words = import.meta.glob(['../*/i18n/*/*.ts', '!../*/i18n/en/*'], { eager: true, import: 'default' });

const languageOf = (path: string) => path.split('/')[3] ?? '';
const languages = [...new Set(Object.keys(others).map(languageOf))];
const pairs = languages.flatMap((language) =>
  Object.entries(english).map(([path, module]) => ({
    language,
    file: path.replace(/^\.\.\//, '').replace('i18n/en/', ''),
    en: module.english ?? {},
    other: others[path.replace('/en/', `/${language}/`)],
  })),
);

describe('every language that has a folder', () => {
  it('has every catalog of portal, console, kit and VPN parts, none is empty and none is left over', () => {
    expect(languages.toSorted()).toEqual(LANGUAGES.filter((code) => code !== 'en').toSorted());
    expect(Object.keys(english).length).toBeGreaterThan(25);
    expect(pairs.filter(({ en, other }) => Object.keys(en).length === 0 || !other)).toEqual([]);
    expect(Object.keys(others).filter((path) => !english[path.replace(/(?<=i18n)\/\w+/, '/en')])).toEqual([]);
  });

  it.each(pairs)(
    '$language $file has every key, with the same names, all its plural forms, and nothing left in English',
    ({ language, file, en, other }) => {
      expect(faultsOf(language, file, en, other ?? {})).toEqual([]);
    },
  );

  it('catches a planted breach of each kind', () => {
    const en = { save: 'Save changes', rows: { one: '{n} row', other: '{n} rows' }, hello: 'Hello, {name}' };
    const pl = {
      save: 'Zapisz zmiany',
      rows: { one: '{n} wiersz', few: '{n} wiersze', many: '{n} wierszy', other: '{n} wiersza' },
      hello: 'Cześć, {name}',
    };
    expect(faultsOf('pl', 'a', en, pl)).toEqual([]);
    const { hello, ...without } = pl;
    expect(faultsOf('pl', 'a', en, without)).toEqual(['a hello: missing']);
    expect(faultsOf('pl', 'a', en, { ...pl, save: 'Save changes' })).toEqual(['a save: not translated']);
    expect(faultsOf('pl', 'a', en, { ...pl, hello: 'Cześć, {imie}' })).toEqual(['a hello: {imie} for {name}']);
    expect(faultsOf('pl', 'a', en, { ...pl, rows: { one: '{n} wiersz', other: '{n} wierszy' } })).toHaveLength(1);
    expect(faultsOf('pl', 'a', en, { ...pl, rows: { ...pl.rows, other: pl.rows.many } })).toEqual([
      'a rows: 1.5 is written as 5',
    ]);
    expect(faultsOf('pl', 'a', en, { ...pl, more: 'Więcej' })).toEqual(['a more: not in English']);
  });

  it('chooses the form by the number: 1, 2 to 4 but not 12 to 14, 5 and more, fractions', () => {
    const { 'status.found': found } = others['../console/i18n/pl/palette.ts'] ?? {};
    const said = [0, 1, 2, 4, 5, 12, 14, 21, 22, 25, 102, 1.5].map((n) => format(found ?? '', { n }, 'pl'));
    expect(said).toEqual([
      '0 wyników',
      '1 wynik',
      '2 wyniki',
      '4 wyniki',
      '5 wyników',
      '12 wyników',
      '14 wyników',
      '21 wyników',
      '22 wyniki',
      '25 wyników',
      '102 wyniki',
      '1,5 wyniku',
    ]);
  });
});
