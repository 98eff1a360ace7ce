import { useEffect } from 'preact/hooks';
import type { ProductDriver } from '../../../worker/catalog/contract/model.ts';
import { api } from '../../data/api.ts';
import { useQuery } from '../../data/store/cache.ts';
import { Section } from '../../kit/shown/section.tsx';
import { t } from '../i18n/en/catalog.ts';
import { DriverFields } from '../record/driver-fields.tsx';
import { type ProductForm, vpnFor } from './product-values.ts';

const kindOf = async (serverId: string | null, serverGroupId: string | null, signal: AbortSignal) => {
  const group = serverGroupId ? await api.admin.serverGroups.get({ id: serverGroupId }, { signal }) : null;
  const id = serverId ?? group?.servers[0]?.id;
  return id ? (await api.admin.servers.get({ id }, { signal })).driver : null;
};

const useProductDrivers = () =>
  useQuery(['productDrivers'], (signal) => api.admin.products.drivers({}, { signal }), { staleMs: Infinity }).data
    ?.drivers;

/** The driver of the servers that the form binds to, once one is chosen; not asked for while there is one kind. */
export function useProductDriver(form: ProductForm): ProductDriver | undefined {
  const { serverId, serverGroupId } = form.values;
  const drivers = useProductDrivers();
  const several = drivers !== undefined && drivers.length > 1;
  const kind = useQuery(
    ['productDriver', serverId, serverGroupId],
    (signal) => kindOf(serverId, serverGroupId, signal),
    { enabled: several && (serverId !== null || serverGroupId !== null) },
  );
  return several ? drivers.find(({ key }) => key === kind.data) : drivers?.[0];
}

/** What the product's driver knows beyond what every product has. */
export const OwnSettings = ({ form, driver }: { form: ProductForm; driver: ProductDriver | undefined }) => {
  const { vpn } = form.values;
  const known = useProductDrivers() ?? [];
  const missing = driver?.fields.some(({ path }) => !(path in vpn)) ?? false;
  useEffect(() => {
    if (!driver) return;
    const wanted = vpnFor(vpn, driver, known);
    if (missing || wanted.nameRule !== vpn.nameRule) form.set('vpn', wanted);
  }, [driver?.key, missing]);
  if (!driver || driver.fields.length === 0 || missing) return null;
  return (
    <Section title={driver.label} text={t('section.own.text')}>
      <DriverFields driver={driver} form={form} about="product" at={(setting) => `vpn.${setting}`} />
    </Section>
  );
};
