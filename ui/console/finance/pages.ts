import { page } from '../../kit/page/routes.tsx';
import { IconCard, IconDocument, IconSwap } from '../../kit/shown/icons.tsx';
import { t } from '../i18n/en/shell.ts';
import type { Capability } from '../shell/capability.ts';

export const capability: Capability = {
  pages: [
    page('/admin/transactions', () => import('./transactions.tsx'), { permit: 'finance.read' }),
    page('/admin/documents', () => import('./documents.tsx'), { permit: 'finance.read' }),
    page('/admin/documents/:id', () => import('./document.tsx'), { permit: 'finance.read' }),
    page('/admin/payments', () => import('./payments.tsx'), { permit: 'finance.read' }),
  ],
  entries: [
    { group: 'finance', order: 10, href: '/admin/transactions', label: () => t('nav.transactions'), icon: IconSwap },
    { group: 'finance', order: 20, href: '/admin/documents', label: () => t('nav.documents'), icon: IconDocument },
    { group: 'finance', order: 30, href: '/admin/payments', label: () => t('nav.payments'), icon: IconCard },
  ],
};
