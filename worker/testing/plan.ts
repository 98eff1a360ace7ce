import type { World } from './world.ts';

type Query = { toSQL(): { sql: string; params: unknown[] } };

/** How SQLite would run it, one line a step. */
export async function planOf(w: World, query: Query): Promise<string> {
  const { sql, params } = query.toSQL();
  const { results } = await w.env.DB.prepare(`EXPLAIN QUERY PLAN ${sql}`)
    .bind(...params)
    .all<{ detail: string }>();
  return results.map(({ detail }) => detail).join('\n');
}

/** In the order of an index: no sorting in memory, whatever the size of the table. */
export const IN_INDEX_ORDER = /^(?!.*TEMP B-TREE).*USING (COVERING )?INDEX/s;
