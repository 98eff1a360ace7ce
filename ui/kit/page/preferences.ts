import { setTheme, type Theme, theme } from '../../data/theme.ts';
import { LANGUAGES, type Language, language, setLanguage } from '../../i18n/language.ts';
import { k } from '../i18n/en/kit.ts';
import type { MenuItem } from '../overlay/menu.tsx';

const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

/** Theme and language, as a part of the account menu. `locales` are those that the shop offers. */
export const preferenceItems = (
  locales: readonly string[] = Object.keys(LANGUAGES),
  choose: (code: Language) => void = setLanguage,
): MenuItem[] => {
  const offered = (Object.keys(LANGUAGES) as Language[]).filter((code) => locales.includes(code));
  return [
    { kind: 'heading', label: k('shell.theme') },
    ...THEMES.map((choice) => ({
      kind: 'choice' as const,
      label: k(`shell.theme.${choice}`),
      checked: theme.value === choice,
      onSelect: () => setTheme(choice),
    })),
    ...(offered.length > 1 ? [{ kind: 'heading' as const, label: k('shell.language') }] : []),
    ...(offered.length > 1 ? offered : []).map((code) => ({
      kind: 'choice' as const,
      label: LANGUAGES[code],
      checked: language.value === code,
      onSelect: () => choose(code),
    })),
  ];
};
