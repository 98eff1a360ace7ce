export const STEPS = ['server', 'tested', 'group', 'product', 'price', 'order'] as const;
export type StepKey = (typeof STEPS)[number];

/** What the shop has; undefined while it is not known. */
export type ShopFacts = {
  servers: readonly { id: string; probe: { ok: boolean } | null }[];
  groups: readonly { id: string; servers: readonly unknown[] }[];
  products: readonly { id: string }[];
  /** The product that is looked at for a price. */
  product: { id: string; prices: readonly unknown[] } | undefined;
  orders: number;
};

export type FirstStep = { key: StepKey; done: boolean; href: string };

/** Proved from data: a step is done when the shop has what it asks for, in whatever order it came about. */
export const firstSteps = ({ servers, groups, products, product, orders }: ShopFacts): FirstStep[] => {
  const untested = servers.find(({ probe }) => !probe?.ok);
  const group = groups[0];
  return [
    { key: 'server', done: servers.length > 0, href: '/admin/servers/new' },
    {
      key: 'tested',
      done: servers.some(({ probe }) => probe?.ok),
      href: untested ? `/admin/servers/${untested.id}` : '/admin/servers',
    },
    {
      key: 'group',
      done: groups.some((other) => other.servers.length > 0),
      href: group ? `/admin/server-groups/${group.id}` : '/admin/server-groups/new',
    },
    { key: 'product', done: products.length > 0, href: '/admin/products/new' },
    {
      key: 'price',
      done: (product?.prices.length ?? 0) > 0,
      href: product ? `/admin/products/${product.id}` : '/admin/products',
    },
    { key: 'order', done: orders > 0, href: '/' },
  ];
};
