import type { Titles } from '../../../kernel/words/titles.ts';

export default {
  product_key_taken: 'Inny produkt ma ten klucz.',
  product_in_use: 'Istnieją usługi tego produktu. Wycofaj go zamiast usuwać.',
  product_group_key_taken: 'Inna grupa ma ten klucz.',
  product_group_in_use: 'W tej grupie są produkty. Najpierw je przenieś.',
  not_orderable: 'Tego planu nie można teraz zamówić.',
} satisfies Titles;
