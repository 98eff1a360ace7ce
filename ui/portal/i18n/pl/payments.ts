import type { Translation } from '../../../i18n/catalog.ts';
import type { english } from '../en/payments.ts';

export default {
  'add.title': 'Doładuj konto',
  'add.lead': 'Twoje saldo to {balance}. Z niego opłacane są Twoje plany.',
  'add.amount': 'Kwota doładowania',
  'add.presets': 'Częste kwoty',
  'add.range': 'Od {min} do {max}. Podatek zostanie doliczony.',
  'add.low': 'Najmniejsza kwota doładowania to {amount}.',
  'add.high': 'Największa jednorazowa kwota doładowania to {amount}.',
  'add.pay': 'Zapłać {amount}',
  'add.continue': 'Przejdź do płatności',
  'add.instructions': 'Pokaż dane do płatności',

  gateways: 'Sposób płatności',
  'gateways.none': 'W tej chwili nie można zapłacić. Spróbuj później.',
  'gateways.simulated': 'Symulacja: pieniądze nie są pobierane',
  'gateways.byStaff': 'Potwierdzamy ręcznie, gdy pieniądze dotrą',

  'sums.net': 'Doładowanie salda',
  'sums.tax': '{name} {rate}',
  'sums.tax.name': 'Podatek',
  'sums.total': 'Do zapłaty',
  'sums.after': 'Saldo po doładowaniu',

  'pay.loading': 'Płatność',
  'pay.title': 'Zapłać {amount}',
  'pay.for': 'Za proformę {number}',
  'pay.paid': 'Płatność otrzymana',
  'pay.declined': 'Płatność odrzucona',
  'pay.cancelled': 'Płatność anulowana',
  'pay.test': 'Płatność testowa',
  'pay.home': 'Wróć na stronę startową',
  'pay.document': 'Zobacz dokument',
  'pay.check': 'Sprawdź ponownie',
  'pay.elsewhere': 'Czekamy na Twoją płatność',
  'pay.elsewhere.text': 'Zapłać na stronie {gateway}. Ta strona sama zauważy, że płatność doszła.',
  'pay.open': 'Zapłać {amount}',

  simulation: 'Symulowana strona płatności',
  'simulation.text': 'Zastępuje prawdziwego operatora płatności. Pieniądze nie są pobierane, karta nie jest potrzebna.',
  'simulation.approve': 'Zatwierdź płatność',
  'simulation.decline': 'Odrzuć',

  'bank.title': 'Zapłać przelewem',
  'bank.amount': 'Kwota',
  'bank.reference': 'Tytuł przelewu',
  'bank.after': 'Potwierdzimy płatność, gdy pieniądze dotrą. Możesz zamknąć tę stronę: to już wszystko.',

  'paid.service': 'Dziękujemy. Twoje zamówienie jest już realizowane.',
  'paid.balance': 'Dziękujemy. Twoje saldo to teraz',
  'paid.toService': 'Przejdź do VPN',
  'declined.text': 'Płatność nie została zatwierdzona. Nic nie pobrano.',
  'cancelled.text': 'Ta płatność została anulowana. Nic nie pobrano.',
  'declined.again': 'Spróbuj innej płatności',
  'declined.waits': 'Zamówienie czeka: zostanie zrealizowane samo, gdy będą na nie środki.',
  'declined.service': 'Przejdź do zamówienia',
} satisfies Translation<typeof english>;
