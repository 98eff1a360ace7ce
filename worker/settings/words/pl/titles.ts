import type { Titles } from '../../../kernel/words/titles.ts';

export default {
  address_unknown: 'Sklep nie zna jeszcze swojego publicznego adresu. Ustaw go w ustawieniach.',
} satisfies Titles;
