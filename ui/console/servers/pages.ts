import { page } from '../../kit/page/routes.tsx';
import { IconLayers, IconServer } from '../../kit/shown/icons.tsx';
import { t } from '../i18n/en/shell.ts';
import type { Capability } from '../shell/capability.ts';

export const capability: Capability = {
  pages: [
    page('/admin/servers', () => import('./list.tsx'), { permit: 'servers.read' }),
    page('/admin/servers/new', () => import('./form.tsx'), { permit: 'servers.write' }),
    page('/admin/servers/:id', () => import('./server.tsx'), { permit: 'servers.read' }),
    page('/admin/servers/:id/edit', () => import('./form.tsx'), { permit: 'servers.write' }),
    page('/admin/server-groups/*', () => import('./groups.tsx'), { permit: 'servers.read' }),
  ],
  entries: [
    { group: 'servers', order: 10, href: '/admin/servers', label: () => t('nav.servers'), icon: IconServer },
    { group: 'servers', order: 20, href: '/admin/server-groups', label: () => t('nav.serverGroups'), icon: IconLayers },
  ],
};
