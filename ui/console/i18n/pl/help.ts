import type { Translation } from '../../../i18n/catalog.ts';
import type { english } from '../en/help.ts';

export default {
  'guides.title': 'Poradniki',
  'guides.lead': 'Od panelu VPN do pierwszego zamówienia, w tej kolejności.',
  'guides.command': 'Polecenie',
  'guide.prepare-panel': 'Poradnik: przygotuj panel VPN',
  'guide.issue-token': 'Poradnik: wystaw token API',
  'guide.make-network': 'Poradnik: utwórz sieć',
  'guide.add-server': 'Poradnik: dodaj serwer',
  'guide.product': 'Poradnik: utwórz produkt',
  'server.connection':
    'Pod tym adresem Culvert wywołuje API panelu we wszystkim: tworzy konta, zawiesza je, czyta transfer i stan na żywo. Łączy się z sieci Cloudflare, więc potrzebna jest publiczna nazwa i zaufany certyfikat albo tunel.',
  'server.connection.example':
    'host vpn1.example.com, https, port pusty, token użytkownika panelu z prawem odczytu i zapisu klientów.',
  'server.limits':
    'Nowe zamówienia omijają serwer pełny lub wyłączony i biorą następną sieć produktu. Konta, które na nim są, zostają i działają.',
  'server.limits.example': 'limit 200 zostawia zapas przy licencji panelu na 250.',
  'server.notes':
    'Strefa czasowa jest panelu: w niej zaczynają się i kończą dni transferu. Adres linków jednorazowych jest potrzebny tylko tam, gdzie klient łączy się z panelem pod inną nazwą niż Culvert.',
  'server.notes.example': 'https://vpn1.example.com dla panelu, z którym Culvert łączy się tunelem.',
  'product.general':
    'Co klient widzi w sklepie i w którym miejscu. Klucz stoi w adresach i w API: niech będzie krótki.',
  'product.general.example': 'klucz vpn-100, nazwa VPN 100 Mbit/s, opis Jedno urządzenie, jedna lokalizacja.',
  'product.visibility':
    'Ukrytego ani wycofanego nie ma na liście i nie można go zamówić, nawet znając adres; kto ma, ten zachowuje. Ukryty może wrócić, wycofany to koniec.',
  'product.visibility.example': 'ukryj plan, póki nie jest gotowy; wycofaj, gdy zastąpi go lepszy.',
  'product.binding':
    'Jeden serwer albo grupa, z której bierze się pierwszy serwer z wolnym miejscem. Sieci zaznaczone niżej należą do tego wyboru.',
  'product.binding.example': 'grupa Europa: najpierw Frankfurt, potem Warszawa.',
  'product.networks':
    'Sieci są próbowane od góry; konto dostaje pierwsza z wolnym miejscem i adresem. Co zamówienie pominęło i dlaczego, widać przy usłudze.',
  'product.networks.example': 'Frankfurt · Default, potem Frankfurt · Second, potem Warszawa · Default.',
  'product.prices':
    'Waluta jest sprzedawana, gdy ma cenę; klient widzi cenę w walucie swojego konta. Zmiana dotyczy nowych zamówień: dawni klienci zachowują swoją cenę.',
  'product.prices.example': 'EUR: miesięcznie 5,00 bez opłaty początkowej, rocznie 50,00.',
  'product.bandwidth':
    'Ustawiana na koncie w panelu. Limit sieci nadal obowiązuje, więc klient dostaje niższą z obu wartości. 0 to bez limitu.',
  'product.bandwidth.example': '100 w dół i 25 w górę, w sieci bez własnego limitu.',
  'product.names':
    'Jak nazywa się konto VPN w panelu. Nazwy dłuższe niż 15 znaków nie mieszczą się w nazwie interfejsu WireGuard w Linuksie; zajęta nazwa dostaje numer.',
  'product.names.example': 'vpn-{client_id}-{service_id}-{random_letter_4} daje vpn-12-87-kqzb.',
  'product.area': 'Co pokazuje strona klienta: czy hasło jest widoczne i dokąd prowadzi instrukcja.',
  'product.area.example': 'https://example.com/jak-sie-polaczyc',
  'product.delays':
    'Jak długo czekamy, gdy brakuje środków. Klient jest uprzedzany, a wpłata na czas naprawia wszystko sama.',
  'product.delays.example': '3 dni uprzedzenia, 24 godziny zwłoki, zakończenie 48 godzin po zawieszeniu.',
  'settings.shop': 'Nazwa, którą klienci widzą w portalu, w wiadomościach i w tytule przeglądarki.',
  'settings.shop.example': 'Northern VPN',
  'settings.company': 'Wystawca każdego dokumentu od teraz. Istniejące dokumenty zostają takie, jak wystawione.',
  'settings.company.example': 'Northern VPN sp. z o.o., ul. Główna 1, Warszawa, NIP 1234567890.',
  'settings.billing':
    'W tej strefie zaczynają się dni i miesiące. Podatek dolicza się do wpłat, usługi są naliczane netto. Oba działają od teraz.',
  'settings.billing.example': 'Europe/Warsaw, VAT, 23%.',
  'settings.topUp': 'Najmniejsza i największa wpłata naraz oraz po ilu dniach mija termin proformy.',
  'settings.topUp.example': 'od 5,00 do 1000,00, termin 7 dni.',
  'settings.live':
    'Gdy ktoś ogląda usługę, jej serwer VPN jest tak często pytany, kto jest połączony: jedno pytanie dla wszystkich. Gdy nikt nie patrzy, nikt o połączenia nie pyta.',
  'settings.live.example': '5 sekund; 15 dla wolnego panelu.',
  'settings.staff':
    'Konsola zostawiona na biurku kończy się sama. Strona, która tylko się odświeża, nie liczy się jako użycie.',
  'settings.staff.example': '60 minut; 15 tam, gdzie pokój jest wspólny.',
  'token.form':
    'Token może to, co zaznaczysz, skądkolwiek, póki nie wygaśnie lub go nie unieważnisz, i nigdy więcej niż Ty. Wysyła się go jako Authorization: Bearer. Daj każdemu programowi własny, by dało się unieważnić jeden.',
  'token.form.example': 'nazwa Kopia zapasowa, wygasa za 90 dni.',
} satisfies Translation<typeof english>;
