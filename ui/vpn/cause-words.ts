import type { Cause } from '../../worker/services/contract/model.ts';
import { t } from './i18n/en/causes.ts';

/** The reason as the server words it for the reader; before what staff wrote, that it was they. */
export const causeWords = (cause: Cause | null): string => {
  if (!cause) return '';
  const { code, message } = cause;
  if (code === 'suspended_by_staff' || code === 'terminated_by_staff' || code === 'cancelled')
    return t(`cause.${code}`, { reason: message });
  return message;
};
