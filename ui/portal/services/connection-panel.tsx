import { useEffect } from 'preact/hooks';
import { api } from '../../data/api.ts';
import { useLive } from '../../data/live.ts';
import { invalidate } from '../../data/store/cache.ts';
import { t } from '../../vpn/i18n/en/live.ts';
import { LiveBody, LivePill } from '../../vpn/live-status.tsx';
import { Panel } from '../panel.tsx';

/** Who is connected through this VPN now. */
export const ConnectionPanel = ({ id }: { id: string }) => {
  const live = useLive({
    path: `/live/services/${id}`,
    ask: (signal) => api.client.connections.status({ id }, { signal }),
  });
  const ended = live.problem.value?.code === 'not_active';
  useEffect(() => {
    if (ended) invalidate('services');
  }, [ended]);
  return (
    <Panel title={t('title')} aside={<LivePill live={live} />}>
      <LiveBody live={live} />
    </Panel>
  );
};
