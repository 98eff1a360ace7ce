import type { Translation } from '../../../i18n/catalog.ts';
import type { english } from '../en/shell.ts';

export default {
  'nav.home': 'Start',
  'nav.order': 'Zamów',
  'nav.addFunds': 'Doładuj',
  'nav.documents': 'Dokumenty',
  'nav.account': 'Konto',
  'shell.balance': 'Saldo',
  'shell.demo': 'Pokaz: nic tu nie jest prawdziwe',
  'shell.mailbox': 'Skrzynka',
  'shell.signIn': 'Zaloguj się',
} satisfies Translation<typeof english>;
