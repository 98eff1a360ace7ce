import { page } from '../../kit/page/routes.tsx';
import { IconMail, IconSettings, IconWallet } from '../../kit/shown/icons.tsx';
import { t } from '../i18n/en/shell.ts';
import type { Capability } from '../shell/capability.ts';

export const capability: Capability = {
  pages: [
    page('/admin/settings', () => import('./settings.tsx'), { permit: 'settings.read' }),
    page('/admin/gateways/*', () => import('./gateways.tsx'), { permit: 'settings.read' }),
    page('/admin/senders/*', () => import('./senders.tsx'), { permit: 'settings.read' }),
    page('/admin/tokens', () => import('./tokens.tsx'), { permit: 'tokens.own' }),
  ],
  entries: [
    { group: 'settings', order: 10, href: '/admin/settings', label: () => t('nav.settings'), icon: IconSettings },
    { group: 'settings', order: 20, href: '/admin/gateways', label: () => t('nav.gateways'), icon: IconWallet },
    { group: 'settings', order: 30, href: '/admin/senders', label: () => t('nav.senders'), icon: IconMail },
  ],
};
