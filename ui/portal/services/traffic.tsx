import type { MyService } from '../../../worker/services/contract/model.ts';
import { api } from '../../data/api.ts';
import { useQuery } from '../../data/store/cache.ts';
import { LinkButton } from '../../kit/form/button.tsx';
import { Loaded } from '../../kit/shown/loaded.tsx';
import { Notice, PageFrame, Skeleton } from '../../kit/shown/surface.tsx';
import { t as words } from '../../vpn/i18n/en/traffic.ts';
import { ServiceNav } from '../../vpn/service-nav.tsx';
import { Traffic } from '../../vpn/traffic.tsx';
import { t } from '../i18n/en/services.ts';
import { nameOf } from './words.tsx';

/** A paused VPN still shows what it used; before and after its life the server knows nothing of it. */
const isKept = ({ status, vpn }: MyService): boolean => vpn !== null && (status === 'active' || status === 'suspended');

const NoTraffic = ({ service }: { service: MyService }) => (
  <Notice
    title={t(service.status === 'pending' ? 'traffic.notYet' : 'traffic.noMore')}
    action={
      <LinkButton size="s" href={`/services/${service.id}`}>
        {t('action.service')}
      </LinkButton>
    }
  />
);

export default function ServiceTraffic({ params: { id } }: { params: { id: string } }) {
  const query = useQuery(['services', 'get', id], (signal) => api.client.services.get({ id }, { signal }));
  const { data } = query;
  return (
    <PageFrame title={words('nav.traffic')} lead={data && nameOf(data)} width="wide">
      <Loaded query={query} skeleton={<Skeleton lines={8} />}>
        {(service) =>
          isKept(service) ? (
            <>
              <ServiceNav base={`/services/${id}`} />
              <Traffic serviceId={id} load={api.client.usage.month} />
            </>
          ) : (
            <NoTraffic service={service} />
          )
        }
      </Loaded>
    </PageFrame>
  );
}
