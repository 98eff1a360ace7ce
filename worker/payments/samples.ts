import type { DriverForm } from '../kernel/instance.ts';
import type { Rest, Series } from '../testing/examples/samples.ts';

export const many = ({ insert, id, at }: Series) => [
  `${insert} gateway (id, key, driver, name, enabled, position, config, created_at)
    SELECT ${id('W')}, 'bench-' || i, (SELECT driver FROM gateway ORDER BY id LIMIT 1), '', i % 9 > 0, i % 5, '{}', ${at} + i % 9 FROM n`,
];

export async function one({ get, post, unique }: Rest) {
  const { drivers } = await get<{ drivers: DriverForm[] }>('/admin/gateway-drivers');
  const [{ key: driver, initial: config }] = drivers as [DriverForm];
  await post('/admin/gateways', { key: unique('way'), driver, name: '', enabled: false, position: 0, config });
}
