import { page } from '../../kit/page/routes.tsx';
import { IconShield } from '../../kit/shown/icons.tsx';
import { t } from '../i18n/en/shell.ts';
import type { Capability } from '../shell/capability.ts';

export const capability: Capability = {
  pages: [
    page('/admin/services', () => import('./list.tsx'), { permit: 'services.read' }),
    page('/admin/services/:id', () => import('./service.tsx'), { permit: 'services.read' }),
    page('/admin/services/:id/traffic', () => import('./traffic.tsx'), { permit: 'services.read' }),
  ],
  entries: [{ group: 'day', order: 30, href: '/admin/services', label: () => t('nav.services'), icon: IconShield }],
};
