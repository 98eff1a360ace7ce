import { catalog } from '../../../i18n/catalog.ts';

export const english = {
  'nav.home': 'Home',
  'nav.order': 'Order',
  'nav.addFunds': 'Add funds',
  'nav.documents': 'Documents',
  'nav.account': 'Account',
  'shell.balance': 'Balance',
  'shell.demo': 'Simulated shop: nothing here is real',
  'shell.mailbox': 'Mailbox',
  'shell.signIn': 'Sign in',
} as const;

export const t = catalog(english, import.meta.glob('../*/shell.ts'));
