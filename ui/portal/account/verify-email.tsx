import { api } from '../../data/api.ts';
import { t } from '../i18n/en/account.ts';
import { EmailLink } from './email-link.tsx';

/** The way back to what waited for the proof, such as an order. */
export default function VerifyEmail() {
  return <EmailLink page="verify" use={api.public.confirmEmail} next={{ href: '/', label: t('link.home') }} />;
}
