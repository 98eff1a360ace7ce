import { resourceVerbs } from '../../kernel/unit/resource.ts';
import { groupColumnsOf, groupOf } from '../rules.ts';
import { groups } from '../store.ts';
import { happened } from '../words/index.ts';

/** The schema refuses to delete a group (`product_group_in_use`) while products are listed in it. */
export const groupVerbs = resourceVerbs({
  name: 'product_group',
  rows: groups,
  shown: groupOf,
  columns: groupColumnsOf,
  words: (what, { name }) => happened(`group.${what}`, { name: name.en }),
});
