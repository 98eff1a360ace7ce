import type { ServiceRow } from '../../../worker/services/contract/model.ts';
import { api } from '../../data/api.ts';
import { can } from '../../data/permissions.ts';
import { LinkButton } from '../../kit/form/button.tsx';
import { List } from '../../kit/list/list.tsx';
import { dateFilter } from '../../kit/list/list-toolbar.tsx';
import { IconShield } from '../../kit/shown/icons.tsx';
import { PageFrame } from '../../kit/shown/surface.tsx';
import { t } from '../i18n/en/services.ts';
import { currencyFilter, useClientFilter, wordFilter } from '../record/filters.ts';
import { sortedColumns } from './columns.tsx';
import { PROVISION_STATUSES, type ProvisionStatus, STATUSES, type Status } from './status.tsx';

export default function Services() {
  const byClient = useClientFilter();
  return (
    <PageFrame title={t('services.title')} width="wide">
      <List<ServiceRow>
        name={['services']}
        label={t('services.title')}
        load={api.admin.services.list}
        columns={sortedColumns()}
        sort="-orderedAt"
        filters={[
          ...byClient,
          wordFilter('status', t('filter.status'), STATUSES, (s) => t(`status.${s as Status}`)),
          wordFilter('provisionStatus', t('filter.provisionStatus'), PROVISION_STATUSES, (s) =>
            t(`provision.${s as ProvisionStatus}`),
          ),
          dateFilter(t('col.orderedAt')),
          ...currencyFilter(),
        ]}
        search={t('services.search')}
        rowHref={({ id }) => `/admin/services/${id}`}
        empty={{
          title: t('services.empty'),
          text: t('services.empty.text'),
          icon: IconShield,
          action: can('catalog.read') && <LinkButton href="/admin/products">{t('services.empty.action')}</LinkButton>,
        }}
        stack
      />
    </PageFrame>
  );
}
