import { useLocation } from 'preact-iso';
import { t } from '../i18n/en/account.ts';
import '../wallet/wallet.css';

const PARTS = [
  ['/account', 'tabs.profile'],
  ['/account/security', 'tabs.security'],
] as const;

export const AccountTabs = () => {
  const { path } = useLocation();
  return (
    <nav class="money-tabs" aria-label={t('tabs')}>
      {PARTS.map(([href, label]) => (
        <a key={href} href={href} aria-current={path === href ? 'page' : undefined}>
          {t(label)}
        </a>
      ))}
    </nav>
  );
};
