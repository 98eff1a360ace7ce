import type { Translation } from '../../../kernel/words/message.ts';
import type english from '../en/causes.ts';

export default {
  awaiting_payment: 'Zamówienie zostanie zrealizowane samo, gdy płatność dotrze.',
  awaiting_funds:
    'Płatność dotarła, ale saldo jest za niskie na to zamówienie. Po doładowaniu zostanie zrealizowane samo.',
  payment_declined: 'Płatność za to zamówienie nie doszła do skutku. Zamówienie czeka na inną: wybierz, jak zapłacić.',
  cancelled_by_owner: 'To zamówienie zostało anulowane na Twoją prośbę. Nic nie pobrano.',
  not_sold:
    'Ten plan nie jest już sprzedawany w zamówionej postaci, więc nie został uruchomiony. Saldo się nie zmieniło: zamów ponownie.',
  not_deployable: 'W żadnej lokalizacji nie ma teraz miejsca na nowe konto. Nic nie pobrano.',
  name_refused: 'Serwer VPN nie przyjął nazwy konta. Nic nie pobrano.',
  caps_failed: 'Serwer VPN nie ustawił prędkości planu. Nic nie pobrano.',
  unconfirmed: 'Serwer VPN nie potwierdził konta. Sprawdzamy to; nic nie pobrano.',
  cleanup: 'Serwer VPN nie dokończył tworzenia konta. Sprawdzamy to; nic nie pobrano.',
  insufficient_funds: 'Saldo nie wystarczyło na kolejny okres. Doładuj konto: po chwili usługa ruszy dalej sama.',
  not_paid_in_time: 'Usługa była zbyt długo zawieszona bez środków, więc została zakończona.',
  termination_requested: 'Usługa została zakończona na Twoją prośbę.',
  order_expired_unpaid: 'Płatność za to zamówienie nie dotarła na czas, więc zostało anulowane.',
  order_expired_funds: 'Saldo pozostało za niskie na to zamówienie, więc zostało anulowane.',
  order_expired_failed: 'Nie udało się uruchomić tego zamówienia na czas, więc zostało anulowane. Nic nie kosztowało.',
  account_missing: 'Nie znaleźliśmy Twojego konta VPN na serwerze. Sprawdzamy to.',
  client_blocked: 'To konto nie może teraz zamawiać.',
  interrupted: 'Tworzenie konta zostało przerwane. Sprawdzamy to; nic nie pobrano.',
} satisfies Translation<typeof english>;
