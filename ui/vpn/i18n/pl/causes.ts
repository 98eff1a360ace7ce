import type { Translation } from '../../../i18n/catalog.ts';
import type { english } from '../en/causes.ts';

export default {
  'cause.awaiting_payment': 'Zamówienie zostanie zrealizowane samo, gdy płatność dotrze.',
  'cause.awaiting_funds':
    'Płatność dotarła, ale saldo jest za niskie na to zamówienie. Po doładowaniu zostanie zrealizowane samo.',
  'cause.payment_declined':
    'Płatność za to zamówienie nie dotarła, więc zostało anulowane. Jeśli go chcesz, zamów ponownie.',
  'cause.cancelled_by_owner': 'To zamówienie zostało anulowane na Twoją prośbę. Nic nie pobrano.',
  'cause.not_sold':
    'Ten plan nie jest już sprzedawany w zamówionej postaci, więc nie został uruchomiony. Saldo się nie zmieniło: zamów ponownie.',
  'cause.not_deployable': 'W żadnej lokalizacji nie ma teraz miejsca na nowe konto. Nic nie pobrano.',
  'cause.name_refused': 'Serwer VPN nie przyjął nazwy konta. Nic nie pobrano.',
  'cause.caps_failed': 'Serwer VPN nie ustawił prędkości planu. Nic nie pobrano.',
  'cause.unconfirmed': 'Serwer VPN nie potwierdził konta. Sprawdzamy to; nic nie pobrano.',
  'cause.cleanup': 'Serwer VPN nie dokończył tworzenia konta. Sprawdzamy to; nic nie pobrano.',
  'cause.insufficient_funds':
    'Saldo nie wystarczyło na kolejny okres. Doładuj konto: po chwili usługa ruszy dalej sama.',
  'cause.not_paid_in_time': 'Usługa była zbyt długo zawieszona bez środków, więc została zakończona.',
  'cause.termination_requested': 'Usługa została zakończona na Twoją prośbę.',
  'cause.order_expired_unpaid': 'Płatność za to zamówienie nie dotarła na czas, więc zostało anulowane.',
  'cause.order_expired_funds': 'Saldo pozostało za niskie na to zamówienie, więc zostało anulowane.',
  'cause.order_expired_failed':
    'Nie udało się uruchomić tego zamówienia na czas, więc zostało anulowane. Nic nie kosztowało.',
  'cause.suspended_by_staff': 'Zawiesiła go nasza obsługa: {reason}',
  'cause.terminated_by_staff': 'Zakończyła go nasza obsługa: {reason}',
  'cause.account_missing': 'Nie znaleźliśmy Twojego konta VPN na serwerze. Sprawdzamy to.',
  'cause.client_blocked': 'To konto nie może teraz zamawiać. Napisz do nas.',
  'cause.interrupted': 'Tworzenie konta zostało przerwane. Sprawdzamy to; nic nie pobrano.',
} satisfies Translation<typeof english>;
