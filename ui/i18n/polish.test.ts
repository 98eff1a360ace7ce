import { describe, expect, it } from 'vitest';
import { format, type Message, type Messages } from './catalog.ts';

type Words = Record<string, Messages>;
const english: Record<string, { english?: Messages }> = import.meta.glob('../*/i18n/en/*.ts', { eager: true });
const polish: Words = import.meta.glob('../*/i18n/pl/*.ts', { eager: true, import: 'default' });

/** The same word in both languages. Brands and protocols are taken out before. */
const SAME = new Set(['Status', 'Proforma', 'E-mail', 'Port', 'Panel', 'Menu', 'Plan', 'Router', 'Link', 'ms', 'API']);
const NAMES =
  /\b(VPN|PUQ|Control Panel|Northern|https?|iPhone|iPad|Mac|Android|Windows|Linux|WireGuard|AmneziaWG|OpenVPN|IKEv2)\b/g;

const namesIn = (message: Message): string[] =>
  [...new Set([...JSON.stringify(message).matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''))].sort();
const hasWords = (text: string) => /\p{L}/u.test(text.replace(/\{\w+\}/g, '').replace(NAMES, ''));
const isTranslatable = (message: Message): boolean =>
  typeof message !== 'string' || (hasWords(message) && !SAME.has(message));

const FORMS = ['few', 'many', 'one', 'other'];

/** Words whose 5 and 1.5 are written alike: 5 sesji, 1,5 sesji. */
const ALIKE = /\b(sesji|sieci|rzeczy|operacji|transakcji|lokalizacji|czeka)(?!\p{L})/u;

/** What is wrong with one catalog's Polish. */
function faultsOf(file: string, en: Messages, pl: Messages): string[] {
  const faults: string[] = [];
  for (const key of Object.keys(pl)) if (!(key in en)) faults.push(`${file} ${key}: not in English`);
  for (const [key, message] of Object.entries(en)) {
    const at = `${file} ${key}`;
    const said = pl[key];
    if (said === undefined) {
      faults.push(`${at}: missing`);
      continue;
    }
    if (JSON.stringify(said) === JSON.stringify(message) && isTranslatable(message))
      faults.push(`${at}: not translated`);
    const [wanted, has] = [namesIn(message), namesIn(said)];
    // A plural may say "one" without its number in one language and with it in the other.
    if (String(wanted) !== String(has)) faults.push(`${at}: {${has}} for {${wanted}}`);
    if (typeof said !== 'string') faults.push(...pluralFaults(at, said));
  }
  return faults;
}

function pluralFaults(at: string, said: Exclude<Message, string>): string[] {
  if (String(Object.keys(said).sort()) !== String(FORMS)) return [`${at}: needs the forms ${FORMS.join(', ')}`];
  // Where 2 and 5 differ the word is declined, and then 1.5 takes the genitive singular.
  const declined = said.few !== said.many;
  return declined && said.many === said.other && !ALIKE.test(said.other) ? [`${at}: 1.5 is written as 5`] : [];
}

const catalogs = Object.entries(english).map(([path, module]) => ({
  file: path.replace(/^\.\.\//, '').replace('i18n/en/', ''),
  en: module.english ?? {},
  pl: polish[path.replace('/en/', '/pl/')],
}));

describe('Polish', () => {
  it('every catalog of portal, console, kit and VPN parts is there, none is empty and none is left over', () => {
    expect(catalogs.length).toBeGreaterThan(25);
    expect(catalogs.filter(({ en, pl }) => Object.keys(en).length === 0 || !pl)).toEqual([]);
    expect(Object.keys(polish).filter((path) => !english[path.replace('/pl/', '/en/')])).toEqual([]);
  });

  it.each(catalogs)(
    '$file has every key in Polish, with the same names, all four plural forms, and nothing left in English',
    ({ file, en, pl }) => {
      expect(faultsOf(file, en, pl ?? {})).toEqual([]);
    },
  );

  it('catches a planted breach of each kind', () => {
    const en = { save: 'Save changes', rows: { one: '{n} row', other: '{n} rows' }, hello: 'Hello, {name}' };
    const pl = {
      save: 'Zapisz zmiany',
      rows: { one: '{n} wiersz', few: '{n} wiersze', many: '{n} wierszy', other: '{n} wiersza' },
      hello: 'Cześć, {name}',
    };
    expect(faultsOf('a', en, pl)).toEqual([]);
    const { hello, ...without } = pl;
    expect(faultsOf('a', en, without)).toEqual(['a hello: missing']);
    expect(faultsOf('a', en, { ...pl, save: 'Save changes' })).toEqual(['a save: not translated']);
    expect(faultsOf('a', en, { ...pl, hello: 'Cześć, {imie}' })).toEqual(['a hello: {imie} for {name}']);
    expect(faultsOf('a', en, { ...pl, rows: { one: '{n} wiersz', other: '{n} wierszy' } })).toHaveLength(1);
    expect(faultsOf('a', en, { ...pl, rows: { ...pl.rows, other: pl.rows.many } })).toEqual([
      'a rows: 1.5 is written as 5',
    ]);
    expect(faultsOf('a', en, { ...pl, more: 'Więcej' })).toEqual(['a more: not in English']);
  });

  it('chooses the form by the number: 1, 2 to 4 but not 12 to 14, 5 and more, fractions', () => {
    const { 'status.found': found } = polish['../console/i18n/pl/palette.ts'] ?? {};
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
