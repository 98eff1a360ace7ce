import { api } from '../../data/api.ts';
import { useQuery } from '../../data/store/cache.ts';

/** The kinds of servers that there are. */
export const useServerDrivers = () =>
  useQuery(['serverDrivers'], (signal) => api.admin.servers.drivers({}, { signal }), { staleMs: Infinity });

export const useServerDriver = (key: string) => useServerDrivers().data?.drivers.find((driver) => driver.key === key);
