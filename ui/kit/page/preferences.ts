import { setTheme, type Theme, theme } from '../../data/theme.ts';
import { LANGUAGES, language, languageName, setLanguage } from '../../i18n/language.ts';
import { k } from '../i18n/en/kit.ts';
import type { MenuItem } from '../overlay/menu.tsx';

const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

/** Theme and language, as a part of the account menu. `locales` are those that the shop offers. */
export const preferenceItems = (
  locales: readonly string[] = LANGUAGES,
  choose: (code: string) => void = setLanguage,
): MenuItem[] => {
  const offered = LANGUAGES.filter((code) => locales.includes(code));
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
      label: languageName(code),
      checked: language.value === code,
      onSelect: () => choose(code),
    })),
  ];
};
