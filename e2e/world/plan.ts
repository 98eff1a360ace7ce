/** Copies of the demo's Plus, so that theirs can change without anybody else. */
import { demoShop } from './demo-shop.ts';
import { type Visitor, visitor } from './visitor.ts';

type Target = { serverId: string; network: string };
export type Product = {
  id: string;
  key: string;
  vpn: Record<string, unknown>;
  targets: Target[];
} & Record<string, unknown>;

export async function clerk(): Promise<Visitor> {
  const staff = visitor(demoShop().url);
  await staff.post('/staff/session', demoShop().admin);
  return staff;
}

/** Sold under this name, in `network` of the same servers where one is given; answers its id. */
export async function sell(staff: Visitor, name: string, network?: string): Promise<string> {
  const { items } = await staff.get<{ items: Product[] }>('/admin/products?limit=100');
  const plus = await staff.get<Product>(`/admin/products/${items.find(({ key }) => key === 'plus')?.id}`);
  const { id: _, activeServices: _a, totalServices: _t, createdAt: _c, warnings: _w, ...draft } = plus;
  const key = name.toLowerCase().replaceAll(' ', '-');
  const targets = network ? draft.targets.map((target) => ({ ...target, network })) : draft.targets;
  return (await staff.post<{ id: string }>('/admin/products', { ...draft, targets, key, name: { en: name } })).id;
}
