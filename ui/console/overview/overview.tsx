import { api } from '../../data/api.ts';
import { can, type Permission } from '../../data/permissions.ts';
import { IconGauge } from '../../kit/shown/icons.tsx';
import { Loaded } from '../../kit/shown/loaded.tsx';
import { Empty, PageFrame } from '../../kit/shown/surface.tsx';
import { t } from '../i18n/en/overview.ts';
import { t as shell } from '../i18n/en/shell.ts';
import { shortActivityColumns } from '../monitoring/columns.tsx';
import { Recent } from '../record/panel.tsx';
import { serviceColumns } from '../services/columns.tsx';
import { navigation } from '../shell/navigation.ts';
import { Attention } from './attention.tsx';
import { Health } from './health.tsx';
import { type Overview, useOverview } from './overview-data.ts';
import { Servers } from './servers-panel.tsx';
import { FirstSteps } from './steps-panel.tsx';
import { Today } from './today.tsx';

const SEEN: readonly Permission[] = ['servers.read', 'services.read', 'finance.read', 'monitoring.read'];
const LATEST = ['number', 'clientName', 'productName', 'status', 'paidThrough'];

const Orders = () => (
  <Recent
    title={t('recent.services')}
    name={['services']}
    load={api.admin.services.list}
    input={{}}
    sort="-orderedAt"
    columns={serviceColumns(true).filter(({ key }) => LATEST.includes(key))}
    rowHref={({ id }) => `/admin/services/${id}`}
    all="/admin/services"
  />
);

const Activity = () => (
  <Recent
    title={t('recent.activity')}
    name={['activity']}
    load={api.admin.activity.list}
    input={{}}
    sort="-at"
    columns={shortActivityColumns()}
    all="/admin/activity"
  />
);

const Parts = ({ overview }: { overview: Overview }) => (
  <>
    <Today overview={overview} />
    <div class="overview">
      <div>
        {overview.setUp && <FirstSteps setUp={overview.setUp} />}
        {SEEN.some((key) => can(key)) && <Attention overview={overview} />}
        {can('services.read') && <Orders />}
      </div>
      <div>
        <Health overview={overview} />
        {overview.servers && <Servers servers={overview.servers} />}
        {can('monitoring.read') && <Activity />}
      </div>
    </div>
  </>
);

export default function OverviewPage() {
  const query = useOverview();
  const doors = navigation().flatMap((group) => group.items.filter(({ href }) => href !== '/admin'));
  return (
    <PageFrame title={shell('overview.title')} width="wide">
      {doors.length === 0 ? (
        <Empty icon={IconGauge} title={shell('overview.empty')} text={shell('overview.empty.text')} />
      ) : (
        <Loaded query={query}>{(overview) => <Parts overview={overview} />}</Loaded>
      )}
    </PageFrame>
  );
}
