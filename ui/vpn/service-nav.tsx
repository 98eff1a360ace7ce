import { t } from './i18n/en/traffic.ts';

/** The two pages of one service; `base` is the address of the first. */
export const ServiceNav = ({ base, here }: { base: string; here: 'information' | 'traffic' }) => (
  <nav class="tabs" aria-label={t('nav.label')}>
    <a class="tab" href={base} aria-current={here === 'information' ? 'page' : undefined}>
      {t('nav.information')}
    </a>
    <a class="tab" href={`${base}/traffic`} aria-current={here === 'traffic' ? 'page' : undefined}>
      {t('nav.traffic')}
    </a>
  </nav>
);
