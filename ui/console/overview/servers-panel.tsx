import { number } from '../../data/format/format.ts';
import { Badge, StatusDot, type Tone } from '../../kit/shown/badge.tsx';
import { Age, Instant } from '../../kit/shown/values.tsx';
import { t } from '../i18n/en/overview.ts';
import { Panel } from '../record/panel.tsx';
import type { Overview } from './overview-data.ts';

type Server = NonNullable<Overview['servers']>['items'][number];

const TONES: Record<Server['state'], Tone> = {
  ok: 'ok',
  failed: 'danger',
  down: 'danger',
  never: 'warn',
  disabled: 'neutral',
};

const Slots = ({ slots, slotsLow }: Server) => {
  if (!slots) return null;
  const full = slots.used >= slots.total;
  return (
    <span class="health-slots">
      <meter
        min={0}
        max={Math.max(slots.total, 1)}
        high={slots.total * 0.9}
        optimum={0}
        value={slots.used}
        aria-label={t('servers.slots')}
      />
      <span class={slotsLow ? 'num text-warn-ink' : 'num'}>
        {t('servers.slots.of', { used: number(slots.used), total: number(slots.total) })}
      </span>
      {slotsLow && <Badge tone={full ? 'danger' : 'warn'}>{t(full ? 'servers.full' : 'servers.low')}</Badge>}
    </span>
  );
};

const LICENCE_TONES: Partial<Record<Server['licence'], Tone>> = { days30: 'warn', days7: 'warn' };

const Licence = ({ licence, licenceExpires }: Server) => {
  if (licence === 'ok' || licence === 'unknown') return null;
  return (
    <span>
      <Badge tone={LICENCE_TONES[licence] ?? 'danger'}>{t(`servers.licence.${licence}`)}</Badge>{' '}
      {licenceExpires !== null && (
        <span class="sub">
          <Instant at={licenceExpires} />
        </span>
      )}
    </span>
  );
};

const Line = ({ server }: { server: Server }) => {
  const { id, name, state, why, downSince, testedAt, heardAt } = server;
  const at = state === 'ok' ? heardAt : testedAt;
  return (
    <li class="server-line">
      <a class="health-name" href={`/admin/servers/${id}`}>
        {name}
      </a>
      <StatusDot tone={TONES[state]}>{t(`servers.state.${state}`)}</StatusDot>
      <span class="sub">
        {state === 'down' ? (
          <>
            {t('servers.since')} <Age at={downSince} />
          </>
        ) : (
          at !== null && (
            <>
              {t(state === 'ok' ? 'servers.heard' : 'servers.tested')} <Age at={at} />
            </>
          )
        )}
      </span>
      <span class="server-line-more">
        <Slots {...server} />
        <Licence {...server} />
        {why && <span class="sub wrap-text">{why}</span>}
      </span>
    </li>
  );
};

/** Each VPN server: does it answer, is there room on it, how long does its licence last. */
export const Servers = ({ servers }: { servers: NonNullable<Overview['servers']> }) => {
  if (servers.items.length === 0) return null;
  return (
    <Panel
      title={t('servers.title')}
      action={
        <a class="link text-s" href="/admin/servers">
          {t(servers.more ? 'servers.all' : 'servers.open')}
        </a>
      }
    >
      <ul>
        {servers.items.map((server) => (
          <Line key={server.id} server={server} />
        ))}
      </ul>
    </Panel>
  );
};
