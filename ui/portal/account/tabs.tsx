import { PageTabs } from '../../kit/page/page-tabs.tsx';
import { t } from '../i18n/en/account.ts';

export const AccountTabs = () => (
  <PageTabs
    label={t('tabs')}
    pages={[
      ['/account', t('tabs.profile')],
      ['/account/security', t('tabs.security')],
    ]}
  />
);
