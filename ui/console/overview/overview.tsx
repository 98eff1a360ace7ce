import { api } from '../../data/api.ts';
import { can } from '../../data/permissions.ts';
import { IconGauge } from '../../kit/icons.tsx';
import { Empty, PageFrame } from '../../kit/surface.tsx';
import { t } from '../i18n/en/overview.ts';
import { t as shell } from '../i18n/en/shell.ts';
import { shortActivityColumns } from '../monitoring/columns.tsx';
import { Recent } from '../record/panel.tsx';
import { serviceColumns } from '../services/columns.tsx';
import { navigation } from '../shell/navigation.ts';
import { Attention } from './attention.tsx';
import { FirstSteps } from './steps-panel.tsx';

const SEEN = ['servers.read', 'services.read', 'finance.read', 'monitoring.read'];
const LATEST = ['number', 'clientName', 'productName', 'status', 'paidThrough'];

export default function Overview() {
  const doors = navigation().flatMap((group) => group.items.filter(({ href }) => href !== '/admin'));
  return (
    <PageFrame title={shell('overview.title')} width="wide">
      {doors.length === 0 ? (
        <Empty icon={IconGauge} title={shell('overview.empty')} text={shell('overview.empty.text')} />
      ) : (
        <div class="overview">
          <div>
            <FirstSteps />
            {SEEN.some(can) && <Attention />}
            {can('services.read') && (
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
            )}
          </div>
          {can('monitoring.read') && (
            <Recent
              title={t('recent.activity')}
              name={['activity']}
              load={api.admin.activity.list}
              input={{}}
              sort="-at"
              columns={shortActivityColumns()}
              all="/admin/activity"
            />
          )}
        </div>
      )}
    </PageFrame>
  );
}
