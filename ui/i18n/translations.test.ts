import { describe, expect, it } from 'vitest';
import { format, type Message, type Messages } from './catalog.ts';
import { LANGUAGES } from './language.ts';

type Words = Record<string, Messages>;
const english: Record<string, { english?: Messages }> = import.meta.glob('../*/i18n/en/*.ts', { eager: true });
const others: Words = import.meta.glob(['../*/i18n/*/*.ts', '!../*/i18n/en/*'], { eager: true, import: 'default' });

/** The same word in both languages. Brands and protocols are taken out before. */
const SAME: Record<string, readonly string[]> = {
  pl: ['Status', 'Proforma', 'E-mail', 'Port', 'Panel', 'Menu', 'Plan', 'Router', 'Link', 'ms', 'API'],
};
const NAMES =
  /\b(VPN|PUQ|Control Panel|Northern|https?|iPhone|iPad|Mac|Android|Windows|Linux|WireGuard|AmneziaWG|OpenVPN|IKEv2)\b/g;

const namesIn = (message: Message): string[] =>
  [...new Set([...JSON.stringify(message).matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''))].sort();
const hasWords = (text: string) => /\p{L}/u.test(text.replace(/\{\w+\}/g, '').replace(NAMES, ''));
const isTranslatable = (message: Message, language: string): boolean =>
  typeof message !== 'string' || (hasWords(message) && !SAME[language]?.includes(message));

/** Words whose 5 and 1.5 are written alike: 5 sesji, 1,5 sesji. */
const ALIKE = /\b(sesji|sieci|rzeczy|operacji|transakcji|lokalizacji|czeka)(?!\p{L})/u;

/** What is wrong with one catalog in one language. */
function faultsOf(language: string, file: string, en: Messages, other: Messages): string[] {
  const faults: string[] = [];
  for (const key of Object.keys(other)) if (!(key in en)) faults.push(`${file} ${key}: not in English`);
  for (const [key, message] of Object.entries(en)) {
    const at = `${file} ${key}`;
    const said = other[key];
    if (said === undefined) {
      faults.push(`${at}: missing`);
      continue;
    }
    if (JSON.stringify(said) === JSON.stringify(message) && isTranslatable(message, language))
      faults.push(`${at}: not translated`);
    const [wanted, has] = [namesIn(message), namesIn(said)];
    // A plural may say "one" without its number in one language and with it in the other.
    if (String(wanted) !== String(has)) faults.push(`${at}: {${has}} for {${wanted}}`);
    if (typeof said !== 'string') faults.push(...pluralFaults(language, at, said));
  }
  return faults;
}

function pluralFaults(language: string, at: string, said: Exclude<Message, string>): string[] {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
  if (String(Object.keys(said).sort()) !== String(forms)) return [`${at}: needs the forms ${forms.join(', ')}`];
  // Where 2 and 5 differ the Polish word is declined, and then 1.5 takes the genitive singular.
  const declined = language === 'pl' && said.few !== said.many;
  return declined && said.many === said.other && !ALIKE.test(said.other) ? [`${at}: 1.5 is written as 5`] : [];
}

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
