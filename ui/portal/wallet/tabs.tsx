import { PageTabs } from '../../kit/page/page-tabs.tsx';
import { t } from '../i18n/en/wallet.ts';

/** Transactions and documents are two views of the same money. */
export const MoneyTabs = () => (
  <PageTabs
    label={t('tabs')}
    pages={[
      ['/wallet', t('tabs.transactions')],
      ['/documents', t('tabs.documents')],
    ]}
  />
);
