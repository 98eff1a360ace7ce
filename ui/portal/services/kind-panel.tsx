import type { ComponentChildren } from 'preact';
import { lazy } from 'preact-iso';
import type { MyService } from '../../../worker/services/contract/model.ts';
import { api } from '../../data/api.ts';
import { useQuery } from '../../data/store/cache.ts';

const Blocks = /* @__PURE__ */ lazy(() => import('./blocks.tsx'));

/** The account as its server has it now. */
export const useAccount = (id: string, options: { everyMs?: number; enabled?: boolean } = {}) =>
  useQuery(['services', 'account', id], (signal) => api.client.services.account({ id }, { signal }), options);

/** As the network has them now; until that is heard, as it had them. */
export const useProtocols = ({ id, status }: MyService, known: Vpn['protocols']): Vpn['protocols'] =>
  useAccount(id, { enabled: status === 'active' }).data?.protocols ?? known;

type Vpn = NonNullable<MyService['vpn']>;
type Props = { service: MyService; otherwise?: ComponentChildren };

/** What the kind of the server adds to the page; loaded where it adds anything. */
export const KindPanel = ({ service, otherwise }: Props) => {
  const { data, problem } = useAccount(service.id);
  if (data?.blocks) return <Blocks blocks={data.blocks} hidden={service.showPassword === 'button'} />;
  return data || problem ? otherwise : null;
};
