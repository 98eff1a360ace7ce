import type { Translation } from '../../../kernel/words/message.ts';
import type english from '../en/activity.ts';

export default {
  confirmed: 'Dotarła płatność za {number}',
  declined: 'Płatność za {number} nie dotrze: {reason}',
  'declined.byGateway': 'Płatność za {number} została odrzucona',
  cancelled: 'Nie czekamy już na płatność: {number} anulowano.',
  'confirmed.late': 'Płatność za {number} dotarła po anulowaniu: kwota jest na saldzie',
  withdrawn: 'Nie czekamy już na płatność za {number}: zamówienie anulowano',
  covered: 'Nie czekamy już na płatność za {number}: zamówienie opłacono z salda',
  asked: 'Rozpoczęto doładowanie salda',
  'gateway.created': 'Dodano sposób płatności „{key}”',
  'gateway.changed': 'Zmieniono sposób płatności „{key}”',
  'gateway.deleted': 'Usunięto sposób płatności „{key}”',
} satisfies Translation<typeof english>;
