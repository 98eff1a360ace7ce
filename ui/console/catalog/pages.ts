import { page } from '../../kit/page/routes.tsx';
import { IconBox, IconFolder } from '../../kit/shown/icons.tsx';
import { t } from '../i18n/en/shell.ts';
import type { Capability } from '../shell/capability.ts';

export const capability: Capability = {
  pages: [
    page('/admin/products', () => import('./list.tsx'), { permit: 'catalog.read' }),
    page('/admin/products/new', () => import('./product.tsx'), { permit: 'catalog.write' }),
    page('/admin/products/:id', () => import('./product.tsx'), { permit: 'catalog.read' }),
    page('/admin/product-groups/*', () => import('./groups.tsx'), { permit: 'catalog.read' }),
  ],
  entries: [
    { group: 'catalog', order: 10, href: '/admin/products', label: () => t('nav.products'), icon: IconBox },
    {
      group: 'catalog',
      order: 20,
      href: '/admin/product-groups',
      label: () => t('nav.productGroups'),
      icon: IconFolder,
    },
  ],
};
