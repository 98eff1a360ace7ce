import type { Titles } from '../../../kernel/words/titles.ts';

export default {
  server_name_taken: 'Inny serwer ma tę nazwę.',
  server_full: 'Ten serwer ma już tyle kont, ile może mieć.',
  server_in_use: 'Usługi albo produkty korzystają z tego serwera. Najpierw je przenieś.',
  server_group_name_taken: 'Inna grupa ma tę nazwę.',
  server_group_in_use: 'Produkt jest sprzedawany z tej grupy. Najpierw zmień produkt.',
  upstream_failed: 'Serwer VPN nie odpowiedział tak, jak powinien.',
} satisfies Titles;
