import type { Translation } from '../../../kernel/words/message.ts';
import type english from '../en/problems.ts';

export default {
  'tree.one': 'Podaj jeden serwer albo jedną grupę.',
  'server.once': 'Wybierz każdy istniejący serwer jeden raz.',
  'contract.none': 'Serwery tego rodzaju nie mają API do porównania.',
  'http.plain': 'Przez zwykłe http token można podejrzeć. Zaznacz pole, aby to zaakceptować, albo użyj https.',
  'timeZone.unknown': 'Podaj strefę IANA, na przykład Europe/Warsaw.',
  'token.again': 'Adres różni się od zapisanego: wklej token ponownie.',
  'server.silent': 'Serwer nie odpowiedział.',
  'draft.orId': 'Wyślij szkic albo identyfikator serwera.',
  'token.paste': 'Wklej token API panelu.',
  'driver.hasAccounts': 'Serwer ma konta: dla innego rodzaju dodaj osobny serwer.',
  'group.oneKind': 'Serwery w grupie są jednego rodzaju: produkt jest sprzedawany z dowolnego z nich.',
  'kind.unknown': 'Wybierz jeden z oferowanych rodzajów.',
  'panel.late': 'Panel nie odpowiedział na czas.',
} satisfies Translation<typeof english>;
