import { api } from '../../data/api.ts';
import { useLive } from '../../data/live.ts';
import { t } from '../../vpn/i18n/en/live.ts';
import { LiveBody, LivePill } from '../../vpn/live-status.tsx';
import { Panel } from '../record/panel.tsx';

/** Who is connected through the service now, with the panel's own field names. */
export const ConnectionPanel = ({ id }: { id: string }) => {
  const live = useLive({
    path: `/live/admin/services/${id}`,
    ask: (signal) => api.admin.connections.status({ id }, { signal }),
  });
  return (
    <Panel title={t('title')} action={<LivePill live={live} />}>
      <div class="panel-body">
        <LiveBody live={live} raw />
      </div>
    </Panel>
  );
};
