import type { Translation } from '../../../kernel/words/message.ts';
import type english from '../en/problems.ts';

export default {
  'timeZone.unknown': 'Podaj strefę IANA, na przykład Europe/Warsaw.',
  'currency.unknown': 'Wybierz jedną z walut z listy.',
  'publicAddress.shape': 'Podaj adres w rodzaju https://vpn.example.com: protokół i nazwa, nic więcej.',
  'topUp.order': 'Maksimum nie może być mniejsze niż minimum.',
} satisfies Translation<typeof english>;
