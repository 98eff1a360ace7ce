import { page } from '../../kit/page/routes.tsx';
import { IconSettings } from '../../kit/shown/icons.tsx';
import { t } from '../i18n/en/shell.ts';
import type { Capability } from '../shell/capability.ts';

export const capability: Capability = {
  pages: [
    page('/admin/settings', () => import('./settings.tsx'), { permit: 'settings.read' }),
    page('/admin/tokens', () => import('./tokens.tsx'), { permit: 'tokens.own' }),
  ],
  entries: [
    { group: 'settings', order: 10, href: '/admin/settings', label: () => t('nav.settings'), icon: IconSettings },
  ],
};
