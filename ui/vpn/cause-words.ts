import type { Cause } from '../../worker/services/contract/model.ts';
import { t } from './i18n/en/causes.ts';

/** The reason in the reader's language where there is one, else as the server words it; of staff, what they wrote. */
export const causeWords = (cause: Cause | null): string => {
  if (!cause) return '';
  const { code, message } = cause;
  if (code === 'suspended_by_staff' || code === 'terminated_by_staff') return t(`cause.${code}`, { reason: message });
  return t.find(`cause.${code}`) ?? message;
};
