import type { Overview } from './overview-data.ts';

export const STEPS = [
  'server',
  'tested',
  'group',
  'address',
  'company',
  'gateway',
  'sender',
  'product',
  'sellable',
  'order',
] as const;
export type StepKey = (typeof STEPS)[number];

/** What the shop has of what it needs, as the server proves it. */
export type SetUp = NonNullable<Overview['setUp']>;

export type FirstStep = { key: StepKey; done: boolean; href: string };

/** A step is done when the shop has what it asks for, in whatever order it came about; it opens again when that breaks. */
export const firstSteps = (setUp: SetUp, portal = '/'): FirstStep[] => {
  const { serverId, groupId, productId } = setUp;
  const hrefs: Record<StepKey, string> = {
    server: '/admin/servers/new',
    tested: serverId ? `/admin/servers/${serverId}` : '/admin/servers',
    group: groupId ? `/admin/server-groups/${groupId}` : '/admin/server-groups/new',
    address: '/admin/settings',
    company: '/admin/settings',
    gateway: '/admin/gateways',
    sender: '/admin/senders',
    product: '/admin/products/new',
    sellable: productId ? `/admin/products/${productId}` : '/admin/products',
    order: portal,
  };
  return STEPS.map((key) => ({ key, done: setUp[key], href: hrefs[key] }));
};

/** Hidden steps stay hidden until one of them that was done breaks, or another shop's are looked at. */
export const hiddenAs = (steps: readonly FirstStep[]): string =>
  steps
    .filter(({ done }) => done)
    .map(({ key }) => key)
    .join(' ');
export const staysHidden = (steps: readonly FirstStep[], hidden: string | undefined): boolean => {
  if (hidden === undefined) return false;
  const done = new Set<string>(steps.flatMap((step) => (step.done ? [step.key] : [])));
  return hidden.split(' ').every((key) => key === '' || done.has(key));
};
