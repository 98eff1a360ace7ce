import type { MyService } from '../../../worker/services/contract/model.ts';
import { LinkButton } from '../../kit/form/button.tsx';
import { contactEmail } from '../contact.ts';
import { t } from '../i18n/en/services.ts';

/** A mail to staff that says which service it is about; nothing where the shop names no address. */
export const Contact = ({ service: { number } }: { service: Pick<MyService, 'number'> }) => {
  const to = contactEmail();
  if (!to) return null;
  const subject = encodeURIComponent(t('contact.subject', { number: String(number) }));
  return <LinkButton href={`mailto:${encodeURIComponent(to)}?subject=${subject}`}>{t('contact')}</LinkButton>;
};
