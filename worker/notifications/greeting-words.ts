/** How a mail begins. Without a name, because the address is not known to be its owner's, or there is none. */
const GREETINGS = { en: ['Hello', ' '], pl: ['Dzień dobry', ', '] } as const;

export function greeting(language: string, name: string): string {
  const [hello, between] = GREETINGS[language === 'pl' ? 'pl' : 'en'];
  return name === '' ? `${hello},` : `${hello}${between}${name},`;
}
