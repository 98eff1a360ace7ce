import type { LiveStatus } from '../../worker/connections/contract/model.ts';
import { size } from '../data/format/bytes.ts';
import { clock } from '../data/format/clock.ts';
import { instantTitle, now, relative } from '../data/format/time.ts';
import { type Live, type LiveView, type Shown, shownState } from '../data/live.ts';
import { IconButton } from '../kit/form/button.tsx';
import { type Accent, Badge, type Tone } from '../kit/shown/badge.tsx';
import type { Icon } from '../kit/shown/icon.tsx';
import { IconInfo, IconRefresh } from '../kit/shown/icons.tsx';
import { IconAmneziawg, IconIkev2, IconOpenvpn, IconWireguard } from '../kit/shown/icons-protocol.tsx';
import { Facts } from '../kit/shown/section.tsx';
import { Skeleton } from '../kit/shown/surface.tsx';
import { t } from './i18n/en/live.ts';
import './live.css';

type Session = LiveStatus['sessions'][number];

const PROTOCOLS: Record<Accent, readonly [name: string, icon: Icon]> = {
  wireguard: ['WireGuard', IconWireguard],
  amneziawg: ['AmneziaWG', IconAmneziawg],
  openvpn: ['OpenVPN', IconOpenvpn],
  ikev2: ['IKEv2', IconIkev2],
};
const TONES: Record<Shown['state'], Tone> = {
  checking: 'neutral',
  online: 'ok',
  offline: 'neutral',
  unknown: 'warn',
  cut: 'warn',
};

const Time = ({ at }: { at: number }) => (
  <time class="num" dateTime={new Date(at).toISOString()} title={instantTitle(at)}>
    {clock(at, now.value)}
  </time>
);

/** The server's instant with how long ago it was by the server's clock. */
const Ago = ({ at, offsetMs }: { at: number; offsetMs: number }) => (
  <>
    <Time at={at} />{' '}
    <span class="live-ago num">({relative(Math.min(at, now.value + offsetMs), now.value + offsetMs)})</span>
  </>
);

export const useShown = ({ view, resumedAt, cut }: Live): Shown =>
  shownState(view.value, now.value, resumedAt.value, cut.value);

/** What is shown is what was seen last. */
const isOld = ({ state }: Shown): boolean => state === 'unknown' || state === 'cut';

/** State, since when, and the button that asks again. The change of state, and nothing else, is read out. */
export const LivePill = ({ live }: { live: Live }) => {
  const shown = useShown(live);
  const words = t(`state.${shown.state}`);
  return (
    <span class="live-pill">
      <span class={`badge badge-${TONES[shown.state]}`} data-state={shown.state}>
        <span class={`dot dot-${TONES[shown.state]}`} aria-hidden="true" />
        {words}
      </span>
      {shown.state === 'unknown' && (
        <span class="text-s text-ink-2">{t('since', { time: clock(shown.since, now.value) })}</span>
      )}
      <IconButton
        label={t('refresh')}
        icon={IconRefresh}
        size="s"
        busy={live.asking.value}
        onClick={() => void live.refresh()}
      />
      <span class="sr-only" role="status" aria-live="polite">
        {shown.state === 'checking' ? '' : t('said', { state: words })}
      </span>
    </span>
  );
};

const factsOf = (s: Session, offsetMs: number) => {
  const handshake = s.protocol === 'openvpn' || s.protocol === 'ikev2' ? 'field.connected' : 'field.handshake';
  const bytes = (count: number | null) => (count === null ? t('notTold') : <span class="num">{size(count)}</span>);
  return [
    [t('field.network'), s.network ?? '—'],
    [t('field.ip'), <span class="mono">{s.ip ?? '—'}</span>],
    [t('field.endpoint'), <span class="mono break-all">{s.endpoint ?? '—'}</span>],
    ...(s.lastHandshakeAt === null
      ? []
      : ([[t(handshake), <Ago at={s.lastHandshakeAt} offsetMs={offsetMs} />]] as const)),
    [t('field.down'), bytes(s.downBytes)],
    [t('field.up'), bytes(s.upBytes)],
  ] as const;
};

/** As the panel names things, for staff: what it received is what the customer uploaded. */
const rawOf = (s: Session) => [
  ['network', s.network],
  ['ip', s.ip],
  ['endpoint', s.endpoint],
  ['latest_handshake', s.lastHandshakeAt === null ? null : Math.floor(s.lastHandshakeAt / 1000)],
  ['transfer_rx', s.upBytes],
  ['transfer_tx', s.downBytes],
];

const Raw = ({ session }: { session: Session }) => (
  <ul class="live-chips">
    {rawOf(session).map(([name, value]) => (
      <li key={name} class="live-chip mono">
        <span class="text-ink-2">{name}</span> {value ?? 'null'}
      </li>
    ))}
  </ul>
);

const SessionBlock = ({
  session,
  view,
  isLive,
  raw,
}: {
  session: Session;
  view: LiveView;
  isLive: boolean;
  raw: boolean;
}) => {
  const accent = session.protocol;
  const [name, Icon] = accent ? PROTOCOLS[accent] : [t('otherProtocol'), IconInfo];
  return (
    <div class={`live-session live-${accent ?? 'other'}`} data-protocol={accent ?? 'other'}>
      <h3>
        <span class="live-icon">
          <Icon size={18} />
        </span>
        {name}
        {isLive && (
          <Badge tone="ok">
            <span class="dot dot-ok" aria-hidden="true" />
            {t('live')}
          </Badge>
        )}
      </h3>
      <Facts items={factsOf(session, view.offsetMs)} />
      {raw && <Raw session={session} />}
    </div>
  );
};

const Sessions = ({ view, shown, raw }: { view: LiveView; shown: Shown; raw: boolean }) => (
  <div class={isOld(shown) ? 'live-sessions live-old' : 'live-sessions'}>
    {view.sessions.map((session, i) => (
      <SessionBlock
        key={`${session.protocol}/${session.ip}/${i}`}
        session={session}
        view={view}
        isLive={shown.state === 'online'}
        raw={raw}
      />
    ))}
  </div>
);

const whyOld = ({ state }: Shown, { isUnclear }: LiveView) => {
  if (state === 'cut') return 'cut.text';
  return isUnclear ? 'unclear.text' : 'unknown.text';
};

/** What is connected now. `raw` adds the panel's own field names. */
export const LiveBody = ({ live, raw = false }: { live: Live; raw?: boolean }) => {
  const shown = useShown(live);
  const [view, problem] = [live.view.value, live.problem.value];
  if (problem) {
    const reason = problem.code === 'not_ready' ? t('notReady') : t('ended', { reason: problem.message });
    return <p class="muted">{reason}</p>;
  }
  if (!view) return shown.state === 'cut' ? <p>{t('cut.text')}</p> : <Skeleton lines={2} />;
  return (
    <>
      {shown.state === 'offline' && <p class="muted">{t('offline.text')}</p>}
      {isOld(shown) && (
        <p>
          {t(whyOld(shown, view))} {view.sessions.length > 0 && t('unknown.sessions')}
        </p>
      )}
      {view.sessions.length > 0 && <Sessions view={view} shown={shown} raw={raw} />}
      <p class="live-checked text-s text-ink-2">
        {view.sampledAt === null ? (
          t('checked.never')
        ) : (
          <span title={instantTitle(view.sampledAt)}>{t('checked', { time: clock(view.sampledAt, now.value) })}</span>
        )}
      </p>
    </>
  );
};
