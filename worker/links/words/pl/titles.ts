import type { Titles } from '../../../kernel/words/titles.ts';

export default {
  links_full: 'Ta usługa ma już tyle otwartych linków, ile może mieć. Najpierw unieważnij jeden.',
  panel_links_off: 'Serwer VPN nie wydaje własnych linków. Utwórz nasz.',
  panel_link_private: 'Serwer VPN utworzył link, który nie otwiera się z zewnątrz. Utwórz nasz.',
} satisfies Titles;
