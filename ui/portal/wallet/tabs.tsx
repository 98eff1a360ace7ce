import { useLocation } from 'preact-iso';
import { t } from '../i18n/en/wallet.ts';
import './wallet.css';

const PARTS = [
  ['/wallet', 'tabs.transactions'],
  ['/documents', 'tabs.documents'],
] as const;

/** Transactions and documents are two views of the same money. */
export const MoneyTabs = () => {
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
