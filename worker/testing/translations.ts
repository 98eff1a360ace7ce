/** What every translation must have, whoever says it: the pages or the server. */
import type { Message, Messages } from '../kernel/words/message.ts';

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
export function faultsOf(language: string, file: string, en: Messages, other: Messages): string[] {
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
