import type { CallOptions } from '../../data/api.ts';
import type { Page } from '../../data/store/pages.ts';

const MOST = 1000;

type Listing = { limit?: number; cursor?: string; sort?: string };

/** All rows of a list that is short by nature (servers, product groups), for a picker that must offer each of them. */
export const everyRow = async <R>(
  load: (input: never, options: CallOptions) => Promise<Page<R>>,
  input: Listing,
  signal: AbortSignal,
): Promise<R[]> => {
  const rows: R[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<R> = await load({ ...input, limit: 100, ...(cursor ? { cursor } : {}) } as never, { signal });
    rows.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null && rows.length < MOST);
  return rows;
};
