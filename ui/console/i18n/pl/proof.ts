import type { Translation } from '../../../i18n/catalog.ts';
import type { english } from '../en/proof.ts';

export default {
  'proof.green': 'Zgadza się',
  'proof.red': { one: '{n} błąd', few: '{n} błędy', many: '{n} błędów', other: '{n} błędu' },
  'proof.never': 'Jeszcze nie sprawdzona',
  'proof.running': 'Sprawdzanie trwa',
  'proof.never.text': 'Co noc każde saldo jest porównywane z tym, co zaksięgowano.',
  'proof.clients': {
    one: 'Saldo {n} klienta porównane z księgowaniami',
    few: 'Salda {n} klientów porównane z księgowaniami',
    many: 'Salda {n} klientów porównane z księgowaniami',
    other: 'Salda {n} klienta porównane z księgowaniami',
  },
  'proof.red.title': 'Księga się nie zgadza',
  'proof.red.text': 'Wstrzymaj naliczanie i obejrzyj najpierw te wpisy. Poprawiaj wpisem odwrotnym, nigdy zmianą.',
  'proof.check.balance': 'Saldo',
  'proof.check.transaction': 'Transakcja',
  'proof.check.chain': 'Saldo przed',
  'proof.check.held': 'Kwota zarezerwowana',
} satisfies Translation<typeof english>;
