import type { Translation } from '../../../i18n/catalog.ts';
import type { english } from '../en/traffic.ts';

export default {
  'nav.label': 'Części tej usługi',
  'nav.information': 'Informacje',
  'nav.traffic': 'Statystyki transferu',
  year: 'Rok',
  month: 'Miesiąc',
  load: 'Wczytaj',
  download: 'Pobieranie',
  upload: 'Wysyłanie',
  'total.download': 'Pobrano: {month}',
  'total.upload': 'Wysłano: {month}',
  unknown: 'brak danych',
  chart: 'Transfer dzień po dniu: {month}',
  table: 'Pokaż jako tabelę',
  'table.label': 'Transfer: {month}',
  day: 'Dzień',
  units: '1 GB = 1024³ bajtów. Doba zaczyna się o północy w strefie {zone}.',
  asOf: 'Odczytano z serwera VPN',
  gaps: 'Brakuje niektórych dni',
  'gaps.text': 'Serwer VPN ich nie podał. Pominięto je, także w sumach.',
  none: 'Brak danych za ten miesiąc',
  'none.text': 'Serwer VPN nic za niego nie podał.',
  forgotten: 'Tego miesiąca już nie ma',
  'forgotten.text': 'Serwer VPN przechowuje dane dzienne z około dwóch miesięcy.',
} satisfies Translation<typeof english>;
