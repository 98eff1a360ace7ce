import type { Translation } from '../../../kernel/words/message.ts';
import type english from '../en/problems.ts';

export default {
  'group.unknown': 'Wybierz istniejącą grupę produktów.',
  'binding.one': 'Wybierz jeden serwer albo jedną grupę serwerów.',
  'binding.gone': 'To już nie istnieje: wybierz coś innego.',
  'pair.foreign': 'Produkt nie jest sprzedawany z tego serwera: usuń parę albo zmień grupę serwerów.',
  'pair.twice': 'Ta para już jest na liście.',
  'pair.left': '„{server}” nie należy już do grupy serwerów: para jest pomijana.',
  'pair.disabled': '„{server}” jest wyłączony: para jest pomijana.',
  'currency.unknown': 'Wybierz jedną z walut z listy.',
  'currency.twice': '{currency} ma już cenę powyżej.',
  'period.twice': 'Ten okres ma już cenę powyżej.',
  'kind.one': 'Serwery tej grupy są różnych rodzajów: produkt jest sprzedawany przez jeden.',
  'kind.sold': 'Konta tego produktu są na serwerach innego rodzaju: utwórz osobny produkt.',
} satisfies Translation<typeof english>;
