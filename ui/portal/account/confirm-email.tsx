import { api } from '../../data/api.ts';
import { t } from '../i18n/en/account.ts';
import { EmailLink } from './email-link.tsx';

export default function ConfirmEmail() {
  return (
    <EmailLink
      page="confirm"
      use={api.public.confirmEmail}
      next={{ href: '/account/security', label: t('link.account') }}
    />
  );
}
