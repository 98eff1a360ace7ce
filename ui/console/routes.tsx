import './record/record.css';
import { type PageRoute, page } from '../kit/routes.tsx';

/** Every page of the console, one line each. An entry of the navigation shows itself once its address is here. */
export const routes: readonly PageRoute[] = [
  page('/admin', () => import('./overview/overview.tsx')),
  page('/admin/sign-in', () => import('./session/sign-in.tsx'), { open: true }),
  page('/admin/setup', () => import('./session/setup.tsx'), { open: true }),
  page('/admin/clients', () => import('./clients/list.tsx'), { permit: 'clients.read' }),
  page('/admin/clients/:id', () => import('./clients/client.tsx'), { permit: 'clients.read' }),
  page('/admin/services', () => import('./services/list.tsx'), { permit: 'services.read' }),
  page('/admin/services/:id', () => import('./services/service.tsx'), { permit: 'services.read' }),
  page('/admin/services/:id/traffic', () => import('./services/traffic.tsx'), { permit: 'services.read' }),
  page('/admin/products', () => import('./catalog/list.tsx'), { permit: 'catalog.read' }),
  page('/admin/products/new', () => import('./catalog/product.tsx'), { permit: 'catalog.write' }),
  page('/admin/products/:id', () => import('./catalog/product.tsx'), { permit: 'catalog.read' }),
  page('/admin/product-groups/*', () => import('./catalog/groups.tsx'), { permit: 'catalog.read' }),
  page('/admin/servers', () => import('./servers/list.tsx'), { permit: 'servers.read' }),
  page('/admin/servers/new', () => import('./servers/form.tsx'), { permit: 'servers.write' }),
  page('/admin/servers/:id', () => import('./servers/server.tsx'), { permit: 'servers.read' }),
  page('/admin/servers/:id/edit', () => import('./servers/form.tsx'), { permit: 'servers.write' }),
  page('/admin/server-groups/*', () => import('./servers/groups.tsx'), { permit: 'servers.read' }),
  page('/admin/transactions', () => import('./finance/transactions.tsx'), { permit: 'finance.read' }),
  page('/admin/documents', () => import('./finance/documents.tsx'), { permit: 'finance.read' }),
  page('/admin/documents/:id', () => import('./finance/document.tsx'), { permit: 'finance.read' }),
  page('/admin/payments', () => import('./finance/payments.tsx'), { permit: 'finance.read' }),
  page('/admin/jobs', () => import('./monitoring/jobs.tsx'), { permit: 'monitoring.read' }),
  page('/admin/activity', () => import('./monitoring/activity.tsx'), { permit: 'monitoring.read' }),
  page('/admin/mails', () => import('./monitoring/mails.tsx'), { permit: 'monitoring.read' }),
  page('/admin/module-log', () => import('./monitoring/module-log.tsx'), { permit: 'monitoring.read' }),
  page('/admin/settings', () => import('./settings/settings.tsx'), { permit: 'settings.read' }),
  page('/admin/tokens', () => import('./settings/tokens.tsx'), { permit: 'tokens.own' }),
];
