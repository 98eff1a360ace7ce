import { api } from '../../data/api.ts';
import { useQuery } from '../../data/cache.ts';
import { PageFrame } from '../../kit/surface.tsx';
import { t as words } from '../../vpn/i18n/en/traffic.ts';
import { ServiceNav } from '../../vpn/service-nav.tsx';
import { Traffic } from '../../vpn/traffic.tsx';
import { nameOf } from './words.tsx';

export default function ServiceTraffic({ params: { id } }: { params: { id: string } }) {
  const { data } = useQuery(['services', 'get', id], (signal) => api.client.services.get({ id }, { signal }));
  return (
    <PageFrame title={words('nav.traffic')} lead={data && nameOf(data)} width="wide">
      <ServiceNav base={`/services/${id}`} here="traffic" />
      <Traffic serviceId={id} load={api.client.usage.month} />
    </PageFrame>
  );
}
