import type { Translation } from '../../../../../kernel/words/message.ts';
import type english from '../en/probe.ts';

export default {
  notTried: 'nie sprawdzano',
  advised: '{cause}. {advice}',
  stopped: '{cause}.',
  'advice.secure': 'Panel z własnym certyfikatem odpowiada tylko przez https: wybierz protokół https.',
  'advice.plain':
    'Panel bez certyfikatu odpowiada zwykłym http na porcie 8098: wybierz protokół http albo daj panelowi publiczny certyfikat.',
  'advice.ip': 'Panel nie przyjmuje wywołań z tego adresu: sprawdź listę IP tokenu i AllowedWebIP.',
  'advice.token': 'Token jest błędny albo wygasł: wystaw nowy w panelu.',
  'advice.permission': 'Tokenowi brakuje uprawnienia: {permission}.',
  'advice.redirect':
    'Panele przekierowują tych, których nie wpuszczają: sprawdź AllowedWebIP, listę IP tokenu i protokół.',
  'advice.certificate':
    'Jest podpisany przez siebie, wygasł albo wystawiono go na inną nazwę niż {host}: daj panelowi publiczny certyfikat na tę nazwę.',
  'advice.notPanel': 'Odpowiada tam coś innego niż panel: sprawdź host, port i ewentualne proxy.',
  'advice.busy': 'Panel działa i jest zajęty: spróbuj ponownie za minutę.',
  'host.none': 'serwer nie ma nazwy hosta: podaj nazwę DNS panelu',
  'host.bare': 'podaj samą nazwę hosta, bez http:// i bez ścieżki',
  'version.none': 'panel nie podaje swojej wersji',
  'version.old': 'wersja {version} jest za stara: potrzebna jest {least} lub nowsza',
  slots: 'zajęte miejsca licencji: {used} z {total}',
  'slots.until': 'zajęte miejsca licencji: {used} z {total}, licencja do {day}',
  busy: 'panel jest zajęty: {why}. Działa: spróbuj ponownie za minutę.',
  'clients.write': 'token może odczytywać i zmieniać klientów',
  'clients.unknown': 'token może odczytywać klientów; nie wiadomo, czy może ich zmieniać: {why}',
  'licence.until': 'do {day}',
  'licence.answers': 'odpowiada',
  networks: { one: '{n} sieć', few: '{n} sieci', many: '{n} sieci', other: '{n} sieci' },
  'networks.odd': 'z {n} sieci nie zrozumiano: {odd}',
  'qr.notCompared': 'kodów QR panelu nie porównano: {why}',
  'qr.noConf': '{name} nie ma konfiguracji do porównania ({why})',
  'qr.badConf': 'konfiguracja {name} nie nadaje się do użytku: {why}',
  'qr.none': 'panel nie wydaje kodów QR; klienci dostają nasze',
  'qr.unread': 'kodu {name} nie dało się odczytać; klienci dostają nasz',
  'qr.same': 'kod {name} mówi to, co dostarczamy',
  'qr.other':
    'kod QR panelu dla {name} mówi co innego niż jego konfiguracja: {why}. Klienci dostają nasz, zrobiony z konfiguracji.',
  'qr.differs': 'różni się w {keys}',
  'qr.order': 'jego wiersze są w innej kolejności',
  'qr.noAccount': 'nie ma jeszcze konta WireGuard do porównania',
  'qr.late': 'panel zbyt długo odpowiadał wcześniej',
  'room.busy': 'zajęty: {why}',
  'room.slots': 'brak miejsc licencji: zajęte {used} z {total}',
  'room.full': 'brak wolnych adresów w sieci {network}',
} satisfies Translation<typeof english>;
