import { type Icon, IconDocument, IconHome, IconPlus, IconWallet } from '../../kit/shown/icons.tsx';
import { t } from '../i18n/en/shell.ts';
import { routes } from '../routes.tsx';

export type NavItem = { href: string; label: string; icon: Icon };

/** Only what has a page: an address that is in no route table is no entry. */
export const navigation = (): NavItem[] =>
  [
    { href: '/', label: t('nav.home'), icon: IconHome },
    { href: '/order', label: t('nav.order'), icon: IconPlus },
    { href: '/add-funds', label: t('nav.addFunds'), icon: IconWallet },
    { href: '/documents', label: t('nav.documents'), icon: IconDocument },
  ].filter(({ href }) => hasPage(href));

export const hasPage = (href: string): boolean => routes.some(({ path }) => path.replace(/\/\*$/, '') === href);

export const isHere = (href: string, path: string): boolean =>
  path === href || (href !== '/' && path.startsWith(`${href}/`));
