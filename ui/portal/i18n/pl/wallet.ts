import type { Translation } from '../../../i18n/catalog.ts';
import type { english } from '../en/wallet.ts';

export default {
  title: 'Portfel',
  tabs: 'Portfel',
  'tabs.transactions': 'Transakcje',
  'tabs.documents': 'Dokumenty',

  balance: 'Saldo',
  'balance.held': 'Oprócz tego {amount} zarezerwowano na zamówienia w toku',
  'balance.credit': 'Limit kredytu {amount}',
  'balance.add': 'Doładuj',

  'kind.payment': 'Wpłata',
  'kind.charge': 'Opłata',
  'kind.refund': 'Zwrot',
  'kind.adjustment': 'Korekta',
  'kind.hold': 'Rezerwacja',
  'kind.release': 'Zwolnienie rezerwacji',
  after: 'Saldo {amount}',
  gross: '{amount} z podatkiem',
  period: '{from} – {to}',
  'filter.kind': 'Rodzaj',
  date: 'Data',
  amount: 'Kwota',
  'empty.title': 'Nie ma jeszcze transakcji',
  'empty.text': 'Tutaj pojawią się wpłaty, opłaty i rezerwacje na zamówienia.',
} satisfies Translation<typeof english>;
