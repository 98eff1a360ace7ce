import type { Translation } from '../../../kernel/words/message.ts';
import type english from '../en/problems.ts';

export default {
  'year.range': 'Wybierz rok od {first} do {last}.',
  'month.future': 'Ten miesiąc jeszcze się nie zaczął.',
  'traffic.silent': 'Serwer VPN nie podał danych o ruchu. Nic nie przepadło; spróbuj ponownie za minutę.',
} satisfies Translation<typeof english>;
