import { catalog } from '../../../i18n/catalog.ts';

export const english = {
  title: 'Wallet',
  tabs: 'Wallet',
  'tabs.transactions': 'Transactions',
  'tabs.documents': 'Documents',

  balance: 'Balance',
  'balance.held': '{amount} more is reserved for orders in progress',
  'balance.credit': 'Credit limit {amount}',
  'balance.add': 'Add funds',

  'kind.payment': 'Payment',
  'kind.charge': 'Charge',
  'kind.refund': 'Refund',
  'kind.adjustment': 'Correction',
  'kind.hold': 'Reserved',
  'kind.release': 'Released',
  after: 'Balance {amount}',
  gross: '{amount} with tax',
  period: '{from} to {to}',
  'filter.kind': 'Kind',
  date: 'Date',
  amount: 'Amount',
  'empty.title': 'No transactions yet',
  'empty.text': 'Payments, charges and what is reserved for orders will be listed here.',
} as const;

export const t = catalog(english, import.meta.glob('../*/wallet.ts'));
