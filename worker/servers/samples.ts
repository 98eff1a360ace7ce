import type { Rest, Series } from '../testing/examples/samples.ts';

export const many = ({ insert, id, at }: Series) => [
  `${insert} server_group (id, name, created_at) SELECT ${id('R')}, 'Bench ' || i, ${at} + i % 9 FROM n`,
  `${insert} server_group_member (group_id, server_id, position)
    SELECT ${id('R')}, ${id('A', 'm.value')}, m.key FROM n, json_each('[1,2]') m WHERE m.key < i % 3`,
];

export const one = ({ post, unique }: Rest) => post('/admin/server-groups', { name: unique('group'), serverIds: [] });
