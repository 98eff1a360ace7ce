/** The operator guides, each a file of `docs/guides/`, in the order in which a newcomer needs them. */
export const GUIDES = ['prepare-panel', 'issue-token', 'make-network', 'add-server', 'product'] as const;
export type GuideName = (typeof GUIDES)[number];

export const isGuide = (name: string): name is GuideName => (GUIDES as readonly string[]).includes(name);
export const guideHref = (name: GuideName): string => `/admin/guides/${name}`;
