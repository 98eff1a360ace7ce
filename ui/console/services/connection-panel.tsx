import { useEffect } from 'preact/hooks';
import { api } from '../../data/api.ts';
import { useLive } from '../../data/live.ts';
import { t } from '../../vpn/i18n/en/live.ts';
import { LiveBody, LivePill } from '../../vpn/live-status.tsx';
import { Panel } from '../record/panel.tsx';
import { askedOf, type Observed } from './account-panels.tsx';
import { contradicts } from './contradicts.ts';

/** Who is connected through the service now, with the panel's own field names. What it hears first, `observed` asks too. */
export const ConnectionPanel = ({ id, observed }: { id: string; observed: Observed }) => {
  const live = useLive({
    path: `/live/admin/services/${id}`,
    ask: (signal) => api.admin.connections.status({ id }, { signal }),
  });
  const stale = !observed.loading && contradicts(askedOf(observed), live.view.value);
  useEffect(() => {
    if (stale) observed.again();
  }, [stale]);
  return (
    <Panel title={t('title')} action={<LivePill live={live} />}>
      <div class="panel-body">
        <LiveBody live={live} raw />
      </div>
    </Panel>
  );
};
