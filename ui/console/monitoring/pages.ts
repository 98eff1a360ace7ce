import { page } from '../../kit/page/routes.tsx';
import { IconActivity, IconMail, IconQueue, IconSwap } from '../../kit/shown/icons.tsx';
import { t } from '../i18n/en/shell.ts';
import type { Capability } from '../shell/capability.ts';

export const capability: Capability = {
  pages: [
    page('/admin/reconcile-reports', () => import('./reconcile-list.tsx'), { permit: 'servers.read' }),
    page('/admin/reconcile-reports/:id', () => import('./reconcile-report.tsx'), { permit: 'servers.read' }),
    page('/admin/jobs', () => import('./jobs.tsx'), { permit: 'monitoring.read' }),
    page('/admin/activity', () => import('./activity.tsx'), { permit: 'monitoring.read' }),
    page('/admin/mails', () => import('./mails.tsx'), { permit: 'monitoring.read' }),
    page('/admin/module-log', () => import('./module-log.tsx'), { permit: 'monitoring.read' }),
  ],
  entries: [
    { group: 'monitoring', order: 10, href: '/admin/jobs', label: () => t('nav.jobs'), icon: IconQueue },
    { group: 'monitoring', order: 20, href: '/admin/activity', label: () => t('nav.activity'), icon: IconActivity },
    { group: 'monitoring', order: 30, href: '/admin/mails', label: () => t('nav.mails'), icon: IconMail },
    { group: 'monitoring', order: 40, href: '/admin/module-log', label: () => t('nav.moduleLog'), icon: IconSwap },
  ],
};
