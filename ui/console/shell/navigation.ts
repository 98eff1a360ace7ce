import { can } from '../../data/permissions.ts';
import {
  type Icon,
  IconActivity,
  IconBox,
  IconCard,
  IconDocument,
  IconFolder,
  IconGauge,
  IconLayers,
  IconMail,
  IconQueue,
  IconServer,
  IconSettings,
  IconShield,
  IconSwap,
  IconUsers,
} from '../../kit/shown/icons.tsx';
import { t } from '../i18n/en/shell.ts';
import { routes } from '../routes.tsx';

export type NavItem = { href: string; label: string; icon: Icon };
export type NavGroup = { key: string; label?: string; items: NavItem[] };

const routeOf = (href: string) => routes.find(({ path }) => path.replace(/\/\*$/, '') === href);

/** There is a page and this person may open it. */
export const opens = (href: string): boolean => {
  const route = routeOf(href);
  return route !== undefined && can(route.permit);
};

const selling = (): NavGroup[] => [
  {
    key: 'day',
    items: [
      { href: '/admin', label: t('nav.overview'), icon: IconGauge },
      { href: '/admin/clients', label: t('nav.clients'), icon: IconUsers },
      { href: '/admin/services', label: t('nav.services'), icon: IconShield },
    ],
  },
  {
    key: 'catalog',
    label: t('group.catalog'),
    items: [
      { href: '/admin/products', label: t('nav.products'), icon: IconBox },
      { href: '/admin/product-groups', label: t('nav.productGroups'), icon: IconFolder },
    ],
  },
  {
    key: 'servers',
    label: t('group.servers'),
    items: [
      { href: '/admin/servers', label: t('nav.servers'), icon: IconServer },
      { href: '/admin/server-groups', label: t('nav.serverGroups'), icon: IconLayers },
    ],
  },
];

const keeping = (): NavGroup[] => [
  {
    key: 'finance',
    label: t('group.finance'),
    items: [
      { href: '/admin/transactions', label: t('nav.transactions'), icon: IconSwap },
      { href: '/admin/documents', label: t('nav.documents'), icon: IconDocument },
      { href: '/admin/payments', label: t('nav.payments'), icon: IconCard },
    ],
  },
  {
    key: 'monitoring',
    label: t('group.monitoring'),
    items: [
      { href: '/admin/jobs', label: t('nav.jobs'), icon: IconQueue },
      { href: '/admin/activity', label: t('nav.activity'), icon: IconActivity },
      { href: '/admin/mails', label: t('nav.mails'), icon: IconMail },
      { href: '/admin/module-log', label: t('nav.moduleLog'), icon: IconSwap },
    ],
  },
  { key: 'settings', items: [{ href: '/admin/settings', label: t('nav.settings'), icon: IconSettings }] },
];

/** By capability; only what has a page and is permitted. */
export const navigation = (): NavGroup[] =>
  [...selling(), ...keeping()]
    .map((group) => ({ ...group, items: group.items.filter(({ href }) => opens(href)) }))
    .filter(({ items }) => items.length > 0);

export const isHere = (href: string, path: string): boolean =>
  path === href || (href !== '/admin' && path.startsWith(`${href}/`));
