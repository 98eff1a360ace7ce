import type { Translation } from '../../../i18n/catalog.ts';
import type { english } from '../en/module-log.ts';

export default {
  title: 'Dziennik modułów',
  search: 'Szukaj serwera lub akcji',
  empty: 'Nie było jeszcze wywołań',
  'empty.text':
    'Wywołania serwerów VPN i innych systemów są tu do 14 dni, z ukrytymi sekretami; pytania o stan na żywo tylko wtedy, gdy się nie powiodą.',
  'col.startedAt': 'Kiedy',
  'col.name': 'Nazwa',
  'col.path': 'Akcja',
  'col.status': 'Wynik',
  'col.tookMs': 'ms',
  'col.host': 'Adres',
  'col.requestId': 'Żądanie',
  'filter.level': 'Poziom',
  'filter.kind': 'Rodzaj',
  'level.info': 'Udane',
  'level.error': 'Nieudane',
  'kind.provisioning': 'Serwer VPN',
  'kind.gateway': 'Płatność',
  'kind.sender': 'Poczta',
  'kind.other': 'Inne',
  request: 'Żądanie',
  response: 'Odpowiedź',
  masked: 'Sekrety są ukryte, a długie teksty skrócone.',
  'open.server': 'Otwórz serwer',
  'open.service': 'Otwórz usługę',
  clear: 'Usuń wszystko',
  'clear.title': 'Usunąć cały dziennik modułów?',
  'clear.lost': 'Każde wywołanie z tej listy, z żądaniem i odpowiedzią',
  cleared: 'Usunięto',
} satisfies Translation<typeof english>;
