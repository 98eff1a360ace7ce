import { api } from '../../data/api.ts';
import { useQuery } from '../../data/store/cache.ts';
import { PageFrame } from '../../kit/shown/surface.tsx';
import { t as words } from '../../vpn/i18n/en/traffic.ts';
import { ServiceNav } from '../../vpn/service-nav.tsx';
import { Traffic } from '../../vpn/traffic.tsx';
import { t } from '../i18n/en/services.ts';

export default function ServiceTraffic({ params: { id } }: { params: { id: string } }) {
  const { data } = useQuery(['services', 'get', id], (signal) => api.admin.services.get({ id }, { signal }));
  const name = data && t('service.title', { number: String(data.number) });
  return (
    <PageFrame
      title={words('nav.traffic')}
      crumbs={[
        { label: t('services.title'), href: '/admin/services' },
        ...(name ? [{ label: name, href: `/admin/services/${id}` }] : []),
      ]}
      lead={data && `${data.productName} · ${data.clientName}`}
      width="wide"
    >
      <ServiceNav base={`/admin/services/${id}`} />
      <Traffic serviceId={id} load={api.admin.usage.month} />
    </PageFrame>
  );
}
