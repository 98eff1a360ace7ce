import { catalog } from '../../../i18n/catalog.ts';

export const english = {
  'cause.suspended_by_staff': 'Our staff suspended it: {reason}',
  'cause.cancelled': 'Our staff cancelled it: {reason}',
  'cause.terminated_by_staff': 'Our staff ended it: {reason}',
} as const;

/** What stands before the words of staff; any other cause comes in the language of the reader. */
export const t = catalog(english, import.meta.glob('../*/causes.ts'));
