import { PageTabs } from '../kit/page/page-tabs.tsx';
import { t } from './i18n/en/traffic.ts';

/** The two pages of one service; `base` is the address of the first. */
export const ServiceNav = ({ base }: { base: string }) => (
  <PageTabs
    label={t('nav.label')}
    pages={[
      [base, t('nav.information')],
      [`${base}/traffic`, t('nav.traffic')],
    ]}
  />
);
