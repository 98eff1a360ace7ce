import { api } from '../../data/api.ts';
import { useQuery } from '../../data/store/cache.ts';

export type ConfigText = Awaited<ReturnType<typeof api.client.services.config>>;

/** Comes from the VPN server, so it may take a while or fail while the rest of the page is fine. */
export const useConfig = (id: string, protocol: ConfigText['protocol'], wanted: boolean) =>
  useQuery(['services', 'config', id, protocol], (signal) => api.client.services.config({ id, protocol }, { signal }), {
    enabled: wanted,
  });
