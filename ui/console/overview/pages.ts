import { page } from '../../kit/page/routes.tsx';
import { IconGauge } from '../../kit/shown/icons.tsx';
import { t } from '../i18n/en/shell.ts';
import type { Capability } from '../shell/capability.ts';

export const capability: Capability = {
  pages: [page('/admin', () => import('./overview.tsx'))],
  entries: [{ group: 'day', order: 10, href: '/admin', label: () => t('nav.overview'), icon: IconGauge }],
};
