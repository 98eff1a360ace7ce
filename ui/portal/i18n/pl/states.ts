import type { Translation } from '../../../i18n/catalog.ts';
import type { english } from '../en/states.ts';

export default {
  'state.awaitingPayment': 'Czeka na płatność',
  'state.awaitingFunds': 'Za niskie saldo',
  'state.settingUp': 'Uruchamianie',
  'state.failed': 'Nie uruchomiono',
  'state.delayed': 'Opóźnienie',
  'state.active': 'Aktywny',
  'state.missing': 'W naprawie',
  'state.suspended': 'Zawieszony',
  'state.blocked': 'Zablokowany',
  'state.byHand': 'W naszych rękach',
  'state.cancelled': 'Anulowany',
  'state.terminated': 'Zakończony',
} satisfies Translation<typeof english>;
