import { api } from '../../data/api.ts';
import { t } from '../i18n/en/account.ts';
import { EmailLink } from './email-link.tsx';

export default function KeepEmail() {
  return (
    <EmailLink
      page="keep"
      use={api.public.stopEmailChange}
      next={{ href: '/forgot-password', label: t('keep.password') }}
    />
  );
}
