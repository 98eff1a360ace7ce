import type { Translation } from '../../../i18n/catalog.ts';
import type { english } from '../en/causes.ts';

export default {
  'cause.suspended_by_staff': 'Zawiesiła go nasza obsługa: {reason}',
  'cause.cancelled': 'Nasza obsługa anulowała je: {reason}',
  'cause.terminated_by_staff': 'Zakończyła go nasza obsługa: {reason}',
} satisfies Translation<typeof english>;
