import type { PageRoute } from '../../kit/page/routes.tsx';
import type { Icon } from '../../kit/shown/icons.tsx';

/** From top to bottom; a group is titled where `group.<key>` has a word. */
export const GROUPS = ['day', 'catalog', 'servers', 'finance', 'monitoring', 'settings'] as const;
export type Group = (typeof GROUPS)[number];

/** A line of the navigation. Lower `order` stands higher in its group. */
export type Entry = { group: Group; order: number; href: string; label: () => string; icon: Icon };

/** What a folder of the console adds to it: `export const capability: Capability` in its `pages.ts`. */
export type Capability = { pages: readonly PageRoute[]; entries?: readonly Entry[] };

const found = import.meta.glob<{ capability: Capability }>('../*/pages.ts', { eager: true });

export const capabilities: readonly Capability[] = Object.values(found).map(({ capability }) => capability);
