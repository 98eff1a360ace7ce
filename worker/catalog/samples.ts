import type { Rest, Series } from '../testing/examples/samples.ts';

export const many = ({ insert, id, at }: Series) => [
  `${insert} product_group (id, key, name, description, hidden, position, products, created_at)
    SELECT ${id('G', 'i + 1')}, 'bench-' || i, json_object('en', 'Bench ' || (i % 8), 'pl', CASE i % 2 WHEN 0 THEN 'Test ' || i ELSE '' END), '{"en":""}', i % 2, i % 6, 0, ${at} + i FROM n`,
];

export const one = ({ post, unique }: Rest) =>
  post('/admin/product-groups', {
    key: unique('group'),
    name: { en: 'Another group' },
    description: { en: '' },
    hidden: false,
    position: 9,
  });
