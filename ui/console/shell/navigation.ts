import { can } from '../../data/permissions.ts';
import { t } from '../i18n/en/shell.ts';
import { routes } from '../routes.tsx';
import { capabilities, type Entry, GROUPS, type Group } from './capability.ts';

export type NavItem = Pick<Entry, 'href' | 'icon'> & { label: string };
export type NavGroup = { key: Group; label?: string; items: NavItem[] };

const routeOf = (href: string) => routes.find(({ path }) => path.replace(/\/\*$/, '') === href);

/** There is a page and this person may open it. */
export const opens = (href: string): boolean => {
  const route = routeOf(href);
  return route !== undefined && can(route.permit);
};

const entries = capabilities.flatMap((c) => c.entries ?? []).toSorted((a, b) => a.order - b.order);

const itemsOf = (group: Group): NavItem[] =>
  entries
    .filter((entry) => entry.group === group && opens(entry.href))
    .map(({ href, label, icon }) => ({ href, label: label(), icon }));

/** By group; only what has a page and is permitted. */
export const navigation = (): NavGroup[] =>
  GROUPS.map((key) => {
    const label = t.find(`group.${key}`);
    return { key, ...(label ? { label } : {}), items: itemsOf(key) };
  }).filter(({ items }) => items.length > 0);

export const isHere = (href: string, path: string): boolean =>
  path === href || (href !== '/admin' && path.startsWith(`${href}/`));
