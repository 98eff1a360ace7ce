import type { Translation } from '../../../i18n/catalog.ts';
import type { english } from '../en/attention.ts';

export default {
  'title.awaitingPayment': '{name} czeka na płatność',
  'title.awaitingFunds': '{name} czeka na doładowanie',
  'title.failed': 'Nie udało się uruchomić: {name}',
  'title.delayed': '{name} ma opóźnienie',
  'title.missing': '{name} chwilowo się nie łączy',
  'title.suspended': '{name} jest zawieszony',
  'title.blocked': '{name} jest zablokowany',
  endsUnpaid: 'Bez doładowania zakończy się na dobre',
  resumes: 'Saldo już wystarcza. Usługa ruszy sama w ciągu około minuty.',
  pay: 'Zapłać',
  addMissing: 'Doładuj {amount}',
  details: 'Co zrobić',
  profile: 'Twój profil jest niepełny',
  'profile.text': 'Na Twoich dokumentach nie ma jeszcze adresu.',
  'profile.action': 'Uzupełnij profil',
} satisfies Translation<typeof english>;
