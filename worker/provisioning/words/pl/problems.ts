import type { Translation } from '../../../kernel/words/message.ts';
import type english from '../en/problems.ts';

export default {
  'cancel.delivered': 'Usługa w stanie „{state}” została dostarczona.',
  'cancel.unknown':
    '„{server}” nie podaje, czy konto {account} istnieje ({why}). Anuluj, gdy odpowie, albo zaakceptuj, że konto może tam do tego czasu pozostać.',
  'cancel.exists': 'Konto {account} istnieje na „{server}”. Spróbuj wdrożyć ponownie albo najpierw usuń tam konto.',
  'account.none': 'Ta usługa nie ma konta na serwerze.',
  'sync.silent': '„{server}” nie odpowiedział: {why}',
  'speed.refused': '„{server}” nie ustawił prędkości konta {account}: {why} Usługa pozostaje bez zmian.',
  'package.state': 'Pakiet zmienia tylko aktywna usługa; ta jest w stanie „{status}”.',
  'product.unknown': 'Wybierz istniejący produkt.',
  'cancel.running': 'Twój VPN jest właśnie uruchamiany i nie można go teraz anulować. Zajrzyj ponownie za minutę.',
  'cancel.waitsNot': 'Anulować można tylko zamówienie, które jeszcze czeka.',
  'retry.state': 'Usługi w stanie „{state}” nie wysyła się do wdrożenia.',
  'pair.foreign': 'Wybierz serwer i sieć z produktu.',
  'pair.begun':
    'Konto {account} może już być na „{server}”. Ponów wdrożenie bez wyboru miejsca albo anuluj zamówienie.',
  'client.blocked': 'Klientowi zamkniętemu albo oznaczonemu jako oszust nic się nie dostarcza.',
} satisfies Translation<typeof english>;
