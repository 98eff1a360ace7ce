import { can } from '../../data/permissions.ts';
import { type Icon, IconClock, IconDocument, IconKey, IconPlus } from '../../kit/shown/icons.tsx';
import { t } from '../i18n/en/palette.ts';
import { t as shell } from '../i18n/en/shell.ts';
import { navigation, opens } from '../shell/navigation.ts';
import { recentPages } from './recent.ts';

export type Entry = { key: string; label: string; words?: string; note?: string; icon: Icon; href: string };

/** The navigation, and what is reached from the account menu. */
export const pageEntries = (): Entry[] => [
  ...navigation().flatMap((group) =>
    group.items.map(({ href, label, icon }) => ({
      key: href,
      label,
      icon,
      href,
      ...(group.label ? { note: group.label, words: group.label } : {}),
    })),
  ),
  { key: '/admin/guides', label: shell('nav.guides'), icon: IconDocument, href: '/admin/guides' },
  ...(opens('/admin/tokens')
    ? [{ key: '/admin/tokens', label: shell('nav.tokens'), icon: IconKey, href: '/admin/tokens' }]
    : []),
];

const CREATED = [
  { key: 'server', href: '/admin/servers/new', permit: 'servers.write' },
  { key: 'serverGroup', href: '/admin/server-groups/new', permit: 'servers.write' },
  { key: 'product', href: '/admin/products/new', permit: 'catalog.write' },
  { key: 'productGroup', href: '/admin/product-groups/new', permit: 'catalog.write' },
] as const;

export const actionEntries = (): Entry[] =>
  CREATED.filter(({ permit }) => can(permit)).map(({ key, href }) => ({
    key: `new ${key}`,
    label: t(`action.${key}`),
    words: t('action.words'),
    icon: IconPlus,
    href,
  }));

export const recentEntries = (): Entry[] =>
  recentPages().map(({ href, title }) => ({ key: `recent ${href}`, label: title, icon: IconClock, href }));
