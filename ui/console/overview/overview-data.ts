import { type Api, api } from '../../data/api.ts';
import { useQuery } from '../../data/store/cache.ts';

export type Overview = Awaited<ReturnType<Api['admin']['overview']['get']>>;

const REFRESH_MS = 30_000;

/** One answer for the whole page; what the reader may not see is null in it. */
export const useOverview = () =>
  useQuery<Overview>(['overview'], (signal) => api.admin.overview.get({}, { signal }), {
    staleMs: 0,
    everyMs: REFRESH_MS,
  });
