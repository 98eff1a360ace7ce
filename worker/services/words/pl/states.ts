import type { Translation } from '../../../kernel/words/message.ts';
import type english from '../en/states.ts';

export default {
  'status.pending': 'oczekująca',
  'status.active': 'aktywna',
  'status.suspended': 'zawieszona',
  'status.terminated': 'zakończona',
  'status.cancelled': 'anulowana',
  'status.fraud': 'oszustwo',
  'status.manual': 'obsługa ręczna',
  'step.awaiting_payment': 'czeka na płatność',
  'step.pending': 'czeka',
  'step.deploying': 'wdrażanie',
  'step.completed': 'gotowe',
  'step.suspended': 'zawieszone',
  'step.terminated': 'usunięte',
  'step.error': 'błąd',
  'step.needs_attention': 'wymaga uwagi',
  state: '{status} ({step})',
} satisfies Translation<typeof english>;
