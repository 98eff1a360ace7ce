import type { DriverForm } from '../kernel/instance.ts';
import type { Rest, Series } from '../testing/examples/samples.ts';

export const many = ({ insert, id, at }: Series) => [
  `${insert} sender (id, driver, name, enabled, position, config, created_at)
    SELECT ${id('N')}, (SELECT driver FROM sender ORDER BY id LIMIT 1), 'Bench ' || i, i % 9 > 0, i % 5, '{}', ${at} + i % 9 FROM n`,
];

export async function one({ get, post, unique }: Rest) {
  const { drivers } = await get<{ drivers: DriverForm[] }>('/admin/sender-drivers');
  const [{ key: driver, initial: config }] = drivers as [DriverForm];
  await post('/admin/senders', { driver, name: unique('sender'), enabled: false, position: 9, config });
}
