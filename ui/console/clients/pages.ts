import { page } from '../../kit/page/routes.tsx';
import { IconUsers } from '../../kit/shown/icons.tsx';
import { t } from '../i18n/en/shell.ts';
import type { Capability } from '../shell/capability.ts';

export const capability: Capability = {
  pages: [
    page('/admin/clients', () => import('./list.tsx'), { permit: 'clients.read' }),
    page('/admin/clients/:id', () => import('./client.tsx'), { permit: 'clients.read' }),
  ],
  entries: [{ group: 'day', order: 20, href: '/admin/clients', label: () => t('nav.clients'), icon: IconUsers }],
};
