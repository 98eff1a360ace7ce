import type { Translation } from '../../../kernel/words/message.ts';
import type english from '../en/problems.ts';

export default {
  'config.silent': 'Serwer VPN nie wydał konfiguracji. Link nie został zużyty: spróbuj ponownie za minutę.',
  'panelLink.silent': 'Serwer VPN nie utworzył linku. Utwórz nasz albo spróbuj ponownie za minutę.',
  'panelLink.private':
    'Linki panelu prowadzą pod adres prywatny albo nieszyfrowany. W ustawieniach „{server}” podaj publiczny adres linków jednorazowych.',
  'panelLink.refused': '{why}',
} satisfies Translation<typeof english>;
